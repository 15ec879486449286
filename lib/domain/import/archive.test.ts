import { readFile } from 'node:fs/promises';
import { Mapping } from '@tiptap/pm/transform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makeScript, runScript } from '../anchors/proof/script';
import { type ArticleState, stateToJson } from '../article-state';
import { canonicalJson } from '../canonical-json';
import { noCheck } from '../checks/check';
import { plainCheckRules } from '../checks/check-rules';
import { DomainError } from '../errors';
import { writeArchive } from '../export/archive';
import { GalleyArchive } from '../export/archive-form';
import type { ExportInput } from '../export/export-input';
import { JournalWriter, testId } from '../export/journal-writer.fixture';
import { randomInput, tried } from '../export/random-journal.fixture';
import {
  sampleInput,
  writeSampleHeld,
  writeSampleJournal,
  writeSampleSuggestions,
  writeSampleThreads,
  writeSampleVotes,
} from '../export/sample.fixture';
import { writeSampleReplies } from '../export/sample-replies.fixture';
import { sha256Hex } from '../hash';
import { type JournalEntry, NO_HASH, sealEntry } from '../journal/entry';
import { entryTypeOf } from '../journal/entry-types';
import { withoutRemovedWords } from '../journal/show-entries';
import { checkOf } from '../tags/annotation';
import { plainTagTypes } from '../tags/plain-tag-types';
import { isQuery, queryStandingOf } from '../talk/query';
import { removedIn } from '../talk/thread';
import { articleSchema } from '../text/article-schema';
import { votesOf } from '../verdicts/votes';
import { readArchive } from './archive';
import { type ArchiveImport, prepareArchiveImport } from './archive-import';
import { readers } from './readers';

const line = { type: 'paragraph', content: [{ type: 'text', text: 'Two ships left.' }] };
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
    // Of the old journal: they stay behind.
    signOffs: _signOffs,
    waivers: _waivers,
    reopenings: _reopenings,
    revisions: _revisions,
    ...rest
  } = stateToJson(state);
  const { deskId: _desk, authorId: _author, ...otherDetails } = details;
  const atArrival = (name: string, value: unknown) => (['seq', 'lostSeq', 'cameAt'].includes(name) ? undefined : value);
  const order = new Map<string, string>();
  // Canonical, so that the order of first appearance does not hang on the order of members.
  const text = canonicalJson(JSON.parse(JSON.stringify({ sourceIds, ...rest, details: otherDetails }, atArrival)));
  return JSON.parse(
    text.replaceAll(idPattern, (id) => {
      const name = order.get(id) ?? `id ${order.size + 1}`;
      order.set(id, name);
      return name;
    }),
  );
}

const idsOf = (sources: readonly { id: string }[]) => sources.map(({ id }) => id);

/** What a house could have called an unproven verdict. */
const lowGrade = { id: 'g-0123456789ab', name: 'Open', rating: null, sign: 'warning', colour: 'partly' };

const gradesOfNoHouse: [string, Record<string, unknown>][] = [
  ['with the sign of another', { sign: 'tick' }],
  ['in the colour of another', { colour: 'supported' }],
  ['rated above all', { rating: 6 }],
  ['without a name', { name: '' }],
  ['that pads its name', { name: `Open${' '.repeat(1_000_000)}` }],
  ['of a long name', { name: 'x'.repeat(41) }],
  ['of a long meaning', { definition: 'x'.repeat(201) }],
  ['of an id that is none', { id: '<b>' }],
];

/** All places of a tag that a grade can stand in, by what it is then. */
const placesOfGrades: Record<string, (archive: GalleyArchive, given: Record<string, unknown>) => unknown> = {
  'the verdict': (one, given) => withVerdict(one, given),
  'a verdict from before': (one, given) =>
    withTag(one, { pastVerdicts: [{ verdict: { ...one.state.annotations[0]?.verdict, ...given }, checkState: 'decided' }] }),
  'the second check': (one, given) => withCheck(one, { second: { ...aVote, ...given } }),
  'a vote': (one, given) => withCheck(one, { votes: [{ ...aVote, ...given }] }),
  'a verdict beside it': (one, given) =>
    withTag(one, {
      rivals: [{ entryId: testId(1, 98), field: 'verdict', byId: testId(9, 1), at: aVote.at, proposed: { verdict: given } }],
    }),
};

