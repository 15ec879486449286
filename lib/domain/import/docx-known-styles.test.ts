import { describe, expect, it } from 'vitest';
import { handWritten, run } from './docx.test-helper';
import { outlineOf } from './outline.test-helper';
import { readDocx } from './read-docx';

const style = (id: string, name: string, basedOn = '', properties = '') =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${basedOn === '' ? '' : `<w:basedOn w:val="${basedOn}"/>`}<w:pPr>${properties}</w:pPr></w:style>`;
const styles = [
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>',
  style('Heading2', 'heading 2', 'Normal', '<w:outlineLvl w:val="1"/>'),
  style('Crosshead', 'Crosshead', 'Heading2'),
  style('Sub', 'Crosshead, small', 'Crosshead'),
  style('H2', 'heading 2'),
  style('Local', 'Zwischentitel', 'H2'),
  style('TOC', 'TOC Heading', 'Heading2', '<w:outlineLvl w:val="9"/>'),
  style('Quote', 'Quote', 'Normal'),
  style('House', 'House Quote', 'Quote'),
  style('BlockQuotation', 'Block Quotation'),
  style('Caption', 'caption'),
  style('Image', 'Image Caption', 'Caption'),
  style('caption1', 'caption1'),
  style('ImageOfOld', 'Image Caption', 'caption1'),
  style('Credit', 'Caption credit'),
  style('Title', 'Title'),
  style('Headline', 'House Headline', 'Title'),
  style('Between', 'Zwischenzeile', 'Title'),
  style('Heading1', 'heading 1', 'Normal', '<w:outlineLvl w:val="0"/>'),
  style('Heading', 'Heading'),
  style('Index', 'Index Heading', 'Heading'),
  style('Round', 'Round', 'Again'),
  style('Again', 'Again', 'Round'),
].join('');
const numbering = `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`;

const styled = (id: string, words: string, properties = '') =>
  `<w:p><w:pPr><w:pStyle w:val="${id}"/>${properties}</w:pPr>${run(words)}</w:p>`;
const plain = styled('Normal', 'Some words go on here.');
const linesOf = async (body: string) => outlineOf((await readDocx(handWritten(body, { styles, numbering }))).doc);

type Line = [style: string, words: string];
const headline: Line = ['Normal', 'The bridge'];
const sentence: Line = ['Normal', 'It costs three million.'];
const crosshead: Line = ['Between', 'The costs'];

describe('withKnownStyles', () => {
  it.each([
    ['Crosshead', '<h2>It is so</h2>'],
    ['Sub', '<h2>It is so</h2>'],
    ['Local', '<h2>It is so</h2>'],
    ['House', '<blockquote><p>It is so</p></blockquote>'],
    ['BlockQuotation', '<blockquote><p>It is so</p></blockquote>'],
    ['Image', '<figure><caption>It is so</caption></figure>'],
    // As LibreOffice writes them where the file was an old .doc.
    ['caption1', '<figure><caption>It is so</caption></figure>'],
    ['ImageOfOld', '<figure><caption>It is so</caption></figure>'],
    ['Credit', '<p>It is so</p>'],
    ['TOC', '<p>It is so</p>'],
    ['Index', '<p>It is so</p>'],
    ['Round', '<p>It is so</p>'],
    ['Unknown', '<p>It is so</p>'],
  ])('reads a paragraph of the style %s as %s', async (id, line) => {
    expect(await linesOf(styled('Title', 'The bridge') + plain + styled(id, 'It is so') + plain)).toEqual([
      '<h1>The bridge</h1>',
      '<p>Some words go on here.</p>',
      line,
      '<p>Some words go on here.</p>',
    ]);
  });

  it('takes the style that is based on the title for it, where no paragraph has that itself', async () => {
    expect(await linesOf(styled('Normal', 'Bridges') + styled('Headline', 'The bridge') + plain)).toEqual([
      '<h1>The bridge</h1>',
      '<p>Bridges</p>',
      '<p>Some words go on here.</p>',
    ]);
    expect((await linesOf(styled('Headline', 'Bridges') + styled('Title', 'The bridge') + plain))[0]).toBe('<h1>The bridge</h1>');
  });

  it.each([
    ['it stands further down', [headline, ['Normal', 'By Ann Lee'], sentence, crosshead]],
    ['prose is above it', [sentence, crosshead, ['Normal', 'It is late.']]],
    ['there are two', [['Between', 'The bridge'], sentence, crosshead]],
    ['a heading is above it', [['Heading1', 'The bridge'], crosshead, sentence]],
    ['a heading 1 is right below it', [crosshead, ['Heading1', 'The bridge'], sentence]],
    ['it is a sentence', [headline, ['Between', 'It costs the town three million.'], ['Normal', 'It is late.']]],
  ] satisfies [string, Line[]][])('leaves such a paragraph where it was when %s', async (_name, lines) => {
    const body = (between: string) => lines.map(([id, words]) => styled(id === 'Between' ? between : id, words)).join('') + plain;
    expect(await linesOf(body('Between'))).toEqual(await linesOf(body('Unknown')));
  });

  it.each(['House', 'Image'])('leaves an item of a list one, in the style %s', async (id) => {
    const item = (words: string) => styled(id, words, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>');
    const lines = await linesOf(plain + item('One thing') + item('Other thing'));
    expect(lines).toEqual(await linesOf((plain + item('One thing') + item('Other thing')).replaceAll(id, 'Unknown')));
    expect(lines.join()).toContain('<ol>');
  });

  it('writes the number of such a heading before its words, as of any', async () => {
    const numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
    expect(await linesOf(styled('Title', 'The bridge') + plain + styled('Crosshead', 'Costs', numbered) + plain)).toContain(
      '<h2>1. Costs</h2>',
    );
  });
});
