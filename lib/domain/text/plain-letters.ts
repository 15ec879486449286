/** Letters that no normal form takes apart. */
const letters: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', ø: 'o', œ: 'oe', æ: 'ae', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i', ħ: 'h', ς: 'σ' },
  // Persian is often typed with the Arabic ones. The last only draws a word out.
  ...{ ي: 'ی', ى: 'ی', ك: 'ک', ٱ: 'ا', ة: 'ه', ـ: '' },
  // The hyphen of Hebrew.
  '־': '-',
};
const special = new RegExp(`[${Object.keys(letters).join('')}]`, 'g');
/**
 * Accents of Latin, Greek and Cyrillic, the points and vowels that Hebrew and Arabic mostly go without, and what only joins or parts letters. Marks of
 * other scripts are letters of theirs.
 */
export const accents = /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670\xad\u200b-\u200f]/g;

/** Small letters as people type them for those that no normal form takes apart: ł is l, ß is ss. */
export const withPlainLetters = (small: string): string => small.replace(special, (letter) => letters[letter] ?? letter);
