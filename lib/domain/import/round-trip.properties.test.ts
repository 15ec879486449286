import { Fragment, type Node } from '@tiptap/pm/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeArchive } from '../export/archive';
import { writeHtml } from '../export/html';
import { JournalWriter, testId } from '../export/journal-writer.fixture';
import { tried } from '../export/random-journal.fixture';
import { randomWords } from '../export/random-words.fixture';
import { sampleInput } from '../export/sample.fixture';
import { articleSchema } from '../text/article-schema';
import { randomDoc } from '../text/random-doc.fixture';
import { readArchive } from './archive';
import { outlineOf } from './outline.test-helper';
import { readers } from './readers';

describe('readArchive', () => {
  it('gives every block, mark and character back', () => {
    fc.assert(
      fc.property(randomDoc(randomWords(0, 12)), (doc) => {
        const journal = new JournalWriter(testId(0, 2), testId(9, 1));
        journal.importDoc(doc);
        const { state } = readArchive(writeArchive({ ...sampleInput(), state: journal.state, entries: journal.entries }).content);
        expect(state.doc.toJSON()).toEqual(doc.toJSON());
      }),
      tried(100),
    );
  });
});

describe('the reader of web pages', () => {
  /** Around what is drawn: a page that begins and ends with prose is no list of links. */
  const prose = articleSchema.node('paragraph', null, [
    articleSchema.text(
      'The quay is ninety metres long, as the harbour board says, and nobody has measured it since the year of the flood.',
    ),
  ]);
  const pieces = fc.constantFrom(
    'harbour ',
    'the quay,',
    ' ninety metres',
    '412,000',
    'e\u0301tude',
    'שלום',
    'أهلا ',
    '10\u00a0km',
    '👩‍🚀🇩🇰',
    'x <b> & "y" ',
    '港は',
    '𝒳',
  );

  /** The block without what every import leaves out: lines and pieces without words, bold where all is, underlines, tables of one column. */
  function asReadIn(node: Node, isBold = false): Node {
    const isBoldHere = isBold || node.type.name === 'heading' || node.type.name === 'tableHeader';
    if (!node.isTextblock) {
      const children = node.children.map((child) => asReadIn(child, isBoldHere));
      const hasOneCell = node.type.name === 'tableRow' && node.childCount === 1;
      return node.copy(Fragment.from(hasOneCell ? [...children, ...children] : children));
    }
    const left = isBoldHere ? ['underline', 'bold'] : ['underline'];
    const kept = node.children.map((child) => child.mark(child.marks.filter(({ type }) => !left.includes(type.name))));
    const isBetweenWords = (at: number) => at > 0 && kept[at - 1]?.isText && kept.slice(at).some((child) => child.isText);
    const lines = kept.filter((child, at) => child.isText || isBetweenWords(at));
    return node.copy(Fragment.from(lines.some((child) => child.isText) ? lines : [articleSchema.text('word')]));
  }

  it('gives every block, mark and line break of an exported page back', async () => {
    await fc.assert(
      fc.asyncProperty(randomDoc(pieces), async (drawn) => {
        const title = articleSchema.node('title', null, articleSchema.text('The quay is closed'));
        const blocks = drawn.children.filter(({ type }) => type.name !== 'title' && type.name !== 'standfirst');
        const doc = drawn.copy(Fragment.from([title, prose, ...blocks.map((block) => asReadIn(block)), prose]));
        const journal = new JournalWriter(testId(0, 2), testId(9, 1));
        journal.importDoc(doc);
        const { content } = writeHtml({ ...sampleInput(), state: journal.state, entries: journal.entries });
        const draft = await readers.html(new TextEncoder().encode(String(content)));
        // Where there is one space or none it may become the other: at the edges of lines and marks.
        const bare = (json: unknown) => outlineOf(json).map((line) => line.replace(/\s/g, ''));
        expect(bare(draft.doc)).toEqual(bare(doc.toJSON()));
      }),
      tried(60),
    );
  });
});
