import { describe, expect, it } from 'vitest';
import { handWritten, paragraph, run } from './docx.test-helper';
import { outlineOf } from './outline.test-helper';
import { readDocx } from './read-docx';

const by = 'w:author="Ann Lee"';
const deleted = (words: string) => `<w:del ${by}><w:r><w:delText xml:space="preserve">${words}</w:delText></w:r></w:del>`;
const inserted = (words: string) => `<w:ins ${by}>${run(words)}</w:ins>`;
const reference = (kind = 'footnote') => `<w:r><w:${kind}Reference w:id="1"/></w:r>`;
const note = (...runs: string[]) => `<w:footnote w:id="1">${paragraph(...runs)}</w:footnote>`;
const style = (id: string, inner: string, type = 'character') => `<w:style w:type="${type}" w:styleId="${id}">${inner}</w:style>`;
const linesOf = (doc: unknown) => outlineOf(doc).slice(1);
const changesOf = ({ changes }: Awaited<ReturnType<typeof readDocx>>) =>
  changes.map(({ kind, what, text, at }) => [at, kind, what, text].filter((part) => part !== undefined && part !== '').join(' '));
const cutsOf = ({ cut }: Awaited<ReturnType<typeof readDocx>>) => cut.map(({ reason, text, at }) => `${at} ${reason} ${text}`);

describe('readDocx, the numbers of notes', () => {
  it('have brackets where they would read as a power, or run into another note’s', async () => {
    const footnotes = `${note(run('One.'))}${note(run('Two.')).replace('w:id="1"', 'w:id="2"')}`;
    const second = reference().replace('w:id="1"', 'w:id="2"');
    const read = async (...parts: string[]) => linesOf((await readDocx(handWritten(paragraph(...parts), { footnotes }))).doc)[0];
    expect(await read(run('It grew to 10'), reference(), run(' boats.'))).toBe('<p>It grew to 10<sup>[1]</sup> boats.</p>');
    expect(await read(run('It is 5 km'), reference(), run('.'))).toBe('<p>It is 5 km<sup>[1]</sup>.</p>');
    expect(await read(run('of boats'), reference(), run(' in 2024.'))).toBe('<p>of boats¹ in 2024.</p>');
    expect(await read(run('It grew to 10.'), reference(), run(' Then it sank.'))).toBe('<p>It grew to 10.¹ Then it sank.</p>');
    expect(await read(run('They saw boats'), reference(), second, run('.'))).toBe('<p>They saw boats<sup>[1][2]</sup>.</p>');
  });
});

describe('readDocx, notes with a mark of their own', () => {
  const numbered = (id: number) => reference().replace('w:id="1"', `w:id="${id}"`);
  const marked = (id: number, mark: string) =>
    `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:customMarkFollows="1" w:id="${id}"/><w:t>${mark}</w:t></w:r>`;
  const notes = (...texts: string[]) => texts.map((text, at) => note(run(text)).replace('w:id="1"', `w:id="${at + 1}"`)).join('');

  it('are not counted, and stand below the others', async () => {
    const footnotes = notes('* Of Bergen.', 'One.', '† Of Oslo.', 'Two.');
    const text = paragraph(
      run('Ann'),
      marked(1, '*'),
      run(' saw'),
      numbered(2),
      run(' Bo'),
      marked(3, '†'),
      run(' there'),
      numbered(4),
      run('.'),
    );
    const { doc } = await readDocx(handWritten(text, { footnotes }));
    expect(linesOf(doc)).toEqual([
      '<p>Ann<sup>*</sup> saw¹ Bo<sup>†</sup> there².</p>',
      '<ol><li><p>One.</p></li><li><p>Two.</p></li></ol>',
      '<p>* Of Bergen.</p>',
      '<p>† Of Oslo.</p>',
    ]);
  });

  it('make no list where no note has a number, and keep the changes in them', async () => {
    const list = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
    const numbering = `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`;
    const items = `<w:p><w:pPr>${list}</w:pPr>${run('Bergen')}</w:p><w:p><w:pPr>${list}</w:pPr>${run('Oslo')}</w:p>`;
    const footnotes = `<w:footnote w:id="1">${paragraph(run('* Both '), deleted('at'), inserted('of'), run(':'))}${items}</w:footnote>`;
    const draft = await readDocx(handWritten(paragraph(run('Ann'), marked(1, '*'), run(' saw.')), { footnotes, numbering }));
    expect(linesOf(draft.doc)).toEqual([
      '<p>Ann<sup>*</sup> saw.</p>',
      '<p>* Both of:</p>',
      '<ul><li><p>Bergen</p></li><li><p>Oslo</p></li></ul>',
    ]);
    expect(changesOf(draft)).toEqual(['1 deleted at', '1 inserted of']);
  });
});

