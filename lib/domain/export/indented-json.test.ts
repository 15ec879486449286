import { describe, expect, it } from 'vitest';
import { indentedJson } from './indented-json';

const values = {
  'a word': 'He said “no”\nand left, \\n and \u2028',
  'a number': 1e21,
  nothing: null,
  'an empty list': [],
  'an empty object': {},
  'an object of what is left out': { one: undefined },
  'an object of some': { first: undefined, 'a "name"': 1, last: undefined },
  'lists in objects in lists': [{ one: [1, [2, { three: [] }]], two: {} }, [], 'end'],
};

describe('indentedJson', () => {
  it.each(Object.entries(values))('gives what JSON.stringify gives, in any number of pieces: %s', (_, value) => {
    for (const levels of [0, 1, 2, 3, 9]) expect([...indentedJson(value, levels)].join('')).toBe(JSON.stringify(value, null, 2));
  });

  it('stands within another', () => {
    const value = { one: [1, { two: 'a\nb' }] };
    const whole = JSON.stringify({ in: value }, null, 2);
    for (const levels of [0, 1, 5]) expect(`{\n  "in": ${[...indentedJson(value, levels, '  ')].join('')}\n}`).toBe(whole);
  });
});
