import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEntry, emptyState } from '../article-state';
import { randomInput } from '../export/random-journal.fixture';
import type { JournalEntry } from './entry';
import { erasePayload } from './erase';
import { copiesIn } from './erased-copies.fixture';
import { docOf, TestJournal, testId } from './journal.fixture';

/** What is found in a journal whose entries `isNamed` lose their words, by seq, as JSON. */
function foundIn({ entries }: TestJournal, isNamed: (entry: JournalEntry) => boolean) {
  const found = copiesIn(entries, new Set(entries.filter(isNamed).map(({ seq }) => seq)));
  return new Map([...found].map(([seq, payload]) => [seq, JSON.stringify(payload)]));
}

const type = (journal: TestJournal, at: number, words: string) => {
  for (const [index, text] of [...words].entries())
    journal.send('text', {
      steps: [{ stepType: 'replace', from: at + index, to: at + index, slice: { content: [{ type: 'text', text }] } }],
    });
};

describe('ErasedCopies', () => {
  it('finds what was typed letter by letter, however short, and nothing of what stands beside it', () => {
    const journal = new TestJournal(docOf('Bus', 'A bus left.'));
    type(journal, 12, 'Ada ');
    journal.tag('Ada');
    const beside = journal.entries.length + 1;
    journal.tag('left');
    const found = foundIn(journal, ({ type }) => type === 'text');
    expect(found.get(beside - 1)).toContain('"exact":"███"');
    expect(found.get(beside)).toContain('"exact":"left"');
    expect(JSON.stringify([...found])).not.toContain('Ada');
  });

  it('finds what tags lost in the text, and in what was around it', () => {
    const journal = new TestJournal(docOf('Bus', 'Quarkfort said that the bus left at noon. Then it rained.'));
    journal.tag('the bus left at noon');
    const { from, to } = journal.rangeOf('bus left');
    journal.send('text', { steps: [{ stepType: 'replace', from, to }] });
    const found = foundIn(journal, ({ seq }) => seq === 1);
    expect([...found.keys()]).toEqual([2, 3]);
    expect(JSON.stringify([...found])).not.toMatch(/Quark|said|bus|left|noon|rain/);
  });

  it('leaves a tag on words that are still there, though others like them were erased', () => {
    const journal = new TestJournal(docOf('Bus', 'The bus left at noon.', ''));
    type(journal, 29, 'The bus left at noon.');
    journal.tag('The bus left at noon');
    expect(foundIn(journal, ({ type }) => type === 'text').get(journal.entries.length)).toContain('"exact":"The bus left at noon"');
  });

  it('finds what is proposed in other words than were erased, and leaves what repeats words that still stand', () => {
    const journal = new TestJournal(docOf('Bus', 'Ada Quarkfort left at noon.', ''));
    const suggest = (words: string, replacement: string, occurrence = 0) =>
      journal.send('suggestion.made', { suggestionId: testId(), ranges: [journal.rangeOf(words, occurrence)], replacement });
    suggest('Ada Quarkfort left', 'Ada Quarkfort walked');
    suggest('noon', 'Ada');
    type(journal, 35, 'Ada Quarkfort left at noon.');
    suggest('Ada Quarkfort left', 'Ada Quarkfort ran', 1);
    const found = foundIn(journal, ({ seq }) => seq === 1);
    expect(found.get(2)).toContain('"replacement":"██████████████walked"');
    expect(found.get(3)).toContain('"replacement":"Ada"');
    expect(found.get(journal.entries.length)).toContain('"replacement":"Ada Quarkfort ran"');
  });

  it('takes nothing of entries of before', () => {
    const journal = new TestJournal(docOf('Bus', 'The bus left at noon.'));
    journal.tag('The bus left at noon');
    type(journal, 6, 'The bus left at noon. ');
    const named = ({ seq }: JournalEntry) => seq > 2;
    expect([...foundIn(journal, named).keys()]).toEqual([]);
  });

  it('keeps tags as they are, whichever entries of whatever people did are erased, and finds nothing more the second time', () => {
    fc.assert(
      fc.property(randomInput, fc.integer({ min: 1, max: 9 }), ({ state, entries }, every) => {
        const seqs = new Set(entries.flatMap(({ seq }) => (seq % every === 0 || every === 9 ? [seq] : [])));
        if (seqs.size === 0) return;
        const copies = copiesIn(entries, seqs);
        const left = entries.map((one) => ({
          ...one,
          payload: seqs.has(one.seq) ? erasePayload(one.type, one.payload) : (copies.get(one.seq) ?? one.payload),
        }));
        const tagsOf = ({ annotations }: typeof state) =>
          [...annotations.values()].map(({ label, isRemoved, checkState, isStale, verdict, anchor }) => [
            ...[label, isRemoved, checkState, isStale, verdict?.value, anchor.state],
            anchor.ranges.map(({ from, to, exact }) => [from, to, exact.length]),
          ]);
        const now = left.reduce(applyEntry, emptyState(state.articleId));
        expect(tagsOf(now)).toEqual(tagsOf(state));
        expect(JSON.stringify(left)).not.toMatch(/\\ud[89a-f]/i);
        expect(copiesIn(left, seqs).size).toBe(0);
      }),
      { numRuns: 12 },
    );
  });
});
