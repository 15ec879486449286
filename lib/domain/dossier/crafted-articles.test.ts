import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sampleInput } from '../export/sample.fixture';
import { type JournalEntry, sealEntry } from '../journal/entry';
import { articleWordsHash } from '../sign-off/sign-off';
import { entriesOf, type Files, filesOf, pretty, resealed, sentenceOn, zipOf } from './dossier.fixture';
import { rebuiltState } from './rebuilt-state.fixture';

// By hand: the writer's own schema would not let most of this through.
const Verdict = z.looseObject({ entryId: z.string() }).nullable();
const Tag = z.looseObject({
  label: z.string().nullable(),
  verdict: Verdict,
  pastVerdicts: z.array(z.object({ verdict: Verdict })),
  evidence: z.array(z.looseObject({})),
  relations: z.array(z.looseObject({})).optional(),
  anchor: z.looseObject({ ranges: z.array(z.looseObject({ to: z.number() })) }),
});
const Block = z.looseObject({ content: z.array(z.looseObject({})).default([]) });
const Article = z.looseObject({ doc: z.looseObject({ content: z.array(Block) }), annotations: z.array(Tag) });
type Article = z.infer<typeof Article>;

let files: Files;
let entries: JournalEntry[];

beforeAll(async () => {
  files = filesOf(await zipOf());
  entries = entriesOf(files);
});

const without = (name: string) => Object.fromEntries(Object.entries(files).filter(([one]) => one !== name));

/** The files with something changed in article.json, and a manifest that fits. */
function withArticle(change: (state: Article) => unknown): Files {
  const state: Article = JSON.parse(files['article.json'] ?? '');
  Article.parse(state);
  change(state);
  return resealed({ ...files, 'article.json': pretty(state) });
}

function tagOf(state: Article, label: string): z.infer<typeof Tag> {
  const tag = state.annotations.find((one) => one.label === label);
  if (!tag) throw new Error(`there is no ${label}`);
  return tag;
}
const verdictOf = (state: Article, label: string) => tagOf(state, label).verdict ?? {};
const rangeOf = (state: Article, label: string) => tagOf(state, label).anchor.ranges[0] ?? { to: 0 };
const evidenceOf = (state: Article, label: string) => tagOf(state, label).evidence[0] ?? {};
/** What the manifest lists. */
const listed = () => z.object({ files: z.array(z.unknown()) }).parse(JSON.parse(files['manifest.json'] ?? '')).files;
const blockOf = (state: Article, index: number) => state.doc.content[index] ?? { content: [] };

