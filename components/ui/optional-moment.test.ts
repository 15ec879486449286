import { describe, expect, it } from 'vitest';
import { isHalfWritten } from './optional-moment';

describe('isHalfWritten', () => {
  it('is true of a day without its time', () => {
    expect(isHalfWritten({ validity: { badInput: true } })).toBe(true);
  });

  it('is false of a whole moment, of none, and where there is no such field', () => {
    expect([isHalfWritten({ validity: { badInput: false } }), isHalfWritten(null)]).toEqual([false, false]);
  });
});
