import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ArticleState, stateToJson } from '../article-state';
import { canonicalJson } from '../canonical-json';
import { DomainError } from '../errors';
import { writeArchive } from '../export/archive';
import { GalleyArchive } from '../export/archive-form';
import type { ExportInput } from '../export/export-input';
import { JournalWriter, testId } from '../export/journal-writer.fixture';
import { randomInput } from '../export/random-journal.fixture';
import { sampleInput } from '../export/sample.fixture';
import { type JournalEntry, NO_HASH, sealEntry } from '../journal/entry';
import { readArchive } from './archive';
import { type ArchiveImport, prepareArchiveImport } from './archive-import';

const archiveOf = (input: ExportInput): GalleyArchive => GalleyArchive.parse(JSON.parse(writeArchive(input).content));

const idPattern = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

function countingIds(): () => string {
  let made = 0;
  return () => testId(700, ++made);
}

/** The archived article, read and imported into another desk, and its state there. */
function importAgain(input: ExportInput, keepsIds: boolean): { state: ArticleState; prepared: ArchiveImport } {
  const contents = readArchive(writeArchive(input).content);
  const prepared = prepareArchiveImport(contents, { newId: countingIds(), deskId: testId(2, 2), keepsIds });
  const journal = new JournalWriter(testId(0, 5), testId(9, 8));
  journal.append('article.imported', prepared.imported);
  return { state: journal.state, prepared };
}

/** A state with every id replaced by the order of its first appearance, and without what an import makes anew. */
function withoutIds(state: ArticleState, sourceIds: readonly string[]): unknown {
  const {
    articleId: _id,
    seq: _seq,
    version: _version,
    recentlyOrphaned: _recent,
    details,
    peopleNames: _names,
    ...rest
  } = stateToJson(state);
  const { deskId: _desk, authorId: _author, ...otherDetails } = details;
  const order = new Map<string, string>();
  // Canonical, so that the order of first appearance does not hang on the order of members.
  const text = canonicalJson({ sourceIds, ...rest, details: otherDetails });
  return JSON.parse(
    text.replaceAll(idPattern, (id) => {
      const name = order.get(id) ?? `id ${order.size + 1}`;
      order.set(id, name);
      return name;
    }),
  );
}

const idsOf = (sources: readonly { id: string }[]) => sources.map(({ id }) => id);

