import type { Node } from '@tiptap/pm/model';
import fc from 'fast-check';
import { DomainError } from '../errors';
import { articleSchema } from '../text/article-schema';
import { positionsOf, readText, splitsSurrogatePair } from '../text/article-text';
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
const marks = fc.subarray(['bold', 'italic', 'underline', 'strike', 'code', 'superscript', 'link'], { maxLength: 3 });

const inlineOf = (isTitle: boolean) =>
  fc.array(
    fc.oneof(
      { weight: 6, arbitrary: fc.tuple(text, marks).map(([words, names]) => marked(words, isTitle ? names.filter(inTitles) : names)) },
      { weight: 1, arbitrary: fc.constant(null).map(() => articleSchema.node('hardBreak')) },
    ),
    { maxLength: 5 },
  );
const inTitles = (name: string) => ['italic', 'superscript'].includes(name);

/** Marks in the order of the schema, as a doc has them. */
function marked(words: string, names: readonly string[]): Node {
  const plain = articleSchema.text(words);
  const all = names.map((name) => articleSchema.mark(name, name === 'link' ? { href: 'https://example.org/?a=1&b="' } : null));
  return plain.mark(all.reduce((set, one) => one.addToSet(set), articleSchema.text(words).marks));
}

const paragraph = inlineOf(false).map((content) => articleSchema.node('paragraph', null, content));
const { block } = fc.letrec<{ block: Node; blocks: Node[] }>((tie) => ({
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 2 }),
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 6, arbitrary: paragraph },
    { weight: 1, arbitrary: fc.constant(null).map(() => articleSchema.node('horizontalRule')) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(inlineOf(false), fc.integer({ min: 2, max: 4 }))
        .map(([all, level]) => articleSchema.node('heading', { level }, all)),
    },
    { weight: 2, arbitrary: inlineOf(false).map((all) => articleSchema.node('figure', null, articleSchema.node('caption', null, all))) },
    { weight: 1, arbitrary: tie('blocks').map((all) => articleSchema.node('blockquote', null, all)) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.constantFrom('bulletList', 'orderedList'),
          fc.array(fc.tuple(paragraph, fc.array(tie('block'), { maxLength: 1 })), { minLength: 1, maxLength: 3 }),
        )
        .map(([name, all]) =>
          articleSchema.node(
            name,
            null,
            all.map(([first, rest]) => articleSchema.node('listItem', null, [first, ...rest])),
          ),
        ),
    },
    {
      weight: 2,
      arbitrary: fc
        .array(fc.array(fc.tuple(fc.constantFrom('tableCell', 'tableHeader'), tie('blocks')), { minLength: 2, maxLength: 2 }), {
          minLength: 1,
          maxLength: 3,
        })
        .map((rows) =>
          articleSchema.node(
            'table',
            null,
            rows.map((cells) =>
              articleSchema.node(
                'tableRow',
                null,
                cells.map(([name, all]) => articleSchema.node(name, null, all)),
              ),
            ),
          ),
        ),
    },
  ),
}));

const randomDoc = fc
  .tuple(inlineOf(true), fc.option(inlineOf(false), { nil: null }), fc.array(block, { minLength: 1, maxLength: 5 }))
  .map(([title, standfirst, blocks]) =>
    articleSchema.node('doc', null, [
      articleSchema.node('title', null, title),
      ...(standfirst ? [articleSchema.node('standfirst', null, standfirst)] : []),
      ...blocks,
    ]),
  );

// Without bias: spans from end to end would be most.
const share = fc.noBias(fc.integer({ min: 0, max: 1000 })).map((thousandths) => thousandths / 1000);
const span = fc.tuple(share, share);

/** An article of any structure with tags anywhere on it, each of one to three stretches, and sources of theirs. */
export const randomStructure: fc.Arbitrary<ExportInput> = fc
  .tuple(randomDoc, fc.array(fc.tuple(fc.array(span, { minLength: 1, maxLength: 3 }), share, share), { maxLength: 8, size: 'max' }))
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
