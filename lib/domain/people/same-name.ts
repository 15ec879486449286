import { foldWord } from '../text/fold-word';
import { visibleLine } from '../text/visible-line';

/**
 * True if two names differ in nothing that a reader would tell people apart by: not in case, accents, spaces, or what is not seen, and not in letters
 * that only look alike. Rather too often than too seldom: it is asked before somebody takes a name, and an admin can give it.
 */
export function isSameName(one: string, other: string): boolean {
  const known = formsOf(other);
  return formsOf(one).some((form) => known.includes(form));
}

// In each of its cases: a capital may look like another letter than the small one does, as Greek Η and η do.
function formsOf(name: string): string[] {
  // A name of no letters is compared as it stands.
  if (foldWord(name) === '') return [visibleLine(name).toLowerCase()];
  const seen = name.normalize('NFKD').replaceAll(/\p{DI}/gu, '');
  return [foldWord(seen), lookOf(seen), lookOf(seen.toUpperCase())];
}

/** Letters that look like one of a to z, after it: a part of https://www.unicode.org/reports/tr39/#Confusable_Detection */
const alike = [
  ['a', 'АаΑαɑ'],
  ['b', 'ВвΒЬь'],
  ['c', 'СсϹϲ'],
  ['d', 'Ԁԁ'],
  ['e', 'ЕеΕ'],
  ['g', 'ɡ'],
  ['h', 'НнһҺΗ'],
  ['i', 'ІіΙι'],
  ['j', 'ЈјͿϳ'],
  ['k', 'КкΚκ'],
  ['l', 'Ӏӏ|ǀ'],
  ['m', 'МмΜ'],
  ['n', 'Νηո'],
  ['o', 'ОоΟοօ'],
  ['p', 'РрΡρ'],
  ['q', 'Ԛԛ'],
  ['s', 'Ѕѕ'],
  ['t', 'ТтΤτ'],
  ['u', 'υս'],
  ['v', 'νѵ'],
  ['w', 'Ԝԝω'],
  ['x', 'ХхΧχ'],
  ['y', 'УуҮүΥγ'],
  ['z', 'Ζ'],
] as const;
const latin = new Map(alike.flatMap(([letter, others]) => Array.from(others, (other): [string, string] => [other, letter])));

/** A name by what its letters look like. A capital i, a small l, a one and a stroke are mostly one line. */
const lookOf = (name: string) =>
  foldWord(Array.from(name, (letter) => latin.get(letter) ?? letter).join(''))
    .replaceAll(/[i1]/g, 'l')
    .replaceAll('0', 'o');
