import { describe, expect, it } from 'vitest';
import { docOf, TestJournal } from '@/lib/domain/journal/journal.fixture';
import { countEntries, type EntryRow, findBrokenLink } from './journal-rows';

/** A journal of three entries as the app chains it, and as rows have it. */
function journal() {
  const made = new TestJournal(docOf('A bus', 'It left — naïvely 🐟 — at 12.35.'));
  made.send('article.details-changed', { byline: 'Ines Okafor', publishedOn: null, language: 'en' });
  made.send('article.details-changed', { byline: 'Ines', publishedOn: null, language: 'en' });
  const rows: EntryRow[] = made.entries.map((entry) => ({ ...entry, at: new Date(entry.at) }));
  return { rows, head: { headSeq: 3, headHash: made.entries.at(-1)?.hash ?? '' } };
}

describe('findBrokenLink', () => {
  it('finds nothing in a journal as the app makes it', () => {
    const { rows, head } = journal();
    expect(findBrokenLink(rows, head)).toBeNull();
  });

  it.each<[string, (rows: EntryRow[]) => EntryRow[], RegExp]>([
    ['a changed payload', ([a, ...rest]) => (a ? [{ ...a, payload: {} }, ...rest] : []), /^entry 1 has another payload/],
    ['a changed author', ([a, ...rest]) => (a ? [{ ...a, actorId: 'someone' }, ...rest] : []), /^entry 1 is not what/],
    ['a removed entry', ([a, , c]) => (a && c ? [a, { ...c, seq: 2 }] : []), /^entry 2 does not follow/],
    ['swapped entries', ([a, b, c]) => (a && b && c ? [a, c, b] : []), /^entry 2 has seq 3/],
    ['a cut tail', ([a, b]) => (a && b ? [a, b] : []), /head is 3, the journal ends with 2/],
  ])('finds %s', (_, change, said) => {
    const { rows, head } = journal();
    expect(findBrokenLink(change(rows), head)).toMatch(said);
  });
});

describe('countEntries', () => {
  it('counts entries by type, and the votes and facts that brought something about', () => {
    const vote = (payload: object) => ({ type: 'check.voted', payload });
    expect([...countEntries([vote({}), vote({ decides: true, follows: [{}] }), { type: 'text', payload: null }])]).toEqual([
      ['check.voted', 2],
      ['(votes decided)', 1],
      ['(claims followed)', 1],
      ['text', 1],
    ]);
  });
});
