import { describe, expect, it } from 'vitest';
import { idsBetween } from './use-selected-tags';

const shown = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }));

describe('idsBetween', () => {
  it.each([
    ['goes down from the one that was last touched', ['b', 'a'], 'd', 'bcd'],
    ['goes up from it', ['d', null], 'b', 'bcd'],
    ['goes from the start where nothing was touched', [null, 'c'], 'e', 'cde'],
    ['goes from the start where what was touched is not shown', ['x', 'c'], 'd', 'cd'],
    ['takes the tag alone where neither is shown', ['x', 'y'], 'd', 'd'],
    ['takes the tag alone where there is neither', [null, null], 'c', 'c'],
    ['takes nothing where the tag is not shown', ['b', null], 'x', ''],
  ] as const)('%s', (_, starts, id, ids) => {
    expect(idsBetween(shown, starts, id).join('')).toBe(ids);
  });
});
