import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sampleInput } from '../export/sample.fixture';
import { type JournalEntry, sealEntry } from '../journal/entry';
import { erasePayload } from '../journal/erase';
import checks from '../journal/golden/journal-v1-checks.json';
import {
  type Files,
  filesOf,
  goldenEntries,
  linesOf,
  pretty,
  rechained,
  resealed,
  sentenceOn,
  signedFiles,
  zipOf,
} from './dossier.fixture';
import { rebuiltState } from './rebuilt-state.fixture';

const entries = goldenEntries(checks);

describe('the dossier of a signed article', () => {
  it('is of what was signed last, with the signatures that came later, and matches', async () => {
    const files = await signedFiles();
    expect(JSON.parse(files['manifest.json'] ?? '')).toMatchObject({ seq: entries.length - 1, headSeq: entries.length });
    expect(JSON.parse(files['sign-offs.json'] ?? '')).toMatchObject([{ signature: 'checker' }, { signature: 'standards' }]);
    expect(files['index.html']).toContain('Decided for <bdi>Someone who is no longer known</bdi> by');
    expect(sentenceOn(files)).toBe(`All ${entries.length} match`);
  });

  it('does not match where a second check says something else, or a signature is put on other words', async () => {
    const files = await signedFiles();
    const second = /("second": \{[^}]*"byId": ")[^"]*/;
    const article = (files['article.json'] ?? '').replace(second, `$1${entries[0]?.actorId}`);
    expect(sentenceOn(resealed({ ...files, 'article.json': article }))).toBe(
      'The second check of C1 in article.json is not the one that the entries gave.',
    );
    const signOffs = (files['sign-offs.json'] ?? '').replace(/"wordsHash": "[^"]*/, `"wordsHash": "${'0'.repeat(64)}`);
    expect(sentenceOn(resealed({ ...files, 'sign-offs.json': signOffs }))).toMatch(
      /in sign-offs\.json is not one that the entries gave, or it was withdrawn\.$/,
    );
  });

  it('does not match where the signature is under other words, or was withdrawn', async () => {
    const files = await signedFiles();
    const sign = entries.at(-1);
    if (!sign) throw new Error('there is no entry');
    const after = { ...sign, id: entries[0]?.clientId ?? '', seq: sign.seq + 1, prevHash: sign.hash };
    const reopened = sealEntry({ ...after, type: 'article.reopened', payload: { reason: 'A comma.' } });
    const more = withEntry(files, [...entries, reopened]);
    expect(sentenceOn(more)).toMatch(/is not one that the entries gave, or it was withdrawn\.$/);
    const state = rebuiltState(entries, entries.length - 1);
    const none = filesOf(await zipOf({ ...sampleInput(), state, entries: [...entries, reopened], sources: [] }));
    expect(JSON.parse(none['sign-offs.json'] ?? '')).toEqual([]);
    expect(sentenceOn(none)).toBe(`All ${reopened.seq} match`);
    const chain = rechained(entries.map((one) => (one === sign ? { ...one, payload: forged(one.payload) } : one)));
    const [first, last] = z.array(z.looseObject({})).parse(JSON.parse(files['sign-offs.json'] ?? ''));
    const signOffs = pretty([first, forged(last)]);
    expect(sentenceOn(withEntry({ ...files, 'sign-offs.json': signOffs }, chain))).toMatch(
      /^The sign-off of .* is under other words than those in article\.json\.$/,
    );
  });

  it('is fine where all words were erased by law', async () => {
    const journal = [...entries, erasure()].map((one) =>
      one.type === 'erased' ? one : { ...one, salt: '', payload: erasePayload(one.type, one.payload) },
    );
    expect(sentenceOn(await signedFiles(journal))).toBe(`All ${journal.length} match`);
  });
});

describe('a dossier with a signature taken out', () => {
  const without = (list: string, at: number) =>
    pretty(
      z
        .array(z.unknown())
        .parse(JSON.parse(list))
        .filter((_, index) => index !== at),
    );

  it.each([0, 1])('is refused without number %i in sign-offs.json', async (at) => {
    const files = await signedFiles();
    const signOffs = without(files['sign-offs.json'] ?? '', at);
    expect(sentenceOn(resealed({ ...files, 'sign-offs.json': signOffs }))).toMatch(/^The sign-off of .* is missing in sign-offs\.json\.$/);
  });

  it('is refused with one in sign-offs.json twice', async () => {
    const files = await signedFiles();
    const [first, ...more] = z.array(z.unknown()).parse(JSON.parse(files['sign-offs.json'] ?? ''));
    expect(sentenceOn(resealed({ ...files, 'sign-offs.json': pretty([first, first, ...more]) }))).toBe(
      'sign-offs.json lists a sign-off twice.',
    );
  });
});

/** The entry that says that the words of all others were erased. */
function erasure(): JournalEntry {
  const last = entries.at(-1);
  if (!last) throw new Error('there is no entry');
  const payload = { seqs: entries.map(({ seq }) => seq), reason: 'Ruling 4/2026' };
  return sealEntry({ ...last, id: entries[0]?.clientId ?? '', seq: last.seq + 1, type: 'erased', payload, prevHash: last.hash });
}

const forged = (payload: unknown) => ({ ...z.looseObject({}).parse(payload), wordsHash: '0'.repeat(64) });

/** The files with another journal behind their moment, and all that names its end made to fit. */
function withEntry(files: Files, journal: readonly JournalEntry[]): Files {
  const { seq = 0, hash = '' } = journal.at(-1) ?? {};
  const moment = journal[entries.length - 2]?.hash ?? '';
  const index = `${files['index.html']}<!--${hash} ${moment}-->`;
  return resealed({ ...files, 'journal.jsonl': linesOf(journal), 'index.html': index }, { headSeq: seq, headHash: hash, hash: moment });
}
