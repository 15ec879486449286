import { describe, expect, it } from 'vitest';
import { outlineOf } from './outline.test-helper';
import { readers } from './readers';

const read = (html: string) => readers.html(new TextEncoder().encode(html));
const prose = (end: string) => `<p class=MsoNormal>A paragraph of prose that is long enough to count as one, with words to its ${end}.</p>`;
const line = (end: string) => `<p>A paragraph of prose that is long enough to count as one, with words to its ${end}.</p>`;
const page = (generator: string, body: string) =>
  `<html><head><title>Another text</title><meta name=Generator content="${generator}"></head><body>${body}</body></html>`;
const word = (body: string) => page('Microsoft Word 15 (filtered)', body);
const libreOffice = (body: string) => page('LibreOffice 25.2.3.2 (Linux)', body);

const section = (number: number, inner: string) => `<div class=WordSection${number}>${inner}</div>`;
const reference = '<a href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a>';
const note = '<p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1">[1]</a> Says who.</p>';

const pages: Readonly<Record<string, [html: string, lines: string[]]>> = {
  'with the footnotes beside its section': [
    word(`${section(1, `<h1>The bridge</h1><p>It costs 3 million.${reference}</p>${prose('end')}`)}<div><div id=ftn1>${note}</div></div>`),
    ['<h1>The bridge</h1>', '<p>It costs 3 million.[1]</p>', line('end'), '<p>[1] Says who.</p>'],
  ],
  'with a short last section, whoever wrote it': [
    page('', section(1, `<h1>The bridge</h1>${prose('end').repeat(6)}`) + section(2, prose('last'))),
    ['<h1>The bridge</h1>', ...Array.from({ length: 6 }, () => line('end')), line('last')],
  ],
  'with a headline that is a paragraph, and crossheads that are its first headings': [
    libreOffice(
      `<p>The bridge</p><p>By Ann Lee</p>${prose('end')}${prose('end')}<h1>Costs</h1>${prose('last')}<h1>Time</h1>${prose('last')}`,
    ),
    ['<h1>The bridge</h1>', line('end'), line('end'), '<h2>Costs</h2>', line('last'), '<h2>Time</h2>', line('last')],
  ],
  'that Google Docs wrote, with its headline in a style of its own': [
    `<html><body class="c1 doc-content"><p class="c2 title">The bridge</p><p class="c3 subtitle">It rises</p><p>By Ann Lee</p>${prose('end')}<h1>Costs</h1>${prose('last')}</body></html>`,
    ['<h1>The bridge</h1>', '<standfirst>It rises</standfirst>', line('end'), '<h2>Costs</h2>', line('last')],
  ],
  'that pandoc wrote, named after the file': [
    page('pandoc', `<p>The bridge</p><p>By Ann Lee</p>${prose('end')}${prose('end')}<h1 id="costs">Costs</h1>${prose('last')}`),
    ['<h1>The bridge</h1>', line('end'), line('end'), '<h2>Costs</h2>', line('last')],
  ],
};

