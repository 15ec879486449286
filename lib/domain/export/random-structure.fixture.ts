import type { Node } from '@tiptap/pm/model';
import fc from 'fast-check';
import { DomainError } from '../errors';
import { positionsOf, readText, splitsSurrogatePair } from '../text/article-text';
import { randomDoc } from '../text/random-doc.fixture';
import type { ExportInput } from './export-input';
import { JournalWriter, testId } from './journal-writer.fixture';
import { sampleInput } from './sample.fixture';

/** Words with what writers get wrong, signs that nobody sees and breaks of lines among them. */
const word = fc.constantFrom(
  ...[
    'ship',
    'e\u0301te\u0301',
    '🚢🚀',
    '👩‍🚀',
    '𝒳²',
    'שלום',
    'قال',
    '港口',
    '<b>&amp;',
    '"x"',
    '＝1+1',
    '\u200f',
    '\ufeff',
    'a\u0001b',
    '\n',
    '\r\n',
    '\u2028',
  ],
);
const text = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));

// Without bias: spans from end to end would be most.
const share = fc.noBias(fc.integer({ min: 0, max: 1000 })).map((thousandths) => thousandths / 1000);
const span = fc.tuple(share, share);

/** An article of any structure with tags anywhere on it, each of one to three stretches, and sources of theirs. */
export const randomStructure: fc.Arbitrary<ExportInput> = fc
  .tuple(randomDoc(text), fc.array(fc.tuple(fc.array(span, { minLength: 1, maxLength: 3 }), share, share), { maxLength: 8, size: 'max' }))
  .map(([doc, tags]) => {
    const journal = new JournalWriter(testId(0, 12), testId(9, 1));
    journal.importDoc(doc);
    const { sources } = sampleInput();
    for (const [spans, kind, length] of tags) {
      const found = spans.flatMap(([from, more]) => spanOf(doc, from, from + more * length) ?? []);
      const annotationId = found.length > 0 ? attempt(() => journal.tagSpans(kind < 0.6 ? 'claim' : 'opinion', found)) : null;
      const source = sources[Math.floor(kind * sources.length)];
      if (annotationId && source && length > 0.3) journal.link(annotationId, source.id, { stance: 'supports', quote: '<q>', locator: '' });
    }
    return { ...sampleInput(), state: journal.state, entries: journal.entries };
  });

function spanOf(doc: Node, from: number, to: number) {
  const all = readText(doc);
  const at = (one: number) => {
    const offset = Math.floor(Math.min(1, one) * all.words.length);
    return splitsSurrogatePair(all.words, offset) ? offset + 1 : offset;
  };
  return positionsOf(all, at(from), at(to));
}

/** Null where the words are none that can be tagged. */
function attempt(tag: () => string): string | null {
  try {
    return tag();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return null;
  }
}
