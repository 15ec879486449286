import { describe, expect, it } from 'vitest';
import { OverlaidMap } from './overlaid-map';

const one = (id: string, words = id) => ({ id, words });
const under = new Map([one('a'), one('b')].map((each) => [each.id, each]));

describe('OverlaidMap', () => {
  it('is what lies under it, with the changes in their places and what is new at the end', () => {
    const map = new OverlaidMap(under);
    map.lay(one('c'));
    map.lay(one('a', 'other'));
    expect([...map]).toEqual([
      ['a', one('a', 'other')],
      ['b', one('b')],
      ['c', one('c')],
    ]);
    expect([map.size, map.has('c'), map.has('d'), map.get('d')]).toEqual([3, true, false, undefined]);
  });

  it('shows again what lies under it when a change is cleared, as it is by then', () => {
    const map = new OverlaidMap(under);
    map.lay(one('a', 'other'));
    map.under = new Map([['a', one('a', 'newest')]]);
    expect(map.get('a')).toEqual(one('a', 'other'));
    map.clear('a');
    expect([...map.values()]).toEqual([one('a', 'newest')]);
  });
});
