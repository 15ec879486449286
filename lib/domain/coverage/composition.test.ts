import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelledKinds } from '../tags/tag-kinds';
import { articleSchema as schema } from '../text/article-schema';
import { countWords, wordsBetween } from '../text/article-text';
import { countWordsOf, type KindSpan } from './composition';

const paragraph = (text: string) => schema.node('paragraph', null, text ? [schema.text(text)] : []);
const docOf = (...texts: string[]) =>
  schema.node('doc', null, [schema.node('title', null, [schema.text('Night buses')]), ...texts.map(paragraph)]);
const doc = docOf('The last bus left at 12.35.', '', 'Nine routes ran; we don’t know why.', '夜間休止。');

function countIn(spans: Iterable<KindSpan>) {
  const counter = countWordsOf(spans);
  doc.forEach((block, offset) => {
    counter.add(block, offset);
  });
  return counter.composition;
}

describe('countWordsOf', () => {
  it('counts a word once, for the first kind by precedence', () => {
    // After the headline, "The last bus" stands at 14 to 26.
    expect(wordsBetween(doc, 14, 26)).toBe('The last bus');
    const composition = countIn([
      { from: 14, to: 26, kind: 'opinion' },
      { from: 18, to: 22, kind: 'claim' },
      { from: 18, to: 26, kind: 'proposal' },
    ]);
    expect(composition).toMatchObject({ opinion: 1, claim: 1, proposal: 1 });
  });

  it('has all words in its sum, and agrees with a look at each character', () => {
    const kind = fc.constantFrom(...labelledKinds);
    const spans = fc.array(fc.record({ from: fc.nat(doc.content.size), length: fc.nat(30), kind }), { maxLength: 12 });
    fc.assert(
      fc.property(spans, (given) => {
        const all: KindSpan[] = given.map(({ from, length, kind }) => ({ from, to: Math.min(from + length, doc.content.size), kind }));
        const found = countIn(all);
        const total = countWords(wordsBetween(doc, 0, doc.content.size));
        expect(found.claim + found.proposal + found.opinion + found.none).toBe(total);
        expect(found).toEqual(byCharacter(all));
      }),
    );
  });

  /** Latin words by hand: runs of characters that are not spaces; the last paragraph in pieces of two. */
  function byCharacter(spans: readonly KindSpan[]) {
    const composition = { claim: 0, proposal: 0, opinion: 0, none: 0 };
    doc.descendants((node, pos) => {
      if (!node.isTextblock) return true;
      const words = node.textContent;
      const stretches = words.startsWith('夜')
        ? [[0, 2] as const, [2, 4] as const]
        : [...words.matchAll(/[^\s;]+/g)].map(({ 0: word, index }) => [index, index + word.replace(/\.$/, '').length] as const);
      for (const [from, to] of stretches) {
        const touching = (kind: string) =>
          spans.some((span) => span.kind === kind && span.from < span.to && span.from < pos + 1 + to && span.to > pos + 1 + from);
        const winner = (['claim', 'proposal', 'opinion'] as const).find(touching) ?? 'none';
        composition[winner] += 1;
      }
      return false;
    });
    return composition;
  }
});
