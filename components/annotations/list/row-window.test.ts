import { describe, expect, it } from 'vitest';
import { rowsInSight, scrollFor } from './row-window';

describe('rowsInSight', () => {
  it.each([
    ['an empty list', [0, 280, 28, 0], { first: 0, from: 0, to: 0 }],
    ['a list that is shorter than its box', [0, 280, 28, 4], { first: 0, from: 0, to: 4 }],
    ['the beginning', [0, 280, 28, 20_000], { first: 0, from: 0, to: 18 }],
    ['the middle, between two rows', [28_014, 280, 28, 20_000], { first: 1000, from: 992, to: 1019 }],
    ['the end', [559_720, 280, 28, 20_000], { first: 19_990, from: 19_982, to: 20_000 }],
    ['a box before it has a height', [0, 0, 28, 20_000], { first: 0, from: 0, to: 8 }],
    ['scrolled past the top', [-90, 280, 28, 20_000], { first: 0, from: 0, to: 15 }],
    ['a list that has become shorter', [28_000, 280, 28, 3], { first: 2, from: 0, to: 3 }],
  ] as const)('finds the rows of %s', (_, [top, height, rowPx, count], rows) => {
    expect(rowsInSight(top, height, rowPx, count)).toEqual(rows);
  });
});

describe('scrollFor', () => {
  it.each([
    ['leaves a row in sight where it is', [3, 28, 0, 280], 0],
    ['goes up to a row above', [3, 28, 280, 280], 84],
    ['brings a row below to the foot', [10, 28, 0, 280], 28],
    ['shows the rest of a row that is cut', [9, 28, 0, 270], 10],
  ] as const)('%s', (_, [row, rowPx, top, height], expected) => {
    expect(scrollFor(row, rowPx, top, height)).toBe(expected);
  });
});
