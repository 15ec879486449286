import { describe, expect, it } from 'vitest';
import { labelPlaces } from './label-places';

// "rev 2" is 49 px wide and "now" 35.8: characters of 6.6 px between edges of 8.
const now = { x: 1, label: 'now' };

describe('the labels of two handles', () => {
  it('stand in the middle under their lines where there is room for both', () => {
    const { from, to } = labelPlaces(1300, { x: 0.5, label: 'rev 2' }, { x: 0.7, label: 'now' });
    expect(from).toBeCloseTo(49 / 2);
    expect(to).toBeCloseTo(35.8 / 2);
  });

  it('keep off each other: the earlier one gives way to the left', () => {
    const { from } = labelPlaces(300, { x: 0.93, label: 'rev 2' }, now);
    // It ends 4 px before the other begins.
    expect(0.93 * 300 - (from ?? 0) + 49).toBeCloseTo(300 + 12 - 35.8 - 4);
  });

  it('leave the earlier one out where there is no room for it', () => {
    expect(labelPlaces(300, { x: 0, label: 'rev 1' }, { x: 0.01, label: 'rev 2' }).from).toBeNull();
  });

  it('hang over the ends of the drawing by no more than their rounded edge', () => {
    expect(labelPlaces(300, { x: 0, label: '12' }, now)).toEqual({ from: 12, to: expect.closeTo(35.8 - 12) });
  });
});
