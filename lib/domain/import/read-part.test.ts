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

  it('writes raised figures as characters', () => {
    for (const html of ['It grew 10<sup>5</sup> fold', '<p>It grew 10<span style="vertical-align: super">5</span> fold</p>'])
      expect(read(html)).toEqual({ lines: ['<p>It grew 10⁵ fold</p>'], left: [] });
  });

  it('leaves to the schema what needs no reader', () => {
    for (const html of ['words ', '<p>In <time>1989</time> it <b>fell</b>.</p>', '<ul><li>One</li></ul>', ''])
      expect(read(html)).toBeNull();
  });

  it('gives blocks that an article takes', () => {
    const part = readPart(`<table><tr><td>1${item('·', 'x')}</td><td hidden>2</td></tr></table><h5>Small</h5>${item('·', 'x')}`);
    articleSchema.node('doc', null, [articleSchema.node('title'), ...(part?.nodes ?? [])]).check();
    expect(part?.nodes.length).toBe(3);
  });
});
