import { describe, expect, it } from 'vitest';
import { textState } from './text-state';

const [old, now] = [
  { from: 1, to: 9 },
  { from: 9, to: 15 },
];

describe('textState', () => {
  it('is here where text, question and handles are of the same moments', () => {
    for (const isOnline of [true, false]) expect(textState({ drawn: now, asked: now, shown: now }, false, isOnline)).toBe('here');
  });

  it('never takes the text of other moments for that of those which are asked for', () => {
    for (const drawn of [old, { from: 8, to: 15 }, { from: 9, to: 14 }, null]) {
      expect(textState({ drawn, asked: now, shown: now }, false, true)).toBe('coming');
      expect(textState({ drawn, asked: now, shown: now }, false, false)).toBe('no-line');
    }
  });

  it('says that the handles have left the text, and what that means where it was on its way', () => {
    expect(textState({ drawn: old, asked: old, shown: now }, false, true)).toBe('moving');
    expect(textState({ drawn: old, asked: old, shown: now }, false, false)).toBe('moving');
    expect(textState({ drawn: old, asked: now, shown: old }, false, true)).toBe('coming');
  });

  it('looks at the later moment alone where there is one', () => {
    expect(textState({ drawn: { from: 15, to: 15 }, asked: now, shown: now }, true, true)).toBe('here');
    expect(textState({ drawn: { from: 9, to: 9 }, asked: now, shown: now }, true, false)).toBe('no-line');
  });

  it('waits for what says which moments there are', () => {
    expect(textState({ drawn: null, asked: null, shown: null }, false, true)).toBe('coming');
    expect(textState({ drawn: null, asked: null, shown: null }, false, false)).toBe('no-line');
  });
});
