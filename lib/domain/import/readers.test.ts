import { describe, expect, it } from 'vitest';
import { clipboardCases } from './clipboard.cases';
import { outlineOf } from './outline.test-helper';
import { readers, readPasted } from './readers';

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('readPasted', () => {
  for (const { name, html, text, outline } of clipboardCases) {
    it(`reads ${name}`, () => {
      expect(outlineOf(readPasted({ html, text }).doc)).toEqual(outline);
    });
  }

  it('keeps what it left out, with the reason and the place', () => {
    const [word] = clipboardCases;
    const { cut, found } = readPasted({ html: word?.html ?? '', text: '' });
    expect(cut.map(({ reason, text, at }) => ({ reason, text, at }))).toEqual([
      { reason: 'byline', text: 'By Ines Okafor', at: 0 },
      { reason: 'deleted', text: 'Never printed.', at: 7 },
      { reason: 'hidden', text: 'secret', at: 7 },
    ]);
    expect(found).toMatchObject({
      title: 'The ferry that never quite sailed',
      byline: 'Ines Okafor',
      standfirst: 'Three towns paid for a boat that nobody has boarded',
    });
  });

  it('reads a table that is pasted alone as a table, empty rows or not', () => {
    const row = (...words: string[]) => `<tr>${words.map((one) => `<td>${one}</td>`).join('')}</tr>`;
    const html = `<table>${row('Year', 'Ships')}${row('', '')}${row('2024', '412')}</table>`;
    for (const text of ['Year\tShips\n\t\n2024\t412', 'Year\tShips\n\n2024\t412'])
      expect(outlineOf(readPasted({ html, text }).doc)[1]).toMatch(/^<table>.*412/);
  });

  it('finds no title where there is none', () => {
    expect(readPasted({ text: 'One sentence that ends with a stop.\n\nAnother one, which follows it.' }).found.title).toBeNull();
  });
});

const column = (n: number) =>
  `<p>Paragraph ${n} says a good deal about the harbour, the boat and the people who paid for both of them.</p>`;

describe('readers.html', () => {
  it('finds the article of a page and cuts what stands around it', async () => {
    const page = `<!doctype html><html lang="en-GB"><head><title>Ferry | The Daily Ledger</title><meta name="author" content="Ines Okafor">
<script>track()</script></head><body class="has-comments"><header><a href="/">The Daily Ledger</a></header>
<nav><ul><li><a href="/a">News</a></li><li><a href="/b">Sport</a></li></ul></nav>
<main><article><p class="kicker">Opinion</p><h1>The ferry that never sailed</h1><p class="standfirst">Three towns paid</p>
<div class="byline">By <a rel="author" href="/io">Ines Okafor</a> <time datetime="2026-05-03T09:00:00+01:00">3 May</time></div>
<div class="share-bar"><button>Share</button> <a href="#">Post</a></div>${column(1)}<aside class="related">Also read: the tram</aside>${column(2)}<p hidden>Hidden words</p></article>
<section id="comments"><p>First. This is a long comment from a reader who has many things to say about boats.</p></section></main>
<footer>About us</footer></body></html>`;
    const { doc, found, cut } = await readers.html(utf8(page));
    expect(outlineOf(doc)).toEqual([
      '<h1>The ferry that never sailed</h1>',
      '<standfirst>Three towns paid</standfirst>',
      column(1),
      column(2),
    ]);
    expect(found).toEqual({
      title: 'The ferry that never sailed',
      standfirst: 'Three towns paid',
      byline: 'Ines Okafor',
      publishedOn: '2026-05-03',
      language: 'en-GB',
      direction: 'ltr',
    });
    expect(cut.map(({ reason, text, at }) => `${reason} ${at} ${text}`)).toEqual([
      'outside 0 The Daily Ledger',
      'navigation 0 News\nSport',
      'outside 0 Opinion',
      'byline 0 By Ines Okafor 3 May',
      'sharing 0 Share Post',
      'aside 1 Also read: the tram',
      'hidden 2 Hidden words',
      'comments 2 First. This is a long comment from a reader who has many things to say about boats.',
      'footer 2 About us',
    ]);
  });

  it('finds an article without any article element, and its headline above it', async () => {
    const page = `<body><div id="top"><a href="/">Ledger</a></div><div class="wrap"><div class="col"><h1>Boats</h1><div class="text">${column(1)}${column(2)}${column(3)}</div></div>
<div class="col2"><p>Buy our mug, which holds tea and comes in two colours, both of them blue.</p></div></div></body>`;
    const { doc, cut } = await readers.html(utf8(page));
    expect(outlineOf(doc)).toEqual(['<h1>Boats</h1>', column(1), column(2), column(3)]);
    expect(cut.map((piece) => piece.text)).toEqual(['Ledger', 'Buy our mug, which holds tea and comes in two colours, both of them blue.']);
  });

  it('takes title, byline and date from meta tags only where the text has none', async () => {
    const head =
      '<head><meta property="og:title" content="From the head"><meta property="article:published_time" content="2026-02-01T00:00:00Z"><script type="application/ld+json">{"@type":"NewsArticle","author":[{"name":"Ann Lee"},{"name":"Bo Ek"}]}</script></head>';
    const { found } = await readers.html(utf8(`<html>${head}<body><article>${column(1)}${column(2)}</article></body></html>`));
    expect(found).toMatchObject({ title: 'From the head', byline: 'Ann Lee, Bo Ek', publishedOn: '2026-02-01' });
  });
});

