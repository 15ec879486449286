/** Said where somebody would change an article that is archived. */
export const archivedSentence = 'This article is archived. Restore it to change it.';
