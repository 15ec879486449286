import type { CutText } from './cut-words';
import { bearing, edgeSign, isSameSpacing, quotesOf, separatorOf } from './gap-marks';

/** Languages in which a capital tells words apart, or in which lower case is not what it is elsewhere (Turkish has two kinds of i). */
const caseBearing = /^(?:de|lb|gsw|nds|tr|az|)(?:-|$)/i;

/** True if two words of a language that is not English differ in nothing but the capital that a sentence begins with. */
export function isSameWordElsewhere(a: string, b: string, isStart: boolean, language: string): boolean {
  if (!isStart || caseBearing.test(language)) return false;
  return a.toLowerCase() === b.toLowerCase() && a.slice(1) === b.slice(1);
}

/**
 * True if the punctuation between two words says the same in a language whose rules are not known: the marks at the ends, the style of
 * quotation marks and dashes, and white space may differ, but where a comma stands may not.
 */
export function isSameInOtherLanguage(place: { a: CutText; b: CutText; at: number }): boolean {
  const { a, b, at } = place;
  const [first, second] = [a.gaps[at]?.marks ?? '', b.gaps[at]?.marks ?? ''];
  if (first === second) return true;
  if (quotesOf(first) !== quotesOf(second) || bearing(first) !== bearing(second)) return false;
  const [one, two] = [separatorOf(first), separatorOf(second)];
  if (at > 0 && at < a.words.length) return one === two && isSameSpacing(place);
  if (edgeSign(a, at) !== edgeSign(b, at)) return false;
  // At the ends a full stop may be there or not. A semicolon is a question in Greek.
  return [one, two].every((mark) => ['', '.'].includes(mark)) || one === two;
}