describe('readers.md', () => {
  it('reads front matter, headings, lists, tables and captions', async () => {
    const text = `---\ntitle: "The tram"\nauthor: [Ann Lee, Bo Ek]\ndate: 2026-04-01\nlang: en_gb\ntags: transport\n---\n# The tram\n\nIt is *late* and **slow**[^1], see [the plan](https://example.org).\n\n## Stops\n\n- one\n- two\n  1. inner\n\n> Mind the gap.\n\n| A | B |\n|---|---|\n| 1 | ~~2~~ |\n\n![alt](x.png "The depot")\n`;
    const { doc, found, cut } = await readers.md(utf8(text));
    expect(outlineOf(doc)).toEqual([
      '<h1>The tram</h1>',
      '<p>It is <i>late</i> and <b>slow</b>[^1], see <a https://example.org>the plan</a>.</p>',
      '<h2>Stops</h2>',
      '<ul><li><p>one</p></li><li><p>two</p><ol><li><p>inner</p></li></ol></li></ul>',
      '<blockquote><p>Mind the gap.</p></blockquote>',
      '<table><tr><th><p>A</p></th><th><p>B</p></th></tr><tr><td><p>1</p></td><td><p><s>2</s></p></td></tr></table>',
      '<figure><caption>The depot</caption></figure>',
    ]);
    expect(found).toMatchObject({ title: 'The tram', byline: 'Ann Lee, Bo Ek', publishedOn: '2026-04-01', language: 'en-GB' });
    expect(cut.map(({ reason, text: words }) => [reason, words])).toEqual([['front-matter', 'tags: transport']]);
  });

  it('raises headings where sections are level 1 like the title', async () => {
    const { doc } = await readers.md(utf8('# Title\n\nWords.\n\n# Section\n\n## Below\n\nWords.\n'));
    expect(outlineOf(doc)).toEqual(['<h1>Title</h1>', '<p>Words.</p>', '<h2>Section</h2>', '<h3>Below</h3>', '<p>Words.</p>']);
  });
});

describe('readers.txt', () => {
  const read = async (text: string) => {
    const { doc, found } = await readers.txt(utf8(text));
    return { outline: outlineOf(doc), found };
  };

  it('takes single line ends as paragraphs where there are no blank lines, and a byline as the byline', async () => {
    const long = 'The meeting set the stage for a good deal of talk, and the talk for a good deal more of it, until the harbour was quiet.';
    const { outline, found } = await read(
      `By Qadir Ansari\n${long}\n${long}\nAbout the writer: a former harbour master\nFormer pilot, Port of Elm`,
    );
    expect(found).toMatchObject({ title: null, byline: 'Qadir Ansari', publishedOn: null, language: 'en' });
    expect(outline).toEqual([
      '<h1></h1>',
      `<p>${long}</p>`,
      `<p>${long}</p>`,
      '<p>About the writer: a former harbour master</p>',
      '<p>Former pilot, Port of Elm</p>',
    ]);
  });

  it('joins lines that a mail program wrapped and keeps line ends that were meant', async () => {
    const { outline } = await read(
      'A ferry for three towns\n\nThe harbour board met on Tuesday to hear why the boat that three towns\npaid for has not sailed once since it was launched, and heard that it\nfloats.\n\nWrite to:\nThe Harbour Board\n1 Quay Street\n\nThe second paragraph is wrapped in the same way, at about seventy or\nso characters.',
    );
    expect(outline).toEqual([
      '<h1>A ferry for three towns</h1>',
      '<p>The harbour board met on Tuesday to hear why the boat that three towns paid for has not sailed once since it was launched, and heard that it floats.</p>',
      '<p>Write to:<br>The Harbour Board<br>1 Quay Street</p>',
      '<p>The second paragraph is wrapped in the same way, at about seventy or so characters.</p>',
    ]);
  });

  it('finds title, standfirst, byline and date above the text', async () => {
    const { outline, found } = await read(
      'Night buses, again\nWhy the council is wrong about the numbers\nBy Ann Lee, 3 May 2026\n\nThe text begins here and says what it says.',
    );
    expect(found).toMatchObject({
      title: 'Night buses, again',
      standfirst: 'Why the council is wrong about the numbers',
      byline: 'Ann Lee',
      publishedOn: '2026-05-03',
    });
    expect(outline).toEqual([
      '<h1>Night buses, again</h1>',
      '<standfirst>Why the council is wrong about the numbers</standfirst>',
      '<p>The text begins here and says what it says.</p>',
    ]);
  });

  it('gives right-to-left text its direction and language', async () => {
    const { found } = await read(
      'بقلم ليلى حداد\n\nقال المجلس إن الحافلة الليلية كلفت كثيرا. نظرنا في الحسابات ووجدنا رقما آخر لم ينشره أحد قبل هذا الأسبوع، وهذا أمر يستحق السؤال عنه في المدينة.',
    );
    expect(found).toMatchObject({ direction: 'rtl', language: 'ar', byline: 'ليلى حداد' });
  });

  it('goes by most letters for the direction, and not by the foreign names that paragraphs begin with', async () => {
    const { found } = await read(
      'BBC والرصيف\n\nBBC قالت إن أحدا لم يدفع ثمن الرصيف في عام 2024.\n\nReuters قالت إن القوارب تأتي مع ذلك كل يوم إلى المدينة.',
    );
    expect(found.direction).toBe('rtl');
  });

  it('says no language for a short text', async () => {
    expect((await read('Too short to tell.')).found.language).toBe('');
  });
});
