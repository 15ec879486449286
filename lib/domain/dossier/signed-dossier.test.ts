import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sampleInput } from '../export/sample.fixture';
import { JournalEntry, sealEntry } from '../journal/entry';
import { type Files, filesOf, linesOf, rechained, resealed, sentenceOn, zipOf } from './dossier.fixture';
import { dossierMoment } from './dossier-input';
import { rebuiltState } from './rebuilt-state.fixture';

const golden = path.resolve(import.meta.dirname, '../journal/golden/journal-v1-checks.json');
const { entries } = z.object({ entries: z.array(JournalEntry) }).parse(JSON.parse(fs.readFileSync(golden, 'utf8')));

/** The dossier of an article that two people checked, a third decided on, and two signed after it had been opened again. */
async function signed(): Promise<Files> {
  const head = rebuiltState(entries, entries.length);
  const { seq, signOffs } = dossierMoment(head);
  const state = rebuiltState(entries, seq);
  return filesOf(await zipOf({ ...sampleInput(), state, entries, sources: [] }, { signOffs }));
}

describe('the dossier of a signed article', () => {
  it('is of what was signed last, with the signatures that came later, and matches', async () => {
    const files = await signed();
    expect(JSON.parse(files['manifest.json'] ?? '')).toMatchObject({ seq: entries.length - 1, headSeq: entries.length });
    expect(JSON.parse(files['sign-offs.json'] ?? '')).toMatchObject([{ signature: 'checker' }, { signature: 'standards' }]);
    expect(files['index.html']).toContain('Decided between the two by');
    expect(sentenceOn(files)).toBe(`All ${entries.length} match`);
  });

  it('does not match where a second check says something else, or a signature is put on other words', async () => {
    const files = await signed();
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
    const files = await signed();
    const sign = entries.at(-1);
    if (!sign) throw new Error('there is no entry');
    const after = { ...sign, id: entries[0]?.clientId ?? '', seq: sign.seq + 1, prevHash: sign.hash };
    const reopened = sealEntry({ ...after, type: 'article.reopened', payload: { reason: 'A comma.' } });
    const more = withEntry(files, [...entries, reopened]);
    expect(sentenceOn(more)).toMatch(/is not one that the entries gave, or it was withdrawn\.$/);
    expect(sentenceOn(resealed({ ...more, 'sign-offs.json': '[]\n' }, { headSeq: reopened.seq, headHash: reopened.hash }))).toBe(
      `All ${reopened.seq} match`,
    );
    const other = entries.map((one) => (one.type === 'article.signed-off' ? { ...one, payload: forged(one.payload) } : one));
    const signOffs = (files['sign-offs.json'] ?? '').replaceAll(/"wordsHash": "[^"]*/g, `"wordsHash": "${'0'.repeat(64)}`);
    const chain = rechained(other);
    expect(sentenceOn(withEntry({ ...files, 'sign-offs.json': signOffs }, chain))).toMatch(
      /^The sign-off of .* is under other words than those in article\.json\.$/,
    );
  });
});

const forged = (payload: unknown) => ({ ...z.looseObject({}).parse(payload), wordsHash: '0'.repeat(64) });

/** The files with another journal behind their moment, and all that names its end made to fit. */
function withEntry(files: Files, journal: readonly JournalEntry[]): Files {
  const { seq = 0, hash = '' } = journal.at(-1) ?? {};
  const moment = journal[entries.length - 2]?.hash ?? '';
  const index = `${files['index.html']}<!--${hash} ${moment}-->`;
  return resealed({ ...files, 'journal.jsonl': linesOf(journal), 'index.html': index }, { headSeq: seq, headHash: hash, hash: moment });
}