describe('readDocx, numbers of notes that a file does not have', () => {
  const lost = (kind: string) => reference(kind).replace('w:id="1"', 'w:id="9"');
  const warning = 'The number of a note that this file does not have is left out.';

  it('are left out, and named, and the others counted without them', async () => {
    const text = paragraph(run('Words'), lost('footnote'), run(' float'), reference(), run(' on'), lost('endnote'), run('.'));
    const draft = await readDocx(handWritten(text, { footnotes: note(run('One.'), lost('footnote')) }));
    expect(linesOf(draft.doc)).toEqual(['<p>Words float¹ on.</p>', '<ol><li><p>One.</p></li></ol>']);
    expect(draft.warnings).toEqual([warning]);
  });

  it('are so where it has no notes at all, or lines above them alone', async () => {
    const footnotes = `<w:footnote w:type="separator" w:id="9">${paragraph(run(''))}</w:footnote>`;
    for (const parts of [undefined, { footnotes }]) {
      const draft = await readDocx(handWritten(paragraph(run('Words'), lost('footnote'), run('.')), parts));
      expect([linesOf(draft.doc), draft.warnings]).toEqual([['<p>Words.</p>'], [warning]]);
    }
  });
});

describe('readDocx, tracked changes in notes', () => {
  it('rejects them too, and lists them at the notes', async () => {
    const footnotes = note(run('It was '), deleted('two'), inserted('three'), run('.'));
    const draft = await readDocx(handWritten(paragraph(run('Words'), reference(), run('.')), { footnotes }));
    expect(linesOf(draft.doc)).toEqual(['<p>Words¹.</p>', '<ol><li><p>It was three.</p></li></ol>']);
    expect(linesOf(draft.rejected?.doc)).toEqual(['<p>Words¹.</p>', '<ol><li><p>It was two.</p></li></ol>']);
    expect(changesOf(draft)).toEqual(['1 deleted two', '1 inserted three']);
  });

  it('rejects them together with those of the text', async () => {
    const endnotes = note(deleted('Two'), inserted('Three'), run(' boats.')).replaceAll('footnote', 'endnote');
    const draft = await readDocx(
      handWritten(paragraph(deleted('Old'), inserted('New'), run(' words'), reference('endnote'), run('.')), { endnotes }),
    );
    expect(linesOf(draft.rejected?.doc)).toEqual(['<p>Old words¹.</p>', '<ol><li><p>Two boats.</p></li></ol>']);
    expect(changesOf(draft)).toEqual(['0 deleted Old', '0 inserted New', '1 deleted Two', '1 inserted Three']);
  });

  it('finds the notes where the file says that they are', async () => {
    const { unzipSync, zipSync, strToU8 } = await import('fflate');
    const { 'word/footnotes.xml': part, ...others } = unzipSync(
      handWritten(paragraph(run('Words'), reference(), run('.')), { footnotes: note(deleted('Two'), inserted('Three')) }),
    );
    const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes';
    const draft = await readDocx(
      zipSync({
        ...others,
        'word/notes2.xml': part ?? new Uint8Array(),
        'word/_rels/document.xml.rels': strToU8(
          `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${type}" Target="notes2.xml"/></Relationships>`,
        ),
      }),
    );
    expect(linesOf(draft.rejected?.doc).at(-1)).toBe('<ol><li><p>Two</p></li></ol>');
  });
});

