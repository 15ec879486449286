import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ArticleState, applyEntry, emptyState, stateToJson } from '../article-state';
import { randomInput, tried } from '../export/random-journal.fixture';
import { sha256Hex } from '../hash';
import { isSameButErased } from '../text/erased-sign';
import { erasedEntries } from './erased-entries.fixture';

const HASHES = ['wordsHash', 'statementsHash'];

type Members = Readonly<Record<string, unknown>>;
const isMembers = (value: unknown): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where two states differ but for what is erased of their words, and what each has there. */
function differences(a: unknown, b: unknown, path = ''): string[] {
  if (typeof a === 'string' && typeof b === 'string') return isSameButErased(a, b) ? [] : [`${path}: ${a} is ${b}`];
  if (Array.isArray(a) && Array.isArray(b)) {
    const [one, other] = [inLetters(a), inLetters(b)];
    const most = Math.max(one.length, other.length);
    return Array.from({ length: most }, (_, at) => differences(one[at], other[at], `${path}/${at}`)).flat();
  }
  if (!isMembers(a) || !isMembers(b)) return a === b ? [] : [`${path}: ${JSON.stringify(a)} is ${JSON.stringify(b)}`];
  const names = Object.keys({ ...a, ...b }).filter((name) => !HASHES.includes(name) && !(name === 'held' && isUnsureHeld(a, b)));
  return names.flatMap((name) => differences(a[name], b[name], `${path}/${name}`));
}

/** Stretches with other links are one once their addresses are erased. */
const inLetters = (nodes: readonly unknown[]): readonly unknown[] =>
  nodes.flatMap((node) =>
    isMembers(node) && typeof node.text === 'string' && node.type === 'text'
      ? node.text.split('').map((text) => ({ ...node, text }))
      : [node],
  );

/**
 * True of two verdicts of which nobody can tell whether they are on the words that they judged, or on as many letters of the same meaning; or that are
 * stale by a statement, on whichever words.
 */
function isUnsureHeld(a: Members, b: Members): boolean {
  const [held] = [a.held, b.held].filter(isMembers);
  const isOfOneLength = typeof a.words === 'string' && typeof held?.words === 'string' && held.words.length === a.words.length;
  return isOfOneLength || a.restatedFrom !== undefined;
}

/** Where a hash stands beside other words than it is of. */
function wrongHashes(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { words, wordsHash } = { words: undefined, wordsHash: undefined, ...value };
  const isWrong = typeof words === 'string' && typeof wordsHash === 'string' && sha256Hex(words) !== wordsHash;
  const inner = Object.entries(value).flatMap(([name, one]) => wrongHashes(one, `${path}/${name}`));
  return isWrong ? [`${path}: ${words}`, ...inner] : inner;
}

/** As it is stored. */
const told = (state: ArticleState): unknown => JSON.parse(JSON.stringify(stateToJson(state)));

describe('an article of which words are erased', () => {
  it('is what it was but for these, whatever was done and erased', { timeout: 600_000 }, () => {
    const whats = fc.constantFrom('one', 'two', 'all');
    fc.assert(
      fc.property(randomInput, whats, fc.nat(), fc.nat(), ({ state, entries }, what, one, other) => {
        const seqOf = (at: number) => (at % entries.length) + 1;
        const all = entries.map(({ seq }) => seq);
        const sets = what === 'all' ? [all] : what === 'two' ? [[seqOf(one), seqOf(other)]] : [[seqOf(one)], [1]];
        for (const seqs of sets) {
          const left = erasedEntries(entries, seqs).reduce(applyEntry, emptyState(state.articleId));
          expect(differences(told(state), told(left)), `without the words of ${seqs}`).toEqual([]);
          expect(wrongHashes(told(left)), `without the words of ${seqs}`).toEqual([]);
        }
      }),
      tried(50),
    );
  });
});
