import { describe, expect, it } from 'vitest';
import { outlineOf } from './outline.test-helper';
import { readers, readPasted } from './readers';

const long = 'A sentence about the boat that nobody has boarded. '.repeat(50).trim();
const read = (table: string) => {
  const { doc, warnings } = readPasted({ html: `<p>Before.</p>${table}<p>After.</p>`, text: '' });
  return { lines: outlineOf(doc).slice(2, -1), warnings };
};
const cutsOf = (table: string) =>
  readPasted({ html: `<p>Before.</p>${table}<p>After.</p>`, text: '' }).cut.map(({ reason, text }) => [reason, text]);
const loosened = ['A table without headings is read as paragraphs: it has one column, or a very long cell.'];
const cellOf = (words: string, name = 'td') => `<${name}><p>${words}</p></${name}>`;

describe('readPasted, tables', () => {
  it('keeps a table that has headings or a caption, however narrow or long', () => {
    const narrow = '<table><tr><th>Year</th></tr><tr><td>2024</td></tr></table>';
    expect(read(narrow)).toEqual({
      lines: [`<table><tr>${cellOf('Year', 'th')}</tr><tr>${cellOf('2024')}</tr></table>`],
      warnings: [],
    });
    const captioned = `<table><caption>Riders</caption><tr><td>2024</td><td>${long}</td></tr></table>`;
    expect(read(captioned)).toEqual({
      lines: ['<figure><caption>Riders</caption></figure>', `<table><tr>${cellOf('2024')}${cellOf(long)}</tr></table>`],
      warnings: [],
    });
  });

  it('warns where a table becomes paragraphs', () => {
    expect(read('<table><tr><td>2023</td></tr><tr><td>2024</td></tr></table>')).toEqual({
      lines: ['<p>2023</p>', '<p>2024</p>'],
      warnings: loosened,
    });
    const twice = `<table><tr><td>2024</td><td>${long}</td></tr></table>`.repeat(2);
    expect(read(twice)).toEqual({ lines: ['<p>2024</p>', `<p>${long}</p>`, '<p>2024</p>', `<p>${long}</p>`], warnings: loosened });
  });

  it('does not warn of a table that says itself that it only lays out, or that holds one thing', () => {
    expect(read('<table role="presentation"><tr><td>One.</td><td>Two.</td></tr></table>')).toEqual({
      lines: ['<p>One.</p>', '<p>Two.</p>'],
      warnings: [],
    });
    expect(read(`<table><tr><td><nav>Home</nav></td></tr><tr><td><p>${long}</p></td></tr></table>`).warnings).toEqual([]);
  });

  it('does not warn of a table that is cut', () => {
    expect(read('<aside><table><tr><td>2023</td></tr><tr><td>2024</td></tr></table></aside>').warnings).toEqual([]);
  });

  const row = (words: string, attributes = '') => `<tr${attributes}><td>${words}</td><td>${words} too</td></tr>`;
  const rowsOf = (...words: string[]) => [
    `<table>${words.map((one) => `<tr>${cellOf(one)}${cellOf(`${one} too`)}</tr>`).join('')}</table>`,
  ];

  it('cuts the rows that are hidden, alone or with their part of the table', () => {
    const excel = `<table>${row('2023')}${row('2024', " style='display:none'")}${row('2025', ' hidden')}${row('2026')}</table>`;
    expect(read(excel).lines).toEqual(rowsOf('2023', '2026'));
    expect(cutsOf(excel)).toEqual([['hidden', '2024\n2024 too\n2025\n2025 too']]);
    const folded = `<table><tbody>${row('2023')}</tbody><tbody hidden>${row('2024')}</tbody></table>`;
    expect(read(folded).lines).toEqual(rowsOf('2023'));
    expect(cutsOf(folded)).toEqual([['hidden', '2024\n2024 too']]);
  });

  it('cuts the words of a hidden cell and keeps its place', () => {
    const table = '<table><tr><td>2024</td><td style="display:none">not yet</td><td>3</td></tr></table>';
    expect(read(table).lines).toEqual([`<table><tr>${cellOf('2024')}${cellOf('')}${cellOf('3')}</tr></table>`]);
    expect(cutsOf(table)).toEqual([['hidden', 'not yet']]);
  });

  it('cuts what is hidden in a table that becomes paragraphs', () => {
    const table = `<table><tr><td>${long}</td><td hidden>${long}</td></tr><tr hidden><td>2023</td></tr></table>`;
    expect(read(table).lines).toEqual([`<p>${long}</p>`]);
    expect(cutsOf(table)).toEqual([['hidden', `2023\n${long}`]]);
  });

  it('keeps a column whose class is a word of menus and adverts', async () => {
    const table = '<table><tr><th>Party</th><th class="share">Share</th></tr><tr><td>Red</td><td class="share">41%</td></tr></table>';
    const page = `<body><article><h1>Votes</h1><p>${long.slice(0, 300)}</p>${table}</article></body>`;
    const { doc } = await readers.html(new TextEncoder().encode(page));
    expect(outlineOf(doc).at(-1)).toContain('41%');
  });
});
