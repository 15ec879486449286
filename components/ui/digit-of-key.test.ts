import { describe, expect, it } from 'vitest';
import { digitOfKey } from './digit-of-key';

describe('digitOfKey', () => {
  it.each([
    ['2', 'Digit2', false, '2'],
    ['2', 'Numpad2', false, '2'],
    // Dvorak for programmers: the digit that is written counts, wherever it lies.
    ['7', 'Digit2', true, '7'],
    ['۱', 'Digit1', false, '1'],
    ['१', 'Digit1', false, '1'],
    ['&', 'Digit1', false, '1'],
    ['é', 'Digit2', false, '2'],
    ['1', 'Digit1', true, '1'],
    ['!', 'Digit1', true, null],
    ['c', 'KeyC', false, null],
    ['Enter', 'Enter', false, null],
    ['End', 'Numpad1', false, null],
  ])('reads %s at %s (Shift: %s) as %s', (key, code, shiftKey, digit) => expect(digitOfKey({ key, code, shiftKey })).toBe(digit));
});
