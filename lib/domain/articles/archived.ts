/** Said where somebody would change an article that is archived, whatever they may. The workbench says more (`editor/session/article-lock`). */
export const archivedSentence = 'This article is archived. An editor or lead can restore it.';
