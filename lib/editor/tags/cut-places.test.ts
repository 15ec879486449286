import { describe, expect, it } from 'vitest';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import { positionsOf, readText, wordsBetween } from '@/lib/domain/text/article-text';
import type { MarkSpan } from '../marks/mark-positions';
import { cutPlaces, liesIn } from './cut-places';

const doc = docOf('Night buses', 'The board, he said, lost money. It ran late.', 'Nobody asked.');
const text = readText(doc);
const span = (words: string): MarkSpan => {
  const at = text.words.indexOf(words);
  const found = at < 0 ? null : positionsOf(text, at, at + words.length);
  if (!found) throw new Error(`no "${words}"`);
  return found;
};
const wordsOf = (places: readonly MarkSpan[]) => places.map(({ from, to }) => wordsBetween(doc, from, to));

describe('cutPlaces', () => {
  it.each([
    ['a place', ['The board', 'lost money'], ['The board'], ['lost money']],
    ['the middle, with the commas that parted it', ['The board, he said, lost money'], ['he said'], ['The board', 'lost money']],
    ['an end', ['lost money'], ['money'], ['lost']],
    ['words of two places', ['The board', 'lost money'], ['board', 'lost'], ['The', 'money']],
    ['everything', ['lost money'], ['he said, lost money'], []],
    ['nothing that it has', ['lost'], ['late'], ['lost']],
    ['all but a full stop, which is no word', ['money.'], ['money'], []],
  ])('takes out %s', (_, places, taken, expected) => {
    const left = cutPlaces(
      doc,
      places.map((words) => span(words)),
      taken.map((words) => span(words)),
    );
    expect(wordsOf(left)).toEqual(expected);
  });
});

describe('liesIn', () => {
  it('asks of every span whether one place holds it', () => {
    const places = [span('The board'), span('lost money')];
    expect(liesIn([span('board'), span('lost')], places)).toBe(true);
    expect(liesIn([span('board'), span('he said')], places)).toBe(false);
    expect(liesIn([span('board, he')], places)).toBe(false);
  });
});