describe('readArchive', () => {
  it('reads back what was written, whatever was done', () => {
    fc.assert(
      fc.property(randomInput, (input) => {
        const { archive, state } = readArchive(writeArchive(input).content);
        expect(stateToJson(state)).toEqual(JSON.parse(JSON.stringify(stateToJson(input.state))));
        expect(archive.journal).toEqual(input.entries);
        expect(archive.sources).toEqual(input.sources);
      }),
      { numRuns: 100 },
    );
  });

  it('reads the golden archive of format 1', async () => {
    const { state } = readArchive(await readFile(new URL('../export/golden/sample.galley.json', import.meta.url), 'utf8'));
    expect(state.annotations.size).toBe(17);
  });

  it('reads an archive without a journal', () => {
    const { archive } = readArchive(writeArchive({ ...sampleInput(), entries: [] }).content);
    expect(archive.head).toBeNull();
  });

  it('reads an archive in which an entry was erased by law', () => {
    const journal = new JournalWriter(testId(0, 4), testId(9, 1));
    const { state, entries } = sampleInput();
    journal.importDoc(state.doc);
    const tag = journal.tag('claim', '412 ships');
    journal.append('verdict.given', { annotationId: tag, basedOn: null, verdict: { value: 'unproven', rationale: 'A secret.' } });
    journal.append('erased', { seqs: [3], reason: 'Asked for by the person.' });
    const blank = (text: string) => text.replaceAll('A secret.', '█████████');
    const erased = JSON.parse(blank(JSON.stringify(journal.entries.map((one) => (one.seq === 3 ? { ...one, salt: '' } : one)))));
    const content = blank(writeArchive({ ...sampleInput(), state: journal.state, entries: erased }).content);
    expect(readArchive(content).archive.journal).toHaveLength(4);
    expect(entries.length).toBeGreaterThan(4);
  });

  it.each([
    ['nothing', '', /cut off/],
    ['half of one', writeArchive(sampleInput()).content.slice(0, 5000), /cut off/],
    ['other JSON', '{"type":"FeatureCollection"}', /no Galley archive/],
    ['a list', '[]', /no Galley archive/],
    ['null', 'null', /no Galley archive/],
  ])('refuses %s', (_what, text, sentence) => {
    expect(() => readArchive(text)).toThrow(sentence);
    expect(() => readArchive(text)).toThrow(DomainError);
  });

  it('refuses more than it may hold in memory', () => {
    expect(() => readArchive(' '.repeat(100 * 1024 * 1024 + 1))).toThrow(/over 100 MB/);
  });

  it('refuses nesting that would exhaust the stack', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(() => readArchive(`{"format":"galley-archive","formatVersion":1,"state":${deep}}`)).toThrow(/nested too deeply/);
  });

  const crafted: [string, (archive: GalleyArchive) => unknown, RegExp][] = [
    ['of a newer format', (one) => ({ ...one, formatVersion: 2 }), /newer Galley/],
    [
      'with an entry of a type that is not known',
      (one) => ({ ...one, journal: one.journal.map((entry) => ({ ...entry, type: 'next.year' })) }),
      /newer Galley/,
    ],
    ['with an unknown kind', (one) => withTag(one, { kind: 'rumour' }), /annotations.*not as it should be/],
    ['with a doc of another form', (one) => withState(one, { doc: { type: 'doc', content: [{ type: 'script' }] } }), /form of an article/],
    ['with a link that runs a script', (one) => withState(one, { doc: linkDoc('javascript:alert(1)') }), /form of an article/],
    ['with a NUL', (one) => withState(one, { details: { ...one.state.details, byline: 'a\0b' } }), /cannot be stored/],
    ['with half a character', (one) => ({ ...one, deskName: '\ud83d' }), /cannot be stored/],
    ['with a tag beyond the end', (one) => withTag(one, { anchor: anchorAt(1, 9999) }), /does not stand where it says/],
    ['with a tag on other words', (one) => withTag(one, { anchor: anchorAt(1, 5) }), /does not stand where it says/],
    ['with a label never given', (one) => withTag(one, { label: 'C99' }), /label that was never given/],
    ['with a label that is markup', (one) => withTag(one, { label: 'C<b>' }), /label that was never given/],
    ['with one label twice', (one) => withTag(one, { label: 'C2' }), /two tags have one label/],
    ['with one id twice', (one) => withTag(one, { id: one.state.annotations[1]?.id }), /two tags have one id/],
    ['with evidence from nowhere', (one) => ({ ...one, sources: [] }), /source that is not there/],
    [
      'with a source that runs a script',
      (one) => ({ ...one, sources: one.sources.map((source) => ({ ...source, url: 'javascript:alert(1)' })) }),
      /link or a date/,
    ],
    ['with a verdict on other words', (one) => withVerdict(one, { words: 'nothing at all' }), /other words than it says/],
    ['with a verdict that is stale on the same words', (one) => withTag(one, { isStale: true }), /does not fit it/],
    ['with a verdict by nobody', (one) => withVerdict(one, { byId: '../../etc' }), /made by nobody/],
    ['with a changed rationale', (one) => withVerdict(one, { rationale: 'Trust me.' }), /does not lead to its text/],
    ['with a changed entry', (one) => ({ ...one, journal: changeEntry(one.journal, 5, { actorId: testId(9, 7) }) }), /entry 5 \(hash\)/],
    ['with a changed payload', (one) => ({ ...one, journal: changeEntry(one.journal, 5, { payload: {} }) }), /entry 5 \(payloadHash\)/],
    ['without one entry', (one) => ({ ...one, journal: one.journal.filter(({ seq }) => seq !== 5) }), /entry 5 \(seq\)/],
    ['with its tail cut off', (one) => ({ ...one, journal: one.journal.slice(0, -1) }), /headSeq/],
    ['with its tail cut off and a new end', (one) => endAt(one, one.journal.slice(0, -1)), /does not lead to its text/],
    ['without an end', (one) => ({ ...one, head: null }), /no end/],
    [
      'with a journal sealed again over nonsense',
      (one) => endAt(one, seal(changeEntry(one.journal, 5, { payload: { steps: 'x' } }))),
      /entry 5 of its history/,
    ],
  ];

  it.each(crafted)('refuses one %s', (_what, craft, sentence) => {
    const text = JSON.stringify(craft(archiveOf(sampleInput())));
    expect(() => readArchive(text)).toThrow(sentence);
    expect(() => readArchive(text)).toThrow(DomainError);
  });
});