describe('readArchive', () => {
  it('reads back what was written, whatever was done', () => {
    fc.assert(
      fc.property(randomInput, (input) => {
        const { archive, state } = readArchive(writeArchive(input).content);
        expect(stateToJson(state)).toEqual(JSON.parse(JSON.stringify(stateToJson(input.state))));
        expect(archive.journal).toEqual(input.entries.map((one) => withoutRemovedWords(one, removedIn(input.state))));
        expect(archive.sources).toEqual(input.sources);
      }),
      tried(80),
    );
  });

  // The anchor proof asks for the same of each of its scripts. In these three, parts of a tag have moved across each other.
  it.each([68, 119, 155])('reads back what edits of every kind left of the tags, cut and pasted ones too: seed %i', (seed) => {
    const { state } = runScript(makeScript(seed)).authority;
    const read = readArchive(writeArchive({ ...sampleInput(), state, entries: [] }).content);
    expect(stateToJson(read.state)).toEqual(JSON.parse(JSON.stringify(stateToJson(state))));
  });

  it('reads the golden archive of format 1', async () => {
    const { state } = readArchive(await readFile(new URL('../export/golden/sample.galley.json', import.meta.url), 'utf8'));
    expect(state.annotations.size).toBe(17);
  });

  it('reads the golden archive with suggestions', async () => {
    const { state } = readArchive(await readFile(new URL('../export/golden/suggestions.galley.json', import.meta.url), 'utf8'));
    expect([...state.suggestions.values()].map(({ settled, anchor }) => settled?.how ?? anchor.state)).toEqual([
      'exact',
      'accepted',
      'drifted',
      'rejected',
      'withdrawn',
    ]);
  });

  it('reads the golden archive with threads', async () => {
    const { state } = readArchive(await readFile(new URL('../export/golden/threads.galley.json', import.meta.url), 'utf8'));
    expect([...state.threads.values()].map(({ about }) => about.on)).toEqual(['tag', 'words', 'words', 'article']);
  });

  it('reads one from before words of removed comments were left out of it', () => {
    const input = sampleInput(writeSampleThreads());
    const now = archiveOf(input);
    expect(now.formatVersion).toBe(2);
    expect(JSON.stringify(now)).not.toContain('Wrong article.');
    const before = JSON.stringify({ ...now, formatVersion: 1, journal: input.entries });
    expect(before).toContain('Wrong article.');
    expect(readArchive(before).archive.journal).toEqual(input.entries);
  });

  it('reads the golden archive with votes', async () => {
    const { state } = readArchive(await readFile(new URL('../export/golden/votes.galley.json', import.meta.url), 'utf8'));
    expect(
      [...state.annotations.values()].map((one) => [
        one.checkState,
        votesOf(one).map(({ value }) => value),
        checkOf(one).voted?.rule.needed,
      ]),
    ).toEqual([
      ['decided', ['partly', 'partly'], 2],
      ['decided', ['unproven', 'partly'], undefined],
      ['second-check', ['unproven'], undefined],
    ]);
  });

  it('reads the golden archive with queries', async () => {
    const { state } = readArchive(await readFile(new URL('../export/golden/queries.galley.json', import.meta.url), 'utf8'));
    const standings = [...state.threads.values()].filter(isQuery).map((one) => queryStandingOf(one, state.details));
    expect(standings).toEqual(['settled', 'answered', 'withdrawn', 'withdrawn', 'draft']);
  });

  it('reads the golden archive with verdicts that hold on other words', async () => {
    const { state } = readArchive(await readFile(new URL('../export/golden/held.galley.json', import.meta.url), 'utf8'));
    expect([...state.annotations.values()].map(({ isStale, verdict }) => [isStale, verdict?.held?.changes])).toEqual([
      [false, ['numbers']],
      [false, undefined],
    ]);
  });

  it.each([
    ['holds for words that it does not have', { words: 'Fees rose by 9 per cent in two years' }, /other words than it says/],
    ['was found to hold by nobody', { byId: '../etc' }, /made by nobody/],
    ['holds for words that are not there', { words: 'Fees rose', wordsHash: sha256Hex('Fees rose') }, /does not fit it/],
  ])('refuses an archive with a verdict that %s', (_what, members, sentence) => {
    const archive = archiveOf({ ...sampleInput(writeSampleHeld()), entries: [] });
    const held = archive.state.annotations[0]?.verdict?.held;
    if (!held) throw new Error('the first verdict holds on other words');
    Object.assign(held, members);
    expect(() => readArchive(JSON.stringify(archive))).toThrow(sentence);
  });

  it.each(['de-x-mtfrom-en', 'ar-u-nu-latn'])('reads an article whose page said its language is %s', async (lang) => {
    const page = `<html lang="${lang}"><body><article><h1>The ferry</h1><p>It never sailed.</p></article></body></html>`;
    const { doc, found } = await readers.html(new TextEncoder().encode(page));
    const journal = new JournalWriter(testId(0, 4), testId(9, 1));
    journal.importDoc(articleSchema.nodeFromJSON(doc), { language: found.language });
    journal.append('article.details-changed', { language: found.language });
    const { state } = readArchive(writeArchive({ ...sampleInput(), state: journal.state, entries: journal.entries }).content);
    expect(state.details.language).toBe(lang);
  });

  it('reads a tag whose parts have moved across each other, and one of which a part stands in the midst of the other', () => {
    const parts = ['The council paid nine million pounds for it', 'the mayor has called it a bargain since'];
    for (const target of ['They said', 'nine million']) {
      const journal = new JournalWriter(testId(0, 4), testId(9, 1));
      const blocks = ['They said on Monday:', `${parts[0]}.`, `And ${parts[1]}.`, 'Nobody asked.'];
      const paragraph = (words: string) => articleSchema.node('paragraph', null, [articleSchema.text(words)]);
      journal.importDoc(articleSchema.node('doc', null, [articleSchema.node('title'), ...blocks.map(paragraph)]));
      const tag = journal.tag('claim', ...parts);
      journal.edit((tr) => {
        const { from } = journal.find('And the mayor');
        const cut = tr.doc.slice(from, from + (blocks[2]?.length ?? 0));
        tr.delete(from, from + cut.size).replace(journal.find(target).from, journal.find(target).from, cut);
      });
      const [first, second] = journal.state.annotations.get(tag)?.anchor.ranges ?? [];
      expect(second?.from).toBeLessThan(first?.to ?? 0);
      const { state } = readArchive(writeArchive({ ...sampleInput(), state: journal.state, entries: journal.entries }).content);
      expect(state.annotations.get(tag)?.anchor).toEqual(JSON.parse(JSON.stringify(journal.state.annotations.get(tag)?.anchor)));
    }
  });

  it('reads an article with the longest byline that an import keeps, and a source that has its link for a title', () => {
    const input = { ...sampleInput(), entries: [] };
    const url = `https://example.org/${'a'.repeat(1000)}`;
    const details = { ...input.state.details, byline: 'x'.repeat(400), dueAt: '2026-10-10T16:00:00.000Z' };
    const sources = input.sources.map((one) => ({ ...one, title: url, url }));
    const read = readArchive(writeArchive({ ...input, state: { ...input.state, details }, sources }).content);
    expect(read.state.details).toEqual(details);
    expect(read.archive.sources).toEqual(sources);
  });

  it('reads a source with a title that nobody sees, as a house took them once', () => {
    const input = sampleInput();
    const sources = input.sources.map((one) => ({ ...one, title: '\u200B', url: null }));
    expect(readArchive(writeArchive({ ...input, sources }).content).archive.sources).toEqual(sources);
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
    // An erasure that cannot be read is a damaged entry as any other.
    const unreadable = content.replace(/"seqs":\s*\[\s*3\s*\]/, '"seqs": 3');
    expect(() => readArchive(unreadable)).toThrow(/damaged or was changed by hand/);
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
    ['of a newer format', (one) => ({ ...one, formatVersion: 3 }), /newer Galley/],
    [
      'with an entry of a type that is not known',
      (one) => ({ ...one, journal: one.journal.map((entry) => ({ ...entry, type: 'next.year' })) }),
      /newer Galley/,
    ],
    ['with an unknown kind', (one) => withTag(one, { kind: 'rumour' }), /annotations.*not as it should be/],
    ['with a doc of another form', (one) => withState(one, { doc: { type: 'doc', content: [{ type: 'script' }] } }), /form of an article/],
    ['with a link that runs a script', (one) => withState(one, { doc: linkDoc('javascript:alert(1)') }), /form of an article/],
    ['with a NUL', (one) => withDetails(one, { byline: 'a\0b' }), /cannot be stored/],
    ['with half a character', (one) => ({ ...one, deskName: '\ud83d' }), /cannot be stored/],
    ['with a tag beyond the end', (one) => withTag(one, { anchor: anchorAt(1, 9999) }), /does not stand where it says/],
    ['with a language that is markup', (one) => withDetails(one, { language: '<b>' }), /its language is none/],
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
    ['that is due at no time', (one) => withDetails(one, { dueAt: 'next Tuesday' }), /it is due at no time/],
    ['with a byline of 10 MB', (one) => withDetails(one, { byline: 'x'.repeat(10_000_000) }), /its byline is too long/],
    ['with fewer labels than none', (one) => withLabels(one, -5), /its labels are counted wrongly/],
    ['with more labels than can be counted', (one) => withLabels(one, Number.MAX_SAFE_INTEGER), /its labels are counted wrongly/],
    ...(['title', 'author', 'publisher', 'note'] as const).map((member): [string, (archive: GalleyArchive) => unknown, RegExp] => [
      `with a source’s ${member} of 1 MB`,
      (one) => ({ ...one, sources: one.sources.map((source) => ({ ...source, [member]: 'x'.repeat(1_000_000) })) }),
      /the source “.{1,82}” .*at greater length/,
    ]),
    ['with a verdict on other words', (one) => withVerdict(one, { words: 'nothing at all' }), /other words than it says/],
    ['with a verdict that lost its sources', (one) => withTag(one, { evidence: [] }), /C1 has a verdict that lacks what it rests on/],
    [
      'with a verdict whose source says otherwise',
      (one) => withTag(one, { evidence: one.state.annotations[0]?.evidence.map((each) => ({ ...each, stance: 'refutes' })) }),
      /lacks what it rests on/,
    ],
    ['with an unproven one without a note', (one) => withVerdict(one, { value: 'unproven', rationale: ' ' }), /lacks what it rests on/],
    ['with a verdict that is stale on the same words', (one) => withTag(one, { isStale: true }), /does not fit it/],
    [
      'with a thread by nobody',
      (one) => withThread(one, { comments: [{ ...firstComment(one), byId: '../../etc' }] }),
      /thread was made by nobody/,
    ],
    ['with a thread on no tag', (one) => withThread(one, { about: { on: 'tag', annotationId: testId(3, 999) } }), /tag that is not there/],
    [
      'with a thread on other words',
      (one) => withThread(one, { about: { on: 'words', anchor: anchorAt(1, 5) } }),
      /thread does not stand where it says/,
    ],
    [
      'with a comment of 10 MB',
      (one) => withThread(one, { comments: [{ ...firstComment(one), text: 'x'.repeat(10_000_000) }] }),
      /comment that is too long/,
    ],
    ['with one comment twice', (one) => withThread(one, { comments: [firstComment(one), firstComment(one)] }), /two comments have one id/],
    ['with one thread twice', (one) => withThread(one, { id: one.state.threads?.[1]?.id }), /two threads have one id/],
    [
      'with changed words of a comment',
      (one) => withThread(one, { comments: [{ ...firstComment(one), text: 'No.' }] }),
      /does not lead to its text/,
    ],
    ...gradesOfNoHouse.flatMap(([grade, change]) =>
      Object.entries(placesOfGrades).map(([where, put]): [string, (archive: GalleyArchive) => unknown, RegExp] => [
        `with a grade ${grade} on ${where}`,
        (one) => put(one, { value: 'unproven', rationale: 'Trust me.', grade: { ...lowGrade, ...change } }),
        /C1 has a verdict that no house could have given/,
      ]),
    ),
    ['with a verdict by nobody', (one) => withVerdict(one, { byId: '../../etc' }), /made by nobody/],
    ['with a vote by nobody', (one) => withCheck(one, { votes: [{ ...aVote, byId: '../../etc' }] }), /made by nobody/],
    ['with a second check at no time', (one) => withCheck(one, { second: { ...aVote, at: 'noon' } }), /at no time/],
    ['with a checker of no name', (one) => withCheck(one, { assigneeId: 'Mara' }), /made by nobody/],
    ['with a changed rationale', (one) => withVerdict(one, { rationale: 'Trust me.' }), /does not lead to its text/],
    ['with a changed entry', (one) => ({ ...one, journal: changeEntry(one.journal, 5, { actorId: testId(9, 7) }) }), /entry 5 \(hash\)/],
    ['with a changed payload', (one) => ({ ...one, journal: changeEntry(one.journal, 5, { payload: {} }) }), /entry 5 \(payloadHash\)/],
    [
      'without the words of a comment that is there',
      (one) => ({ ...one, journal: changeSaid(one.journal, 'Legal has seen it.', { text: '' }) }),
      /\(payloadHash\)/,
    ],
    [
      'with other words of a comment that was removed',
      (one) => ({ ...one, journal: changeSaid(one.journal, '', { text: 'Right article.' }) }),
      /\(payloadHash\)/,
    ],
    [
      'with a comment that was removed put on something else',
      (one) => ({ ...one, journal: changeSaid(one.journal, '', { about: 'article', threadId: testId(6, 9) }) }),
      /\(payloadHash\)/,
    ],
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
    const text = JSON.stringify(craft(archiveOf(sampleInput(writeSampleThreads()))));
    expect(() => readArchive(text)).toThrow(sentence);
    expect(() => readArchive(text)).toThrow(DomainError);
  });
});

