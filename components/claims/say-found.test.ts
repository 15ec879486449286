import { describe, expect, it } from 'vitest';
import { plainAddress } from './claims-address';
import { sayFound } from './say-found';

const ferry = { ...plainAddress, query: 'ferry zeppelin' };

describe('sayFound', () => {
  it('says nothing of claims that have all of the words, or where none were looked for', () => {
    expect(sayFound(ferry, false)).toBeNull();
    expect(sayFound(plainAddress, false)).toBeNull();
    expect(sayFound({ ...plainAddress, query: '  ', standings: ['refuted'] }, false)).toBeNull();
  });

  it('says that no claim has all of the words, and of which claims it says so', () => {
    expect(sayFound(ferry, true)).toBe('No claim has all of these words. The closest have some of them.');
    for (const filter of [{ standings: ['refuted' as const] }, { sources: 'with' as const }, { from: '2026-11-10' }]) {
      expect(sayFound({ ...ferry, ...filter }, true)).toBe(
        'No claim that matches the filters has all of these words. The closest have some of them.',
      );
    }
    // In what order they come and which is open are no filters.
    expect(sayFound({ ...ferry, order: 'newest', claimId: '019aa000-0000-7000-8000-000000000001' }, true)).toMatch(/^No claim has all/);
  });

  it('says why words that are in nearly every claim leave none out', () => {
    for (const query of ['who was it', '??']) {
      expect(sayFound({ ...plainAddress, query }, false)).toBe(
        'What you wrote says nothing by itself, so nothing is left out: this is every claim. Add a name, a figure or a thing.',
      );
    }
    expect(sayFound({ ...plainAddress, query: 'who was it', sources: 'with' }, false)).toMatch(
      /this is every claim that matches the filters\./,
    );
  });
});
