import { describe, expect, it } from 'vitest';
import { flagHeights } from './flag-heights';

describe('flagHeights', () => {
  it('leaves flags on other lines, or far apart, on their lines', () => {
    const flags = [
      { left: 100, top: 40 },
      { left: 100, top: 68 },
      { left: 300, top: 40 },
    ];
    expect(flagHeights(flags)).toEqual([0, 0, 0]);
  });

  it('lifts those that would cover another, no higher than they must', () => {
    const flags = [
      { left: 100, top: 40 },
      { left: 110, top: 41 },
      { left: 150, top: 40 },
      { left: 195, top: 40 },
    ];
    expect(flagHeights(flags)).toEqual([0, 1, 2, 0]);
  });
});
