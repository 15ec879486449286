import { describe, expect, it } from 'vitest';
import { untold } from '../journal/entry-news';
import { entryTypeNames } from '../journal/entry-types';
import { kindOfEntry, knownKindOf } from './entry-kinds';
import { recordedTypes } from './entry-sentence';

describe('a type of entry in the history', () => {
  it('has a kind, which a new type is given here', () => {
    expect(entryTypeNames.filter((type) => knownKindOf(type) === null)).toEqual([]);
  });

  it('has a sentence also where colleagues are told nothing of it', () => {
    expect(recordedTypes.toSorted()).toEqual([...untold].toSorted());
  });

  it('is about the article where it is one of a later Galley', () => {
    expect(knownKindOf('sealed.by-notary')).toBe(null);
    expect(kindOfEntry('sealed.by-notary')).toBe('article');
  });
});
