import { describe, expect, it } from 'vitest';
import { type Held, heldCorrections, withOtherWords } from './held-corrections';

const read: Held = {
  corrections: { title: 'A quay', byline: 'Ines Okafor', keep: [0], rejectChanges: true },
  sendId: 'first',
  holding: 'all',
};

describe('what was corrected of a text', () => {
  it('holds as long as it is the text that was read', () => {
    expect(heldCorrections(read)).toEqual(read.corrections);
  });

  it('holds by its fields alone from the first letter that is typed on, under another id', () => {
    const typed = withOtherWords(withOtherWords(read, 'same-text', 'second'), 'same-text', 'third');
    expect(heldCorrections(typed)).toEqual({ title: 'A quay', byline: 'Ines Okafor' });
    expect(typed.sendId).toBe('third');
  });

  it('does not hold for another text, under another id, also when that is typed at before it is read', () => {
    const pasted = withOtherWords(read, 'other-text', 'second');
    expect(heldCorrections(pasted)).toEqual({});
    expect(pasted.sendId).toBe('second');
    expect(heldCorrections(withOtherWords(pasted, 'same-text', 'third'))).toEqual({});
  });
});
