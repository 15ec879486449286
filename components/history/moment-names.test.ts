import { describe, expect, it } from 'vitest';
import { extentOf } from './moment-names';

describe('extentOf', () => {
  it('counts what lies between two moments, not the whole journal', () => {
    expect(extentOf({ headSeq: 1_204 }, 811, 812)).toBe('1 entry');
    expect(extentOf({ headSeq: 1_204 }, 1, 1_204)).toBe('1,203 entries');
  });

  it('says of one moment which of all it is', () => {
    expect(extentOf({ headSeq: 1_204 }, 812, 812)).toBe('entry 812 of 1,204');
  });
});
