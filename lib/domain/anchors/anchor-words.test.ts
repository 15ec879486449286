import { describe, expect, it } from 'vitest';
import { docOf, TestJournal } from '../journal/journal.fixture';
import { createAnchor } from './anchor';
import { countPlaces, sayPlaces, shownQuote, shownWords } from './anchor-words';

const journal = new TestJournal(docOf('Night buses', 'The board, he said, lost money.', 'Nobody asked.'));
const { doc } = journal.state;
const anchor = createAnchor(doc, [journal.rangeOf('The board'), journal.rangeOf('lost money')]);

describe('shownWords and shownQuote', () => {
  it('part places by an ellipsis', () => {
    expect(shownWords(doc, anchor)).toBe('The board … lost money');
    expect(shownQuote(anchor)).toBe('The board … lost money');
    expect(countPlaces(anchor)).toBe(2);
  });

  it('leave out a place whose words are gone, and keep what it had', () => {
    const ranges = anchor.ranges.map((range, index) => (index === 1 ? { ...range, to: range.from } : range));
    expect(shownWords(doc, { ranges })).toBe('The board');
    expect(shownQuote({ ranges })).toBe('The board … lost money');
    expect(countPlaces({ ranges })).toBe(1);
  });

  it('keep line breaks inside one place', () => {
    const one = createAnchor(doc, [{ from: journal.rangeOf('lost').from, to: journal.rangeOf('Nobody').to }]);
    expect(shownWords(doc, one)).toBe('lost money.\nNobody');
  });
});

describe('sayPlaces', () => {
  it.each([
    [0, ''],
    [1, ''],
    [2, 'in 2 places'],
  ])('says of %s: "%s"', (places, said) => {
    expect(sayPlaces(places)).toBe(said);
  });
});
