import {
  type Comment,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  ExternalHyperlink,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  InsertedTextRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { describe, expect, it } from 'vitest';
import { handWritten } from './docx.test-helper';
import { outlineOf } from './outline.test-helper';
import { readDocx } from './read-docx';

const bytesOf = async (document: Document) => new Uint8Array(await Packer.toBuffer(document));
const change = (id: number, author = 'Ann Lee') => ({ id, author, date: '2026-05-03T10:00:00Z' });

describe('readDocx', () => {
  it('reads title, headings, marks, lists, tables, links, captions and footnotes', async () => {
    const draft = await readDocx(
      await bytesOf(
        new Document({
          numbering: { config: [{ reference: 'n', levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.' }] }] },
          footnotes: { 1: { children: [new Paragraph('The board’s own figures.')] } },
          sections: [
            {
              headers: { default: new Header({ children: [new Paragraph('DRAFT 3, NOT FOR RELEASE')] }) },
              children: [
                new Paragraph({ text: 'The ferry', heading: HeadingLevel.TITLE }),
                new Paragraph({ text: 'By Ines Okafor', style: 'Normal' }),
                new Paragraph({ text: 'What it cost', heading: HeadingLevel.HEADING_1 }),
                new Paragraph({
                  children: [
                    new TextRun('Much '),
                    new TextRun({ text: 'more', bold: true, italics: true }),
                    new TextRun(' than said'),
                    new FootnoteReferenceRun(1),
                    new TextRun(', see '),
                    new ExternalHyperlink({ link: 'https://example.org/plan', children: [new TextRun('the plan')] }),
                    new TextRun('.'),
                  ],
                }),
                new Paragraph({ text: 'First', numbering: { reference: 'n', level: 0 } }),
                new Paragraph({ text: 'Second', numbering: { reference: 'n', level: 0 } }),
                new Table({
                  rows: [
                    new TableRow({
                      children: [new TableCell({ children: [new Paragraph('2024')] }), new TableCell({ children: [new Paragraph('3')] })],
                    }),
                  ],
                }),
                new Paragraph('The end.'),
              ],
            },
          ],
        }),
      ),
    );
    expect(outlineOf(draft.doc)).toEqual([
      '<h1>The ferry</h1>',
      '<h2>What it cost</h2>',
      '<p>Much <b><i>more</i></b> than said¹, see <a https://example.org/plan>the plan</a>.</p>',
      '<ol><li><p>First</p></li><li><p>Second</p></li></ol>',
      '<table><tr><td><p>2024</p></td><td><p>3</p></td></tr></table>',
      '<p>The end.</p>',
      '<ol><li><p>The board’s own figures.</p></li></ol>',
    ]);
    expect(draft.found).toMatchObject({ title: 'The ferry', byline: 'Ines Okafor' });
    expect(draft.cut.map(({ reason, text, at }) => ({ reason, text, at }))).toEqual([
      { reason: 'header', text: 'DRAFT 3, NOT FOR RELEASE', at: 0 },
      { reason: 'byline', text: 'By Ines Okafor', at: 0 },
    ]);
    expect(draft).toMatchObject({ changes: [], rejected: null, warnings: [] });
  });

  it('accepts tracked changes, lists them, and gives the text with all rejected', async () => {
    const draft = await readDocx(
      await bytesOf(
        new Document({
          sections: [
            {
              children: [
                new Paragraph({
                  heading: HeadingLevel.TITLE,
                  children: [
                    new TextRun('The ferry '),
                    new DeletedTextRun({ text: 'sails', ...change(1) }),
                    new InsertedTextRun({ text: 'stays', ...change(2) }),
                  ],
                }),
                new Paragraph('Untouched words.'),
                new Paragraph({
                  children: [
                    new TextRun('It cost '),
                    new DeletedTextRun({ text: 'two', ...change(3) }),
                    new InsertedTextRun({ text: 'three', ...change(4, 'Bo Ek') }),
                    new TextRun(' million.'),
                  ],
                }),
              ],
            },
          ],
        }),
      ),
    );
    expect(outlineOf(draft.doc)).toEqual(['<h1>The ferry stays</h1>', '<p>Untouched words.</p>', '<p>It cost three million.</p>']);
    expect(outlineOf(draft.rejected?.doc)).toEqual(['<h1>The ferry sails</h1>', '<p>Untouched words.</p>', '<p>It cost two million.</p>']);
    expect(draft.rejected?.found.title).toBe('The ferry sails');
    expect(draft.changes).toEqual([
      { kind: 'deleted', text: 'sails', author: 'Ann Lee', at: 0 },
      { kind: 'inserted', text: 'stays', author: 'Ann Lee', at: 0 },
      { kind: 'deleted', text: 'two', author: 'Ann Lee', at: 1 },
      { kind: 'inserted', text: 'three', author: 'Bo Ek', at: 1 },
    ]);
  });

  it('resolves moved words, split and joined paragraphs, and changes cut into several runs', async () => {
    const by = 'w:author="Ann Lee"';
    const run = (words: string, name = 'w:t') => `<w:r><${name} xml:space="preserve">${words}</${name}></w:r>`;
    const draft = await readDocx(
      handWritten(
        `<w:p><w:pPr><w:rPr><w:ins ${by}/></w:rPr></w:pPr>${run('One was, one paragraph, ')}</w:p><w:p>${run('with two.')}</w:p>` +
          `<w:p><w:pPr><w:rPr><w:del ${by}/></w:rPr></w:pPr>${run('Two were ')}</w:p><w:p>${run('two paragraphs.')}</w:p>` +
          `<w:p><w:moveFrom ${by}>${run('Moved. ')}</w:moveFrom>${run('Stays. ')}<w:moveTo ${by}>${run('Moved. ')}</w:moveTo></w:p>` +
          `<w:p>${run('Begin ')}<w:ins ${by}>${run('ne')}</w:ins><w:ins ${by}>${run('w ')}</w:ins>${run('end.')}</w:p>`,
      ),
    );
    expect(outlineOf(draft.doc).slice(1)).toEqual([
      '<p>One was, one paragraph,</p>',
      '<p>with two.</p>',
      '<p>Two were two paragraphs.</p>',
      '<p>Stays. Moved.</p>',
      '<p>Begin new end.</p>',
    ]);
    expect(outlineOf(draft.rejected?.doc).slice(1)).toEqual([
      '<p>One was, one paragraph, with two.</p>',
      '<p>Two were</p>',
      '<p>two paragraphs.</p>',
      '<p>Moved. Stays.</p>',
      '<p>Begin end.</p>',
    ]);
    expect(draft.changes.map(({ kind, what, text, at }) => `${at} ${kind} ${what ?? text}`)).toEqual([
      '0 inserted paragraph',
      '2 deleted paragraph',
      '3 deleted Moved. ',
      '3 inserted Moved. ',
      '4 inserted new ',
    ]);
  });

  it('keeps the words of a last paragraph whose end was deleted', async () => {
    const draft = await readDocx(
      handWritten('<w:p><w:pPr><w:rPr><w:del w:author="A"/></w:rPr></w:pPr><w:r><w:t>Last words.</w:t></w:r></w:p>'),
    );
    expect(outlineOf(draft.doc)).toEqual(['<h1></h1>', '<p>Last words.</p>']);
  });

  it('cuts hidden text and comments where they stood', async () => {
    const hidden = await readDocx(
      handWritten(
        '<w:p><w:r><w:t>One.</w:t></w:r></w:p><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Secret</w:t></w:r><w:r><w:t>Two.</w:t></w:r></w:p>',
      ),
    );
    expect(outlineOf(hidden.doc).slice(1)).toEqual(['<p>One.</p>', '<p>Two.</p>']);
    expect(hidden.cut.map(({ reason, text, at }) => `${at} ${reason} ${text}`)).toEqual(['1 hidden Secret']);
    const commented = await readDocx(
      await bytesOf(
        new Document({
          comments: {
            children: [
              { id: 0, author: 'Bo Ek', date: new Date(0), children: [new Paragraph('Is this so?')] } satisfies ConstructorParameters<
                typeof Comment
              >[0],
            ],
          },
          sections: [
            {
              children: [
                new Paragraph('One.'),
                new Paragraph({
                  children: [
                    new CommentRangeStart(0),
                    new TextRun('Two.'),
                    new CommentRangeEnd(0),
                    new TextRun({ children: [new CommentReference(0)] }),
                  ],
                }),
              ],
            },
          ],
        }),
      ),
    );
    expect(outlineOf(commented.doc).slice(1)).toEqual(['<p>One.</p>', '<p>Two.</p>']);
    expect(commented.cut.map(({ reason, text, at }) => `${at} ${reason} ${text}`)).toEqual(['1 comments Bo Ek: Is this so?']);
  });
});
