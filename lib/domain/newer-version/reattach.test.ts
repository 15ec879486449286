import { describe, expect, it } from 'vitest';
import { reattachQuotes } from './reattach';

const sentence = 'Rents will rise by twelve per cent in the spring.';
const certain = (n: number) => `Paragraph number ${n} speaks of the ferries, of ${n * 37} boats and of nobody else.`;

describe('reattachQuotes', () => {
  it('gives one result for each quote, in their order', () => {
    const text = `${certain(1)}\n${certain(2)}`;
    const quote = (exact: string) => ({ exact, prefix: '', suffix: '' });
    const [two, none, one] = reattachQuotes(text, [
      quote(certain(2)),
      quote('Wholly other words that stand nowhere in it.'),
      quote(certain(1)),
    ]);
    expect([two?.from, none, one?.from]).toEqual([text.indexOf(certain(2)), null, 0]);
    expect(reattachQuotes(text, [])).toEqual([]);
  });
  it('tells repeated sentences by where their neighbours went, and still asks', () => {
    const old = [certain(1), sentence, certain(2), certain(3), sentence, certain(4)].join('\n');
    // A long beginning is put before: both copies are nearer to the old place of the second.
    const now = `${'Much that is new stands here first. '.repeat(5)}\n${old}`;
    const quotes = [certain(1), certain(2), certain(3), certain(4)].map((exact) => ({
      exact,
      prefix: '',
      suffix: '',
      hint: old.indexOf(exact),
    }));
    const copies = [old.indexOf(sentence), old.lastIndexOf(sentence)].map((hint) => ({ exact: sentence, prefix: '', suffix: '', hint }));
    const [first, second] = reattachQuotes(now, [...copies, ...quotes]);
    expect(first).toMatchObject({ from: now.indexOf(sentence), isAmbiguous: true });
    expect(second).toMatchObject({ from: now.lastIndexOf(sentence), isAmbiguous: true });
  });
});
