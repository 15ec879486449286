import type { CutText, Word } from './cut-words';
import { APOSTROPHE, CLOSING, OPENING } from './resolve-quotes';

/** The quotation marks between two words, in order. */
export const quotesOf = (marks: string): string => [...marks].filter((one) => one === OPENING || one === CLOSING).join('');

/** What between two words always says something: a question, an omission, the feet or minutes behind a figure. */
export function bearing(marks: string): string {
  const omission = /…|\.\s?\.\s?\./.test(marks) ? '…' : '';
  // The apostrophe of a word belongs to the word: one that a gap begins with stands behind a figure.
  const unit = marks.startsWith(APOSTROPHE) ? APOSTROPHE : '';
  return unit + [...marks].filter((one) => one === '?' || one === '\u00bf').join('') + omission;
}

/** The sign of what a text begins or ends with: -$5, the point of .5 per cent, and the grade A-. */
export function edgeSign(text: CutText, at: number): string {
  const marks = text.gaps[at]?.marks ?? '';
  if (at === 0) {
    if (/^\p{L}/u.test(text.words[0]?.key ?? '')) return '';
    // Some write the point in the middle, and most languages a comma.
    const [, minus = '', point = ''] = /([-\u2013\u2212]?)([.,\u00b7]?)$/.exec(marks) ?? [];
    return (minus && '-') + (point && '.');
  }
  return /^-(?!-)/.test(marks) ? '-' : '';
}

/**
 * What parts two words: nothing, a comma, a full stop, semicolon, colon, a dash, a bracket, or a hyphen, whatever it is drawn with.
 * A range between figures is a hyphen too. Several marks in one gap are themselves.
 */
export function separatorOf(marks: string): string {
  const plain = marks
    .replaceAll(/[\u201c\u201d\u2019\u2022\u00b7?\u00bf\u00a1…]/gu, '')
    .replaceAll(/\.\s?\.\s?\.\s?/g, '')
    .replaceAll('!', '.')
    .trim();
  if (plain === '') return '';
  if (/^(?:[-\u2010-\u2015\u2212]|--)$/.test(plain)) {
    const isSpaced = /\s/.test(marks);
    const isJoining = !isSpaced && plain !== '\u2014' && plain !== '--';
    return isJoining ? '-' : '—';
  }
  return plain.replace(/\s/g, '');
}

/** True if white space beside a gap's marks, or its absence, says nothing. */
export function isSameSpacing({ a, b, at }: { a: CutText; b: CutText; at: number }): boolean {
  const [first, second] = [a.gaps[at]?.marks ?? '', b.gaps[at]?.marks ?? ''];
  if (/\s/.test(first) === /\s/.test(second)) return true;
  const [before, after] = [a.words[at - 1], a.words[at]];
  if (separatorOf(first) === '') return isUnit(before, after) || quotesOf(first) !== '';
  // 2019, 200 is no figure, and ansel.example no end of a sentence.
  if (before?.kind === 'number' && after?.kind === 'number') return false;
  return separatorOf(first) !== '.' || /^\p{Lu}/u.test(after?.key ?? '');
}

const isUnit = (before: Word | undefined, after: Word | undefined) =>
  (before?.kind === 'number' && (after?.kind === 'word' || /^[%°‰]$/.test(after?.key ?? ''))) ||
  (after?.kind === 'number' && /^[€$£¥]$/.test(before?.key ?? '')) ||
  (before?.key === '°' && after?.kind === 'word');
