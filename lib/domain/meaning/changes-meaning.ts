import { isSameBesidesCase } from './case-bearing';
import { type CutText, cutWords, type Word } from './cut-words';
import { isSamePunctuation } from './english-punctuation';
import { normalizeEnglish } from './english-words';
import { foldCharacters } from './fold-characters';
import { separatorOf } from './gap-marks';
import { isSameInOtherLanguage, isSameWordElsewhere } from './other-languages';
import { WordingChange } from './wording-changes';

/** Whether a verdict on one wording holds for another, and what differs between them where it does. */
export interface MeaningDecision {
  isChanged: boolean;
  /** What differs without changing the meaning, in the order of `WordingChange`. Empty where the meaning changed, or nothing differs. */
  changes: WordingChange[];
}

const CHANGED: MeaningDecision = { isChanged: true, changes: [] };

/**
 * Whether a claim says something else after a change of its words. Only what certainly means the same is let through, and all else counts as
 * changed: a number, name, date, negation or any other word, quotation marks, case inside a sentence, punctuation that could alter the sense.
 * `language` is BCP 47. English is known best; in other languages, and where none is named, any change of words is a change of meaning. The
 * same both ways round, and in time linear in the words.
 */
export function changesMeaning(before: string, after: string, language: string): MeaningDecision {
  if (before === after) return { isChanged: false, changes: [] };
  const isEnglish = /^en(?:-|$)/i.test(language);
  const [foldedA, foldedB] = [foldCharacters(before), foldCharacters(after)];
  if (foldedA === foldedB) return { isChanged: false, changes: ['characters'] };
  const cut = (text: string) => (isEnglish ? normalizeEnglish(cutWords(text)) : cutWords(text));
  const [a, b] = [cut(foldedA), cut(foldedB)];
  if (a.words.length !== b.words.length || a.words.length === 0) return CHANGED;
  const found = new Set<WordingChange>();
  for (let at = 0; at <= a.words.length; at++) {
    const [one, two] = [a.words[at], b.words[at]];
    if (one && two && !isSameWord(one, two, startsSentence(a, at) || startsSentence(b, at), isEnglish ? null : language)) return CHANGED;
    const place = { a, b, at };
    if (!(isEnglish ? isSamePunctuation(place) : isSameInOtherLanguage(place))) return CHANGED;
    if (one && two) noteWord(found, one, two);
    const isBesideOther = isWrittenOtherwise(a, b, at - 1) || isWrittenOtherwise(a, b, at);
    noteGap(found, a.gaps[at]?.raw ?? '', b.gaps[at]?.raw ?? '', isBesideOther);
  }
  // A word that was typed twice.
  if (found.size === 0) found.add('spelling');
  return { isChanged: false, changes: WordingChange.options.filter((one) => found.has(one)) };
}

function isSameWord(a: Word, b: Word, isStart: boolean, otherLanguage: string | null): boolean {
  if (a.key === b.key && a.kind === b.kind) return true;
  if (a.kind !== b.kind) return false;
  return otherLanguage === null ? isSameBesidesCase(a.key, b.key, isStart) : isSameWordElsewhere(a.key, b.key, isStart, otherLanguage);
}

/** True if the word at `at` is the first of a sentence, or of a quotation. */
function startsSentence({ gaps }: CutText, at: number): boolean {
  const { marks = '', raw = '' } = gaps[at] ?? {};
  return at === 0 || /[?\u201c\u2022]/u.test(marks) || raw.includes('\n') || ['.', ':', ';', '—'].includes(separatorOf(marks));
}

function noteWord(found: Set<WordingChange>, a: Word, b: Word): void {
  if (a.raw === b.raw) return;
  if (a.raw.replaceAll(/\s/g, '') === b.raw.replaceAll(/\s/g, '')) {
    found.add('spacing');
    return;
  }
  if (a.raw.toLowerCase() === b.raw.toLowerCase()) found.add('case');
  else if (a.kind === 'word') found.add('spelling');
  else found.add('numbers');
}

const isWrittenOtherwise = (a: CutText, b: CutText, at: number) => a.words[at]?.raw.toLowerCase() !== b.words[at]?.raw.toLowerCase();

function noteGap(found: Set<WordingChange>, a: string, b: string, isBesideOther: boolean): void {
  if (a === b) return;
  const [first, second] = [a.replaceAll(/\s/g, ''), b.replaceAll(/\s/g, '')];
  // 5% and 5 per cent: the space belongs to the way of writing.
  if (first === second && isBesideOther) return;
  if (first === second) found.add('spacing');
  else if ([first, second].every((one) => one === '' || one === '-' || one === '\u2010' || one === '\u2011')) found.add('hyphens');
  else found.add('punctuation');
}
