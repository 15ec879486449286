/** That nothing in a list is what was looked for. `none` is what there is none of, as a sentence begins with it: "No article", "Nobody". */
export const sayNone = (none: string): string => `${none} matches.`;