const withState = (archive: GalleyArchive, change: Record<string, unknown>) => ({ ...archive, state: { ...archive.state, ...change } });
/** The archive with its first tag, C1, changed. */
const withTag = (archive: GalleyArchive, change: Record<string, unknown>) =>
  withState(archive, { annotations: archive.state.annotations.map((one, index) => (index === 0 ? { ...one, ...change } : one)) });
const withVerdict = (archive: GalleyArchive, change: Record<string, unknown>) =>
  withTag(archive, { verdict: { ...archive.state.annotations[0]?.verdict, ...change } });
const anchorAt = (from: number, to: number) => ({ state: 'exact', ranges: [{ from, to, exact: 'other words', prefix: '', suffix: '' }] });
const linkDoc = (href: string) => ({
  type: 'doc',
  content: [{ type: 'title' }, { type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href } }] }] }],
});
const changeEntry = (journal: readonly JournalEntry[], seq: number, change: Partial<JournalEntry>) =>
  journal.map((entry) => (entry.seq === seq ? { ...entry, ...change } : entry));
const endAt = (archive: GalleyArchive, journal: readonly JournalEntry[]) => ({
  ...archive,
  journal,
  head: { seq: journal.length, hash: journal.at(-1)?.hash },
});
function seal(journal: readonly JournalEntry[]): JournalEntry[] {
  const sealed: JournalEntry[] = [];
  for (const entry of journal) sealed.push(sealEntry({ ...entry, prevHash: sealed.at(-1)?.hash ?? NO_HASH }));
  return sealed;
}

describe('prepareArchiveImport', () => {
  it('makes an equal article but for ids, whatever was done', () => {
    fc.assert(
      fc.property(randomInput, (input) => {
        const { state, prepared } = importAgain(input, false);
        expect(withoutIds(state, idsOf(prepared.sources))).toEqual(withoutIds(input.state, idsOf(input.sources)));
        // And once more from the copy: nothing was lost that only shows the second time.
        const copy: ExportInput = { ...input, state, entries: [], sources: prepared.sources };
        const again = importAgain(copy, false);
        expect(withoutIds(again.state, idsOf(again.prepared.sources))).toEqual(withoutIds(input.state, idsOf(input.sources)));
      }),
      { numRuns: 100 },
    );
  });

  it('keeps removed tags, unlinked sources, rivals, stale verdicts and every state of an anchor', () => {
    const { annotations } = importAgain(sampleInput(), false).state;
    const all = [...annotations.values()];
    expect(new Set(all.map(({ anchor }) => anchor.state))).toEqual(new Set(['exact', 'moved', 'drifted', 'orphaned']));
    expect(all.filter((one) => one.isRemoved).map(({ label }) => label)).toEqual(['O3']);
    expect(all.filter((one) => one.removedEvidence.length > 0).map(({ label }) => label)).toEqual(['C7']);
    expect(all.filter((one) => one.rivals.length > 0).map(({ label }) => label)).toEqual(['C2']);
    expect(all.filter((one) => one.isStale).map(({ label }) => label)).toEqual(['C10']);
  });

  it('gives everything a new id, people too, so that no archive speaks in the name of a person here', () => {
    const input = sampleInput();
    const { state, prepared } = importAgain(input, false);
    const old = new Set(JSON.stringify([stateToJson(input.state), input.sources]).match(idPattern));
    const found = JSON.stringify([[...state.annotations.values()], state.peopleNames, prepared.sources]).match(idPattern) ?? [];
    expect(found.filter((id) => old.has(id))).toEqual([]);
    expect(Object.values(state.peopleNames).sort()).toEqual(['Aylin Öz', 'Jonas Brandt', 'Mara Lindqvist']);
    expect(state.details).toMatchObject({ deskId: testId(2, 2), authorId: null });
  });

  it('keeps all ids when asked to', () => {
    const input = sampleInput();
    const { state, prepared } = importAgain(input, true);
    expect([...state.annotations.keys()]).toEqual([...input.state.annotations.keys()]);
    expect(idsOf(prepared.sources)).toEqual(idsOf(input.sources));
    expect(state.details.authorId).toBe(input.state.details.authorId);
  });

  it('names the journal that it came from by its end', () => {
    const input = sampleInput();
    expect(importAgain(input, false).prepared.imported.provenance).toEqual({
      articleId: input.state.articleId,
      headSeq: input.entries.length,
      headHash: input.entries.at(-1)?.hash,
    });
  });
});
