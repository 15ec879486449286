import { describe, expect, it } from 'vitest';
import { saidWords } from './said-words';

const keys = (text: string) => saidWords(text).map(({ key }) => key);

describe('saidWords', () => {
  it.each([
    ['5 per cent', ['5', 'per', 'cent']],
    ['.5 per cent', ['.5', 'per', 'cent']],
    ['It fell by .5 (or −.5) to $.50.', ['it', 'fell', 'by', '.5', 'or', '-.5', 'to', '$', '.50']],
    ['um ,5 Prozent', ['um', ',5', 'prozent']],
    ['Fell –5, not 3-5.', ['fell', '-5', 'not', '3', '5']],
    ['It ended. 5 left… 6, 7', ['it', 'ended', '5', 'left', '6', '7']],
  ])('reads %s', (text, said) => {
    expect(keys(text)).toEqual(said);
  });

  it('says where they stand', () => {
    const text = 'Rose .5 %';
    expect(saidWords(text).map(({ from, to }) => text.slice(from, to))).toEqual(['Rose', '.5', '%']);
  });
});
