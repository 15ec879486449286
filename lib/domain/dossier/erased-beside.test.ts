import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { verifyDossier } from '@/scripts/verify-dossier.mjs';
import { canonicalJson } from '../canonical-json';
import { plainCheckRules } from '../checks/check-rules';
import { sampleInput } from '../export/sample.fixture';
import { sha256Hex } from '../hash';
import { erasePayload } from '../journal/erase';
import { docOf, TestJournal, testId } from '../journal/journal.fixture';
import { articleWordsHash, sourcesAsSigned } from '../sign-off/sign-off';
import type { Source } from '../sources/source';
import { bytesOf, type Files, filesOf, pretty, rechained, resealed, sentenceOn, zipOf } from './dossier.fixture';
import { dossierMoment } from './dossier-input';
import { rebuiltState } from './rebuilt-state.fixture';

const [priya, jonah, elif] = [testId(), testId(), testId()];
const may = () => true;
const source: Source = {
  id: testId(),
  deskId: testId(),
  title: 'Parish book',
  url: 'https://parish.example/book',
  type: 'document',
  author: '',
  publisher: '',
  publishedOn: null,
  note: '',
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
};

let journal: TestJournal;
let claim: string;

/** An article of one claim, with a source, a comment, a waiver and a signature. */
beforeEach(() => {
  journal = new TestJournal(docOf('A bus that runs', 'The last bus left at 12.35.', 'It was cold.'));
  claim = journal.tag('The last bus left at 12.35');
  const cold = journal.tag('It was cold');
  const evidence = { annotationId: claim, evidenceId: testId(), sourceId: source.id, stance: 'supports' };
  journal.send('evidence.linked', evidence, { actorId: priya });
  const verdict = { value: 'supported', rationale: '' };
  journal.send('verdict.given', { annotationId: claim, verdict, basedOn: null }, { actorId: priya });
  const comment = { threadId: testId(), commentId: testId(), about: 'article', text: 'He lives at Mill Lane 4.', mentions: [] };
  journal.send('comment', comment, { actorId: jonah, may });
  journal.send('check.state-changed', { annotationId: cold, checkState: 'cut', reason: 'It goes.', basedOn: null }, { actorId: elif, may });
  journal.send('rule.waived', { kind: 'set-aside', annotationId: cold, reason: 'Nobody felt it.' }, { actorId: elif, may });
  const { id, title, url, type, author, publisher, publishedOn } = source;
  const seen = { signature: 'checker', seq: journal.state.seq, wordsHash: articleWordsHash(journal.state) };
  const cited = [{ id, title, url, type, author, publisher, publishedOn }];
  const rules = { ...plainCheckRules, signatures: ['checker' as const] };
  journal.send('article.signed-off', { ...seen, cited }, { actorId: priya, rules });
});

const seqOf = (type: string) => journal.entries.find((one) => one.type === type)?.seq ?? 0;

/** The dossier once an entry says that the words of these were erased, and those of `lost` are. */
async function madeWith(named: readonly number[], lost: readonly number[]): Promise<Files> {
  const blank = journal.entries.map((one) =>
    lost.includes(one.seq) ? { ...one, salt: '', payload: erasePayload(one.type, one.payload) } : one,
  );
  const left = named.map((seq) => (lost.includes(seq) ? sha256Hex(canonicalJson(blank[seq - 1]?.payload)) : null));
  journal.send('erased', { seqs: named, reason: 'Ruling', left }, { actorId: elif, may });
  const entries = [...blank, ...journal.entries.slice(-1)];
  const { seq, signOffs } = dossierMoment(rebuiltState(entries, entries.length));
  const input = { ...sampleInput(), state: rebuiltState(entries, seq), entries, sources: sourcesAsSigned([source], signOffs) };
  return filesOf(await zipOf(input, { signOffs }));
}

/** The files in which the source is called something else where it is described, and on the pages. */
function withOtherTitle(files: Files): Files {
  const [now, before] = [{ ...files }, 'Parish book'];
  for (const name of ['sources.json', 'article.html', 'index.html']) now[name] = (files[name] ?? '').replaceAll(before, 'Town blog');
  return resealed(now);
}

const Article = z.looseObject({ annotations: z.array(z.looseObject({ id: z.string() })) });

/** The files in which the verdict is called stale. */
function withStale(files: Files): Files {
  const article = Article.parse(JSON.parse(files['article.json'] ?? ''));
  for (const one of article.annotations) if (one.id === claim) one.isStale = true;
  return resealed({ ...files, 'article.json': pretty(article) });
}

describe('a dossier beside an erasure', () => {
  it.each([
    ['that erased a comment', true],
    ['that erased nothing', false],
  ])('is compared as any other: one %s', async (_, isLost) => {
    const seq = seqOf('comment');
    const head = journal.entries.at(-1)?.hash;
    const files = await madeWith([seq], isLost ? [seq] : []);
    expect(sentenceOn(files)).toMatch(/^All \d+ match$/);
    expect([...verifyDossier(bytesOf(files)).erased.keys()]).toEqual(isLost ? [seq] : []);
    if (!isLost) expect(sentenceOn(files, head)).toMatch(/^All \d+ match$/);
    expect(sentenceOn(withOtherTitle(files))).toBe('“Parish book” is described otherwise in sources.json than when it was signed.');
    expect(sentenceOn(withStale(files))).toBe('C1 in article.json is called stale, and its words are those that were judged.');
  });

  it('is fine where what was waived has lost its reason, and not where a signature is put over something else', async () => {
    const files = await madeWith([seqOf('rule.waived')], [seqOf('rule.waived')]);
    expect(sentenceOn(files)).toMatch(/^All \d+ match$/);
    const entries = rechained(
      journal.entries.map((one) => (one.type === 'article.signed-off' ? { ...one, payload: withOtherReason(one.payload) } : one)),
    );
    journal = Object.assign(journal, { entries });
    const forged = await madeWith([seqOf('comment')], [seqOf('comment')]);
    expect(sentenceOn(forged)).toMatch(/^The sign-off of .* was put over something that no entry waived\.$/);
  });

  it.each(['article.signed-off', 'article.imported', 'verdict.given', 'evidence.linked'])(
    'is fine where its own words are gone: %s',
    async (type) => {
      const files = await madeWith([seqOf(type)], [seqOf(type)]);
      expect(sentenceOn(files)).toMatch(/^All \d+ match$/);
    },
  );

  it('is refused where a signature is under other words than those that are there, of which none were erased', async () => {
    const payloadOf = (payload: unknown) => ({ ...Object(payload), wordsHash: '0'.repeat(64) });
    const entries = rechained(
      journal.entries.map((one) => (one.type === 'article.signed-off' ? { ...one, payload: payloadOf(one.payload) } : one)),
    );
    journal = Object.assign(journal, { entries });
    expect(sentenceOn(await madeWith([seqOf('comment')], [seqOf('comment')]))).toMatch(
      /^The sign-off of .* is under other words than those in article\.json\.$/,
    );
  });
});

/** What was signed, over waivers of which each says something else. */
function withOtherReason(payload: unknown) {
  const signed = z.looseObject({ waivers: z.array(z.looseObject({})) }).parse(payload);
  return { ...signed, waivers: signed.waivers.map((one) => ({ ...one, reason: 'None.' })) };
}
