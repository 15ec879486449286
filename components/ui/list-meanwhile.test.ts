import { describe, expect, it } from 'vitest';
import { listMeanwhile } from './list-meanwhile';

const names = { name: 'name', note: 'note' };
const item = (id: string, part: { name?: string; note?: string } = {}) => ({ id, name: id, note: '', ...part });
const [a, b, c] = [item('a'), item('b'), item('c')];
const start = [a, b, c];
const none = { taken: [], clashing: [], order: null };

describe('listMeanwhile', () => {
  it('joins what both changed of one, part by part', () => {
    const own = [a, { ...b, name: 'Bee' }, c];
    const now = [a, { ...b, note: 'Look it up.' }, { ...c, name: 'Sea' }];
    expect(listMeanwhile(own, start, now, names)).toEqual({
      ...none,
      list: [a, { ...b, name: 'Bee', note: 'Look it up.' }, { ...c, name: 'Sea' }],
      taken: [
        { item: own[1], is: 'changed', parts: ['note'] },
        { item: c, is: 'changed', parts: ['name'] },
      ],
    });
  });

  it('keeps the person’s own where both changed a part to something else', () => {
    const own = [{ ...a, name: 'Ay', note: 'Same.' }, b, c];
    const now = [{ ...a, name: 'Eh', note: 'Same.' }, b, c];
    const clashing = [{ item: own[0], is: 'changed', parts: ['name'] }];
    expect(listMeanwhile(own, start, now, names)).toEqual({ ...none, list: own, clashing });
  });

  it('has what was added here and there, each behind the one that it follows', () => {
    const [mine, theirs, first] = [item('mine'), item('theirs'), item('first')];
    const merged = listMeanwhile([a, mine, b, c], start, [first, a, b, theirs, c], names);
    expect(merged.list).toEqual([first, a, mine, b, theirs, c]);
    expect(merged).toMatchObject({ ...none, taken: [first, theirs].map((one) => ({ item: one, is: 'new' })) });
  });

  it('has not what was taken out here or there, unless the other one changed it', () => {
    const own = [{ ...b, name: 'Bee' }, c];
    const now = [{ ...a, name: 'Ay' }];
    expect(listMeanwhile(own, start, now, names)).toEqual({
      ...none,
      list: [own[0]],
      taken: [{ item: c, is: 'gone', parts: [] }],
      clashing: [
        { item: own[0], is: 'gone', parts: [] },
        { item: now[0], is: 'new', parts: [] },
      ],
    });
  });

  it('takes the order of now, unless the person has changed it', () => {
    expect(listMeanwhile(start, start, [c, a, b], names)).toEqual({ ...none, list: [c, a, b], order: 'taken' });
    expect(listMeanwhile([b, a, c], start, start, names)).toEqual({ ...none, list: [b, a, c] });
    expect(listMeanwhile([b, a, c], start, [c, a, b], names)).toEqual({ ...none, list: [b, a, c], order: 'clashing' });
    expect(listMeanwhile([c, a, b], start, [c, a, b], names)).toEqual({ ...none, list: [c, a, b] });
  });

  it('has one once that the person added and that is stored already', () => {
    const mine = item('mine');
    expect(listMeanwhile([...start, mine], start, [...start, mine], names)).toEqual({ ...none, list: [...start, mine] });
    const changed = { ...mine, note: 'More.' };
    expect(listMeanwhile([...start, changed], start, [...start, mine], names)).toEqual({ ...none, list: [...start, changed] });
  });
});
