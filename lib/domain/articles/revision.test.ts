import { describe, expect, it } from 'vitest';
import { RevisionName } from './revision';

describe('RevisionName', () => {
  it.each(['', '  ', '\u200B'])('is none where nothing is seen of it: %j', (text) => expect(RevisionName.parse(text)).toBe(''));

  it('is one line', () => {
    expect(RevisionName.parse(' As sent ')).toBe('As sent');
    expect(RevisionName.safeParse('As\nsent').success).toBe(false);
  });
});
