import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffTokens, diffWords, heaviestIncreasing, joinCloseChanges, survivesIn } from './word-diff';
import { createTokenizer } from './word-tokens';

const runs = Number(process.env.PROOF_RUNS ?? 300);

describe('createTokenizer', () => {
  const tokensOf = (text: string) => {
    const { starts } = createTokenizer().tokenize(text);
    return Array.from({ length: starts.length - 1 }, (_, i) => text.slice(starts[i], starts[i + 1]));
  };

  it('cuts words, spaces and punctuation apart', () => {
    expect(tokensOf('Rent rose,  12% in')).toEqual(['Rent', ' ', 'rose', ',', '  ', '12', '%', ' ', 'in']);
  });
  it("keeps don't, 1,200.50 and twenty-five whole, but not the full stop after them", () => {
    expect(tokensOf("Don't pay 1,200.50.")).toEqual(["Don't", ' ', 'pay', ' ', '1,200.50', '.']);
    expect(tokensOf('twenty-five:')).toEqual(['twenty-five', ':']);
  });
  it('keeps combining marks, joined emoji and surrogate pairs whole', () => {
    expect(tokensOf('e\u0301te\u0301 👩‍🚒👍🏽 𝒳𝒴')).toEqual(['e\u0301te\u0301', ' ', '👩‍🚒', '👍🏽', ' ', '𝒳𝒴']);
    expect(tokensOf('क्षेत्र में')).toEqual(['क्षेत्र', ' ', 'में']);
  });
  it.each(['🇩🇪🇩🇰', '🇩🇪 🇩', '🏴󠁧󠁢󠁳󠁣󠁴󠁿🏴󠁧󠁢󠁷󠁬󠁳󠁿', '1️⃣2️⃣', 'a🇩🇪1'])('keeps flags and keys whole: %s', (text) => {
    const clusters = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].map(({ index }) => index);
    const starts = [...createTokenizer().tokenize(text).starts];
    expect(clusters).toEqual(expect.arrayContaining(starts.slice(0, -1)));
  });
  it('takes each Han character as a token and Arabic words whole', () => {
    expect(tokensOf('市长说')).toEqual(['市', '长', '说']);
    expect(tokensOf('قال الوزير')).toEqual(['قال', ' ', 'الوزير']);
  });
  it('gives back the whole text for any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => tokensOf(text).join('') === text),
      { numRuns: runs },
    );
  });
});

describe('diffTokens', () => {
  const sequences = fc.array(fc.nat(6), { maxLength: 60 }).map((values) => Int32Array.from(values));

  it('keeps only what is equal on both sides, in order', () => {
    fc.assert(
      fc.property(sequences, sequences, (before, after) => {
        const rebuilt: number[] = [];
        let [oldAt, newAt] = [0, 0];
        for (const change of [...diffTokens(before, after), { oldFrom: before.length, oldTo: 0, newFrom: after.length, newTo: 0 }]) {
          expect(change.oldFrom - oldAt).toBe(change.newFrom - newAt);
          rebuilt.push(...before.slice(oldAt, change.oldFrom), ...after.slice(change.newFrom, change.newTo));
          [oldAt, newAt] = [change.oldTo, change.newTo];
        }
        expect(rebuilt).toEqual([...after]);
      }),
      { numRuns: runs },
    );
  });
  it('is as short as the longest common subsequence allows', () => {
    fc.assert(
      fc.property(sequences, sequences, (before, after) => {
        const differences = diffTokens(before, after).reduce((sum, one) => sum + one.oldTo - one.oldFrom + one.newTo - one.newFrom, 0);
        expect(differences).toBe(before.length + after.length - 2 * commonLength([...before], [...after]));
      }),
      { numRuns: runs },
    );
  });
  it('finds a changed word in a hundred thousand quickly', () => {
    const before = Int32Array.from({ length: 100_000 }, (_, i) => i % 997);
    const after = before.slice();
    after[50_000] = 5000;
    expect(diffTokens(before, after)).toEqual([{ oldFrom: 50_000, oldTo: 50_001, newFrom: 50_000, newTo: 50_001 }]);
  });
});

describe('diffWords', () => {
  it('names the words that changed', () => {
    expect(diffWords('Rent rose by twelve per cent.', 'Rent rose by nine per cent.')).toEqual([
      { oldFrom: 13, oldTo: 19, newFrom: 13, newTo: 17 },
    ]);
  });
  it('names a flag as a whole where one of its letters changed', () => {
    expect(diffWords('Sent to 🇩🇪 at noon', 'Sent to 🇩🇰 at noon')).toEqual([{ oldFrom: 8, oldTo: 12, newFrom: 8, newTo: 12 }]);
  });
  it('finds nothing to change between equal texts', () => {
    expect(diffWords('', '')).toEqual([]);
    expect(diffWords('市长说', '市长说')).toEqual([]);
  });
});

describe('joinCloseChanges', () => {
  const change = (oldFrom: number, oldTo: number, newFrom: number, newTo: number) => ({ oldFrom, oldTo, newFrom, newTo });

  it('joins rewritten stretches that a common word keeps apart, and leaves those that a rare one does', () => {
    const changes = [change(0, 8, 0, 8), change(9, 17, 9, 17)];
    expect(joinCloseChanges(changes, () => 3)).toEqual([change(0, 17, 0, 17)]);
    expect(joinCloseChanges(changes, () => 12)).toEqual(changes);
  });
  it('keeps any word between two stretches that were only taken out', () => {
    const changes = [change(0, 8, 0, 0), change(9, 17, 1, 1)];
    expect(joinCloseChanges(changes, () => 3)).toEqual(changes);
    expect(joinCloseChanges(changes, () => 0)).toEqual([change(0, 17, 0, 1)]);
  });
});

describe('survivesIn', () => {
  const tokenizer = createTokenizer();
  tokenizer.tokenize(`${'the of a in to and '.repeat(200)}${Array.from({ length: 800 }, (_, i) => `word${i}`).join(' ')}`);
  const quote = 'the mayor of word7 spoke in the hall to all of the people and to a dog';

  it('says that a quote survives in half of its words, or in a name', () => {
    expect(survivesIn(quote, quote, tokenizer)).toBe(true);
    expect(survivesIn(quote, 'the mayor of word7 spoke in the hall', tokenizer)).toBe(true);
    expect(survivesIn(quote, 'word7 spoke', tokenizer)).toBe(true);
  });
  it('says that it does not in words that stand everywhere', () => {
    expect(survivesIn(quote, 'of the', tokenizer)).toBe(false);
    expect(survivesIn(quote, ' ', tokenizer)).toBe(false);
    expect(survivesIn(quote, '', tokenizer)).toBe(false);
  });
});

describe('heaviestIncreasing', () => {
  it('prefers one heavy move to two light ones', () => {
    expect(heaviestIncreasing([2, 0, 1], [10, 1, 1])).toEqual([0]);
    expect(heaviestIncreasing([2, 0, 1])).toEqual([1, 2]);
  });
});

/** The oracle: the plain quadratic table. */
function commonLength(a: readonly number[], b: readonly number[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const x of a) {
    const next = [0];
    b.forEach((y, j) => {
      next.push(x === y ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0));
    });
    row = next;
  }
  return row[b.length] ?? 0;
}
