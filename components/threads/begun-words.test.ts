import { describe, expect, it } from 'vitest';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import { wordsBetween } from '@/lib/domain/text/article-text';
import { areSameWords, findBegunWords, wordsAt } from './begun-words';

const title = 'A bus that runs';
const driver = 'The bus left at 12.35, said the driver.';
const clerk = 'The bus left at 5.10, said the clerk.';

/** The nth place of `words` in a doc. */
function spanOf(doc: ReturnType<typeof docOf>, words: string, nth = 0) {
  const found: { from: number; to: number }[] = [];
  for (let from = 0; from + words.length <= doc.content.size; from++) {
    if (wordsBetween(doc, from, from + words.length) === words) found.push({ from, to: from + words.length });
  }
  const span = found[nth];
  if (!span) throw new Error(`${words} does not stand there so often.`);
  return span;
}

describe('the words that a comment was begun on', () => {
  const doc = docOf(title, driver, clerk);

  it('are told from the same words elsewhere', () => {
    const [first, second] = [0, 1].map((nth) => wordsAt(doc, [spanOf(doc, 'The bus left', nth)]));
    expect(areSameWords(first ?? [], wordsAt(doc, [spanOf(doc, 'The bus left')]))).toBe(true);
    expect(areSameWords(first ?? [], second ?? [])).toBe(false);
  });

  it('are found where they stand by now', () => {
    const words = wordsAt(doc, [spanOf(doc, 'The bus left', 1), spanOf(doc, 'the driver')]);
    const after = docOf(title, 'A new paragraph.', driver, clerk);
    expect(findBegunWords(after, words)).toEqual([spanOf(after, 'the driver'), spanOf(after, 'The bus left', 1)]);
  });

  it('are not found where they are others', () => {
    const words = wordsAt(doc, [spanOf(doc, 'The bus left', 1)]);
    expect(findBegunWords(docOf(title, driver), words)).toEqual([]);
  });
});