describe('readArchive of suggestions', () => {
  const first = (archive: GalleyArchive) => archive.state.suggestions?.[0];
  const open = [{ openStart: 'Jane Doe' }, { openEnd: -1 }, { openStart: 0.5 }, { openStart: 1 }, { content: 'few' }];
  const crafted: [string, (archive: GalleyArchive) => unknown, RegExp][] = [
    ...open.map((over): [string, (archive: GalleyArchive) => unknown, RegExp] => [
      `with one that was accepted and took out what begins or ends nowhere: ${JSON.stringify(over)}`,
      (one) => {
        const settled = { how: 'accepted', byId: testId(9, 1), at: '2026-03-02T09:00:00.000Z', entryId: testId(1, 900) };
        const taken = { content: [{ type: 'text', text: 'few' }], ...over };
        return withSuggestion(one, { settled, words: 'other words', replacement: first(one)?.words, taken });
      },
      /has taken out what no article has/,
    ]),
    ['with a suggestion by nobody', (one) => withSuggestion(one, { byId: '../../etc' }), /suggestion was made by nobody/],
    ['with one that proposes the same words', (one) => withSuggestion(one, { replacement: first(one)?.words }), /proposes no other words/],
    ['with one on other words', (one) => withSuggestion(one, { words: 'something else' }), /other words than it says/],
    ['with one at another place', (one) => withSuggestion(one, { anchor: anchorAt(1, 5), words: 'other words' }), /does not stand where/],
    ['with one that took out a script', (one) => withSuggestion(one, { taken: { content: [{ type: 'script' }] } }), /has taken out/],
    ['with one twice', (one) => withSuggestion(one, { id: one.state.suggestions?.[1]?.id }), /two suggestions have one id/],
    ['with other proposed words', (one) => withSuggestion(one, { replacement: 'full' }), /does not lead to its text/],
    ['with an answer to none', (one) => withState(one, { suggestions: one.state.suggestions?.slice(1) }), /suggestion that is not there/],
  ];

  it.each(crafted)('refuses one %s', (_what, craft, sentence) => {
    const text = JSON.stringify(craft(archiveOf(sampleInput(writeSampleSuggestions()))));
    expect(() => readArchive(text)).toThrow(sentence);
    expect(() => readArchive(text)).toThrow(DomainError);
  });
});

