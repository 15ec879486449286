import { describe, expect, it } from 'vitest';
import { outlineOf } from './outline.test-helper';
import { readers } from './readers';

async function read(...lines: string[]) {
  const { doc, cut } = await readers.md(new TextEncoder().encode(['# Boats', '', ...lines].join('\n')));
  return { lines: outlineOf(doc).slice(1), cuts: cut.map(({ reason, text, at }) => `${at} ${reason} ${text}`) };
}

describe('readers.md, footnotes', () => {
  it('are raised numbers and a list at the end, in the order of their signs', async () => {
    expect(await read('Boats[^b] came.[^a] More[^b] came.', '', '[^a]: Interview', '[^b]: https://example.org/b', '', 'The end.')).toEqual({
      lines: [
        '<p>Boats¹ came.² More¹ came.</p>',
        '<p>The end.</p>',
        '<ol><li><p>https://example.org/b</p></li><li><p>Interview</p></li></ol>',
      ],
      cuts: [],
    });
  });

  it('are counted by the signs that are shown, not by those in a picture’s alternative text', async () => {
    expect(await read('Before.', '', '![Chart[^a]](c.png)', '', 'Boats came.[^b]', '', '[^a]: The ministry', '[^b]: Interview')).toEqual({
      lines: ['<p>Before.</p>', '<p>Boats came.¹</p>', '<ol><li><p>Interview</p></li></ol>'],
      cuts: [expect.stringContaining('The ministry')],
    });
  });

  it('make no power of a figure or a unit, and no number of two notes', async () => {
    expect(
      (await read('It grew to 10[^5] boats on 3 km[^6] and **4**[^5] in all[^5][^6].', '[^5]: Interview', '[^6]: Visit')).lines[0],
    ).toBe('<p>It grew to 10<sup>[1]</sup> boats on 3 km<sup>[2]</sup> and <b>4</b><sup>[1]</sup> in all<sup>[1][2]</sup>.</p>');
  });

  it('have words, marks, paragraphs and notes of their own', async () => {
    const note = [
      '[^1]: Said *to us*, in',
      'two calls.[^2]',
      '',
      '    Later denied.',
      '',
      '[^2]: By [phone][p].',
      '[p]: https://example.org',
    ];
    expect(await read('Late.[^1]', '', ...note)).toEqual({
      lines: [
        '<p>Late.¹</p>',
        '<ol><li><p>Said <i>to us</i>, in two calls.²</p><p>Later denied.</p></li><li><p>By <a https://example.org>phone</a>.</p></li></ol>',
      ],
      cuts: [],
    });
  });

  it('stay as they are where no note is defined, in code and in brackets of a picture', async () => {
    expect((await read('Late[^9], `[^1]` and 10^5^ boats ![^1].', '[^1]: A note')).lines[0]).toBe(
      '<p>Late[^9], <code>[^1]</code> and 10^5^ boats !¹.</p>',
    );
  });

  it('are cut where no sign leads to them, or their name is taken', async () => {
    expect(await read('> One.[^1]', '>', '> [^1]: First', '', '[^1]: Second', '', '[^x]: Two', 'lines', '', 'End.')).toEqual({
      lines: ['<blockquote><p>One.¹</p></blockquote>', '<p>End.</p>', '<ol><li><p>First</p></li></ol>'],
      cuts: ['1 unplaced [^1]: Second\n[^x]: Two\nlines'],
    });
  });

  it('keep their numbers beside a note without words', async () => {
    expect((await read('One,[^1] two.[^2]', '', '[^1]:', '[^2]: Words')).lines).toEqual([
      '<p>One,¹ two.²</p>',
      '<ol start=2><li><p>Words</p></li></ol>',
    ]);
  });

  it('are read in no time, however hostile', async () => {
    const many = (text: string) => text.repeat(60_000 / text.length);
    for (const text of ['[^', '[^a]', '[^a]: ', '[^a]: x\n', '[^a]: x\n\n', '[^a][^b]\n', 'a\n[^a]: [^a]\n'].map(many))
      await read(text, '', '[^a]: x', '', many('\n'));
  });
});

describe('readers.md, definitions of links', () => {
  it('are cut where no link is made of them', async () => {
    expect(
      await read(
        'See [it][a] and [TK].',
        '',
        '[a]: https://example.org "Title"',
        '[TK]: check-this-with-anna',
        '[b]: https://example.org/b',
        '[a]: twice',
        '',
        '![][p]',
        '',
        '[p]: p.png',
      ),
    ).toEqual({
      lines: ['<p>See <a https://example.org>it</a> and TK.</p>'],
      cuts: ['1 unplaced [TK]: check-this-with-anna\n[b]: https://example.org/b\n[a]: twice'],
    });
  });
});

describe('readers.md, tables', () => {
  it('keep cells beyond the columns of their head', async () => {
    const rows = [
      '| Year | Boats |',
      '| --- | --- |',
      '| 2024 | 412 | *estimate* | a \\| b |',
      '| 2025 | 413 |',
      '2026 | 414 | x',
      '| 2027 | 415 | |',
    ];
    const cells = (...words: string[]) => `<tr>${words.map((word) => `<td><p>${word}</p></td>`).join('')}</tr>`;
    const table = `<table><tr><th><p>Year</p></th><th><p>Boats</p></th></tr>${cells('2024', '412', '<i>estimate</i>', 'a | b')}${cells('2025', '413')}${cells('2026', '414', 'x')}${cells('2027', '415')}</table>`;
    expect((await read(...rows)).lines).toEqual([table]);
    expect((await read(...rows.map((row) => `> ${row}`))).lines).toEqual([`<blockquote>${table}</blockquote>`]);
  });
});

describe('readers.md, remarks', () => {
  it('are cut where they stood, also those in a line, in a list, and the one that nobody ended', async () => {
    expect(
      await read(
        '<!-- Legal: check the name',
        '',
        '& *the* date -->',
        '',
        'One <!-- source? -->boat came<!-- TK -->.',
        '',
        '- A point',
        '  <!-- which? -->',
        '',
        '<div>A <!-- block -->box.</div>',
        '',
        '`<!-- code -->`<!---->',
        '',
        '<!-- Not yet:',
        '',
        'Two boats came.',
      ),
    ).toEqual({
      lines: ['<p>One boat came.</p>', '<ul><li><p>A point</p></li></ul>', '<p>A box.</p>', '<p><code><!-- code --></code></p>'],
      cuts: [
        '0 unplaced Legal: check the name\n& *the* date\nsource?\nTK',
        '1 unplaced which?',
        '2 unplaced block',
        '4 unplaced Not yet:\nTwo boats came.',
      ],
    });
  });

  it('above the headline leave it the headline', async () => {
    const { doc, cut } = await readers.md(new TextEncoder().encode('<!-- draft 2 -->\n# Boats\n\nOne boat came.'));
    expect(outlineOf(doc)).toEqual(['<h1>Boats</h1>', '<p>One boat came.</p>']);
    expect(cut.map(({ reason, text, at }) => `${at} ${reason} ${text}`)).toEqual(['0 unplaced draft 2']);
  });
});
