import { describe, expect, it } from 'vitest';
import { paragraphRows } from './paragraph-rows';

describe('paragraphRows', () => {
  it.each([
    ['no rows', [[], 0], []],
    ['the rows of one paragraph', [['3', '3', '3'], 0], [{ number: '3', from: 0, to: 3 }]],
    [
      'rows from the middle of a list',
      [['', '1', '1', '2'], 40],
      [
        { number: '', from: 40, to: 41 },
        { number: '1', from: 41, to: 43 },
        { number: '2', from: 43, to: 44 },
      ],
    ],
    [
      'a number that comes again after another',
      [['1', '2', '1'], 0],
      [
        { number: '1', from: 0, to: 1 },
        { number: '2', from: 1, to: 2 },
        { number: '1', from: 2, to: 3 },
      ],
    ],
  ] as const)('parts %s', (_, [numbers, from], runs) => {
    expect(paragraphRows(numbers, from)).toEqual(runs);
  });
});
