import { expect } from 'vitest';
import { applyEntry, emptyState, stateFromJson, stateToJson } from '../article-state';
import type { TestJournal } from './journal.fixture';

/** Expects that what is stored, replayed and read back is what is in memory. */
export function expectReplayed({ entries, state }: Pick<TestJournal, 'entries' | 'state'>): void {
  const replayed = entries.reduce(applyEntry, emptyState(state.articleId));
  expect(stateToJson(replayed)).toEqual(stateToJson(state));
  expect(stateToJson(stateFromJson(JSON.parse(JSON.stringify(stateToJson(state)))))).toEqual(stateToJson(state));
}
