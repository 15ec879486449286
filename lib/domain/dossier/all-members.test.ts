import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sampleInput, writeSampleHeld, writeSampleQueries, writeSampleSuggestions, writeSampleVotes } from '../export/sample.fixture';
import { writeSampleReplies } from '../export/sample-replies.fixture';
import facts from '../journal/golden/journal-v1-facts.json';
import ownerAndDue from '../journal/golden/journal-v1-owner-and-due.json';
import revisions from '../journal/golden/journal-v1-revisions.json';
import types from '../journal/golden/journal-v1-types.json';
import { type Files, filesOf, goldenEntries, pretty, resealed, sentenceOn, signedFiles, zipOf } from './dossier.fixture';
import { rebuiltState } from './rebuilt-state.fixture';

const golden = async (journal: unknown) => {
  const entries = goldenEntries(journal);
  return filesOf(await zipOf({ ...sampleInput(), state: rebuiltState(entries, entries.length), entries }));
};

/** What is not told again: where things stand in the text, which tags are looked for in what is pasted, and how words and blocks look. */
const untold = /(^|\.)(anchor|lostSeq|taken|recentlyOrphaned)(\.|$)|^doc\.type$|^doc\..*\.(marks|attrs)\./;

type Json = Record<string, unknown>;
const Container = z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())]);

/** The first place of each kind in a file, and how to put something else there. */
function placesIn(file: unknown): Map<string, (value: unknown) => unknown> {
  const places = new Map<string, (value: unknown) => unknown>();
  const walk = (value: unknown, path: string, put: (value: unknown) => unknown) => {
    const held = Container.safeParse(value).data;
    if (held === undefined) {
      if (!places.has(path)) places.set(path, put);
      return;
    }
    const copy: Json = { ...held };
    for (const [name, member] of Object.entries(held)) {
      const rebuilt = (other: unknown) => put(Array.isArray(held) ? Object.values({ ...copy, [name]: other }) : { ...copy, [name]: other });
      walk(member, `${path}${path === '' ? '' : '.'}${Array.isArray(held) ? '*' : name}`, rebuilt);
    }
  };
  walk(file, '', (value) => value);
  return places;
}

/** The members of article.json that can be something else, and the verifier does not notice. Those that were `seen` in another are left out. */
function unnoticed(files: Files, seen: Set<string>): string[] {
  const article: unknown = JSON.parse(files['article.json'] ?? '');
  return [...placesIn(article)].flatMap(([path, put]) => {
    if (untold.test(path) || seen.has(path)) return [];
    seen.add(path);
    const crafted = resealed({ ...files, 'article.json': pretty(put('crafted')) });
    return sentenceOn(crafted).startsWith('All ') ? [path] : [];
  });
}

describe('the verifier', () => {
  it('notices whatever is changed of what entries tell', { timeout: 120_000 }, async () => {
    const seen = new Set<string>();
    for (const made of [
      signedFiles(),
      ...[facts, types, revisions, ownerAndDue].map(golden),
      ...[writeSampleVotes, writeSampleHeld, writeSampleSuggestions, writeSampleQueries, writeSampleReplies].map((write) =>
        zipOf(sampleInput(write())).then(filesOf),
      ),
    ]) {
      const files = await made;
      expect(sentenceOn(files)).toMatch(/^All \d+ match$/);
      expect(unnoticed(files, seen)).toEqual([]);
    }
    expect(seen.size).toBeGreaterThan(200);
  });
});
