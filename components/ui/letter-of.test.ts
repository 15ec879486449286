import { describe, expect, it } from 'vitest';
import { letterOf } from './letter-of';

describe('letterOf', () => {
  it.each([
    ['j', 'KeyJ', 'j'],
    ['J', 'KeyJ', 'j'],
    // Dvorak: the letter that is written counts, wherever it lies.
    ['j', 'KeyC', 'j'],
    ['о', 'KeyJ', 'j'],
    ['κ', 'KeyK', 'k'],
    ['/', 'Slash', '/'],
    ['Enter', 'Enter', 'enter'],
  ])('reads %s at %s as %s', (key, code, letter) => expect(letterOf({ key, code })).toBe(letter));
});