describe('a crafted article', () => {
  it.each([
    [
      'a verdict that no entry gave',
      (state: Article) => Object.assign(tagOf(state, 'C4'), { verdict: verdictOf(state, 'C1') }),
      /verdict on C4/,
    ],
    ['another value', (state: Article) => Object.assign(verdictOf(state, 'C1'), { value: 'refuted' }), /verdict on C1/],
    ['another rationale', (state: Article) => Object.assign(verdictOf(state, 'C2'), { rationale: 'Fine.' }), /verdict on C2/],
    ['another checker', (state: Article) => Object.assign(verdictOf(state, 'C2'), { byId: entries[0]?.id }), /verdict on C2/],
    [
      'another relation',
      (state: Article) => Object.assign(tagOf(state, 'C2').relations?.[0] ?? {}, { kind: 'contradicts' }),
      /What C2 .* related/,
    ],
    ['a relation left out', (state: Article) => Object.assign(tagOf(state, 'C2'), { relations: [] }), /What C2 .* related/],
    ['a verdict left out', (state: Article) => Object.assign(tagOf(state, 'C2'), { verdict: null }), /verdict on C2/],
    [
      'a stale verdict called none',
      (state: Article) => Object.assign(tagOf(state, 'C10'), { isStale: false }),
      /words of C10 .* are not those that its verdict judged/,
    ],
    ['another label', (state: Article) => Object.assign(tagOf(state, 'C5'), { label: 'C50' }), /C50/],
    ['a tag left out', (state: Article) => state.annotations.shift(), /C1 is missing in article\.json/],
    ['a tag hidden', (state: Article) => Object.assign(tagOf(state, 'C2'), { isRemoved: true }), /C2 in article\.json/],
    [
      'a tag that nobody made',
      (state: Article) => Object.assign(tagOf(state, 'C2'), { id: entries[0]?.id }),
      /C2 in article\.json is a tag that no entry made/,
    ],
    ['the end of a tag moved', (state: Article) => rangeOf(state, 'O1').to--, /^Where O1 stands in article\.json/],
    [
      'a tag on the place of another',
      (state: Article) => Object.assign(tagOf(state, 'P1'), { anchor: tagOf(state, 'O1').anchor }),
      /^Where P1/,
    ],
    ['words tagged that were not', (state: Article) => Object.assign(rangeOf(state, 'O3'), { exact: 'Everybody' }), /^Where O3 stands/],
    ['a moved tag called exact', (state: Article) => Object.assign(tagOf(state, 'C9').anchor, { state: 'exact' }), /^Where C9 stands/],
    [
      'the end of a judged claim moved',
      (state: Article) => rangeOf(state, 'C1').to--,
      /words of C1 .* are not those that its verdict judged/,
    ],
    ['a quote changed', (state: Article) => Object.assign(evidenceOf(state, 'C1'), { quote: '412' }), /Evidence for C1/],
    ['a stance changed', (state: Article) => Object.assign(evidenceOf(state, 'C2'), { stance: 'supports' }), /Evidence for C2/],
    ['evidence left out', (state: Article) => tagOf(state, 'C1').evidence.pop(), /Evidence for C1 is missing/],
    ['evidence twice', (state: Article) => tagOf(state, 'C1').evidence.push(evidenceOf(state, 'C1')), /Evidence for C1/],
    [
      'other words',
      (state: Article) => Object.assign(blockOf(state, 0).content[0] ?? {}, { text: 'The harbour is full' }),
      /text in article\.json/,
    ],
    ['a paragraph left out', (state: Article) => state.doc.content.pop(), /text in article\.json/],
    ['a block of another kind', (state: Article) => Object.assign(blockOf(state, 2), { type: 'blockquote' }), /text in article\.json/],
    ['another moment', (state: Article) => Object.assign(state, { seq: 7 }), /another article or moment/],
    ['a doc that is none', (state: Article) => Object.assign(state, { doc: { content: 'x' } }), /./],
    [
      'tags that are none',
      (state: Article) => Object.assign(state, { annotations: [null] }),
      /A tag in article\.json is not what it should be/,
    ],
  ])('is refused with %s', (_, change, fault) => {
    expect(sentenceOn(withArticle(change))).toMatch(fault);
  });

  it('is refused as a verdict from before, which another has replaced', () => {
    const first = entries.find(({ payload }) => JSON.stringify(payload).includes('No log goes back that far.'));
    const crafted = withArticle((state) => {
      const tag = state.annotations.find(({ pastVerdicts }) => pastVerdicts.some(({ verdict }) => verdict?.entryId === first?.id));
      Object.assign(tag ?? {}, { verdict: tag?.pastVerdicts.find(({ verdict }) => verdict !== null)?.verdict });
    });
    expect(sentenceOn(crafted)).toMatch(/^The verdict on C\d+ in article\.json is not the one that the entries gave\.$/);
  });

  it('is refused where a member stands in it twice', () => {
    const crafted = resealed({
      ...files,
      'article.json': (files['article.json'] ?? '').replace('"isStale": true', '"isStale": true,\n      "isStale": false'),
    });
    expect(sentenceOn(crafted)).toBe('article.json is not written as Galley writes it.');
  });

  it('is refused where the source of evidence is left out', () => {
    const sources = JSON.parse(files['sources.json'] ?? '').slice(1);
    expect(sentenceOn(resealed({ ...files, 'sources.json': pretty(sources) }))).toBe(
      'Evidence for C1 names a source that is not in sources.json.',
    );
  });

  it.each([
    ['a verdict', 'data-verdict="refuted"', 'data-verdict="supported"'],
    ['words', 'and the wait cost them €9 million</blockquote>', 'and the wait cost nobody</blockquote>'],
    ['a rationale', 'The report says €7.1 million.', 'Nobody disagrees.'],
    ['a quote', 'Waiting cost “€7.1 million”', 'Waiting cost nothing'],
  ])('is refused where the page for people says %s that it does not', (_, words, others) => {
    const page = files['index.html'] ?? '';
    expect(page).toContain(words);
    expect(sentenceOn(resealed({ ...files, 'index.html': page.replaceAll(words, others) }))).toMatch(
      /^index\.html says something else of C\d+ than article\.json\.$/,
    );
  });

  it('is refused where the page for people leaves a claim out', () => {
    const page = (files['index.html'] ?? '').replace(/<!--claim .*?<!--end of claim-->\n/s, '');
    expect(sentenceOn(resealed({ ...files, 'index.html': page }))).toBe('index.html has not as many claims as article.json.');
  });
});

