import { describe, expect, it } from 'vitest';
import { saidOf } from './new-work-fields';

describe('saidOf', () => {
  it('says nothing of a field that is empty, as one that is half written is', () => {
    expect(saidOf({ due: '', ownerId: '' })).toEqual({});
  });
});
