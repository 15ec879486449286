import { afterEach, describe, expect, it } from 'vitest';
import { docOf, TestJournal } from '@/lib/domain/journal/journal.fixture';
import { cachedState, cacheState, forgetState, recentEntries } from './state-cache';

/** A journal in which somebody types, and its state and entries at each seq. */
function typedJournal(keys: number, words = 'x') {
  const journal = new TestJournal(docOf('A title', 'Words.'));
  const states = [journal.state];
  for (let i = 0; i < keys; i++) {
    journal.send('text', { steps: [{ stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text: words }] } }] });
    states.push(journal.state);
  }
  const stateAt = (seq: number) => states[seq - 1] ?? journal.state;
  const keep = (from: number, to = from) => cacheState(stateAt(to), journal.entries.slice(from - 1, to));
  const head = (seq: number) => ({ id: journal.state.articleId, headSeq: seq, headHash: journal.entries[seq - 1]?.hash ?? '' });
  const recent = (at: number, after: number) => recentEntries(head(at), after)?.map(({ seq }) => seq) ?? null;
  return { journal, stateAt, keep, head, recent };
}

let articleId = '';
afterEach(() => forgetState(articleId));

function open(keys: number, words?: string) {
  const opened = typedJournal(keys, words);
  articleId = opened.journal.state.articleId;
  return opened;
}

describe('recentEntries', () => {
  it('gives what follows a seq, if all of it is held', () => {
    const { keep, recent } = open(5);
    keep(2, 3);
    keep(4);
    expect(recent(4, 1)).toEqual([2, 3, 4]);
    expect(recent(4, 3)).toEqual([4]);
    expect(recent(4, 4)).toEqual([]);
    expect(recent(4, 0)).toBeNull();
  });

  it('gives nothing where the journal has come further, or is another', () => {
    const { keep, head, recent } = open(5);
    keep(2, 4);
    expect(recent(5, 2)).toBeNull();
    expect(recentEntries({ ...head(4), headHash: 'other' }, 2)).toBeNull();
    expect(recentEntries({ ...head(4), headSeq: 5 }, 2)).toBeNull();
  });

  it('drops what came before a gap, and before a state whose entries nobody names', () => {
    const { keep, recent, stateAt } = open(8);
    keep(2, 3);
    keep(5);
    expect(recent(5, 3)).toBeNull();
    expect(recent(5, 4)).toEqual([5]);
    cacheState(stateAt(6));
    expect(recent(6, 5)).toBeNull();
    keep(7);
    expect(recent(7, 4)).toBeNull();
    expect(recent(7, 6)).toEqual([7]);
  });

  it('is as it was when the same state is kept again', () => {
    const { keep, recent, stateAt } = open(3);
    keep(2, 4);
    cacheState(stateAt(4));
    expect(recent(4, 1)).toEqual([2, 3, 4]);
    expect(cachedState(articleId)).toBe(stateAt(4));
  });

  it('holds no more than 64, nor more than 200,000 characters', () => {
    const many = open(100);
    for (let seq = 2; seq <= 101; seq++) many.keep(seq);
    expect(many.recent(101, 37)).toHaveLength(64);
    expect(many.recent(101, 36)).toBeNull();
    const long = open(5, 'x'.repeat(60_000));
    long.keep(2, 6);
    expect(long.recent(6, 3)).toEqual([4, 5, 6]);
    expect(long.recent(6, 2)).toBeNull();
  });
});