/** The archive with its first suggestion changed. */
const withSuggestion = (archive: GalleyArchive, change: Record<string, unknown>) =>
  withState(archive, { suggestions: archive.state.suggestions?.map((one, index) => (index === 0 ? { ...one, ...change } : one)) });
const withState = (archive: GalleyArchive, change: Record<string, unknown>) => ({ ...archive, state: { ...archive.state, ...change } });
const withDetails = (archive: GalleyArchive, change: Record<string, unknown>) =>
  withState(archive, { details: { ...archive.state.details, ...change } });
const withLabels = (archive: GalleyArchive, claim: number) =>
  withState(archive, { annotations: [], labelCounts: { ...archive.state.labelCounts, claim } });
/** The archive with its first tag, C1, changed. */
const withTag = (archive: GalleyArchive, change: Record<string, unknown>) =>
  withState(archive, { annotations: archive.state.annotations.map((one, index) => (index === 0 ? { ...one, ...change } : one)) });
const withVerdict = (archive: GalleyArchive, change: Record<string, unknown>) =>
  withTag(archive, { verdict: { ...archive.state.annotations[0]?.verdict, ...change } });
const aVote = {
  ...{ value: 'unproven', rationale: '', words: 'x', wordsHash: sha256Hex('x'), scale: { id: 'house', version: 1 } },
  ...{ entryId: testId(1, 98), verdictEntryId: testId(1, 97), byId: testId(9, 1), at: '2026-03-02T09:00:00.000Z' },
};
const withCheck = (archive: GalleyArchive, change: Record<string, unknown>) => withTag(archive, { check: { ...noCheck, ...change } });
/** The archive with its first thread changed. */
const withThread = (archive: GalleyArchive, change: Record<string, unknown>) =>
  withState(archive, { threads: archive.state.threads?.map((one, index) => (index === 0 ? { ...one, ...change } : one)) });
