import { describe, expect, it } from 'vitest';
import { extentOf, placedMoment } from './moment-names';

describe('extentOf', () => {
  it('counts what lies between two moments, not the whole journal', () => {
    expect(extentOf({ headSeq: 1_204 }, 811, 812)).toBe('1 entry');
    expect(extentOf({ headSeq: 1_204 }, 1, 1_204)).toBe('1,203 entries');
  });

  it('says of one moment which of all it is', () => {
    expect(extentOf({ headSeq: 1_204 }, 812, 812)).toBe('entry 812 of 1,204');
  });
});

describe('placedMoment', () => {
  const known = { headSeq: 74, columns: [], revisions: [{ number: 1, name: '', seq: 9, byId: 'p1', at: '2026-11-02T09:00:00.000Z' }] };

  it('says of an entry without a name its place alone, and of others both', () => {
    expect(placedMoment(known, 2)).toBe('entry 2 of 74');
    expect(placedMoment(known, 9)).toBe('revision 1, entry 9 of 74');
    expect(placedMoment(known, 74)).toBe('now, entry 74 of 74');
  });
});
