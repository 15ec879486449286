import { describe, expect, it } from 'vitest';
import { sealCells } from './hash-seal';

describe('sealCells', () => {
  it('has a cell for each bit, in order', () => {
    expect(sealCells('0'.repeat(64))).toEqual([]);
    expect(sealCells('f'.repeat(64))).toHaveLength(256);
    expect(sealCells(`8001${'0'.repeat(59)}1`)).toEqual([
      [0, 0],
      [15, 0],
      [15, 15],
    ]);
  });
});
