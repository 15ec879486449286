import { describe, expect, it } from 'vitest';
import type { Revision } from '../articles/revision';
import { testId } from '../export/journal-writer.fixture';
import type { Reopening, SignOff, Waiver } from '../sign-off/sign-off';
import { sayLeftBehind } from './left-behind';

const by = { entryId: testId(1, 1), byId: testId(9, 1), at: '2026-03-02T09:00:00.000Z' };
const signOff: SignOff = { ...by, signature: 'checker', seq: 4, version: 2, wordsHash: '', claimCount: 1, waivers: [], isComplete: true };
const waiver: Waiver = { ...by, kind: 'stale', annotationId: null, wordsHash: '', reason: 'Known.' };
const reopening: Reopening = { ...by, reason: 'A typo.', signOffs: [signOff] };
const revision = (number: number): Revision => ({ number, name: '', seq: number, byId: by.byId, at: by.at });
const nothing = { signOffs: [], waivers: [], reopenings: [], revisions: [] };

describe('sayLeftBehind', () => {
  it.each([
    [
      'a signed article with all of it',
      {
        signOffs: [signOff, signOff],
        waivers: [waiver, waiver],
        reopenings: [reopening],
        revisions: [revision(1), revision(2), revision(3)],
      },
      '2 signatures, 2 waivers, 1 reopening and 3 revisions stay in the file: they are of the old journal. The article comes in unsigned.',
    ],
    ['one revision', { revisions: [revision(1)] }, '1 revision stays in the file: it is of the old journal.'],
    [
      'one opened again',
      { reopenings: [reopening], waivers: [waiver] },
      '1 waiver and 1 reopening stay in the file: they are of the old journal.',
    ],
    ['one signature', { signOffs: [signOff] }, '1 signature stays in the file: it is of the old journal. The article comes in unsigned.'],
  ])('counts what an archive does not bring: %s', (_, part, sentence) => {
    expect(sayLeftBehind({ ...nothing, ...part })).toBe(sentence);
  });

  it('says nothing where there is nothing of it', () => {
    expect(sayLeftBehind(nothing)).toBeNull();
  });
});
