import { describe, expect, it } from 'vitest';
import { handWritten, paragraph, run } from './docx.test-helper';
import { outlineOf } from './outline.test-helper';
import { readDocx } from './read-docx';

const by = 'w:author="Ann Lee"';
const place = (level: number | null, list: number | null) =>
  `<w:numPr>${level === null ? '' : `<w:ilvl w:val="${level}"/>`}${list === null ? '' : `<w:numId w:val="${list}"/>`}</w:numPr>`;
const item = (words: string, level = 0, list = 1) => paragraph(`<w:pPr>${place(level, list)}</w:pPr>`, run(words));
const styled = (id: string, words: string, own = '') => paragraph(`<w:pPr><w:pStyle w:val="${id}"/>${own}</w:pPr>`, run(words));
const style = (id: string, inner: string) =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id.replace(/(\d)/, ' $1')}"/>${inner}</w:style>`;
const plain = paragraph(run('Plain.'));

interface LevelOf {
  format?: string;
  text?: string;
  start?: number;
  more?: string;
}
const level = (at: number, { format = 'decimal', text = `%${at + 1}.`, start = 1, more = '' }: LevelOf = {}) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const sequence = (id: number, ...levels: string[]) => `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;
const list = (id: number, of: number, own = '') => `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${own}</w:num>`;
const startsAt = (at: number, start: number) => `<w:lvlOverride w:ilvl="${at}"><w:startOverride w:val="${start}"/></w:lvlOverride>`;
const letters = level(1, { format: 'lowerLetter', text: '%2)' });
const three = sequence(0, level(0), letters, level(2, { format: 'lowerRoman', text: '(%3)' })) + list(1, 0);

const read = (body: string, numbering: string, styles = '') => readDocx(handWritten(body, { numbering, styles }));
const linesOf = async (body: string, numbering: string, styles = '') => {
  const { doc, warnings } = await read(body, numbering, styles);
  expect(warnings).toEqual([]);
  return outlineOf(doc).slice(1);
};
const ol = (attributes: string, ...items: string[]) =>
  `<ol${attributes === '' ? '' : ` ${attributes}`}>${items.map((words) => `<li><p>${words}</p></li>`).join('')}</ol>`;
const heading = (words: string, own = '') => styled('Heading2', words, own);

describe('readDocx, lists that are counted on', () => {
  it('counts on after a paragraph, a heading and a table', async () => {
    const cell = (inner: string) => `<w:tc>${inner}</w:tc>`;
    const table = `<w:tbl><w:tr>${cell(item('In a cell'))}${cell(plain)}</w:tr></w:tbl>`;
    const body = item('One') + plain + item('Two') + item('Three') + heading('Heading.') + item('Four') + table + item('Six');
    expect(await linesOf(body, three)).toEqual([
      ol('', 'One'),
      '<p>Plain.</p>',
      ol('start=2', 'Two', 'Three'),
      '<h2>Heading.</h2>',
      ol('start=4', 'Four'),
      `<table><tr><td>${ol('start=5', 'In a cell')}</td><td><p>Plain.</p></td></tr></table>`,
      ol('start=6', 'Six'),
    ]);
  });

  it('counts by letters and Roman numerals, a deeper level anew under each item', async () => {
    const body =
      item('One') + item('a', 1) + item('b', 1) + item('i', 2) + item('Two') + item('a', 1) + plain + item('b', 1) + item('Three');
    expect(await linesOf(body, three)).toEqual([
      '<ol><li><p>One</p><ol type=a><li><p>a</p></li><li><p>b</p><ol type=i><li><p>i</p></li></ol></li></ol></li>' +
        '<li><p>Two</p><ol type=a><li><p>a</p></li></ol></li></ol>',
      '<p>Plain.</p>',
      ol('start=2 type=a', 'b'),
      ol('start=3', 'Three'),
    ]);
  });

  it('begins where the file says, and anew where a list says so', async () => {
    const numbering =
      sequence(0, level(0, { start: 4 }), letters) +
      list(1, 0) +
      list(2, 0) +
      list(3, 0, startsAt(0, 7)) +
      sequence(1, level(0)) +
      list(4, 1);
    const body = item('4') + item('5', 0, 2) + item('7', 0, 3) + item('8', 0, 3) + item('9') + item('1', 0, 4) + item('2', 0, 4);
    expect(await linesOf(body, numbering)).toEqual([ol('start=4', '4', '5'), ol('start=7', '7', '8', '9'), ol('', '1', '2')]);
  });

  it('parts two lists that stand together and are counted otherwise', async () => {
    const numbering = sequence(0, level(0)) + sequence(1, level(0, { format: 'upperRoman', start: 2 })) + list(1, 0) + list(2, 1);
    expect(await linesOf(item('1') + item('II', 0, 2) + item('III', 0, 2), numbering)).toEqual([
      ol('', '1'),
      ol('start=2 type=I', 'II', 'III'),
    ]);
  });

  it('makes no bullet of a blank, and one of a picture', async () => {
    const blank = (id: number, more = '') => sequence(id, level(0, { format: 'bullet', text: ' ', more })) + list(id + 1, id);
    const numbering = sequence(0, level(0)) + list(1, 0) + blank(2) + blank(4, '<w:lvlPicBulletId w:val="0"/>');
    expect(await linesOf(plain + item('No bullet', 0, 3) + item('One') + item('Shown', 0, 5), numbering)).toEqual([
      '<p>Plain.</p>',
      '<p>No bullet</p>',
      ol('', 'One'),
      '<ul><li><p>Shown</p></li></ul>',
    ]);
  });

  it('leaves the further paragraphs of an item in it, as pandoc writes them, and what is deeper behind them below it', async () => {
    const levels = (text: string) => [0, 1].map((at) => level(at, { format: 'bullet', text }));
    const numbering =
      sequence(0, ...levels('•')) + list(1, 0) + sequence(2, ...levels(' ')) + list(3, 2) + sequence(4, level(0)) + list(5, 4);
    const inner = item('Inner', 1) + item('More of inner', 1, 3) + item('Last of one', 0, 3);
    expect(await linesOf(item('One') + item('More', 0, 3) + item('Again', 0, 3) + inner + item('Two') + plain, numbering)).toEqual([
      '<ul><li><p>One</p><p>More</p><p>Again</p><ul><li><p>Inner</p><p>More of inner</p></li></ul><p>Last of one</p></li><li><p>Two</p></li></ul>',
      '<p>Plain.</p>',
    ]);
    expect(await linesOf(item('One', 0, 5) + item('More', 0, 3) + item('Two', 0, 5) + plain + item('Not more', 0, 3), numbering)).toEqual([
      '<ol><li><p>One</p><p>More</p></li><li><p>Two</p></li></ol>',
      '<p>Plain.</p>',
      '<p>Not more</p>',
    ]);
  });

  it('counts anew below each bullet', async () => {
    const numbering = sequence(0, level(0, { format: 'bullet', text: '•' }), level(1)) + list(1, 0);
    const inner = ol('', 'x', 'y');
    expect(await linesOf(item('A') + item('x', 1) + item('y', 1) + item('B') + item('x', 1) + item('y', 1), numbering)).toEqual([
      `<ul><li><p>A</p>${inner}</li><li><p>B</p>${inner}</li></ul>`,
    ]);
  });

  it('goes on counting a deeper level that is never restarted, or only by one far above', async () => {
    const numbering =
      sequence(
        0,
        level(0),
        level(1, { text: '%2)', more: '<w:lvlRestart w:val="0"/>' }),
        level(2, { text: '(%3)', more: '<w:lvlRestart w:val="1"/>' }),
      ) + list(1, 0);
    const body = item('A') + item('1', 1) + item('1', 2) + item('2', 1) + item('2', 2) + item('B') + item('3', 1) + item('1', 2);
    const one = (count: number, attributes: string) => `<li><p>${count}</p>${ol(attributes, attributes === '' ? '1' : '2')}</li>`;
    expect(await linesOf(body, numbering)).toEqual([
      `<ol><li><p>A</p><ol>${one(1, '')}${one(2, 'start=2')}</ol></li><li><p>B</p><ol start=3>${one(3, '')}</ol></li></ol>`,
    ]);
  });

  it('takes the list and its level from a style', async () => {
    const styles =
      style('ListNumber', `<w:pPr>${place(null, 1)}</w:pPr>`) +
      style('ListNumber2', `<w:basedOn w:val="ListNumber"/><w:pPr>${place(1, null)}</w:pPr>`) +
      style('Mine', '<w:basedOn w:val="ListNumber"/>') +
      style('Off', `<w:basedOn w:val="ListNumber"/><w:pPr>${place(0, 0)}</w:pPr>`);
    const numbering =
      sequence(
        0,
        level(0, { format: 'upperLetter', more: '<w:pStyle w:val="ListNumber"/>' }),
        level(1, { more: '<w:pStyle w:val="ListNumber2"/>' }),
      ) + list(1, 0);
    const body =
      styled('ListNumber', 'A') +
      styled('ListNumber2', '1') +
      styled('Mine', 'B') +
      styled('Off', 'Plain.') +
      styled('Mine', 'Plain.', place(null, 0)) +
      styled('Mine', 'C') +
      styled('Mine', '1', place(1, null));
    expect(await linesOf(body, numbering, styles)).toEqual([
      '<ol type=A><li><p>A</p><ol><li><p>1</p></li></ol></li><li><p>B</p></li></ol>',
      '<p>Plain.</p>',
      '<p>Plain.</p>',
      '<ol start=3 type=A><li><p>C</p><ol><li><p>1</p></li></ol></li></ol>',
    ]);
  });

  it('follows a list that points to a style, and none that points to itself', async () => {
    const linked = (id: number) => `<w:abstractNum w:abstractNumId="${id}"><w:numStyleLink w:val="Ours"/></w:abstractNum>`;
    const ours = (id: number) => `<w:style w:type="numbering" w:styleId="Ours"><w:pPr>${place(null, id)}</w:pPr></w:style>`;
    const numbering = sequence(0, level(0, { start: 3 })) + linked(1) + list(1, 0) + list(2, 1);
    expect(await linesOf(item('Three', 0, 2) + item('Four'), numbering, ours(1))).toEqual([ol('start=3', 'Three', 'Four')]);
    expect(await linesOf(item('Words.', 0, 2), numbering, ours(2))).toEqual(['<p>Words.</p>']);
  });

  it('counts no paragraph that was deleted, and counts those that are joined as one', async () => {
    const end = (kind: string) => `<w:rPr><w:${kind} ${by}/></w:rPr>`;
    const gone = paragraph(`<w:pPr>${place(0, 1)}${end('del')}</w:pPr>`, `<w:del ${by}><w:r><w:delText>Gone</w:delText></w:r></w:del>`);
    const half = paragraph(`<w:pPr>${place(0, 1)}${end('del')}</w:pPr>`, run('Half '));
    const draft = await read(plain + item('One') + gone + item('Two') + half + item('three'), three);
    expect(outlineOf(draft.doc).slice(1)).toEqual(['<p>Plain.</p>', ol('', 'One', 'Two', 'Half three')]);
    expect(outlineOf(draft.rejected?.doc).slice(1)).toEqual(['<p>Plain.</p>', ol('', 'One', 'Gone', 'Two', 'Half', 'three')]);
  });

  it('counts an item without words, as Word does', async () => {
    const empty = paragraph(`<w:pPr>${place(0, 1)}</w:pPr>`);
    expect(await linesOf(item('One') + empty + item('Three') + empty, three)).toEqual([ol('', 'One'), ol('start=3', 'Three')]);
  });
});

describe('readDocx, numbers that no list writes', () => {
  it('keeps them before the words', async () => {
    const numbering =
      sequence(0, level(0), level(1, { text: '%1.%2' }), level(2, { text: '%1.%2.%3.', more: '<w:isLgl/>' })) +
      sequence(1, level(0, { format: 'upperRoman' }), level(1, { text: '§ %1.%2', more: '<w:isLgl/>' })) +
      sequence(2, level(0, { text: 'Article %1:', start: 5 })) +
      sequence(3, level(0, { format: 'decimalZero' })) +
      list(1, 0) +
      list(2, 1) +
      list(3, 2) +
      list(4, 3);
    const body =
      item('Top') +
      item('Sub', 1) +
      item('Subsub', 2) +
      item('Next') +
      item('Sub', 1) +
      item('Two', 0, 2) +
      item('Deep', 1, 2) +
      item('Of ships', 0, 3) +
      plain +
      item('Of boats &amp; more', 0, 3) +
      item('Padded', 0, 4);
    expect(await linesOf(body, numbering)).toEqual([
      ol('', 'Top'),
      '<p>1.1 Sub</p>',
      '<p>1.1.1. Subsub</p>',
      ol('start=2', 'Next'),
      '<p>2.1 Sub</p>',
      ol('type=I', 'Two'),
      '<p>§ 1.1 Deep</p>',
      '<p>Article 5: Of ships</p>',
      '<p>Plain.</p>',
      '<p>Article 6: Of boats & more</p>',
      '<p>01. Padded</p>',
    ]);
  });

  it('takes a level that was left out for begun', async () => {
    const numbering = sequence(0, level(0), level(1, { text: '%1.%2' }), level(2, { text: '%1.%2.%3' })) + list(1, 0);
    const body = plain + heading('A', place(1, 1)) + heading('B', place(1, 1)) + heading('C', place(0, 1)) + heading('D', place(2, 1));
    expect(await linesOf(body + heading('E', place(1, 1)), numbering)).toEqual([
      '<p>Plain.</p>',
      '<h2>1.1 A</h2>',
      '<h2>1.2 B</h2>',
      '<h2>2. C</h2>',
      '<h2>2.1.1 D</h2>',
      '<h2>2.2 E</h2>',
    ]);
  });

  it('keeps the numbers of headings, and none of a level without', async () => {
    const numbering =
      sequence(0, level(0), level(1, { text: '%1.%2' }), level(2, { text: '' }), level(3, { more: '<w:rPr><w:vanish/></w:rPr>' })) +
      list(1, 0);
    const body =
      plain +
      heading('It leaks', place(0, 1)) +
      heading('Where', place(1, 1)) +
      heading('', place(1, 1)) +
      heading('Unnumbered', place(2, 1)) +
      heading('Hidden', place(3, 1)) +
      heading('It sank', place(0, 1));
    expect(await linesOf(body, numbering)).toEqual([
      '<p>Plain.</p>',
      '<h2>1. It leaks</h2>',
      '<h2>1.1 Where</h2>',
      '<h2>Unnumbered</h2>',
      '<h2>Hidden</h2>',
      '<h2>2. It sank</h2>',
    ]);
  });

  it('opens no list for a numbered heading: what is counted below it begins one', async () => {
    expect(
      await linesOf(plain + heading('Scope', place(0, 1)) + item('first', 1) + item('second', 1), three, style('Heading2', '')),
    ).toEqual(['<p>Plain.</p>', '<h2>1. Scope</h2>', ol('type=a', 'first', 'second')]);
  });

  it('keeps them where a paragraph is a quote, a note, or joined to the one before', async () => {
    const end = `<w:rPr><w:del ${by}/></w:rPr>`;
    const styles = `${style('Quote', '')}<w:style w:type="paragraph" w:styleId="FT"><w:name w:val="footnote text"/></w:style>`;
    const quote = styled('Quote', 'Said.', place(0, 1));
    const joined = heading('One ', end) + heading('line.', place(0, 1));
    const reference = paragraph(run('Words'), '<w:r><w:footnoteReference w:id="1"/></w:r>');
    const footnotes = `<w:footnote w:id="1">${styled('FT', 'The note.', place(0, 1))}</w:footnote>`;
    const { doc } = await readDocx(handWritten(plain + quote + joined + reference, { numbering: three, styles, footnotes }));
    expect(outlineOf(doc).slice(1)).toEqual([
      '<p>Plain.</p>',
      '<blockquote><p>1. Said.</p></blockquote>',
      '<h2>2. One line.</h2>',
      '<p>Words¹</p>',
      ol('', '1. The note.'),
    ]);
  });

  it('writes a count that is too high for a list as text, and markers of any length shortly', async () => {
    const numbering =
      sequence(0, level(0, { start: 4_000_000_000 }), level(1, { format: 'upperRoman', start: 5_000, text: '%2.' })) +
      sequence(1, level(0, { text: `${'x'.repeat(5_000)}%1` })) +
      sequence(2, level(0, { format: 'chineseCounting' })) +
      list(1, 0) +
      list(2, 1) +
      list(3, 2);
    const draft = await read(plain + item('Much') + item('Many', 1) + item('Long', 0, 2), numbering);
    expect(outlineOf(draft.doc).slice(1)).toEqual(['<p>Plain.</p>', '<p>2147483648. Much</p>', '<p>5000. Many</p>', ol('', 'Long')]);
    const warned = [expect.stringContaining('neither figures, letters nor Roman numerals are figures here')];
    expect(draft.warnings).toEqual(warned);
    const other = await read(item('One', 0, 3), numbering);
    expect(outlineOf(other.doc).slice(1)).toEqual([ol('', 'One')]);
    expect(other.warnings).toEqual(warned);
  });

  it('counts letters past z as Word does', async () => {
    const numbering = sequence(0, level(0, { format: 'lowerLetter', start: 26 })) + list(1, 0);
    expect(await linesOf(item('z') + item('aa') + item('bb'), numbering)).toEqual([
      ol('start=26 type=a', 'z'),
      '<p>aa. aa</p>',
      '<p>bb. bb</p>',
    ]);
  });
});
