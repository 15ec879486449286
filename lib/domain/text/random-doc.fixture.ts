import type { Mark, Node } from '@tiptap/pm/model';
import fc from 'fast-check';
import { articleSchema } from './article-schema';

type Inline = fc.Arbitrary<Node[]>;

const markSets: fc.Arbitrary<readonly Mark[]> = fc
  .uniqueArray(fc.constantFrom('bold', 'italic', 'underline', 'strike', 'code', 'link', 'superscript', 'subscript'), { maxLength: 3 })
  .map((names) =>
    names.reduce<readonly Mark[]>(
      (marks, name) => articleSchema.mark(name, name === 'link' ? { href: 'https://example.org/a?b=1&c="2"' } : null).addToSet(marks),
      [],
    ),
  );
const noMarks = fc.constant<readonly Mark[]>([]);

/** Text and line breaks made of `words`, marked as `type` may be. */
function inline(words: fc.Arbitrary<string>, marks: fc.Arbitrary<readonly Mark[]> = markSets): Inline {
  const text = fc
    .tuple(words, fc.oneof({ weight: 2, arbitrary: noMarks }, { weight: 1, arbitrary: marks }))
    .map(([one, set]) => (one === '' ? null : articleSchema.text(one, set)));
  const lineBreak = fc.constant(articleSchema.node('hardBreak'));
  return fc
    .array(fc.oneof({ weight: 5, arbitrary: text }, { weight: 1, arbitrary: lineBreak }), { maxLength: 5 })
    .map((nodes) => nodes.filter((node) => node !== null));
}

/** Docs with every node and mark of the schema, whose words are pieces of `words`. */
export function randomDoc(words: fc.Arbitrary<string>): fc.Arbitrary<Node> {
  const textblock = (type: string, attrs: fc.Arbitrary<Record<string, unknown> | null> = fc.constant(null)) =>
    fc.tuple(attrs, inline(words)).map(([own, content]) => articleSchema.node(type, own, content));
  const paragraph = textblock('paragraph');
  const { block } = fc.letrec<{ block: Node; item: Node; cell: Node; row: Node }>((tie) => {
    const blocks = (maxLength: number) => fc.array(tie('block'), { maxLength, depthIdentifier: 'doc' });
    const items = fc.array(tie('item'), { minLength: 1, maxLength: 3, depthIdentifier: 'doc' });
    const span = fc.constantFrom(1, 1, 1, 2);
    return {
      block: fc.oneof(
        { depthIdentifier: 'doc', maxDepth: 3, withCrossShrink: true },
        { weight: 3, arbitrary: paragraph },
        { weight: 1, arbitrary: textblock('heading', fc.record({ level: fc.constantFrom(2, 3, 4) })) },
        { weight: 1, arbitrary: textblock('caption').map((caption) => articleSchema.node('figure', null, caption)) },
        { weight: 1, arbitrary: fc.constant(articleSchema.node('horizontalRule')) },
        {
          weight: 1,
          arbitrary: fc.tuple(paragraph, blocks(2)).map(([first, rest]) => articleSchema.node('blockquote', null, [first, ...rest])),
        },
        { weight: 1, arbitrary: items.map((all) => articleSchema.node('bulletList', null, all)) },
        {
          weight: 1,
          arbitrary: fc
            .tuple(fc.record({ start: fc.constantFrom(1, 1, 0, 4), type: fc.constantFrom(null, null, 'a', 'I') }), items)
            .map(([attrs, all]) => articleSchema.node('orderedList', attrs, all)),
        },
        {
          weight: 1,
          arbitrary: fc
            .array(tie('row'), { minLength: 1, maxLength: 3, depthIdentifier: 'doc' })
            .map((rows) => articleSchema.node('table', null, rows)),
        },
      ),
      item: fc.tuple(paragraph, blocks(2)).map(([first, rest]) => articleSchema.node('listItem', null, [first, ...rest])),
      cell: fc
        .tuple(fc.constantFrom('tableCell', 'tableHeader'), fc.record({ colspan: span, rowspan: span }), paragraph, blocks(1))
        .map(([type, attrs, first, rest]) => articleSchema.node(type, attrs, [first, ...rest])),
      row: fc
        .array(tie('cell'), { minLength: 1, maxLength: 3, depthIdentifier: 'doc' })
        .map((cells) => articleSchema.node('tableRow', null, cells)),
    };
  });
  const titleMarks = markSets.map((marks) => marks.filter(({ type }) => articleSchema.nodes.title?.allowsMarkType(type)));
  return fc
    .tuple(
      inline(words, titleMarks),
      fc.option(textblock('standfirst'), { freq: 2 }),
      fc.array(block, { minLength: 1, maxLength: 5, size: 'max' }),
    )
    .map(([title, standfirst, blocks]) => {
      const doc = articleSchema.node('doc', null, [
        articleSchema.node('title', null, title),
        ...(standfirst ? [standfirst] : []),
        ...blocks,
      ]);
      doc.check();
      return doc;
    });
}
