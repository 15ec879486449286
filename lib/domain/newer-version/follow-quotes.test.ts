import type { Node } from '@tiptap/pm/model';
import { describe, expect, it } from 'vitest';
import { articleSchema } from '../text/article-schema';
import { wordsBetween } from '../text/article-text';
import { alignDocs } from './align';
import { followQuotes } from './follow-quotes';

const paragraph = (text: string) => articleSchema.node('paragraph', null, [articleSchema.text(text)]);
const docOf = (...paragraphs: string[]) =>
  articleSchema.node('doc', null, [articleSchema.node('title', null, [articleSchema.text('Ferries')]), ...paragraphs.map(paragraph)]);

const rents = 'The council voted on Monday to raise rents by twelve per cent across the borough, the mayor said.';
const boats = 'Nobody at the ferry office could say when the next boat would leave the harbour.';
const lights = 'Three lighthouses along the northern coast will be painted red this summer, the pilots say.';

function follow(before: Node, after: Node, exact: string) {
  let from = 0;
  before.descendants((node, pos) => {
    const at = node.isText ? (node.text ?? '').indexOf(exact) : -1;
    if (at >= 0) from = pos + at;
  });
  const to = from + exact.length;
  const quote = {
    from,
    to,
    exact,
    prefix: wordsBetween(before, Math.max(0, from - 32), from),
    suffix: wordsBetween(before, to, Math.min(before.content.size, to + 32)),
  };
  const [one] = followQuotes(after, alignDocs(before, after), [quote]);
  return one && { words: wordsBetween(after, one.from, one.to), how: one.how, isAmbiguous: one.isAmbiguous };
}

describe('followQuotes', () => {
  const before = docOf(rents, boats, lights);

  it('keeps what the steps keep', () => {
    const after = docOf('A new beginning.', rents.replace('Monday', 'Tuesday'), boats, lights);
    expect(follow(before, after, 'raise rents by twelve per cent')).toMatchObject({ words: 'raise rents by twelve per cent', how: 'kept' });
  });
  it('carries what moved with its paragraph', () => {
    expect(follow(before, docOf(boats, lights, rents), 'raise rents')).toEqual({
      words: 'raise rents',
      how: 'carried',
      isAmbiguous: false,
    });
  });
  it('finds by quote what was taken out of its paragraph and put into another', () => {
    const exact = 'when the next boat would leave the harbour';
    const after = docOf(rents, boats.replace(` ${exact}`, ''), `${lights} The captain knows ${exact}.`);
    expect(follow(before, after, exact)).toMatchObject({ words: exact, how: 'found' });
  });
  it('gives null for words that are gone, also where a stray small word of them is left', () => {
    expect(follow(before, docOf(rents, lights), 'the next boat would leave')).toBeNull();
    const long = 'raise rents by twelve per cent across the borough';
    expect(follow(before, docOf(rents.replace(long, 'open a museum of cheese in the old mill'), boats, lights), long)).toBeNull();
  });
  it('follows many ranges of an unchanged doc to where they are', () => {
    const ranges = [{ from: 10, to: 14, exact: wordsBetween(before, 10, 14), prefix: '', suffix: '' }];
    expect(followQuotes(before, alignDocs(before, before), ranges)).toMatchObject([{ from: 10, to: 14, how: 'kept' }]);
    expect(followQuotes(before, alignDocs(before, before), [])).toEqual([]);
  });
});