const firstComment = (archive: GalleyArchive) => archive.state.threads?.[0]?.comments[0];
const anchorAt = (from: number, to: number) => ({ state: 'exact', ranges: [{ from, to, exact: 'other words', prefix: '', suffix: '' }] });
const linkDoc = (href: string) => ({
  type: 'doc',
  content: [{ type: 'title' }, { type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href } }] }] }],
});
const changeEntry = (journal: readonly JournalEntry[], seq: number, change: Partial<JournalEntry>) =>
  journal.map((entry) => (entry.seq === seq ? { ...entry, ...change } : entry));
/** The journal with another payload, without a salt, where a comment says `text`. */
const changeSaid = (journal: readonly JournalEntry[], text: string, change: Record<string, unknown>) =>
  journal.map((entry) => {
    const said = z.looseObject({ text: z.string() }).safeParse(entry.payload).data;
    return entry.type === 'comment' && said?.text === text ? { ...entry, salt: '', payload: { ...said, ...change } } : entry;
  });
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
      tried(80),
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

  it('keeps what verdicts hold for, earlier ones too, without the numbers of the old journal', () => {
    const { state } = importAgain(sampleInput(writeSampleHeld()), false);
    const [fees, strike] = [...state.annotations.values()];
    const held = { words: 'Fees rose by 8 per cent in two years', changes: ['numbers'], seq: 0 };
    expect(fees).toMatchObject({ isStale: false, verdict: { words: 'Fees rose by 8% in two years', held } });
    expect(strike?.pastVerdicts.at(-1)?.verdict?.held).toMatchObject({ changes: ['spelling'], seq: 0 });
    expect(Object.values(state.peopleNames).sort()).toEqual(['Aylin Öz', 'Jonas Brandt', 'Mara Lindqvist']);
  });

  it('says of a grade that is called as another verdict what it stands for, and leaves all others as they were called', () => {
    const called = (name: string) => {
      const given = { value: 'unproven', rationale: 'A note.', grade: { ...lowGrade, name } };
      const crafted = placesOfGrades['a verdict beside it']?.(archiveOf(sampleInput()), given);
      const contents = readArchive(JSON.stringify({ ...GalleyArchive.parse(crafted), journal: [], head: null }));
      const { annotations } = prepareArchiveImport(contents, { newId: countingIds(), deskId: testId(2, 2), keepsIds: false }).imported;
      const [tag] = annotations;
      expect(tag?.rivals[0]?.proposed).toMatchObject({ verdict: { value: 'unproven', grade: { ...lowGrade, name: expect.any(String) } } });
      return tag && JSON.stringify(tag.rivals).match(/"name":"([^"]*)"/)?.[1];
    };
    expect(called('SUPPORTED')).toBe('SUPPORTED (Unproven)');
    expect(called('Sup\u202Aported')).toBe('Supported (Unproven)');
    expect(called('\u202A')).toBe('Unproven');
    for (const name of ['Unproven', 'Half open']) expect(called(name)).toBe(name);
  });

  it('keeps suggestions with their answers and how they ended, and one that was accepted can be taken back', () => {
    const { state } = importAgain(sampleInput(writeSampleSuggestions()), false);
    const [open, accepted] = [...state.suggestions.values()];
    expect(open).toMatchObject({ words: 'nearly empty', replacement: 'half empty', note: 'We saw four ships. ⚓', settled: null });
    expect([...state.threads.values()].map(({ about }) => about)).toEqual([{ on: 'suggestion', suggestionId: open?.id }]);
    const context = {
      entryId: testId(1, 99),
      actorId: testId(9, 1),
      now: '',
      since: new Mapping(),
      givesLabels: true,
      tagTypes: plainTagTypes,
    };
    const undo = entryTypeOf('suggestion.reopened').decide(
      state,
      { suggestionId: accepted?.id },
      {
        ...context,
        meaningRules: null,
        rules: plainCheckRules,
        signOffRules: null,
        followRanges: null,
        replyRules: null,
        importRules: null,
        isFromServer: false,
        may: () => true,
        senderOf: () => null,
        changedSinceBy: null,
        readRules: null,
        whoDecides: null,
        mergeRules: null,
        mergedInto: () => null,
        statementBy: () => undefined,
        earlierPlace: null,
      },
    );
    expect(undo).toMatchObject({ steps: [{ stepType: 'replace' }], anchor: { state: 'exact' } });
  });

  it('keeps threads with their answers, what they said before, whether they are resolved, and where their words are or were', () => {
    const { threads } = importAgain(sampleInput(writeSampleThreads()), false).state;
    const [onTag, onWords, onLost, onArticle] = [...threads.values()];
    expect(onTag).toMatchObject({ comments: [{ seq: 0 }, { edits: [{ text: 'Row 7,\n“over 48 h”. ⚓' }] }] });
    expect(onTag?.resolved).not.toBeNull();
    expect(onWords?.about).toMatchObject({ anchor: { state: 'exact', ranges: [{ exact: 'The insurers' }] } });
    expect(onLost?.about).toMatchObject({ anchor: { state: 'orphaned', ranges: [{ exact: 'Two pilots left' }] } });
    expect(onArticle?.comments[1]).toMatchObject({ text: '', removed: { at: expect.any(String) } });
  });

  it.each([
    ['tags and facts', writeSampleJournal],
    ['threads', writeSampleThreads],
    ['suggestions', writeSampleSuggestions],
    ['votes', writeSampleVotes],
    ['requests for a reply', writeSampleReplies],
  ])('gives everything a new id, people too, so that no archive speaks in the name of a person here: %s', (_what, write) => {
    const input = sampleInput(write());
    const { state, prepared } = importAgain(input, false);
    const old = new Set(JSON.stringify([stateToJson(input.state), input.sources]).match(idPattern));
    const found =
      JSON.stringify([
        [...state.annotations.values()],
        [...state.threads.values()],
        [...state.suggestions.values()],
        state.replyRequests,
        state.peopleNames,
        prepared.sources,
      ]).match(idPattern) ?? [];
    // Types are the house's: those that every house begins with are the same in the next.
    const ofTypes = JSON.stringify(plainTagTypes);
    expect(found.filter((id) => old.has(id) && !ofTypes.includes(id))).toEqual([]);
    expect(state.details).toMatchObject({ deskId: testId(2, 2), authorId: null });
  });

  it('names people of another house', () => {
    const { state } = importAgain(sampleInput(writeSampleThreads()), false);
    expect(Object.values(state.peopleNames).sort()).toEqual(['Aylin Öz', 'Jonas Brandt', 'Mara Lindqvist']);
  });

  it('brings no owner of another house, and the day when it is due', () => {
    const journal = writeSampleThreads();
    journal.append('article.owner-named', { ownerId: testId(9, 4) });
    journal.append('article.due-set', { dueAt: '2026-10-10T16:00:00Z' });
    const { state } = importAgain(sampleInput(journal), false);
    expect(state.details).toMatchObject({ ownerId: null, dueAt: '2026-10-10T16:00:00.000Z' });
  });

  it('keeps all ids when asked to', () => {
    const input = sampleInput();
    const { state, prepared } = importAgain(input, true);
    expect([...state.annotations.keys()]).toEqual([...input.state.annotations.keys()]);
    expect(idsOf(prepared.sources)).toEqual(idsOf(input.sources));
    expect(state.details.authorId).toBe(input.state.details.authorId);
  });

  it('reads what was stored with values that no text has, and leaves these behind', () => {
    const journal = new JournalWriter(testId(0, 14), testId(9, 1));
    const list = { type: 'orderedList', attrs: { start: { a: ['Jane'] }, type: 'Jane' }, content: [{ type: 'listItem', content: [line] }] };
    const heading = { type: 'heading', attrs: { level: 'Jane' }, content: line.content };
    const title = { type: 'title', content: line.content };
    journal.importDoc(articleSchema.nodeFromJSON({ type: 'doc', content: [title, heading, list, line] }));
    journal.append('text', { steps: [{ stepType: 'docAttr', attr: 'Jane', value: 'Jane' }] });
    const input = sampleInput(journal);
    expect(writeArchive(input).content).toContain('Jane');
    const { state, prepared } = importAgain(input, false);
    expect(JSON.stringify(prepared)).not.toContain('Jane');
    expect(state.doc.children.map(({ attrs }) => attrs)).toEqual([{}, { level: 1 }, { start: 1, type: null }, {}]);
    expect(state.doc.textContent).toBe(input.state.doc.textContent);
  });

  it('takes of what an acceptance took out no more than the schema writes', () => {
    const contents = readArchive(writeArchive(sampleInput(writeSampleSuggestions())).content);
    const { suggestions } = contents.state;
    const accepted = [...suggestions.values()].find(({ taken }) => taken !== undefined) ?? expect.fail('none was accepted');
    const content = [{ type: 'text', text: 'few', secret: 'Jane', marks: [{ type: 'bold', attrs: { a: 'Jane' } }] }];
    const taken = { content, openStart: 0, secret: 'Jane' };
    const state = { ...contents.state, suggestions: suggestions.with([{ ...accepted, taken }]) };
    const { imported } = prepareArchiveImport({ ...contents, state }, { newId: countingIds(), deskId: testId(2, 2), keepsIds: true });
    expect(imported.suggestions?.find(({ id }) => id === accepted.id)?.taken).toEqual({
      content: [{ type: 'text', text: 'few', marks: [{ type: 'bold' }] }],
    });
  });

  it.each([
    [null, null],
    [{ content: [], secret: 'Jane' }, null],
    [
      { content: [{ type: 'paragraph', content: [{ type: 'text', text: 'few' }] }], openStart: 1, openEnd: 0 },
      { content: [{ type: 'paragraph', content: [{ type: 'text', text: 'few' }] }], openStart: 1 },
    ],
    // What no article has is refused before; nothing of it is kept whoever asks.
    [{ content: [{ type: 'text', text: 'few', secret: 'Jane' }], openStart: 'Jane' }, null],
  ])('keeps of what an acceptance took out what the schema writes of it: %j', (taken, kept) => {
    const contents = readArchive(writeArchive(sampleInput(writeSampleSuggestions())).content);
    const { suggestions } = contents.state;
    const accepted = [...suggestions.values()].find((one) => one.taken !== undefined) ?? expect.fail('none was accepted');
    const state = { ...contents.state, suggestions: suggestions.with([{ ...accepted, taken }]) };
    const { imported } = prepareArchiveImport({ ...contents, state }, { newId: countingIds(), deskId: testId(2, 2), keepsIds: true });
    expect(imported.suggestions?.find(({ id }) => id === accepted.id)?.taken).toEqual(kept);
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