describe('crafted sign-offs', () => {
  /** The dossier with a sign-off behind its moment, as an entry and in the list, of which `over` is another than in the entry. */
  async function signedOff(over: Record<string, unknown> = {}): Promise<Files> {
    const last = entries.at(-1);
    if (!last) throw new Error('there is no entry');
    const wordsHash = articleWordsHash(rebuiltState(entries, entries.length));
    const signed = { seq: last.seq, signature: 'standards' as const, wordsHash, claimCount: 3, waivers: [], isComplete: true };
    const id = entries[0]?.clientId ?? '';
    const entry = sealEntry({ ...last, id, seq: last.seq + 1, type: 'article.signed-off', payload: signed, prevHash: last.hash });
    const signOffs = [{ ...signed, entryId: entry.id, version: entry.version, byId: entry.actorId, at: entry.at }];
    const made = filesOf(await zipOf({ ...sampleInput(), entries: [...entries, entry] }, { signOffs }));
    return resealed({ ...made, 'sign-offs.json': pretty([{ ...signOffs[0], ...over }]) });
  }

  it('are fine as they were given', async () => {
    expect(sentenceOn(await signedOff())).toBe('All 49 match');
  });

  it.each([
    ['signature', { signature: 'second' }],
    ['person', { byId: 'x' }],
    ['moment', { seq: 12 }],
    ['words', { wordsHash: 'd'.repeat(64) }],
    ['time', { at: '2026-03-02T09:00:00.000Z' }],
    ['entry', { entryId: 'x' }],
    ['number of claims', { claimCount: 9 }],
    ['word on whether it is the last one', { isComplete: false }],
    ['waiver', { waivers: [{ kind: 'to-check' }] }],
  ])('are refused with another %s', async (_, over) => {
    expect(sentenceOn(await signedOff(over))).toMatch(
      /^A sign-off of .* in sign-offs\.json is not one that the entries gave, or it was withdrawn\.$/,
    );
  });
});

describe('a crafted manifest', () => {
  it.each([
    ['no manifest', () => without('manifest.json'), 'There is no manifest.json.'],
    ['a file missing', () => without('people.json'), 'people.json is missing.'],
    ['a file too many', () => ({ ...files, 'notes.txt': 'x' }), 'notes.txt is not listed in manifest.json.'],
    [
      'a file that no dossier has',
      () => resealed({ ...files, 'findings.html': '<p>All is well.</p>' }),
      'findings.html is no file that Galley writes into a dossier.',
    ],
    [
      'other words to those who read it first',
      () => resealed({ ...files, 'README.txt': (files['README.txt'] ?? '').replace('WHAT IT DOES NOT PROVE', 'WHAT IT PROVES TOO') }),
      'README.txt is none that Galley writes into a dossier.',
    ],
    ['a file that it must list', () => resealed(without('journal.jsonl')), 'manifest.json does not list journal.jsonl.'],
    [
      'no version of ours',
      () => resealed(files, { formatVersion: 8 }),
      'The dossier is of version 8; this verifier knows versions 1 to 7.',
    ],
    ['no format of ours', () => resealed(files, { format: 'zip' }), 'manifest.json is not of a dossier.'],
    ['a text for a number', () => resealed(files, { headSeq: '39' }), 'manifest.json has no proper "headSeq".'],
    ['a list for an object', () => ({ ...files, 'manifest.json': '[]\n' }), 'manifest.json is not what it should be.'],
    [
      'another head',
      () => resealed(files, { headHash: 'a'.repeat(64) }),
      'The last entry in journal.jsonl is not the head that manifest.json names.',
    ],
    ['another moment', () => resealed(files, { seq: 3 }), 'Entry 3 in journal.jsonl is not the one that manifest.json names.'],
    ['a moment that never was', () => resealed(files, { seq: 400 }), 'manifest.json names a moment that the journal does not have.'],
    [
      'a file in it twice',
      () =>
        resealed(files, {
          files: [...listed(), { name: 'index.html', size: 1, sha256: 'a'.repeat(64) }],
        }),
      'manifest.json lists index.html twice.',
    ],
    [
      'a name that leads elsewhere',
      () => resealed(files, { files: [{ name: '../../etc/passwd', size: 1, sha256: 'a'.repeat(64) }] }),
      '"../../etc/passwd" is missing.',
    ],
    [
      'a size that is none',
      () => resealed(files, { files: [{ name: 'index.html', size: -1, sha256: 'a'.repeat(64) }] }),
      'A file in manifest.json has no proper "size".',
    ],
    [
      'a hash of its own that is not',
      () => ({ ...files, 'manifest.json': (files['manifest.json'] ?? '').replace('Opinion', 'Politics') }),
      'manifest.json was changed: its own hash does not match.',
    ],
  ])('is refused with %s', (_, craft, sentence) => {
    expect(sentenceOn(craft())).toBe(sentence);
  });
});