describe('readDocx, hidden text', () => {
  it('cuts it out of a note', async () => {
    const draft = await readDocx(
      handWritten(paragraph(run('Words'), reference(), run('.')), { footnotes: note(run('Known. '), run('Secret.', '<w:vanish/>')) }),
    );
    expect(linesOf(draft.doc).at(-1)).toBe('<ol><li><p>Known.</p></li></ol>');
    expect(cutsOf(draft)).toEqual(['1 hidden Secret.']);
  });

  it('cuts it where it was inserted or deleted, and lists only the shown words as a change', async () => {
    const hidden = (words: string, name = 'w:t') => `<w:r><w:rPr><w:vanish/></w:rPr><${name}>${words}</${name}></w:r>`;
    const came = await readDocx(handWritten(paragraph(run('One. '), `<w:ins ${by}>${hidden('sec')}${run('vis')}</w:ins>`)));
    expect([linesOf(came.doc), changesOf(came), cutsOf(came)]).toEqual([['<p>One. vis</p>'], ['0 inserted vis'], ['0 hidden sec']]);
    const went = await readDocx(
      handWritten(
        paragraph(run('One.')) +
          paragraph(run('Two. '), `<w:del ${by}>${hidden('sec', 'w:delText')}<w:r><w:delText>vis</w:delText></w:r></w:del>`),
      ),
    );
    expect([linesOf(went.doc), changesOf(went), cutsOf(went)]).toEqual([
      ['<p>One.</p>', '<p>Two.</p>'],
      ['1 deleted vis'],
      ['1 hidden sec'],
    ]);
    expect([linesOf(went.rejected?.doc), went.rejected?.cut.map(({ text }) => text)]).toEqual([
      ['<p>One.</p>', '<p>Two. vis</p>'],
      ['sec'],
    ]);
  });

  it('cuts it where nothing else was deleted, with nothing to reject', async () => {
    const secret = '<w:r><w:rPr><w:vanish/></w:rPr><w:delText>Secret.</w:delText></w:r>';
    const draft = await readDocx(handWritten(paragraph(run('One.'), `<w:del ${by}>${secret}</w:del>`)));
    expect([linesOf(draft.doc), cutsOf(draft), changesOf(draft), draft.rejected]).toEqual([
      ['<p>One.</p>'],
      ['0 hidden Secret.'],
      [],
      null,
    ]);
  });

  it('cuts the words of a hidden drawing with those beside it', async () => {
    const drawing = `<w:drawing><wp:inline><a:graphic><a:t>in a box</a:t></a:graphic></wp:inline></w:drawing>`;
    const draft = await readDocx(handWritten(paragraph(run('One.'), `<w:r><w:rPr><w:vanish/></w:rPr><w:t>Secret </w:t>${drawing}</w:r>`)));
    expect([linesOf(draft.doc), cutsOf(draft)]).toEqual([['<p>One.</p>'], ['0 hidden Secret in a box']]);
  });

  it('cuts what a style hides, also by the style that it is based on', async () => {
    const styles =
      style('Secret', '<w:rPr><w:vanish/></w:rPr>') +
      style('Inner', '<w:basedOn w:val="Secret"/>') +
      style('Shown', '<w:basedOn w:val="Secret"/><w:rPr><w:vanish w:val="0"/></w:rPr>') +
      style('Away', '<w:rPr><w:vanish/></w:rPr>', 'paragraph') +
      style('Loop', '<w:basedOn w:val="Loop"/>');
    const draft = await readDocx(
      handWritten(
        paragraph(run('One. '), run('By a style.', '<w:rStyle w:val="Secret"/>')) +
          paragraph(run('Two. '), run('By another.', '<w:rStyle w:val="Inner"/>'), run('Shown. ', '<w:rStyle w:val="Shown"/>')) +
          paragraph('<w:pPr><w:pStyle w:val="Away"/></w:pPr>', run('By the paragraph.'), run('Three.', '<w:vanish w:val="false"/>')) +
          paragraph(run('Four.', '<w:rStyle w:val="Loop"/>'), run(' Five.', '<w:rStyle w:val="None"/>')),
        { styles },
      ),
    );
    expect(linesOf(draft.doc)).toEqual(['<p>One.</p>', '<p>Two. Shown.</p>', '<p>Three.</p>', '<p>Four. Five.</p>']);
    expect(cutsOf(draft)).toEqual(['0 hidden By a style.', '1 hidden By another.', '2 hidden By the paragraph.']);
  });

  it('cuts what the standard style of paragraphs or the whole file hides', async () => {
    const shown = run('Shown.', '<w:vanish w:val="0"/>');
    const ofParagraphs = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:rPr><w:vanish/></w:rPr></w:style>';
    const ofAll = '<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>';
    for (const styles of [ofParagraphs, ofAll]) {
      expect(cutsOf(await readDocx(handWritten(paragraph(run('Secret.'), shown), { styles })))).toEqual(['0 hidden Secret.']);
    }
  });
});

