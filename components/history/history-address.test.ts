import { describe, expect, it } from 'vitest';
import { momentsIn, readHistoryAddress, writeHistoryAddress } from './history-address';

const read = (query: string) => readHistoryAddress(new URLSearchParams(query));

describe('the address of a history', () => {
  it('leads back to what it was written for', () => {
    for (const query of ['?', '?mode=single&to=12', '?from=3&to=12&kind=verdicts', '?from=3&person=01890000-0000-7000-8000-000000000001']) {
      expect(writeHistoryAddress(read(query))).toBe(query);
    }
  });

  it('takes what cannot be for nothing said', () => {
    expect(read('?mode=both&from=-1&to=1e9&person=me&kind=everything')).toEqual(read(''));
    expect(read('?from=0&to=99999999999')).toEqual(read(''));
  });
});

describe('momentsIn', () => {
  const article = { headSeq: 20, revisions: [{ seq: 5 }, { seq: 12 }] };
  it('compares the newest revision with now, or the one before it where that is now', () => {
    expect(momentsIn({ from: null, to: null }, article)).toEqual({ from: 12, to: 20 });
    expect(momentsIn({ from: null, to: 12 }, article)).toEqual({ from: 5, to: 12 });
    expect(momentsIn({ from: null, to: null }, { headSeq: 3, revisions: [] })).toEqual({ from: 1, to: 3 });
    expect(momentsIn({ from: null, to: null }, { headSeq: 1, revisions: [] })).toEqual({ from: 1, to: 1 });
  });

  it('puts the earlier one first, and stays within the journal', () => {
    expect(momentsIn({ from: 9, to: 4 }, article)).toEqual({ from: 4, to: 9 });
    expect(momentsIn({ from: 90, to: 40 }, article)).toEqual({ from: 20, to: 20 });
  });
});
