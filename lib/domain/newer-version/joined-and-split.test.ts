import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOfAnchor } from '../anchors/anchor';
import { docOf, TestJournal } from '../journal/journal.fixture';
import { alignDocs } from './align';
import { findFollowed } from './newer-version';

/** So many letters must speak for a place elsewhere: of less nobody can say which of its like it is. */
const MIN_CHARS = 30;

/** Counts that the drawn numbers are taken modulo of: they shrink to the beginning. */
const Draws = fc.record({
  /** How many words each paragraph has. A few words alone could be anybody's once their neighbours have changed. */
  lengths: fc.array(fc.integer({ min: 8, max: 40 }), { minLength: 3, maxLength: 7 }),
  /** After which words of the article the newer version begins a paragraph, besides those that it has. */
  cuts: fc.array(fc.nat(200), { maxLength: 2 }),
  /** Whether the newer version joins a paragraph to the one before it. */
  joins: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
  /** How many of its paragraphs go from the beginning to the end. */
  moved: fc.nat(2),
  /** First word and number of words of each tag. */
  tags: fc.array(fc.tuple(fc.nat(200), fc.integer({ min: 2, max: 60 })), { minLength: 1, maxLength: 4 }),
});

/** A word that stands once in the article, and every third one that stands all over it. */
const wordAt = (at: number) => (at % 3 === 2 ? (['the', 'of', 'and'][((at * 7) % 5) % 3] ?? 'the') : `w${at}x`);

/** The article with `cuts`, each the place of a word that begins a paragraph. */
function paragraphsOf(words: readonly string[], cuts: ReadonlySet<number>): string[][] {
  const paragraphs: string[][] = [];
  words.forEach((word, at) => {
    if (at === 0 || cuts.has(at)) paragraphs.push([]);
    paragraphs.at(-1)?.push(word);
  });
  return paragraphs;
}

describe('a newer version that joins, splits and moves paragraphs', () => {
  it('keeps each tag on all of its words that still follow each other', () => {
    let stillThere = 0;
    const check = fc.property(Draws, ({ lengths, cuts, joins, moved, tags }) => {
      let count = 0;
      const ends = lengths.map((length) => {
        count += length;
        return count;
      });
      const words = Array.from({ length: count }, (_, at) => wordAt(at));
      const before = paragraphsOf(words, new Set(ends));
      const kept = ends.filter((_, at) => !joins[at]);
      const now = paragraphsOf(words, new Set([...kept, ...cuts.map((at) => at % words.length)]));
      now.push(...now.splice(0, moved % now.length));

      const textOf = (paragraphs: readonly string[][]) => paragraphs.map((paragraph) => paragraph.join(' '));
      const journal = new TestJournal(docOf('The harbour', ...textOf(before)));
      const newDoc = docOf('The harbour', ...textOf(now));
      const alignment = alignDocs(journal.state.doc, newDoc);
      fc.pre(alignment.steps.length > 0);
      const sought = tags.flatMap(([at, most]) => {
        const first = at % words.length;
        const own = words.slice(first, first + most).join(' ');
        if (own.length < MIN_CHARS || !/w\d/.test(own)) return [];
        const spaced = textOf(before).join('\n');
        const start = words.slice(0, first).join(' ').length + (first > 0 ? 1 : 0);
        return [{ id: journal.tag(spaced.slice(start, start + own.length)), own }];
      });
      const followed = findFollowed(journal.state, newDoc, alignment);
      journal.send('text', { steps: alignment.steps.map((step) => step.toJSON()), followed, origin: 'newer-version' });

      const flat = textOf(now).join(' ');
      for (const { id, own } of sought) {
        if (!` ${flat} `.includes(` ${own} `)) continue;
        stillThere += 1;
        const anchor = journal.state.annotations.get(id)?.anchor;
        expect(anchor && wordsOfAnchor(journal.state.doc, anchor).replaceAll('\n', ' ')).toBe(own);
      }
    });
    fc.assert(check, { numRuns: Number(process.env.PROOF_RUNS ?? 300) });
    expect(stillThere).toBeGreaterThan(300);
  });
});
