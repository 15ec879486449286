import { describe, expect, it } from 'vitest';
import { labelPlaces } from './label-places';

// "rev 2" is 49 px wide and "now" 35.8: characters of 6.6 px between edges of 8.
const now = { x: 1, label: 'now' };

describe('the labels of two handles', () => {
  it('stand under their lines where there is room for both, however small a share of the drawing that is', () => {
    const { from, to } = labelPlaces(1300, { x: 0.93, label: 'rev 2' }, now);
    expect(from).toBeCloseTo(0.93 * 49);
    expect(to).toBeCloseTo(35.8);
  });

  it('keep off each other: the earlier one gives way to the left', () => {
    const { from } = labelPlaces(300, { x: 0.93, label: 'rev 2' }, now);
    // It ends 4 px before the other begins.
    expect(0.93 * 300 - (from ?? 0) + 49).toBeCloseTo(300 - 35.8 - 4);
  });

  it('leave the earlier one out where there is no room for it', () => {
    expect(labelPlaces(300, { x: 0, label: 'rev 1' }, { x: 0.01, label: 'rev 2' }).from).toBeNull();
  });

  it('stay inside the drawing at its ends', () => {
    expect(labelPlaces(300, { x: 0, label: '1' }, now)).toEqual({ from: 0, to: expect.closeTo(35.8) });
  });
});
