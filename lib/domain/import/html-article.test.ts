import { describe, expect, it } from 'vitest';
import { outlineOf } from './outline.test-helper';
import { readers } from './readers';

const read = (html: string) => readers.html(new TextEncoder().encode(html));
const prose = (end: string) => `<p>A paragraph of prose that is long enough to count as one, with words to its ${end}.</p>`;
const page = (title: string, body: string) => `<html><head><title>${title}</title></head><body>${body}</body></html>`;

const opening = `<p>The bridge</p><p>By Ann Lee</p>${prose('start')}${prose('middle')}`;
const sections = `<h1>Costs</h1>${prose('end')}<h1>Time</h1>${prose('last')}`;

describe('findArticle', () => {
  it.each([
    ['the body alone', `${opening}${sections}`],
    ['an article', `<nav><a href="/">Home</a></nav><article>${opening}${sections}</article>`],
    ['a container', `<div class="wrap"><div>${opening}${sections}</div></div>`],
  ])('takes no heading below prose for the headline of %s, and keeps all above it', async (_name, body) => {
    const { doc, found, cut } = await read(page('The bridge', body));
    expect(outlineOf(doc)).toEqual([
      '<h1>The bridge</h1>',
      prose('start'),
      prose('middle'),
      '<h2>Costs</h2>',
      prose('end'),
      '<h2>Time</h2>',
      prose('last'),
    ]);
    expect(found.byline).toBe('Ann Lee');
    expect(cut.map(({ reason }) => reason).filter((reason) => reason !== 'byline' && reason !== 'navigation')).toEqual([]);
  });

  it('takes a heading that a blog names so for the headline, and not the name of the blog', async () => {
    const text = [1, 2, 3, 4, 5].map((end) => prose(`end ${end}`)).join('');
    const post = `<div class="post"><h3 class="post-title entry-title">The bridge</h3><div class="post-body">${text}</div></div>`;
    const others = '<div class="side"><h3 class="entry-title">Another</h3></div>';
    const { doc, cut } = await read(page('My blog: The bridge', `<h1>My blog</h1>${others}<div>${post}</div>`));
    expect(outlineOf(doc).slice(0, 2)).toEqual(['<h1>The bridge</h1>', prose('end 1')]);
    expect(cut.map(({ text: words }) => words)).toEqual(['My blog\nAnother']);
  });

  it.each([
    ['a kicker and a standfirst', 'Another page', `<p>Opinion</p>${prose('start')}<h1>The bridge</h1>`],
    [
      'prose of other articles, where the page is called by it',
      'The bridge | The Daily',
      `${prose('start')}${prose('middle')}<h1>The bridge</h1>`,
    ],
    [
      'words that the page marks as something else',
      'Another page',
      `<div class="cookie-notice">${prose('start')}${prose('middle')}</div><h1>The bridge</h1>`,
    ],
  ])('takes a heading below %s for the headline', async (_name, title, above) => {
    const { doc } = await read(page(title, `${above}${[1, 2, 3, 4, 5].map((end) => prose(`end ${end}`)).join('')}`));
    expect(outlineOf(doc)[0]).toBe('<h1>The bridge</h1>');
    expect(outlineOf(doc).at(1)).toBe(prose('end 1'));
  });

  it('takes links beside a field with many choices for a menu', async () => {
    const links = ['Home', 'News', 'Sport', 'Weather'].map((name) => `<a href="/${name}">${name}</a>`).join(' ');
    const choices = `<select>${['Norsk', 'English', 'Suomi', 'Svenska', 'Deutsch'].map((name) => `<option>${name} (all pages)`).join('')}</select>`;
    const text = [1, 2, 3].map((end) => prose(`end ${end}`)).join('');
    const { doc, cut } = await read(page('The bridge', `<h1>The bridge</h1><div>${links}${choices}</div>${text}`));
    expect(outlineOf(doc)).toHaveLength(4);
    expect(cut.map(({ reason }) => reason)).toEqual(['navigation']);
  });
});
