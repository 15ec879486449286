/** Longer keys would not fit an index of the database, whatever the script. Code points. */
const MAX_KEY_CHARS = 80;

// Keys are stored: `accents` of a search knows more by now.
const accents = /[\u0300-\u036f\u0591-\u05c7\u064b-\u0655\u0670]/g;

/** What titles are sorted by: without case and accents, from the first letter or figure on. Titles that agree so far have no order of their own. */
export function titleKeyOf(title: string): string {
  const folded = title.slice(0, 1_000).normalize('NFKD').toLowerCase().replaceAll(accents, '');
  const words = folded.replace(/^[^\p{L}\p{N}]+/u, '');
  return [...(words === '' ? folded : words)].slice(0, MAX_KEY_CHARS).join('');
}
