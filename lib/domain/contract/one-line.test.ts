import { describe, expect, it } from 'vitest';
import { oneLine } from './one-line';

const Title = oneLine(20, 'Write a title.');

describe('oneLine', () => {
  it.each(['', ' \n', '\u200B\u200B', '\u3164', '\u00AD', '\u202E'])('asks for something that is seen, where it is %j', (text) => {
    expect(Title.safeParse(text).error?.issues[0]?.message).toBe('Write a title.');
  });

  it('is one line, with what joins and parts letters in it', () => {
    expect(Title.parse(' Wo\u00ADchen\n blatt\u202E ')).toBe('Wo\u00ADchen blatt');
  });
});
