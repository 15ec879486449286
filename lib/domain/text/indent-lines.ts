// Whatever some program begins a new line at: https://www.unicode.org/reports/tr14/#BK
const lineBreak = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/g;

/** Words of somebody as one item of a list in plain text: `indent` stands before each line but the first, so that none of them looks like the next item. */
export const indentLines = (words: string, indent: string): string => words.replaceAll(lineBreak, `\n${indent}`);
