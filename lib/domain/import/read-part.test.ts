import { describe, expect, it } from 'vitest';
import { articleSchema } from '../text/article-schema';
import { outlineOf } from './outline.test-helper';
import { readPart } from './read-part';

const read = (html: string) => {
  const part = readPart(html);
  return part && { lines: outlineOf({ type: 'doc', content: part.nodes.map((node) => node.toJSON()) }), left: part.left };
};
const item = (sign: string, words: string) =>
  `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>${sign}<span>&nbsp;&nbsp; </span></span>${words}</p>`;

describe('readPart', () => {
  it('cuts hidden words and comments, and names them', () => {
    expect(
      read(
        `<p>The council<a class=msocomanchor href="#_msocom_1">[AL1]</a> met<span style='display:none'> in secret</span>.</p><div style='mso-element:comment-list'><p>Do not print!</p></div>`,
      ),
    ).toEqual({ lines: ['<p>The council met.</p>'], left: ['Hidden text', 'Comments'] });
  });

  it('reads lists of Word, and headings at the levels of an article', () => {
    expect(read(`<h1>What it cost</h1>${item('1.', 'Ask')}${item('2.', 'Ask again')}<p class=MsoNormal>By Ann Lee</p>`)).toEqual({
      lines: ['<h2>What it cost</h2>', '<ol><li><p>Ask</p></li><li><p>Ask again</p></li></ol>', '<p>By Ann Lee</p>'],
      left: [],
    });
  });

  it('reads lists that LibreOffice and Word for the web write in pieces', () => {
    const lines = ['<ul><li><p>A</p><ul><li><p>A1</p></li></ul></li></ul>'];
    const wrapped = (level: number, words: string) =>
      `<div class="ListContainerWrapper SCXW1"><ul><li data-aria-level="${level}"><p>${words}</p></li></ul></div>`;
    expect(read(wrapped(1, 'A') + wrapped(2, 'A1'))).toEqual({ lines, left: [] });
    expect(read('<ul>\n<li><p>A</p></li>\n</ul>\n<ul>\n\t<ul>\n<li><p>A1</p></li></ul>\n</ul>')).toEqual({ lines, left: [] });
  });

  it('reads headings that only say they are', () => {
    expect(read('<p>A</p><p role="heading" aria-level="2">B</p>')).toEqual({ lines: ['<p>A</p>', '<h2>B</h2>'], left: [] });
  });

  it('writes raised figures as characters', () => {
    for (const html of ['It grew 10<sup>5</sup> fold', '<p>It grew 10<span style="vertical-align: super">5</span> fold</p>'])
      expect(read(html)).toEqual({ lines: ['<p>It grew 10⁵ fold</p>'], left: [] });
  });

  it('reads formulas, quotation marks, readings above words, and looks by classes', () => {
    const million = '<math><msup><mn>10</mn><mn>6</mn></msup></math>';
    const half = '<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>';
    const lines: Record<string, [line: string, left: string[]]> = {
      [`<p>It had ${million} riders, ${half} of them late</p>`]: ['It had 10⁶ riders, 1/2 of them late', []],
      [`It had ${million} riders`]: ['It had 10⁶ riders', []],
      'She said <q>never</q>': ['She said “never”', []],
      '<ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>': ['東京', ['Words with no place in the text']],
      '<style>.c1{vertical-align:super}.c2{text-decoration:line-through}.c3{display:none}</style><p>10<span class=c1>5</span> <span class=c2>boats</span><span class=c3>!?</span></p>':
        ['10⁵ <s>boats</s>', ['Hidden text']],
      '10<span style="vertical-align : super">5</span>': ['10⁵', []],
    };
    for (const [html, [line, left]] of Object.entries(lines)) expect(read(html)).toEqual({ lines: [`<p>${line}</p>`], left });
  });

  it('parts words that a style parts', () => {
    expect(read('<p><span style="display: block">One</span><span style="display:block">Two</span></p>')).toEqual({
      lines: ['<p>One</p>', '<p>Two</p>'],
      left: [],
    });
  });

  it('leaves to the schema what needs no reader', () => {
    for (const html of [
      'words ',
      '<p>In <time>1989</time> it <b>fell</b>.</p>',
      '<ul><li>One</li></ul>',
      '<quote>One</quote>',
      '<p class=q>math</p>',
      '',
    ])
      expect(read(html)).toBeNull();
  });

  it('gives blocks that an article takes', () => {
    const part = readPart(`<table><tr><td>1${item('·', 'x')}</td><td hidden>2</td></tr></table><h5>Small</h5>${item('·', 'x')}`);
    articleSchema.node('doc', null, [articleSchema.node('title'), ...(part?.nodes ?? [])]).check();
    expect(part?.nodes.length).toBe(3);
  });
});
