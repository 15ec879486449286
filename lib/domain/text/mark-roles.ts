import { UNSPACED } from './scripts';

/** What a quotation mark or a bracket does where it stands. */
export type MarkRole = 'opens' | 'closes';

/** How far a mark stands from its neighbour: at it, bound to it by a space that breaks no line (as in « so »), or apart from it. */
const gaps = { none: 0, bound: 1, apart: 2 };

/** Quotation marks and brackets in a row, and what nobody sees between them (marks of direction). Each is one UTF-16 unit. */
const run = /[\p{Ps}\p{Pe}\p{Pi}\p{Pf}"'＂＇״׳❛❜❝❞\p{Cf}]+/gu;
const unseen = /\p{Cf}/u;
const opening = /[\p{Ps}\p{Pi}❛❝]/u;
const turning = /[\p{Pi}\p{Pf}"'＂＇״׳]/u;
/** Marks of one family can close each other: „so“, “so”, ”so”, »so«, «so», »so». */
const families = ['"', "'", '＂', '＇', '״', '׳', '„“”‟', '‚‘’‛', '«»', '‹›'];
const familyOf = new Map(families.flatMap((family) => [...family].map((mark) => [mark, family] as const)));

const lineEnd = /[\n\r\u0085\u2028\u2029]/;
const letter = /[\p{L}\p{M}\p{N}]/u;
const hebrew = /\p{sc=Hebrew}/u;
const unspaced = new RegExp(`[${UNSPACED}\\p{sc=Hangul}]`, 'u');
/** What ends a clause stands behind a quote that is closed, but three dots may be its first words. */
const clauseEnd = /^(?!\.\.)[\p{Sentence_Terminal},;:،؛、，；：]/u;

/**
 * What each quotation mark and bracket of a text does, by its offset (UTF-16 units). An apostrophe within a word does nothing and is left out.
 * The sign alone does not tell: “ closes in German, ” opens in Swedish, » opens in Danish, " does both. So the spaces beside a mark decide, else, as in
 * Han, what is open on the line, and at last the sign.
 */
export function markRolesOf(words: string): Map<number, MarkRole> {
  const roles = new Map<number, MarkRole>();
  // The mark that opened each family on this line.
  const open = new Map<string, string>();
  let read = 0;
  for (const { 0: marks, index } of words.matchAll(run)) {
    if (lineEnd.test(words.slice(read, index))) open.clear();
    read = index + marks.length;
    if (isWithinWord(marks, words[index - 1], words[read])) continue;
    const after = gapsAfter(marks, gapAfter(words.slice(read, read + 2)));
    let before = gapBefore(words[index - 1]);
    for (let i = 0; i < marks.length; i++) {
      const mark = marks[i] ?? '';
      if (unseen.test(mark)) continue;
      const role = roleOf(mark, before, after[i] ?? gaps.apart, open);
      roles.set(index + i, role);
      const family = familyOf.get(mark);
      if (family !== undefined && role === 'opens') open.set(family, mark);
      else if (family !== undefined) open.delete(family);
      before = role === 'opens' ? gaps.apart : gaps.none;
    }
  }
  return roles;
}

function roleOf(mark: string, before: number, after: number, open: ReadonlyMap<string, string>): MarkRole {
  const isOpening = opening.test(mark);
  if (!turning.test(mark)) return isOpening ? 'opens' : 'closes';
  if (before !== after) return before > after ? 'opens' : 'closes';
  const family = familyOf.get(mark) ?? mark;
  const opened = open.get(family);
  if (family.length === 1) return opened === undefined ? 'opens' : 'closes';
  return isOpening && (opened === undefined || opened === mark) ? 'opens' : 'closes';
}

/** How far each mark of a row stands from what it could open. A bracket that opens is part of that, one that closes is not; marks that turn are looked past. */
function gapsAfter(marks: string, last: number): number[] {
  const found: number[] = [];
  let gap = last;
  for (let i = marks.length - 1; i >= 0; i--) {
    const mark = marks[i] ?? '';
    found[i] = gap;
    if (!turning.test(mark) && !unseen.test(mark)) gap = opening.test(mark) ? gaps.none : gaps.apart;
  }
  return found;
}

function gapBefore(sign = '\n'): number {
  if (/[\u00a0\u202f]/.test(sign)) return gaps.bound;
  return /[\s\p{Pd}]/u.test(sign) ? gaps.apart : gaps.none;
}

function gapAfter(signs: string): number {
  return signs === '' || clauseEnd.test(signs) ? gaps.apart : gapBefore(signs[0]);
}

/** l’été, don't, ארה"ב. In scripts without spaces, and in Korean, a mark between letters is no apostrophe. */
function isWithinWord(marks: string, before = '', after = ''): boolean {
  if (!letter.test(before) || !letter.test(after)) return false;
  if (/^["״]$/.test(marks)) return hebrew.test(before) && hebrew.test(after);
  return /^['’‘׳]$/.test(marks) && !unspaced.test(before + after);
}
