import { describe, expect, it } from 'vitest';
import { keyframeDistance } from './keyframe-distance';

describe('keyframeDistance', () => {
  it('is a thousand entries of most articles', () => {
    for (const [textSize, tagCount] of [
      [0, 0],
      [2, 1],
      [60_000, 500],
      [300_000, 2_500],
      [1_200_000, 4_000],
    ] as const)
      expect(keyframeDistance({ textSize, tagCount })).toBe(1000);
  });

  it('grows with the size, by doubling', () => {
    expect([6_000, 12_000, 20_000, 40_000].map((tagCount) => keyframeDistance({ textSize: 1_000_000, tagCount }))).toEqual([
      2000, 4000, 4000, 8000,
    ]);
    expect(keyframeDistance({ textSize: 8_000_000, tagCount: 0 })).toBe(2000);
  });
});
