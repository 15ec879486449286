const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The characters of words as a reader counts them. */
export const charactersOf = (words: string): string[] => [...segmenter.segment(words)].map(({ segment }) => segment);
