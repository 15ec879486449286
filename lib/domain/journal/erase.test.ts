import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeScript, runScript } from '../anchor-proof/script';
import { applyEntry, emptyState } from '../article-state';
import { readText } from '../article-text';
import { sha256Hex } from '../hash';
import { findChainFault, type VisibleEntry } from './entry';
import { entryTypeNames } from './entry-types';
import { erasePayload } from './erase';
import { docOf, TestJournal, testId } from './journal.fixture';

const erased = <E extends Pick<VisibleEntry, 'type' | 'payload'>>(entry: E): E => ({
  ...entry,
  payload: erasePayload(entry.type, entry.payload),
});

/** Every string in a value with the names that lead to it. */
function stringsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => stringsOf(member, `${path}/${name}`));
}

/** An article in which every kind of words was used. */
function secretJournal() {
  const journal = new TestJournal(docOf('Secret title', 'Secret Alice met secret Bob at noon.', 'A secret line.'));
  const id = journal.tag('Secret Alice met secret Bob');
  const linked = { annotationId: id, evidenceId: testId(), sourceId: testId(), stance: 'refutes' };
  journal.send('evidence.linked', { ...linked, quote: 'A secret quote', locator: 'secret page', lookedAt: '2026-01-02' });
  journal.send('verdict.given', { annotationId: id, verdict: { value: 'partly', rationale: 'A secret reason' }, basedOn: null });
  const rival = journal.send('verdict.given', { annotationId: id, verdict: { value: 'unproven', rationale: 'Secret' }, basedOn: null });
  journal.send('rival.settled', { annotationId: id, rivalEntryId: rival, take: true });
  journal.send('article.details-changed', { byline: 'Secret Carol', publishedOn: '2026-01-02', language: 'en' });
  const { from, to } = journal.rangeOf('met');
  const slice = { content: [{ type: 'text', text: 'secretly', marks: [{ type: 'link', attrs: { href: 'https://secret.example/x' } }] }] };
  journal.send('text', { steps: [{ stepType: 'replace', from, to, slice }] });
  journal.send('annotation.span-changed', { annotationId: id, how: 'confirmed' });
  return { journal, id };
}

describe('erasePayload', () => {
  it('knows every type of entry, and refuses one that it does not know', () => {
    for (const type of entryTypeNames) expect(erasePayload(type, {})).toEqual({});
    expect(() => erasePayload('no.such', {})).toThrow('it is not known');
  });

  it('leaves no word of an article, and the ids, kinds, stances and days of it', () => {
    const { journal } = secretJournal();
    for (const entry of journal.entries) {
      const [before, after] = [stringsOf(entry.payload), stringsOf(erased(entry).payload)];
      expect(JSON.stringify(after)).not.toMatch(/secret|alice|bob|carol/i);
      expect(after.map(([path, text]) => [path, text.length])).toEqual(before.map(([path, text]) => [path, text.length]));
    }
    const kept = JSON.stringify(journal.entries.map((entry) => erased(entry).payload));
    for (const word of ['refutes', '2026-01-02', 'claim', 'partly', 'paragraph', 'https://█', 'confirmed']) expect(kept).toContain(word);
    expect(kept).not.toContain(sha256Hex('Secret Alice met secret Bob'));
  });

  it('keeps the chain, and replay gives the same tags in the same places', () => {
    const { journal, id } = secretJournal();
    const entries = journal.entries.map(erased);
    const head = { headSeq: entries.length, headHash: entries.at(-1)?.hash ?? '' };
    expect(findChainFault(entries, head, () => true)).toBeNull();
    expect(findChainFault(entries, head)?.field).toBe('payloadHash');
    const replayed = entries.reduce(applyEntry, emptyState(journal.state.articleId));
    const [one, other] = [replayed.annotations.get(id), journal.annotation(id)];
    expect(one).toMatchObject({ label: other.label, checkState: other.checkState, isStale: other.isStale });
    expect(one?.anchor.ranges.map(({ from, to }) => [from, to])).toEqual(other.anchor.ranges.map(({ from, to }) => [from, to]));
    expect(readText(replayed.doc).words).toBe(readText(journal.state.doc).words.replace(/[^\n]/g, '█'));
  });

  it('keeps places and states of all tags through any edit script, and changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.nat(100_000), (seed) => {
        const { authority } = runScript({ ...makeScript(seed), words: 100 });
        const entries = authority.entries.map(erased);
        expect(entries.map(erased)).toEqual(entries);
        const replayed = entries.reduce(applyEntry, emptyState(authority.state.articleId));
        expect(readText(replayed.doc).words).toBe(readText(authority.state.doc).words.replace(/[^\n]/g, '█'));
        const placesOf = (state: typeof replayed) =>
          [...state.annotations.values()].map(({ id, anchor }) => [id, anchor.state, anchor.ranges.map(({ from, to }) => [from, to])]);
        expect(placesOf(replayed)).toEqual(placesOf(authority.state));
      }),
      { numRuns: 20 },
    );
  });
});
