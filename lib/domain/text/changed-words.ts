/** Two wordings of one passage: what both begin and end with, and what stands between in each. The four parts of a wording make it up again. */
export interface ChangedWords {
  before: string;
  removed: string;
  added: string;
  after: string;
}

const spaced = /\s+|[^\s]+/gu;

/** What differs between two wordings, to the word, or to what else `pieces` finds. Where nothing is alike, all is removed and added. */
export function changedWords(old: string, now: string, pieces: RegExp = spaced): ChangedWords {
  const [a, b] = [old.match(pieces) ?? [], now.match(pieces) ?? []];
  const shortest = Math.min(a.length, b.length);
  let start = 0;
  while (start < shortest && a[start] === b[start]) start++;
  let end = 0;
  while (end < shortest - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const between = (all: readonly string[]) => all.slice(start, all.length - end).join('');
  return {
    before: a.slice(0, start).join(''),
    removed: between(a),
    added: between(b),
    after: a.slice(a.length - end).join(''),
  };
}
