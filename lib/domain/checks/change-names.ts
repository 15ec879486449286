/** What is said of a tag that must be looked at again, one table: of the words that changed, or of what is checked alone. */
export const changeNames = { words: 'Text changed', statement: 'Says something else now' } as const;
