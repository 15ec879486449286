import { describe, expect, it } from 'vitest';
import { outlineOf } from './outline.test-helper';
import { readPasted } from './readers';

const long = 'A sentence about the boat that nobody has boarded. '.repeat(50).trim();
const read = (table: string) => {
  const { doc, warnings } = readPasted({ html: `<p>Before.</p>${table}<p>After.</p>`, text: '' });
  return { lines: outlineOf(doc).slice(2, -1), warnings };
};
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
});