describe('readDocx, comments', () => {
  const parts = { comments: `<w:comment w:id="7" w:author="Bo Ek">${paragraph(run('Is this so?'))}</w:comment>` };
  const sign = '<w:r><w:commentReference w:id="7"/></w:r>';

  it('cuts a comment on words that were deleted, or inserted and not taken', async () => {
    for (const [name, words] of [
      ['w:del', '<w:r><w:delText>two</w:delText></w:r>'],
      ['w:ins', run('two')],
    ]) {
      const changed = `<${name} ${by}>${words}${sign}</${name}>`;
      const draft = await readDocx(handWritten(paragraph(run('One.')) + paragraph(run('It was '), changed), parts));
      expect(cutsOf(draft)).toEqual(['1 comments Bo Ek: Is this so?']);
      expect(draft.rejected?.cut.map(({ text }) => text)).toEqual(['Bo Ek: Is this so?']);
    }
  });

  it('cuts one once that stands in a deletion within a removed row, or within other deletions', async () => {
    const inner = `<w:del ${by}><w:r><w:delText>2024</w:delText></w:r>${sign}</w:del>`;
    const rows = ['', `<w:del ${by}/>`].map(
      (mark) => `<w:tr><w:trPr>${mark}</w:trPr><w:tc>${paragraph(mark === '' ? run('2023') : inner)}</w:tc></w:tr>`,
    );
    const cut = async (body: string) => (await readDocx(handWritten(paragraph(run('Before.')) + body, parts))).cut.map(({ text }) => text);
    expect(await cut(`<w:tbl>${rows.join('')}</w:tbl>`)).toEqual(['Bo Ek: Is this so?']);
    const deep = Array.from({ length: 40 }).reduce<string>((within) => `<w:del ${by}>${within}</w:del>`, sign);
    expect(await cut(paragraph(run('It was '), deep))).toEqual(['Bo Ek: Is this so?']);
  });

  it('cuts one in a row that was removed, with what is hidden there, and one among hidden words', async () => {
    const cells = `<w:tc>${paragraph(run('2024'), run('Secret', '<w:vanish/>'), sign)}</w:tc>`;
    const row = (mark: string, inner: string) => `<w:tr><w:trPr>${mark}</w:trPr>${inner}</w:tr>`;
    const table = `<w:tbl>${row('', `<w:tc>${paragraph(run('2023'))}</w:tc>`)}${row(`<w:del ${by}/>`, cells)}</w:tbl>`;
    const draft = await readDocx(handWritten(paragraph(run('Before.')) + table, parts));
    expect(cutsOf(draft)).toEqual(['1 hidden Secret', '1 comments Bo Ek: Is this so?']);
    const hidden = `<w:r><w:rPr><w:vanish/></w:rPr><w:t>Secret</w:t><w:commentReference w:id="7"/></w:r>`;
    expect(cutsOf(await readDocx(handWritten(paragraph(run('One.'), hidden), parts)))).toEqual([
      '0 hidden Secret',
      '0 comments Bo Ek: Is this so?',
    ]);
  });
});

describe('readDocx, changes of all that there is', () => {
  it('reads a text that was typed with its changes tracked, with nothing to go back to', async () => {
    const draft = await readDocx(handWritten(paragraph(inserted('All of it is new.'))));
    expect(linesOf(draft.doc)).toEqual(['<p>All of it is new.</p>']);
    expect(changesOf(draft)).toEqual(['0 inserted All of it is new.']);
    expect(draft.rejected).toBeNull();
  });
});

