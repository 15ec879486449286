import { v7 as uuidv7 } from 'uuid';
import { afterEach, describe, expect, it } from 'vitest';
import { annotationsById } from '@/lib/domain/anchors/anchored-kinds';
import type { ArticleState } from '@/lib/domain/article-state';
import { docOf, TestJournal } from '@/lib/domain/journal/journal.fixture';
import { articleSchema } from '@/lib/domain/text/article-schema';
import { cachedState, cacheState, forgetState, recentEntries, weightOf } from './state-cache';

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

describe('cacheState', () => {
  /** Three such are held, four are not. */
  const weighty = 22_000_000;
  const { state } = new TestJournal(docOf('A title', 'Words.'));
  const articleIds: string[] = [];
  afterEach(() => {
    for (const id of articleIds.splice(0)) forgetState(id);
  });

  /** Keeps other articles of that state, one after the other, and gives their ids. */
  function keepMany(count: number, kept: ArticleState): string[] {
    const ids = Array.from({ length: count }, () => uuidv7());
    articleIds.push(...ids);
    for (const id of ids) cacheState({ ...kept, articleId: id });
    return ids;
  }
  const held = (ids: readonly string[]) => ids.map((id) => cachedState(id) !== undefined);
  const withWords = (chars: number): ArticleState => {
    const paragraph = articleSchema.node('paragraph', null, articleSchema.text('x'.repeat(chars)));
    return { ...state, doc: articleSchema.node('doc', null, [articleSchema.node('title'), paragraph]) };
  };

  it('holds as many articles as have room, and no more than 1,000', () => {
    const ids = keepMany(1_001, state);
    expect(held(ids)).toEqual(ids.map((_, at) => at > 0));
  });

  it('lets those go that were not used for longest where all together are heavy', () => {
    const [first = '', second = '', third = ''] = keepMany(3, withWords(weighty));
    cachedState(first);
    const [fourth = ''] = keepMany(1, withWords(weighty));
    expect(held([first, second, third, fourth])).toEqual([true, false, true, true]);
  });

  it('holds the last one used, whatever it weighs', () => {
    const [light = ''] = keepMany(1, state);
    const [heavy = ''] = keepMany(1, withWords(4 * weighty));
    expect(held([light, heavy])).toEqual([false, true]);
  });
});

describe('weightOf', () => {
  it('counts words and tags', () => {
    const journal = new TestJournal(docOf('A title', 'Words.'));
    const before = weightOf(journal.state);
    const tag = journal.annotation(journal.tag('Words'));
    expect(weightOf(journal.state)).toBeGreaterThan(before);
    const annotations = annotationsById(Array.from({ length: 20_000 }, () => ({ ...tag, id: uuidv7() })));
    expect(weightOf({ ...journal.state, annotations })).toBeGreaterThan(40_000_000);
  });
});
