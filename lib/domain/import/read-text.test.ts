import { describe, expect, it } from 'vitest';
import { readPlainText } from './read-text';
import { wordsOf } from './reading';

/** The words of a text that a program wrapped between `before` and `after`. */
function joined(before: string, after: string): string {
  const filler = 'The harbour board met on Tuesday to hear why nobody came. ';
  const line = (filler + filler).slice(-60 + before.length + 1).replace(/^\S*\s/, '');
  const text = `${(`${line} ${before}`).padStart(60, 'x')}\n${after} and so it was.`;
  return readPlainText(text)
    .blocks.flatMap((block) => (block.kind === 'kept' ? wordsOf(block.node) : []))
    .join('|');
}

const words: [before: string, after: string, joined: string][] = [
  ['the', 'boat', 'the boat'],
  ['twenty-', 'fifth', 'twenty-fifth'],
  ['2019-', '2020', '2019-2020'],
  ['1914–', '1918', '1914–1918'],
  ['COVID-', '19', 'COVID-19'],
  ['black-', 'and-white', 'black-and-white'],
  ['state-', 'of-the-art', 'state-of-the-art'],
  ['two-', 'and three-storey', 'two- and three-storey'],
  ['short-', 'rather than long-term', 'short- rather than long-term'],
  ['10-', 'to 15-minute', '10- to 15-minute'],
  ['Vor-', 'und Nachteile', 'Vor- und Nachteile'],
  ['Bau-', 'oder Umbau', 'Bau- oder Umbau'],
  ['sub-', 'editor', 'sub-editor'],
  ['over-', 'under', 'over-under'],
  ['boats –', 'nine', 'boats – nine'],
  ['boats -', 'nine', 'boats - nine'],
  ['boats--', 'nine', 'boats-- nine'],
  ['well-', '“known”', 'well- “known”'],
];

describe('readPlainText', () => {
  it.each(words)('joins %s and %s, which a program parted', (before, after, expected) => {
    expect(joined(before, after)).toContain(` ${expected} and so`);
  });
});
