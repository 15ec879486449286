import fc from 'fast-check';
import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { readZip, verifyDossier } from '@/scripts/verify-dossier.mjs';
import { testId } from '../export/journal-writer.fixture';
import { randomInput, tried } from '../export/random-journal.fixture';
import {
  sampleInput,
  writeSampleHeld,
  writeSampleJournal,
  writeSampleQueries,
  writeSampleSuggestions,
  writeSampleThreads,
  writeSampleVotes,
} from '../export/sample.fixture';
import { writeSampleReplies } from '../export/sample-replies.fixture';
import { sha256Hex } from '../hash';
import { erasePayload } from '../journal/erase';
import waivers from '../journal/golden/journal-v1-waivers.json';
import { bytesOf, entriesOf, filesOf, goldenEntries, signedFiles, zipOf } from './dossier.fixture';
import { dossierMoment } from './dossier-input';
import { rebuiltState } from './rebuilt-state.fixture';

const verify = (zip: Uint8Array, head: string | null = null) => verifyDossier(readZip(Buffer.from(zip)), { head });

describe('writeDossier', () => {
  it('writes these files, of which each says what it is', async () => {
    const files = filesOf(await zipOf());
    expect(Object.keys(files)).toEqual([
      'README.txt',
      'verify.mjs',
      'journal.jsonl',
      'article.json',
      'article.html',
      'people.json',
      'sources.json',
      'sign-offs.json',
      'index.html',
      'manifest.json',
    ]);
    // C9 was pasted elsewhere, and C8 is gone.
    for (const said of ['<p class="note">Moved. Its words stand in another place', '<p class="note">Words gone. ']) {
      expect(String(files['index.html'])).toContain(said);
    }
    const { state, entries } = sampleInput();
    expect(entriesOf(files)).toEqual(entries);
    const head = entries.at(-1);
    expect(JSON.parse(files['manifest.json'] ?? '')).toMatchObject({
      format: 'galley-dossier',
      formatVersion: 7,
      articleId: state.articleId,
      seq: state.seq,
      hash: head?.hash,
      headSeq: head?.seq,
      headHash: head?.hash,
      madeAt: '2026-03-02T12:00:00.000Z',
      madeBy: { name: 'Mara Lindqvist' },
      generator: { name: 'Galley', version: '0.1.0' },
    });
    expect(files['README.txt']).toContain('node verify.mjs');
    expect(files['README.txt']).toMatch(/Queries to the author that were never sent are in it, and whom the newsroom asked for a reply/);
  });

  it('writes the same bytes for the same input', async () => {
    expect(Buffer.from(await zipOf()).equals(Buffer.from(await zipOf()))).toBe(true);
  });

  it.each([
    ['tags, verdicts and evidence', writeSampleJournal],
    ['votes', writeSampleVotes],
    ['threads', writeSampleThreads],
    ['queries', writeSampleQueries],
    ['requests for a reply', writeSampleReplies],
    ['suggestions', writeSampleSuggestions],
    ['verdicts that hold for other words', writeSampleHeld],
  ])('is found right by the verifier: %s', async (_, write) => {
    const input = sampleInput(write());
    expect(verify(await zipOf(input))).toMatchObject({ entries: input.entries.length, files: 10 });
  });

  it('is found right by the verifier whatever people did', { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(randomInput, async (input) => {
        const { seq, signOffs } = dossierMoment(input.state);
        const state = signOffs.length > 0 ? rebuiltState(input.entries, seq) : input.state;
        const zip = await zipOf({ ...input, state }, { signOffs });
        expect(verify(zip, input.entries[2]?.hash ?? null).entries).toBe(input.entries.length);
      }),
      tried(120),
    );
  });

  it('is of a moment, with the whole journal', async () => {
    const input = sampleInput();
    for (const seq of [1, 25, 38]) {
      const files = filesOf(await zipOf({ ...input, state: rebuiltState(input.entries, seq) }));
      expect(entriesOf(files)).toHaveLength(input.entries.length);
      expect(JSON.parse(files['manifest.json'] ?? '')).toMatchObject({ seq, headSeq: input.entries.length });
      verifyDossier(bytesOf(files));
    }
  });

  it('is found right where words were erased by law, and says so', async () => {
    const journal = writeSampleJournal();
    const erased = [1, 19, 25];
    journal.append('erased', { seqs: erased, reason: 'Ruling 4/2026' });
    const entries = journal.entries.map((one) =>
      erased.includes(one.seq) ? { ...one, salt: '', payload: erasePayload(one.type, one.payload) } : one,
    );
    const zip = await zipOf({ ...sampleInput(journal), entries, state: rebuiltState(entries, entries.length) });
    expect([...verify(zip).erased.keys()]).toEqual(erased);
  });

  it('holds the sign-offs that it is given, and says if there are none', async () => {
    expect(filesOf(await zipOf())['index.html']).toContain('Not signed off.');
    const entryId = testId(1, 999);
    const signOff = {
      entryId,
      seq: 40,
      signature: 'standards' as const,
      byId: testId(9, 2),
      at: '2026-03-02T11:00:00.000Z',
      version: 3,
      wordsHash: sha256Hex('x'),
      claimCount: 10,
      waivers: [],
      isComplete: true,
    };
    const files = filesOf(await zipOf(sampleInput(), { signOffs: [signOff] }));
    expect(JSON.parse(files['sign-offs.json'] ?? '')).toEqual([signOff]);
    expect(files['index.html']).toMatch(/Standards<\/span><\/th><td data-column="By"><bdi>Jonas Brandt<\/bdi><\/td>/);
    // No entry gave it.
    expect(() => verifyDossier(bytesOf(files))).toThrow(
      /sign-off of 2026-03-02T11:00:00.000Z in sign-offs.json is not one that the entries gave/,
    );
  });
});

describe('index.html', () => {
  const made = async (write: typeof writeSampleJournal) => filesOf(await zipOf(sampleInput(write())));
  const validator = new HtmlValidate({
    extends: ['html-validate:standard', 'html-validate:a11y'],
    rules: { 'no-inline-style': 'error', 'long-title': 'off', 'valid-id': ['error', { relaxed: true }] },
  });

  it.each([
    ['an article with everything', () => made(writeSampleJournal)],
    ['accepted suggestions', () => made(writeSampleSuggestions)],
    ['requests for a reply', () => made(writeSampleReplies)],
    ['waivers, two signatures and a reopening', () => signedFiles(goldenEntries(waivers))],
  ])('is a valid page that fetches nothing: %s', async (_, write) => {
    const page = (await write())['index.html'] ?? '';
    const { results } = await validator.validateString(page);
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`))).toEqual([]);
    expect(page).not.toMatch(/<(script|link|img|iframe|object|embed|form|base)\b|\son\w+=|\ssrc=/i);
  });

  it('says of a claim what it is, how it came out, by whom and against what', async () => {
    const page = filesOf(await zipOf())['index.html'] ?? '';
    const [, claim = ''] = /<!--claim [^>]*-->(.*?C2.*?)<!--end of claim-->/s.exec(page.slice(page.indexOf('>C2<') - 200)) ?? [];
    for (const words of [
      'longer than two days, and the wait cost them €9 million',
      'Refuted',
      'The report says €7.1 million.',
      'Verdict by <bdi>Mara Lindqvist</bdi>',
      'Annual report &lt;2025&gt;',
      'Waiting cost “€7.1 million”, all told.',
      'p. 41',
      'Two verdicts were given at once',
      'Not settled: ',
      'Jonas Brandt',
      'gave another verdict, Partly',
      'Right order of size.',
    ]) {
      expect(claim).toContain(words);
    }
  });
});
