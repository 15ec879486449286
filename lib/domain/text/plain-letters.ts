/** Letters that no normal form takes apart. */
const letters: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', ø: 'o', œ: 'oe', æ: 'ae', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i', ħ: 'h' },
  // Persian is often typed with the Arabic ones. The last only draws a word out.
  ...{ ي: 'ی', ى: 'ی', ك: 'ک', ـ: '' },
};
const special = new RegExp(`[${Object.keys(letters).join('')}]`, 'g');
/** Accents of Latin, Greek and Cyrillic, and the points and vowels that Hebrew and Arabic mostly go without. Marks of other scripts are letters of theirs. */
export const accents = /[\u0300-\u036f\u0591-\u05c7\u064b-\u0655\u0670]/g;

/** Small letters as people type them for those that no normal form takes apart: ł is l, ß is ss. */
export const withPlainLetters = (small: string): string => small.replaceAll(special, (letter) => letters[letter] ?? letter);
