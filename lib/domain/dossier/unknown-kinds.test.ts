import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answerTo } from '@/scripts/verify-dossier.mjs';
import { sampleInput } from '../export/sample.fixture';
import { type JournalEntry, sealEntry } from '../journal/entry';
import { docOf, TestJournal, testId } from '../journal/journal.fixture';
import { articleWordsHash } from '../sign-off/sign-off';
import { filesOf, sentenceOn, zipOf } from './dossier.fixture';

const [priya, jonah] = [testId(), testId()];

let folder: string;
let journal: TestJournal;
let late: string;

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dossier-'));
});

beforeEach(() => {
  journal = new TestJournal(docOf('A bus that runs', 'The last bus left at 12.35.'));
  late = journal.tag('The last bus left at 12.35');
  const verdict = { value: 'partly', rationale: 'By one table.' };
  journal.send('verdict.given', { annotationId: late, verdict, basedOn: null }, { actorId: priya });
});

afterAll(() => fs.rmSync(folder, { recursive: true }));

/** An entry of a kind that only a newer Galley has, behind these. It names the claim. */
function withUnknown(entries: readonly JournalEntry[]): JournalEntry[] {
  const last = entries.at(-1);
  if (!last) throw new Error('there is no entry');
  const { hash: prevHash, payloadHash: _, ...one } = last;
  return [...entries, sealEntry({ ...one, id: testId(), seq: last.seq + 1, type: 'claim.blessed', payload: { ids: [late] }, prevHash })];
}

/** The dossier of the end of a journal, in which the claim came to stand otherwise by an entry that no verifier of today knows. */
function made(entries: readonly JournalEntry[], state = journal.state): Promise<Uint8Array> {
  const tag = journal.annotation(late);
  const verdict = tag.verdict && { ...tag.verdict, value: 'unproven' as const, rationale: 'So it is said.' };
  const after = { ...state, seq: entries.length, annotations: state.annotations.with([{ ...tag, verdict }]) };
  return zipOf({ ...sampleInput(), state: after, entries, sources: [] }, { signOffs: state.signOffs });
}

/** What the command says of a zip. */
function said(zip: Uint8Array, ...more: string[]) {
  const place = path.join(folder, 'dossier.zip');
  fs.writeFileSync(place, zip);
  return answerTo([place, ...more], '');
}

describe('a dossier with an entry of a kind that the verifier does not know', () => {
  it('matches, and says what was not compared', async () => {
    const entries = withUnknown(journal.entries);
    const zip = await made(entries);
    expect(sentenceOn(filesOf(zip))).toBe('All 4 match');
    const { code, sentence } = said(zip);
    expect(code).toBe(0);
    expect(sentence.split('\n')[1]).toBe(
      'This verifier does not know what entry 4 did. The tags named there, threads, suggestions, revisions and details of the article were not compared with the journal: use the verifier of a newer Galley that you trust.',
    );
    // Its own hash vouches for it, and nobody here can say for what.
    expect(said(zip, '--head', entries.at(-1)?.hash ?? '')).toMatchObject({
      code: 0,
      sentence: expect.stringContaining('what entry 4 did'),
    });
    const [known] = said(await zipOf(sampleInput())).sentence.split('\nThe head is');
    expect(known).toMatch(/^All 48 entries and 10 files match\.$/);
  });

  it('is refused behind the head that was published', async () => {
    const [head] = journal.entries.slice(-1);
    const more = withUnknown(withUnknown(journal.entries));
    const { code, sentence } = said(await made(more), '--head', head?.hash ?? '');
    expect([code, sentence]).toEqual([
      1,
      'The published head is entry 3. It does not vouch for entries 4 and 5, which came later and are of kinds that this verifier does not know: give a head that was published later, or use the verifier of a newer Galley that you trust.',
    ]);
  });

  it('is refused behind what somebody who signed had seen, and is fine of the moment that was signed', async () => {
    const seen = { signature: 'checker', seq: journal.state.seq, wordsHash: articleWordsHash(journal.state) };
    const before = journal.state;
    journal.send('article.signed-off', seen, { actorId: jonah });
    const entries = withUnknown(journal.entries);
    expect(sentenceOn(filesOf(await made(entries)))).toMatch(
      /^The sign-off of .* does not vouch for entry 5, which came later and is of a kind that this verifier does not know: use the verifier of a newer Galley that you trust\.$/,
    );
    const signed = { state: before, entries, sources: [] };
    const zip = await zipOf({ ...sampleInput(), ...signed }, { signOffs: journal.state.signOffs });
    expect(said(zip)).toMatchObject({ code: 0, sentence: expect.not.stringContaining('does not know') });
  });
});
