import { describe, expect, it } from 'vitest';
import { type PersonColour, personColour, personColours } from './person-colour';
import { rarestColour } from './rarest-colour';

const ids = Array.from({ length: 60 }, () => crypto.randomUUID());

describe('the colour of somebody new', () => {
  it('is no colleague’s while one is left', () => {
    const taken: PersonColour[] = [];
    for (const id of ids.slice(0, 6)) taken.push(rarestColour(id, taken));
    expect(taken.toSorted()).toEqual([...personColours]);
  });

  it('follows from their id where nobody is there', () => {
    for (const id of ids) expect(rarestColour(id, [])).toBe(personColour(id));
  });

  it('is shared by as few as can be', () => {
    const taken: PersonColour[] = [];
    for (const id of ids) taken.push(rarestColour(id, taken));
    for (const colour of personColours) expect(taken.filter((one) => one === colour)).toHaveLength(10);
  });
});
