import { describe, expect, it } from 'vitest';
import { chooseFormat, importFormats, readableFormats, readableSize } from './formats';

describe('readableFormats and readableSize', () => {
  it('say what the table reads, and how much of it', () => {
    expect(`${readableFormats}, up to ${readableSize}`).toBe('DOCX, HTML, MD or TXT, up to 20 MB');
  });

  it.each(Object.values(importFormats))('promise what a file of $name may be, and no more', ({ extensions: [ending] }) => {
    const choose = (size: number) => chooseFormat({ name: `a.${ending}`, mediaType: '', size });
    const bytes = Number.parseInt(readableSize, 10) * 1_048_576;
    expect(choose(bytes).extensions).toContain(ending);
    expect(() => choose(bytes + 1)).toThrow(`the limit is ${readableSize}`);
  });
});
