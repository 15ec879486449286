import fc from 'fast-check';

/** What writers get wrong: astral and combining characters, both directions, markup, quotes, commas and formulas. */
const characters = [
  'a',
  'é',
  'e\u0301',
  ' ',
  ' ',
  ',',
  '"',
  "'",
  '<',
  '&',
  '=',
  '-',
  '@',
  ';',
  '\t',
  '🚢',
  '👩‍🚀',
  '𝒳',
  'א',
  'ب',
  '港',
  '“',
  '\u00a0',
];

/** So many of them, in any order. */
export const randomWords = (minLength: number, maxLength: number) =>
  fc.array(fc.constantFrom(...characters), { minLength, maxLength, size: 'max' }).map((parts) => parts.join(''));

/** Words of a few characters of two halves each, so that many stand side by side. */
export const randomPairs = fc
  .array(fc.constantFrom('🚢', '🚀', '𝒳', '👩‍🚀', 'a', ' '), { minLength: 8, maxLength: 20, size: 'max' })
  .map((parts) => parts.join(''));
