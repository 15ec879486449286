import { describe, expect, it } from 'vitest';
import { outlineOf } from './outline.test-helper';
import { readPasted } from './readers';

const read = (html: string) => {
  const { doc, found, cut } = readPasted({ html, text: '' });
  const { title, byline, publishedOn } = found;
  return { lines: outlineOf(doc), title, byline, publishedOn, cuts: cut.map(({ reason, text }) => `${reason} ${text}`) };
};

const long = '<p>The council met in the town hall, and voted on what it had been asked a year ago.</p>';

describe('readPasted', () => {
  const sentences: { name: string; html: string; lines: string[] }[] = [
    {
      name: 'a day within a sentence',
      html: '<p>In <time datetime="1989-11-09">November 1989</time> the wall fell.</p>',
      lines: ['<h1></h1>', '<p>In November 1989 the wall fell.</p>'],
    },
    {
      name: 'a day within the first sentence under a headline',
      html: '<h1>Night buses</h1><p>The council met on <time>3 May 2026</time> and voted.</p>',
      lines: ['<h1>Night buses</h1>', '<p>The council met on 3 May 2026 and voted.</p>'],
    },
    {
      name: 'a day that ends a sentence',
      html: '<h1>Night buses</h1><p>On <time datetime="2026-05-03">3 May</time>.</p><p>It ran.</p>',
      lines: ['<h1>Night buses</h1>', '<p>On 3 May.</p>', '<p>It ran.</p>'],
    },
    {
      name: 'a writer who is spoken of',
      html: '<p>As <b class="writer-name">Kafka</b> said once.</p>',
      lines: ['<h1></h1>', '<p>As <b>Kafka</b> said once.</p>'],
    },
    {
      name: 'what stands in list items, cells and quotes',
      html: '<h1>Dates</h1><p>Some of them.</p><ul><li>On <time>3 May 2026</time> it began.</li></ul><table><tr><td>By <a rel="author">Ann Lee</a> alone</td><td>2</td></tr></table><blockquote>So <span class="author">Kafka</span> wrote.</blockquote>',
      lines: [
        '<h1>Dates</h1>',
        '<p>Some of them.</p>',
        '<ul><li><p>On 3 May 2026 it began.</p></li></ul>',
        '<table><tr><td><p>By Ann Lee alone</p></td><td><p>2</p></td></tr></table>',
        '<blockquote><p>So Kafka wrote.</p></blockquote>',
      ],
    },
  ];
  for (const { name, html, lines } of sentences) {
    it(`keeps as words ${name}`, () => {
      expect(read(html)).toMatchObject({ lines, byline: null, publishedOn: null, cuts: [] });
    });
  }

  const front: { name: string; line: string; byline: string | null; day: string | null; cuts: string[] }[] = [
    {
      name: 'a line of WordPress',
      line: '<div class="entry-meta"><span class="posted-on">Posted on <a href="https://example.org/"><time class="entry-date published" datetime="2026-05-03T09:00:00+01:00">May 3, 2026</time></a></span> <span class="byline">by <span class="author vcard">Ann Lee</span></span></div>',
      byline: 'Ann Lee',
      day: '2026-05-03',
      cuts: ['byline Posted on May 3, 2026 by Ann Lee'],
    },
    {
      name: 'the same with the name first',
      line: '<p>Posted on <time datetime="2026-05-03">3 May</time> by <a rel="author">Ann Lee</a></p>',
      byline: 'Ann Lee',
      day: '2026-05-03',
      cuts: ['byline Posted on 3 May by Ann Lee'],
    },
    {
      name: 'a name with what its bearer does',
      line: '<p>By <a rel="author">Ann Lee</a>, transport reporter</p>',
      byline: 'Ann Lee, transport reporter',
      day: null,
      cuts: ['byline By Ann Lee, transport reporter'],
    },
    {
      name: 'two names and a day without mark-up',
      line: '<p>By <a rel="author">Ann Lee</a> and <a rel="author">Bo Ek</a> | 3 May 2026, 14:32 BST</p>',
      byline: 'Ann Lee and Bo Ek',
      day: '2026-05-03',
      cuts: ['byline By Ann Lee and Bo Ek | 3 May 2026, 14:32 BST'],
    },
    {
      name: 'a name and a day side by side',
      line: '<span class="author">Ann Lee</span> · <time datetime="2026-05-03">Sunday</time> · 5 min read',
      byline: 'Ann Lee',
      day: '2026-05-03',
      cuts: ['byline Ann Lee · Sunday · 5 min read'],
    },
    {
      name: 'a name that holds its day',
      line: '<span class="byline">By Ann Lee, <time datetime="2026-05-03">last Sunday</time></span>',
      byline: 'Ann Lee',
      day: '2026-05-03',
      cuts: ['byline By Ann Lee, last Sunday'],
    },
    {
      name: 'a day alone',
      line: '<p>Published <time datetime="2026-05-03">yesterday</time></p>',
      byline: null,
      day: '2026-05-03',
      cuts: ['date Published yesterday'],
    },
    {
      name: 'a name in front of the text, in one element of an old page',
      line: '<div>By <a rel="author">Ann Lee</a><br><br>A first paragraph, of a few words.</div>',
      byline: 'Ann Lee',
      day: null,
      cuts: ['byline By Ann Lee'],
    },
  ];
  const time = '<time datetime="2026-05-03">3 mai</time>';
  it.each([
    [`<p class="byline">Par Zoé Martin, publié le ${time}</p>`, 'Zoé Martin'],
    [`<p class="byline">By <a rel="author">Ann Lee</a>, last updated ${time}</p>`, 'Ann Lee'],
    [`<p class="byline">Von Anna Meyer, zuletzt aktualisiert am ${time}</p>`, 'Anna Meyer'],
    [`<p class="byline">Par Zoé | publié le ${time}</p>`, 'Zoé'],
    [`<p class="byline">By Ann Lee, head of data, ${time}</p>`, 'Ann Lee, head of data'],
    [`<span class="byline">Par Zoé Martin, publié le ${time}</span>`, 'Zoé Martin'],
    [`<span class="byline">Par Zoé Martin, publié le<br>${time}</span>`, 'Zoé Martin'],
    ['<span class="byline">Par Zoé Martin, publié le <time>dimanche</time></span>', 'Zoé Martin'],
    [`<span class="byline">By Ann Lee, last updated ${time} with Bo Ek</span>`, 'Ann Lee, with Bo Ek'],
    [`<p>Par <a rel="author">Zoé Martin</a>, publié le ${time}</p>`, 'Zoé Martin'],
    [`<p class="byline">Par Zoé Martin, le ${time}</p>`, 'Zoé Martin'],
    [`<p class="byline">Por Ana Ruiz el ${time}</p>`, 'Ana Ruiz'],
    [`<p class="byline">Por Ana Ruiz, fecha: ${time}</p>`, 'Ana Ruiz'],
    ['<p class="byline">By Ann Lee<br>Edited by Bo Ek</p>', 'Ann Lee, Edited by Bo Ek'],
  ])('takes the words that lead to a marked day out of the byline of %s', (line, byline) =>
    expect(read(`<h1>Night buses</h1>${line}${long}`).byline).toBe(byline),
  );

  it.each([
    `<p class="byline">By Ann Lee, head of data ${time}</p>`,
    `<div class="byline"><span>By Ann Lee, head of data</span> ${time}</div>`,
    `<p>By <span class="byline">Ann Lee, head of data</span> ${time}</p>`,
  ])('keeps what somebody does beside the marked day of %s', (line) =>
    expect(read(`<h1>Night buses</h1>${line}${long}`).byline).toBe('Ann Lee, head of data'),
  );

  it.each([
    ['<div class="byline"><span>By Ann Lee</span> <span>5 min read</span></div>', 'Ann Lee'],
    ['<p class="byline">Ann Lee, 10-minute read</p>', 'Ann Lee'],
  ])('leaves out of the byline of %s how long it takes to read', (line, byline) =>
    expect(read(`<h1>Night buses</h1>${line}${long}`).byline).toBe(byline),
  );

  for (const { name, line, byline, day, cuts } of front) {
    it(`finds ${name}`, () => {
      const found = read(`<h1>Night buses</h1>${line}${long}`);
      expect(found).toMatchObject({ title: 'Night buses', byline, publishedOn: day, cuts });
      expect(found.lines.at(-1)).toBe(long);
    });
  }
});
