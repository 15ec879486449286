import { describe, expect, it } from 'vitest';
import { isUnseen } from './is-unseen';
import { visibleLine } from './visible-line';

describe('isUnseen', () => {
  it.each(['', ' \n\t', '\u200B\u200B', '\u3164', '\u00AD', '\u2800', '\uFEFF', '\u202E', '\u200D\uFE0F', '\u{E0100}', '\u115F \u1160'])(
    'finds nothing to be seen in %j',
    (text) => expect(isUnseen(text)).toBe(true),
  );

  it.each(['a', '\u200Ba', '.', '👩‍🚒', 'می‌خواهم', '⠁', '\u0301'])('finds something in %j', (text) => expect(isUnseen(text)).toBe(false));

  it('says of every sign by itself what visibleLine says', () => {
    for (let code = 0; code < 0x110000; code++) {
      const sign = String.fromCodePoint(code);
      if (isUnseen(sign) !== (visibleLine(sign) === '')) expect.fail(`U+${code.toString(16)}`);
    }
  });
});
