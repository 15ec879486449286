import { describe, expect, it } from 'vitest';
import { isOfInputMethod } from './input-method';

describe('isOfInputMethod', () => {
  it.each([
    ['a key while words are composed', { isComposing: true, keyCode: 229 }, true],
    ['a key while words are composed, by its own code', { isComposing: true, keyCode: 13 }, true],
    ['the key that ended a composition in WebKit', { isComposing: false, keyCode: 229 }, true],
    ['Enter behind that', { isComposing: false, keyCode: 13 }, false],
    ['a key that a script pressed', { isComposing: false, keyCode: 0 }, false],
    ['a press without a code', { isComposing: false }, false],
  ])('knows %s', (_name, press, expected) => {
    expect(isOfInputMethod(press)).toBe(expected);
  });
});
