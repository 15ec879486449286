import { describe, expect, it } from 'vitest';
import { handWritten, paragraph, run } from './docx.test-helper';
import { outlineOf } from './outline.test-helper';
import { readDocx } from './read-docx';

const style = (id: string, inner: string, type = 'character') => `<w:style w:type="${type}" w:styleId="${id}">${inner}</w:style>`;
const said = (properties: string) => `<w:rPr>${properties}</w:rPr>`;
const styled = (id: string, own = '') => `<w:rStyle w:val="${id}"/>${own}`;
const raised = '<w:vertAlign w:val="superscript"/>';
const of = (id: string) => `<w:pPr><w:pStyle w:val="${id}"/></w:pPr>`;

const styles =
  `<w:docDefaults><w:rPrDefault>${said('<w:sz w:val="22"/>')}</w:rPrDefault></w:docDefaults>` +
  style('Power', said(raised)) +
  style('Inner', '<w:basedOn w:val="Power"/>') +
  style('Index', said('<w:vertAlign w:val="subscript"/>')) +
  style('High', said('<w:position w:val="6"/>')) +
  style('Gone', said('<w:strike/>')) +
  style('Twice', said('<w:dstrike/>')) +
  style('One', '<w:basedOn w:val="Two"/>') +
  style('Two', '<w:basedOn w:val="One"/>') +
  style('Away', said('<w:strike/>'), 'paragraph') +
  style('Below', `<w:basedOn w:val="Away"/>${said('<w:position w:val="-8"/>')}`, 'paragraph');

const linesOf = async (body: string, own = styles) => outlineOf((await readDocx(handWritten(body, { styles: own }))).doc).slice(1);
const ten = (properties: string) => paragraph(run('It cost 10'), run('5', properties), run(' euros.'));

describe('readDocx, raised figures', () => {
  it('keeps them raised or lowered by a style, by the style that it is based on, and by a shift', async () => {
    expect(
      await linesOf(
        ten(styled('Power')) +
          ten(styled('Inner')) +
          ten(styled('High')) +
          ten('<w:position w:val="4"/>') +
          ten(styled('Index')) +
          ten('<w:position w:val="-4"/>'),
      ),
    ).toEqual([...Array(4).fill('<p>It cost 10⁵ euros.</p>'), ...Array(2).fill('<p>It cost 10₅ euros.</p>')]);
  });

  it('keeps them on the line where the run says so, and in a ring of styles', async () => {
    const plain = '<p>It cost 105 euros.</p>';
    expect(
      await linesOf(
        ten(styled('Power', '<w:vertAlign w:val="baseline"/>')) +
          ten(styled('High', '<w:position w:val="0"/>')) +
          ten(styled('One')) +
          ten(styled('None')),
      ),
    ).toEqual([plain, plain, plain, plain]);
  });

  it('takes no line that is set higher for raised, nor what no eye sees', async () => {
    const high = '<w:position w:val="6"/>';
    expect(
      await linesOf(
        paragraph(run('In 2024 it', high), run(' cost 105.', high)) +
          ten('<w:position w:val="1"/>') +
          paragraph(of('Below'), run('In 2024.', '<w:strike w:val="0"/>')),
      ),
    ).toEqual(['<p>In 2024 it cost 105.</p>', '<p>It cost 105 euros.</p>', '<p>In 2024.</p>']);
  });

  it('keeps them so in a tracked change', async () => {
    const change = `<w:del w:author="A"><w:r>${said(styled('Power'))}<w:delText>5</w:delText></w:r></w:del>`;
    const draft = await readDocx(handWritten(paragraph(run('It cost 10'), change, run(' euros.')), { styles }));
    expect(outlineOf(draft.rejected?.doc).slice(1)).toEqual(['<p>It cost 10⁵ euros.</p>']);
  });
});

describe('readDocx, struck words', () => {
  it('keeps them struck by a style, by two lines, and by the style of the paragraph', async () => {
    const words = (properties: string) => paragraph(run('It cost '), run('five', properties), run(' euros.'));
    expect(
      await linesOf(
        words(styled('Gone')) +
          words('<w:dstrike/>') +
          words(styled('Twice')) +
          words(styled('Gone', '<w:strike w:val="off"/>')) +
          paragraph(of('Away'), run('All of it, '), run('but this', styled('Gone'))) +
          paragraph(of('Below'), run('All of it.')),
      ),
    ).toEqual([
      ...Array(3).fill('<p>It cost <s>five</s> euros.</p>'),
      '<p>It cost five euros.</p>',
      '<p><s>All of it, </s>but this</p>',
      '<p><s>All of it.</s></p>',
    ]);
  });

  it('follows a chain of styles to its end, and none without an end', async () => {
    const chain = (length: number) =>
      Array.from({ length }, (_, at) => style(`C${at}`, `<w:basedOn w:val="C${at + 1}"/>`)).join('') +
      style(`C${length}`, said('<w:strike/>'));
    expect(await linesOf(paragraph(run('A', styled('C0'))), chain(11))).toEqual(['<p><s>A</s></p>']);
    expect(await linesOf(paragraph(run('A', styled('C0'))), chain(5_000))).toEqual(['<p>A</p>']);
  }, 30_000);
});
