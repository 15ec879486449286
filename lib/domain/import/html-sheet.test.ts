import { describe, expect, it } from 'vitest';
import { parseHtml } from './html-tree';
import { outlineOf } from './outline.test-helper';
import { readers, readPasted } from './readers';

const read = (css: string, html: string) => {
  const { doc, cut } = readPasted({ html: `<style>${css}</style><p>Before.</p>${html}`, text: '' });
  return [...outlineOf(doc).slice(2), ...cut.map(({ reason, text }) => `${reason}: ${text}`)].join(' ');
};

const looks: Readonly<Record<string, [css: string, html: string, read: string]>> = {
  'what is raised': ['.c1{vertical-align:super}', '<p>10<span class=c1>5</span> boats</p>', '<p>10⁵ boats</p>'],
  'what is lowered, of one element': ['span.c1 { vertical-align : sub }', '<p>H<span class="c0 c1">2</span>O</p>', '<p>H₂O</p>'],
  'what is struck': ['.c2{color:#000;text-decoration:line-through}', '<p>One <span class=c2>two</span></p>', '<p>One <s>two</s></p>'],
  'what is bold and slanted': [
    '.a,.b{font-weight:700}.b{font-style:italic}',
    '<p>x <i class=a>a</i> <span class=b>b</span></p>',
    '<p>x <b><i>a</i></b> <b><i>b</i></b></p>',
  ],
  'what is hidden': [
    '.h{display:none}.v{visibility:hidden}',
    '<p>One<span class=h>two</span></p><p class=v>three</p>',
    '<p>One</p> hidden: two hidden: three',
  ],
  'a rule of Word, in a comment': [
    '<!-- /* Styles */\n span.Raised\n\t{mso-style-name:Raised;\n\tvertical-align:super;} -->',
    '<p>10<span class=Raised>5</span></p>',
    '<p>10⁵</p>',
  ],
  'the later of two rules': ['.a{font-weight:700}.b{font-weight:400}', '<p>x <b class="b a">a</b></p>', '<p>x a</p>'],
  'the closer of two rules': ['span.a{font-weight:700}.a{font-weight:400}', '<p>x <span class=a>a</span></p>', '<p>x <b>a</b></p>'],
  'what is important': [
    '.a{font-weight:700!important}.a{font-weight:400}',
    '<p>x <span class=a style="font-weight:400">a</span></p>',
    '<p>x <b>a</b></p>',
  ],
  'what the element says of itself': ['.a{font-weight:700}', '<p>x <span class=a style="font-weight:400">a</span></p>', '<p>x a</p>'],
  'what the element says with all weight': [
    '.a{display:block}',
    '<p>One<span class=a style="display:none !important">two</span></p>',
    '<p>One</p> hidden: two',
  ],
  'what is for all screens': ['@media screen{.a{font-weight:700}}', '<p>x <span class=a>a</span></p>', '<p>x <b>a</b></p>'],
  'a class with signs in it': ['.md\\:h{display:none}', '<p>One<span class="md:h">two</span></p>', '<p>One</p> hidden: two'],
};

const others: Readonly<Record<string, [css: string, html: string]>> = {
  'what holds under a condition': [
    '@media (max-width:9em){.a{display:none}} .b .a{font-weight:700} .a:hover{text-decoration:underline}',
    '<p>x <span class=a>a</span></p>',
  ],
  'what is for paper': ['@media print{.a{display:none}}', '<p>x <span class=a>a</span></p>'],
  'what is shown on wide screens': ['.a{display:none}@media (min-width:9em){.a{display:block}}', '<p>x <span class=a>a</span></p>'],
  'what another class shows': [
    '.hidden{display:none}@media (min-width:9em){.md\\:block{display:block}}',
    '<p>x <span class="hidden md:block">a</span></p>',
  ],
  'what is shown once it is opened': ['.a{display:none}.open .a{display:block}', '<p>x <span class=a>a</span></p>'],
  'a page that waits for its scripts': ['.wait{visibility:hidden}', '<body class=wait><p>x <span>a</span></p>'],
  'what a list of brackets names': ['p:not(.z, .a, .b){font-weight:700}', '<p>x <span class=a>a</span></p>'],
  'what only looks like a rule': [
    '.q{content:".a{display:none}"} /* .a{display:none} */ .r{background:url(x;.a{display:none})}',
    '<p>x <span class=a>a</span></p>',
  ],
  'what is shown between two pairs of brackets': [
    '.a{display:none} .x:not(.y), .a, .z:not(.w){display:inline}',
    '<p>x <span class=a>a</span></p>',
  ],
  'what moves': ['@keyframes k{.a{display:none}}', '<p>x <span class=a>a</span></p>'],
  'the look of a style of Word': ['p.MsoBodyText{font-style:italic}', '<p class=MsoBodyText>x a</p>'],
};

describe('writeSheetLooks', () => {
  it.each(Object.entries(looks))('gives %s its look', (_name, [css, html, expected]) => {
    expect(read(css, html)).toBe(expected);
  });

  it.each(Object.entries(others))('leaves alone %s', (_name, [css, html]) => {
    expect(read(css, html)).toBe('<p>x a</p>');
  });

  it.each(['(max-width:600px)', 'only print', 'print and (color)', 'not all', 'speech'])('leaves alone a sheet for %s', (media) => {
    const html = `<style media="${media}">.a{display:none}</style><p>Before.</p><p>x <span class=a>a</span></p>`;
    expect(outlineOf(readPasted({ html, text: '' }).doc).slice(2)).toEqual(['<p>x a</p>']);
  });

  it('reads a sheet for screens', () => {
    const html = '<style media="screen">.a{font-weight:700}</style><p>Before.</p><p>x <span class=a>a</span></p>';
    expect(outlineOf(readPasted({ html, text: '' }).doc).slice(2)).toEqual(['<p>x <b>a</b></p>']);
  });

  it('does so in whole pages', async () => {
    const words = 'The harbour board met on Tuesday to hear why nobody has boarded the boat that three towns have paid for.';
    const page = `<html><head><style type="text/css">.c1{vertical-align:super}.c2{display:none}</style></head><body><h1>Boats</h1><p>${words} 10<span class="c1">5</span><span class=c2>Secret</span></p></body></html>`;
    const { doc, cut } = await readers.html(new TextEncoder().encode(page));
    expect(outlineOf(doc)).toEqual(['<h1>Boats</h1>', `<p>${words} 10⁵</p>`]);
    expect(cut.map(({ text }) => text)).toEqual(['Secret']);
  });

  it('reads hostile sheets in no time', () => {
    const many = (text: string) => text.repeat(200_000 / text.length);
    const sheets = ['{', '}', '.a{', '.a,', '.a{display:none;', '"', 'url(', '/*', ':is(', '.a{font-weight:700}', '\\', '@media{', ' '].map(
      many,
    );
    const elements = '<b class="a a a a">x</b>'.repeat(2_000);
    // What takes more than its length runs into the limit of a test.
    for (const css of [...sheets, `${many('.a,')}.b{${many('display:none;')}}`, `.a{color:${many(' ')}@}`])
      parseHtml(`<style>${css}</style>${elements}`);
  });
});