describe('readDocx, changes without words', () => {
  const end = (mark: string) => `<w:pPr><w:rPr>${mark}</w:rPr></w:pPr>`;
  const cell = (words: string) => `<w:tc>${paragraph(run(words))}</w:tc>`;
  const row = (mark: string, ...cells: string[]) => `<w:tr>${mark === '' ? '' : `<w:trPr>${mark}</w:trPr>`}${cells.join('')}</w:tr>`;

  it('lists paragraphs that were joined or split', async () => {
    const joined = paragraph(run('Before.')) + paragraph(end(`<w:del ${by}/>`), run('One ')) + paragraph(run('line.'));
    const draft = await readDocx(handWritten(joined));
    expect(linesOf(draft.doc)).toEqual(['<p>Before.</p>', '<p>One line.</p>']);
    expect(linesOf(draft.rejected?.doc)).toEqual(['<p>Before.</p>', '<p>One</p>', '<p>line.</p>']);
    expect(draft.changes).toEqual([{ kind: 'deleted', what: 'paragraph', text: '', author: 'Ann Lee', at: 1 }]);
    const split = await readDocx(handWritten(paragraph(end(`<w:ins ${by}/>`), run('One ')) + paragraph(run('line.'))));
    expect(changesOf(split)).toEqual(['0 inserted paragraph']);
  });

  it('does not list the end of a paragraph that came with all its words, or of the last one', async () => {
    const whole = paragraph(end(`<w:ins ${by}/>`), inserted('A whole paragraph.'));
    const draft = await readDocx(handWritten(whole + paragraph(end(`<w:del ${by}/>`), run('The last.'))));
    expect(changesOf(draft)).toEqual(['0 inserted A whole paragraph.']);
    expect((await readDocx(handWritten(paragraph(end(`<w:del ${by}/>`), run('The last.'))))).rejected).toBeNull();
  });

  it('keeps a list whole whose items were split', async () => {
    const item = (mark: string, words: string) =>
      paragraph(`<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr>${mark}</w:rPr></w:pPr>`, run(words));
    const numbering =
      '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';
    const draft = await readDocx(handWritten(item('', 'One') + item(`<w:ins ${by}/>`, 'Two') + item('', 'Three'), { numbering }));
    expect(linesOf(draft.doc)).toEqual(['<ul><li><p>One</p></li><li><p>Two</p></li><li><p>Three</p></li></ul>']);
    expect(changesOf(draft)).toEqual(['0 inserted paragraph']);
  });

  it('lists table rows that were added or removed, with the words that went with one', async () => {
    const table = `<w:tbl>${row('', cell('2023'), cell('2'))}${row(`<w:ins ${by}/>`, cell('2024'), cell('3'))}${row(`<w:del ${by}/>`, cell('2025'), cell('4'))}</w:tbl>`;
    const draft = await readDocx(handWritten(paragraph(run('Before.')) + table + paragraph(run('After.'))));
    const rows = (...years: [string, string][]) =>
      `<table>${years.map(([year, count]) => `<tr><td><p>${year}</p></td><td><p>${count}</p></td></tr>`).join('')}</table>`;
    expect(linesOf(draft.doc)[1]).toBe(rows(['2023', '2'], ['2024', '3']));
    expect(linesOf(draft.rejected?.doc)[1]).toBe(rows(['2023', '2'], ['2025', '4']));
    expect(changesOf(draft)).toEqual(['1 inserted row 2024\n3', '1 deleted row 2025\n4']);
  });

  it('lists a note that was added, and where words went with their row', async () => {
    const draft = await readDocx(
      handWritten(paragraph(run('Before.'), `<w:ins ${by}>${reference()}</w:ins>`), { footnotes: note(run('The note.')) }),
    );
    expect(changesOf(draft)).toEqual(['0 inserted note']);
    expect(linesOf(draft.rejected?.doc)).toEqual(['<p>Before.</p>']);
    const gone = `<w:tbl>${row('', cell('2023'))}${row(`<w:del ${by}/>`, `<w:tc>${paragraph(deleted('2024'))}</w:tc>`)}</w:tbl>`;
    const table = await readDocx(handWritten(paragraph(run('Before.')) + gone + paragraph(run('After.'))));
    expect(changesOf(table)).toEqual(['1 deleted row', '1 deleted 2024']);
  });

  it('has nothing to reject where only the look was changed', async () => {
    const look = paragraph(`<w:pPr><w:numPr><w:ins ${by}/></w:numPr></w:pPr>`, run('Words.'), `<w:ins ${by}/>`);
    expect(await readDocx(handWritten(look))).toMatchObject({ changes: [], rejected: null });
  });
});
