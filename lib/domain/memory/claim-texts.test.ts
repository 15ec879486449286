import { describe, expect, it } from 'vitest';
import { closestTexts, textOf, textsOf } from './claim-texts';

const evenly = () => 1;
const full = { words: 'Rents in Leipzig rose by 40 per cent', statement: null };
const bare = { words: 'And they went up again', statement: 'Rents in Leipzig rose by 40 per cent from 2015 on' };

describe('closestTexts', () => {
  it('compares each text of one claim with each of the other', () => {
    expect(closestTexts(bare, full, evenly)).toMatchObject({ mine: 'statement', theirs: 'words' });
    expect(closestTexts(full, bare, evenly)).toMatchObject({ mine: 'words', theirs: 'statement' });
    expect(closestTexts(bare, { words: 'He said so', statement: bare.statement }, evenly)).toEqual({
      mine: 'statement',
      theirs: 'statement',
      score: 1,
    });
  });

  it('is the same both ways round, and takes the words of what is as alike', () => {
    const [there, back] = [closestTexts(bare, full, evenly), closestTexts(full, bare, evenly)];
    expect([there.mine, there.theirs, there.score]).toEqual([back.theirs, back.mine, back.score]);
    const twice = { words: full.words, statement: full.words };
    expect(closestTexts(twice, twice, evenly)).toEqual({ mine: 'words', theirs: 'words', score: 1 });
  });

  it('finds nothing alike where nothing says anything', () => {
    expect(closestTexts({ words: 'it is', statement: null }, { words: '', statement: '' }, evenly).score).toBe(0);
  });
});

describe('textsOf', () => {
  it('leaves out a statement that nobody has written', () => {
    expect(textsOf(full)).toEqual([{ is: 'words', text: full.words }]);
    expect(textsOf(bare).map(({ is }) => is)).toEqual(['words', 'statement']);
    expect([textOf(full, 'statement'), textOf(bare, 'statement')]).toEqual([full.words, bare.statement]);
  });
});
