import { describe, expect, it } from 'vitest';
import { handWritten, paragraph, run } from './docx.test-helper';
import { outlineOf } from './outline.test-helper';
import { readDocx } from './read-docx';

const read = (body: string) => readDocx(handWritten(body));
const linesOf = async (body: string) => outlineOf((await read(body)).doc).slice(1);
const cap = (inner: string, kind = 'drop') => `<w:p><w:pPr><w:framePr w:dropCap="${kind}" w:lines="3"/></w:pPr>${inner}</w:p>`;
const lowered = run('W', '<w:position w:val="-8"/><w:sz w:val="120"/>');
const before = paragraph(run('Some words stand here.'));
const rest = paragraph(run('hen it drops, the word goes on.'));

describe('withDropCaps', () => {
  it.each([
    ['a drop cap', cap(lowered) + rest],
    ['one in the margin', cap(lowered, 'margin') + rest],
    ['one of two paragraphs', cap(lowered) + cap(run('h')) + paragraph(run('en it drops, the word goes on.'))],
    ['one with a bookmark between', `${cap(lowered)}<w:bookmarkEnd w:id="4"/>${rest}`],
  ])('puts %s to its word', async (_name, body) => {
    expect(await linesOf(before + body)).toEqual(['<p>Some words stand here.</p>', '<p>When it drops, the word goes on.</p>']);
  });

  it.each([
    ['a frame without one', cap(run('W'), 'none') + rest, ['<p>W</p>', '<p>hen it drops, the word goes on.</p>']],
    [
      'one above a table, here of one cell',
      `${cap(run('W'))}<w:tbl><w:tr><w:tc>${rest}</w:tc></w:tr></w:tbl>`,
      ['<p>W</p>', '<p>hen it drops, the word goes on.</p>'],
    ],
    ['one below which nothing stands', cap(run('W')), ['<p>W</p>']],
  ])('leaves %s as it is', async (_name, body, lines) => {
    expect(await linesOf(before + body)).toEqual(['<p>Some words stand here.</p>', ...lines]);
  });

  it('keeps a change that is tracked in it', async () => {
    const changed = `<w:del w:id="1" w:author="Ann"><w:r><w:delText>T</w:delText></w:r></w:del><w:ins w:id="2" w:author="Ann">${lowered}</w:ins>`;
    const { doc, changes, rejected } = await read(before + cap(changed) + rest);
    expect(outlineOf(doc).at(-1)).toBe('<p>When it drops, the word goes on.</p>');
    expect(changes).toMatchObject([
      { kind: 'deleted', text: 'T', at: 1 },
      { kind: 'inserted', text: 'W', at: 1 },
    ]);
    expect(rejected && outlineOf(rejected.doc).at(-1)).toBe('<p>Then it drops, the word goes on.</p>');
  });
});
