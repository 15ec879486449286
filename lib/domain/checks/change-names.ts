/** What is said of a tag that must be looked at again, one table: of the words that changed, of what is checked alone, or of their place alone. */
export const changeNames = { words: 'Text changed', statement: 'Says something else now', place: 'Moved' } as const;
