import { describe, expect, it } from 'vitest';
import { whyNot } from './draft-state';

const nothing = { isReading: false, read: null, archive: null, corrections: {}, error: null, tryAgain: null };

describe('whyNot', () => {
  it('asks for a text only where there is none', () => {
    expect(whyNot(nothing)).toBe('Paste a text or choose a file first.');
    expect(whyNot({ ...nothing, error: 'The server did not answer.', tryAgain: () => undefined })).toBe(
      'The text was not read. Choose Try again first.',
    );
  });

  it('says what is wrong with a text that is refused', () => {
    expect(whyNot({ ...nothing, error: 'This text is too long.' })).toBe('This text is too long.');
  });
});
