const classOf = (...scripts: readonly string[]) => scripts.map((script) => `\\p{Script=${script}}`).join('');

/**
 * The letters of scripts that put no spaces between words, to stand inside the brackets of a regular expression with the flag `u`.
 * https://www.unicode.org/reports/tr29/#Word_Boundaries
 */
export const UNSPACED = classOf('Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar');

/** The letters of scripts that are written from right to left, to stand inside the brackets of a regular expression with the flag `u`. */
export const RIGHT_TO_LEFT = classOf('Arabic', 'Hebrew', 'Syriac', 'Thaana', 'Nko', 'Adlam');

/** True for a UTF-16 unit that begins a character of two. */
export const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
