import { describe, expect, it } from 'vitest';
import { namesWith } from './person-names';

const nika = { personId: '1', name: 'Nika Dolidze' };
const known = new Map([['2', 'Hanne Vik']]);

describe('namesWith', () => {
  it('gives another map where somebody is heard of for the first time: what is drawn by it is drawn anew', () => {
    const heard = new Map<string, string>();
    const now = namesWith(heard, [nika], known);
    expect(now).not.toBe(heard);
    expect(now.get('1')).toBe('Nika Dolidze');
    expect(heard.size).toBe(0);
  });

  it('gives the same map where all are known', () => {
    const heard = namesWith(new Map(), [nika], known);
    expect(namesWith(heard, [nika, { personId: '2', name: 'Hanne Vik' }], known)).toBe(heard);
  });
});
