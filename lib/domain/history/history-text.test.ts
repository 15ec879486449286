import { describe, expect, it } from 'vitest';
import { sweep } from '../text/sweep';
import { piecesOf, type TagSpan } from './history-text';

describe('piecesOf', () => {
  it('cuts a text where tags begin and end, and names those over each piece, the outer ones first', () => {
    const tag = (id: string, from: number, to: number): TagSpan => ({ id, from, to, isStart: true, isEnd: true });
    const covering = sweep([tag('outer', 10, 18), tag('inner', 10, 14), tag('over', 12, 24)]);
    const pieces = piecesOf('one two three four', 8, 'kept', covering);
    expect(pieces.map(({ text, tags, starts, ends }) => [text, tags.join(' '), starts.join(' '), ends.join(' ')])).toEqual([
      ['on', '', '', ''],
      ['e ', 'outer inner', 'outer inner', ''],
      ['tw', 'outer inner over', 'over', 'inner'],
      ['o th', 'outer over', '', 'outer'],
      ['ree fo', 'over', '', 'over'],
      ['ur', '', '', ''],
    ]);
    expect(piecesOf('', 26, 'kept', covering)).toEqual([]);
  });

  it('looks at each tag a few times, also where all of them are in one paragraph', () => {
    const count = 1_000;
    let looks = 0;
    const look = (at: number) => {
      looks += 1;
      return at;
    };
    const spans = Array.from({ length: count }, (_, index) => ({
      get from() {
        return look(index * 4);
      },
      get to() {
        return look(index * 4 + 3);
      },
      ...{ id: `C${index + 1}`, isStart: true, isEnd: true },
    }));
    expect(piecesOf('a b '.repeat(count), 0, 'kept', sweep(spans))).toHaveLength(2 * count);
    expect(looks).toBeLessThan(100 * count);
  });
});
