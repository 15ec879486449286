/** Stands for one erased character. */
export const ERASED = '\u2588';

/** What is left of words once what was erased of them is taken away: bars alone say nothing. */
export const withoutErased = (words: string): string => words.replaceAll(ERASED, '');

/** True if nothing tells two stretches of words apart but what was erased of them, here or there: length and kept letters are the same. UTF-16 units. */
export function isSameButErased(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at] && a[at] !== ERASED && b[at] !== ERASED) return false;
  return true;
}
