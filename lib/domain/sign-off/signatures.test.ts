import { describe, expect, it } from 'vitest';
import { docOf, TestJournal, testId } from '../journal/journal.fixture';
import { closingSignatures } from './closing';
import type { Signature } from './desk-rules';
import type { SignOff } from './sign-off';
import { whyNotReopen } from './why-not-reopen';
import { whyNoSignature, whyNotSign } from './why-not-sign';

const [ann, ben, dora] = [testId(), testId(), testId()];
const { state } = new TestJournal(docOf('Buses', 'The last bus left at 12.35.'));

const signed = (signature: Signature, byId: string, isComplete = false): SignOff => ({
  entryId: testId(),
  signature,
  seq: 1,
  version: 0,
  wordsHash: '',
  claimCount: 0,
  waivers: [],
  isComplete,
  byId,
  at: '2026-01-02T03:04:05.678Z',
});
const refusal = (signOffs: SignOff[], signature: Signature, personId: string, authorId: string | null = null) =>
  whyNotSign({ signOffs, details: { ...state.details, authorId } }, signature, personId);

describe('whyNotSign', () => {
  it('lets anybody but the author sign first, and only the second signature wait for the checker', () => {
    expect(refusal([], 'checker', ann)).toBeNull();
    expect(refusal([], 'standards', ann)).toBeNull();
    expect(refusal([], 'second', ann)).toBe('The checker signs first.');
    expect(refusal([signed('standards', ben)], 'second', ann)).toBe('The checker signs first.');
    expect(refusal([], 'checker', ann, ann)).toBe('This is your article. Another person signs.');
    expect(refusal([signed('standards', ben), signed('checker', dora)], 'second', ann, ben)).toBeNull();
  });

  it('takes no signature twice, and none of who has put another, however many there are', () => {
    const both = [signed('checker', ann), signed('second', ben)];
    expect(refusal(both, 'checker', dora)).toBe('It is signed as checker already.');
    expect(refusal(both, 'second', dora)).toBe('It is signed as second already.');
    expect(refusal(both, 'standards', ann)).toBe('You have signed already. Another person puts the next signature.');
    expect(refusal(both, 'standards', ben)).toBe('You have signed already. Another person puts the next signature.');
    expect(refusal(both, 'standards', dora)).toBeNull();
  });
});

describe('whyNoSignature', () => {
  const none = (signOffs: SignOff[], personId: string) =>
    whyNoSignature({ signOffs, details: { ...state.details, authorId: dora } }, personId);

  it('is for the author and for who has signed, and for nobody once the signatures are withdrawn', () => {
    const one = [signed('checker', ann)];
    expect(none(one, dora)).toBe('This is your article. Another person signs.');
    expect(none(one, ann)).toBe('You have signed already. Another person puts the next signature.');
    expect(none(one, ben)).toBeNull();
    expect(none([], ann)).toBeNull();
  });
});

describe('closingSignatures', () => {
  const asks = (...signatures: Signature[]) => ({ signatures });

  it('are those that nobody has put, where all that are asked for now are there', () => {
    expect(closingSignatures([signed('checker', ann)], asks('checker'))).toEqual(['second', 'standards']);
    expect(closingSignatures([signed('checker', ann), signed('second', ben)], asks('checker', 'second'))).toEqual(['standards']);
  });

  it('are none before anybody has signed, while one that is asked for is missing, and once it is signed off', () => {
    expect(closingSignatures([], asks('checker'))).toEqual([]);
    expect(closingSignatures([signed('checker', ann)], asks('checker', 'second'))).toEqual([]);
    expect(closingSignatures([signed('checker', ann, true)], asks('checker'))).toEqual([]);
    expect(closingSignatures([signed('checker', ann), signed('second', ben, true)], asks('checker'))).toEqual([]);
  });
});

describe('whyNotReopen', () => {
  it('names those that were put since, and only where there are some', () => {
    const [first, second, third] = [signed('checker', ann), signed('second', ben), signed('standards', dora)] as const;
    expect(whyNotReopen([first, second], [first.entryId, second.entryId])).toBeNull();
    expect(whyNotReopen([], [first.entryId])).toBeNull();
    expect(whyNotReopen([first, second, third], [first.entryId])).toBe(
      'It has been signed as second and standards since you saw it. Look at who has signed, then reopen it.',
    );
  });
});
