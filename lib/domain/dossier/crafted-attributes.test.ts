import { Node } from '@tiptap/pm/model';
import { describe, expect, it } from 'vitest';
import { attributes } from '@/scripts/verify-dossier.mjs';
import { JournalWriter, testId } from '../export/journal-writer.fixture';
import { people, sampleInput } from '../export/sample.fixture';
import { articleSchema } from '../text/article-schema';
import { filesOf, pretty, resealed, sentenceOn, zipOf } from './dossier.fixture';

interface JsonNode {
  type: string;
  attrs?: Record<string, unknown>;
  content?: JsonNode[];
  text?: string;
}

const words = (text: string): JsonNode => ({ type: 'text', text });
const paragraph = (text: string): JsonNode => ({ type: 'paragraph', content: [words(text)] });
const list = (attrs?: Record<string, unknown>): JsonNode => ({
  type: 'orderedList',
  ...(attrs && { attrs }),
  content: [{ type: 'listItem', content: [paragraph('Two ships left.')] }],
});
const row = (type: string, attrs?: Record<string, unknown>): JsonNode => ({
  type: 'table',
  content: [{ type: 'tableRow', content: [{ type, ...(attrs && { attrs }), content: [paragraph('In May.')] }] }],
});
const docWith = (block: JsonNode): JsonNode => ({ type: 'doc', content: [{ type: 'title', content: [words('Ships')] }, block] });

/** The same without any attribute. */
const bare = ({ attrs: _, content, ...node }: JsonNode): JsonNode => ({ ...node, ...(content && { content: content.map(bare) }) });

function journalOf(doc: JsonNode): JournalWriter {
  const journal = new JournalWriter(testId(0, 14), people.mara);
  journal.importDoc(Node.fromJSON(articleSchema, docWith(paragraph('Two.'))));
  const { details } = journal.state;
  // As it was sent: what is left out there is left out in its entry.
  const begun = new JournalWriter(testId(0, 14), people.mara);
  begun.append('article.imported', { details, doc, origin: { format: 'paste', fileName: null } });
  return begun;
}

describe('attributes', () => {
  it('are those of the schema, as it has them where they are left out', () => {
    const known = Object.values(articleSchema.nodes).flatMap(({ name, spec }) => {
      const plain = Object.entries(spec.attrs ?? {}).map(([attribute, one]) => [attribute, one.default]);
      return plain.length > 0 ? [[name, Object.fromEntries(plain)]] : [];
    });
    expect(attributes).toEqual(Object.fromEntries(known));
  });
});

describe('a dossier whose article leaves attributes out', () => {
  it.each([
    ['where a list begins', list({ start: 5, type: null })],
    ['how a list counts', list({ start: 1, type: 'a' })],
    ['of what level a heading is', { type: 'heading', attrs: { level: 3 }, content: [words('May')] }],
    ['how many columns a cell is wide', row('tableCell', { colspan: 2, rowspan: 1 })],
    ['how many rows a head is high', row('tableHeader', { colspan: 1, rowspan: 3 })],
  ])('is refused, with pages that say it of no other: %s', async (_, block) => {
    const journal = journalOf(docWith(block));
    expect(sentenceOn(filesOf(await zipOf(sampleInput(journal))))).toBe('All 1 match');
    const doc = Node.fromJSON(articleSchema, bare(docWith(block)));
    const files = filesOf(await zipOf({ ...sampleInput(journal), state: { ...journal.state, doc } }));
    const article = JSON.parse(files['article.json'] ?? '');
    const crafted = resealed({ ...files, 'article.json': pretty({ ...article, doc: bare(article.doc) }) });
    for (const one of [files, crafted]) expect(sentenceOn(one)).toMatch(/^The text in article\.json is not what the entries make of it/);
  });

  it.each([
    ['a list', list()],
    ['a heading', { type: 'heading', content: [words('May')] }],
    ['a table', row('tableCell')],
  ])('is fine where entries left out what was plain: %s', async (_, block) => {
    const journal = journalOf(docWith(block));
    const slice = { content: [block] };
    const end = journal.state.doc.content.size;
    journal.append('text', { steps: [{ stepType: 'replace', from: end, to: end, slice }] });
    const files = filesOf(await zipOf(sampleInput(journal)));
    expect(sentenceOn(files)).toBe('All 2 match');
    const article = JSON.parse(files['article.json'] ?? '');
    expect(sentenceOn(resealed({ ...files, 'article.json': pretty({ ...article, doc: bare(article.doc) }) }))).toBe('All 2 match');
  });
});
