import type { Node } from '@tiptap/pm/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, inventArticle, scriptNames } from '../anchors/proof/invented-text';
import { docOf } from '../journal/journal.fixture';
import { articleSchema } from './article-schema';
import {
  countWords,
  headlineOf,
  isInsideCharacter,
  locatorAt,
  offsetAt,
  positionsOf,
  readText,
  splitsSurrogatePair,
  wordsBetween,
} from './article-text';

const article = fc
  .tuple(fc.nat(10_000), fc.constantFrom(...scriptNames))
  .map(([seed, writing]) => inventArticle(createRandom(seed), writing, 60));
const share = fc.double({ min: 0, max: 1, noNaN: true });
const places = (doc: Node, a: number, b: number) => [a, b].map((one) => Math.round(one * doc.content.size)).sort((x, y) => x - y);

/** The oracle: one position after another, with a line feed before each further text block that is entered. */
function wordsByPosition(doc: Node, from: number, to: number): string {
  const blocks: string[] = [];
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    if (pos >= to || pos + node.nodeSize <= from) return false;
    let words = '';
    for (let at = Math.max(from, pos + 1); at < Math.min(to, pos + 1 + node.content.size); at++) {
      const $at = doc.resolve(at);
      words += $at.nodeAfter?.isText ? ($at.nodeAfter.text?.[0] ?? '') : '\n';
    }
    blocks.push(words);
    return false;
  });
  return from < to ? blocks.join('\n') : '';
}

describe('wordsBetween and readText', () => {
  it('read the same words between any two positions, as one position after another does', () => {
    fc.assert(
      fc.property(article, share, share, (doc, a, b) => {
        const [from = 0, to = 0] = places(doc, a, b);
        expect(wordsBetween(doc, from, to)).toBe(wordsByPosition(doc, from, to));
        if (from < to) expect(readText(doc, from, to).words).toBe(wordsBetween(doc, from, to));
      }),
    );
  });
  it('give a line feed for a hard break, nothing for a rule, and a line for an empty paragraph', () => {
    const text = (words: string) => articleSchema.text(words);
    const doc = articleSchema.node('doc', null, [
      articleSchema.node('title', null, [text('T')]),
      articleSchema.node('paragraph', null, [text('a'), articleSchema.node('hardBreak'), text('b')]),
      articleSchema.node('horizontalRule'),
      articleSchema.node('paragraph'),
      articleSchema.node('figure', null, [articleSchema.node('caption', null, [text('c')])]),
    ]);
    expect(readText(doc).words).toBe('T\na\nb\n\nc');
  });
  it('have no words in an empty or reversed stretch', () => {
    expect(wordsBetween(docOf('abc', 'def'), 3, 3)).toBe('');
    expect(wordsBetween(docOf('abc', 'def'), 5, 2)).toBe('');
  });
});

describe('positionsOf and offsetAt', () => {
  it('lead from words to positions and back', () => {
    fc.assert(
      fc.property(article, share, share, (doc, a, b) => {
        const text = readText(doc);
        const [start = 0, end = 0] = [a, b].map((one) => Math.round(one * text.words.length)).sort((x, y) => x - y);
        const span = positionsOf(text, start, end);
        const wanted = text.words.slice(start, end);
        if (!span) {
          // Nothing but the joins of blocks: a hard break would have a position.
          expect(wanted).toMatch(/^\n*$/);
          return;
        }
        const words = wordsBetween(doc, span.from, span.to);
        const at = wanted.indexOf(words);
        expect(wanted.slice(0, at) + wanted.slice(at + words.length)).toMatch(/^\n*$/);
        expect([offsetAt(text, span.from), offsetAt(text, span.to)]).toEqual([start + at, start + at + words.length]);
        expect([doc.resolve(span.from), doc.resolve(span.to)].every(({ parent }) => parent.isTextblock)).toBe(true);
      }),
    );
  });
  it('leave out the join at an edge', () => {
    const text = readText(docOf('ab', 'cd'));
    expect(positionsOf(text, 2, 5)).toEqual(positionsOf(text, 3, 5));
    expect(positionsOf(text, 2, 3)).toBeNull();
  });
});

describe('splitsSurrogatePair', () => {
  it('is true only between the two halves', () => {
    expect([0, 1, 2, 3, 4].map((offset) => splitsSurrogatePair('a😀b', offset))).toEqual([false, false, true, false, false]);
  });
});

describe('isInsideCharacter', () => {
  it('is true only between the two halves, also of one of two beside each other', () => {
    const doc = docOf('😀', 'a😀🚌');
    const inside = Array.from({ length: doc.content.size + 1 }, (_, pos) => pos).filter((pos) => isInsideCharacter(doc, pos));
    expect(inside).toEqual([2, 7, 9]);
  });
});

describe('countWords', () => {
  it.each([
    ['', 0],
    ["It wasn't 1,200.50 or twenty-five: it was 12%.", 8],
    ['👩‍🚒 — …', 0],
    ['市长说水', 2],
    ['क्षेत्र में पानी', 3],
    ['e\u0301te\u0301 ΐ', 2],
    ['דו״ח של מֻחַמָּד', 3],
  ])('counts %j as %i', (text, count) => {
    expect(countWords(text)).toBe(count);
  });
});

describe('headlineOf', () => {
  it('is the words of the headline alone, or nothing', () => {
    expect([headlineOf(docOf('A bus that runs', 'It ran.')), headlineOf(docOf('', 'It ran.'))]).toEqual(['A bus that runs', '']);
  });
});

describe('locatorAt', () => {
  it('counts paragraphs only, and a heading to the paragraph that follows it', () => {
    const paragraph = (words: string) => articleSchema.node('paragraph', null, [articleSchema.text(words)]);
    const doc = articleSchema.node('doc', null, [
      articleSchema.node('title', null, [articleSchema.text('T')]),
      articleSchema.node('standfirst', null, [articleSchema.text('S')]),
      paragraph('one'),
      articleSchema.node('heading', null, [articleSchema.text('H')]),
      paragraph('two'),
    ]);
    const locators = [1, 4, 7, 12, 15, 1_000_000].map((pos) => locatorAt(doc, pos));
    expect(locators).toEqual(['headline', 'standfirst', '¶1', '¶2', '¶2', '¶2']);
  });

  it('counts a heading that closes the text to its last paragraph: a number more would be of none', () => {
    const part = (type: string, words: string) => articleSchema.node(type, null, [articleSchema.text(words)]);
    const [title, heading] = [part('title', 'T'), part('heading', 'H')];
    const [closed, bare] = [[part('paragraph', 'one')], []].map((body) => articleSchema.node('doc', null, [title, ...body, heading]));
    expect([closed, bare].map((doc) => doc && locatorAt(doc, doc.content.size))).toEqual(['¶1', '¶1']);
  });
});