describe('readers.html', () => {
  it.each(Object.entries(pages))('takes all of a page of a word processor for the article: one %s', async (_name, [html, lines]) => {
    const { doc, cut } = await read(html);
    expect(outlineOf(doc)).toEqual(lines);
    expect(cut.filter(({ reason }) => reason !== 'byline')).toEqual([]);
  });

  it('takes nobody for the author of one whom the program names, but whom the text does', async () => {
    const registered = (body: string) => libreOffice(body).replace('<meta', '<meta name="author" content="Desk 4"><meta');
    const { found, cut } = await read(registered(`<h1>The bridge</h1>${prose('end')}`));
    expect(found.byline ?? null).toBeNull();
    expect(cut).toEqual([]);
    expect((await read(registered(`<h1>The bridge</h1><p>By Ann Lee</p>${prose('end')}`))).found.byline).toBe('Ann Lee');
  });

  it('reads the XHTML of LibreOffice: its signs of lists and notes, its headline, and its comments', async () => {
    const sign = (words: string) => `<span style="display:block;float:left;min-width:0cm;">${words}</span>`;
    const item = (mark: string, words: string, more = '') =>
      `<li><p class="P1" style="margin-left:0cm;">${sign(mark)}${words}<span class="odfLiEnd"/> </p>${more}</li>`;
    const note = (n: number) => `<span class="" title="Footnote: Says who."><a href="#ftn${n}" id="body_ftn${n}">${n}</a></span>`;
    const html = `<html><head><title>Draft</title><meta name="DCTERMS.source" content="http://xml.openoffice.org/odf2xhtml"/></head><body>
      <p class="paragraph-Title">The bridge</p><p class="paragraph-Subtitle">It rises</p><p class="paragraph-Standard">By Ann Lee</p>
      <div class="paragraph-Standard">It costs a lot${note(1)} of it<span xmlns="" title="annotation" class="annotation_style_by_filter"><br/>[ANNOTATION:<br/><br/><span title="dc:creator">BY 'Desk'</span><br/><span>NOTE: 'Sure?'</span>]</span>.</div>
      <ol>${item('1..', 'One', `<ul>${item('•', 'Inner')}</ul>`)}<li><p>${sign('2.')}Two</p><p>${sign('<!-- -->')}Two more</p></li></ol>
      <p class="paragraph-Standard">Between.</p><ol>${item('3.', 'Three')}</ol><ol>${item('a)', 'Letter')}</ol>
      <p class="paragraph-Footnote"><span class="footnodeNumber"><a class="" id="ftn1" href="#body_ftn1">1</a></span>Says who.</p></body></html>`;
    const { doc, found, cut } = await read(html);
    expect(outlineOf(doc)).toEqual([
      '<h1>The bridge</h1>',
      '<standfirst>It rises</standfirst>',
      '<p>It costs a lot¹ of it.</p>',
      '<ol><li><p>One</p><ul><li><p>Inner</p></li></ul></li><li><p>Two</p><p>Two more</p></li></ol>',
      '<p>Between.</p>',
      '<ol start=3><li><p>Three</p></li></ol>',
      '<ol><li><p>a) Letter</p></li></ol>',
      '<p>1 Says who.</p>',
    ]);
    expect(found.byline).toBe('Ann Lee');
    expect(cut.map(({ reason, text }) => `${reason} ${text}`)).toEqual([
      'byline By Ann Lee',
      "comments [ANNOTATION:\nBY 'Desk'\nNOTE: 'Sure?']",
    ]);
  });

  it('cuts the page header and footer of one', async () => {
    const header = '<div title="header"><p>The Daily, draft 3</p></div>';
    const { doc, cut } = await read(libreOffice(`${header}<h1>The bridge</h1>${prose('end')}<div title="footer"><p>Page 1</p></div>`));
    expect(outlineOf(doc)).toEqual(['<h1>The bridge</h1>', line('end')]);
    expect(cut.map(({ reason, text }) => `${reason}: ${text}`)).toEqual(['header: The Daily, draft 3', 'footer: Page 1']);
  });

  it('cuts what stands around a text of Word that was pasted into a site', async () => {
    const text = section(1, `<h1>The bridge</h1>${prose('end').repeat(6)}`);
    const { cut } = await read(page('WordPress 6', `<div>Home and all else</div><main>${text}</main><div>About the house</div>`));
    expect(cut.map(({ reason, text: words }) => `${reason}: ${words}`)).toEqual(['outside: Home and all else', 'outside: About the house']);
  });

  it('takes a page of a site for one, where what Word says of itself was pasted along with the text', async () => {
    const clipboard = '<meta name=ProgId content=Word.Document><meta name=Generator content="Microsoft Word 12">';
    const text = `<h1>The bridge</h1><div class="entry-content">${clipboard}${prose('end').repeat(6)}</div>`;
    const { doc, cut } = await read(page('', `<div class="sidebar"><h2>Most read</h2><p>Ten things</p></div>${text}`));
    expect(outlineOf(doc)).toEqual(['<h1>The bridge</h1>', ...Array.from({ length: 6 }, () => line('end'))]);
    expect(cut.map(({ reason, text: words }) => `${reason}: ${words}`)).toEqual(['aside: Most read\nTen things']);
  });
});
