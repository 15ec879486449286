import { accents, withPlainLetters } from './plain-letters';

/**
 * A text as it is looked for by people who type: without case, accents and the difference between kinds of quotation marks and forms of letters, with single
 * spaces. The same in every browser, whatever its language is. It finds all that `without_accents` of the database lets the server find.
 */
export function foldText(text: string): string {
  let plain = text.toLowerCase();
  // Most texts have single spaces and no accents, and to look for more costs.
  if (/[^\S ]| {2}/.test(plain)) plain = plain.replace(/\s+/g, ' ');
  if (/[\u00a8-\uffff]/.test(plain)) {
    const apart = plain
      .replace(/[‘’‚ʼ׳]/g, "'")
      .replace(/[“”„«»״]/g, '"')
      .normalize('NFKD')
      .replace(accents, '');
    // An accent that stands by itself is taken apart into a space and a mark.
    plain = withPlainLetters(apart).replace(/ {2,}/g, ' ');
  }
  return plain.trim();
}
