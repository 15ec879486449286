import { expect, it } from 'vitest';
import { toldTypes, untold } from './entry-news';
import { entryTypeNames } from './entry-types';

it('every type of entry is told to colleagues, or is left untold on purpose', () => {
  expect([...toldTypes, ...untold].toSorted()).toEqual(entryTypeNames.toSorted());
});
