import { describe, expect, it } from 'vitest';
import { testId } from '../journal/journal.fixture';
import { SCHEMA_VERSION } from '../text/article-schema';
import { Batch, MAX_BATCH_CHARS, MAX_BATCH_STEPS } from './journal';

const text = (count: number, words = 'a') => ({
  id: testId(),
  type: 'text',
  payload: {
    steps: Array.from({ length: count }, () => ({
      stepType: 'replace',
      from: 1,
      to: 1,
      slice: { content: [{ type: 'text', text: words }] },
    })),
  },
});
const batch = (...entries: unknown[]) =>
  Batch.safeParse({ base: { version: 0, seq: 1 }, clientId: 'a-test-tab', schemaVersion: SCHEMA_VERSION, entries });
const sentences = (parsed: ReturnType<typeof batch>) => parsed.error?.issues.map(({ message }) => message);

describe('Batch', () => {
  it('takes as many steps as an article’s entry may have, in one entry or in several', () => {
    expect(sentences(batch(text(MAX_BATCH_STEPS)))).toBeUndefined();
    expect(sentences(batch(text(5_000), text(5_000)))).toBeUndefined();
  });

  it('refuses five hundred entries of a thousand steps, and says why', () => {
    const entries = Array.from({ length: 500 }, () => text(1_000, ''));
    expect(sentences(batch(...entries))).toContain('This is too much at once: at most 20000 steps go in one batch.');
  });

  it('refuses several entries that are large together, but not a whole book in one', () => {
    const half = 'night '.repeat(MAX_BATCH_CHARS / 12);
    expect(sentences(batch(text(1, half + half)))).toBeUndefined();
    expect(sentences(batch(text(1, half)))).toBeUndefined();
    expect(sentences(batch(text(1, half), text(1, half)))).toEqual([
      'This is too much at once: several entries may have 1000000 characters together.',
    ]);
  });

  it('is refused where it does not say which schema its sender knows', () => {
    const silent = { base: { version: 0, seq: 1 }, clientId: 'a-test-tab', entries: [text(1)] };
    expect(Batch.safeParse(silent).error?.issues.map(({ path }) => path)).toEqual([['schemaVersion']]);
    expect(Batch.safeParse({ ...silent, schemaVersion: 0 }).success).toBe(false);
    expect(Batch.safeParse({ ...silent, schemaVersion: 1 }).success).toBe(true);
  });

  it('leaves to the entry’s type what is no list of steps', () => {
    const of = (payload: unknown) => ({ id: testId(), type: 'text', payload });
    expect(sentences(batch(of({ steps: 'many' }), of({}), of(null)))).toBeUndefined();
  });
});
