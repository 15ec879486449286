import { describe, expect, it } from 'vitest';
import { readJson } from './read-json';

describe('readJson', () => {
  it('gives what the text holds', () => {
    expect(readJson('{"a":[1,"two",null]}')).toEqual({ a: [1, 'two', null] });
    expect(readJson(' "words" ')).toBe('words');
  });

  it.each(['', '{"a":', 'undefined', '{} {}', '\uFEFF{}'])('gives null for what is no JSON: %j', (text) => {
    expect(readJson(text)).toBeNull();
  });
});
