import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { applyEntry, emptyState, stateToJson } from '../article-state';
import { findChainFault, JournalEntry } from './entry';

const GoldenJournal = z.object({ entries: z.array(JournalEntry), state: z.unknown() });
const folder = path.join(import.meta.dirname, 'golden');

// One file for each payload version that was ever released. They are never written again: an old journal does not change.
it.each(fs.readdirSync(folder))('replays %s to the state that it had when it was written', (name) => {
  const { entries, state } = GoldenJournal.parse(JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8')));
  const [first] = entries;
  const last = entries.at(-1);
  if (!first || !last) throw new Error(`${name} is empty`);
  expect(findChainFault(entries, { headSeq: last.seq, headHash: last.hash })).toBeNull();
  expect(JSON.parse(JSON.stringify(stateToJson(entries.reduce(applyEntry, emptyState(first.articleId)))))).toEqual(state);
});
