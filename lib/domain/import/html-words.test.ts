import { describe, expect, it } from 'vitest';
import { outlineOf } from './outline.test-helper';
import { readers, readPasted } from './readers';

const read = (html: string) => {
  const { doc, cut } = readPasted({ html: `<p>Before.</p>${html}`, text: '' });
  return { lines: outlineOf(doc).slice(2), cuts: cut.map(({ reason, text, at }) => `${at} ${reason} ${text}`) };
};

describe('readPasted', () => {
  it('keeps a link whose address has blanks or a line end, as a browser follows it', () => {
    const html =
      '<p><a href=" https://example.org/The plan\u00a03.pdf">The plan</a>, <a href="https://example.org/\n b">b</a>, <a href="a b">c</a></p>';
    expect(read(html).lines).toEqual([
      '<p><a https://example.org/The%20plan%C2%A03.pdf>The plan</a>, <a https://example.org/%20b>b</a>, c</p>',
    ]);
  });

  it('leads a link where it was meant to lead, without the detours of mail and networks', () => {
    const to = encodeURIComponent('https://example.org/the plan?x=1');
    const detours = [
      `https://www.google.com/url?q=${to}&sa=D`,
      `https://eur01.safelinks.protection.outlook.com/?url=${to}&data=05`,
      `https://l.facebook.com/l.php?u=${to}&h=AT0`,
    ];
    for (const detour of detours)
      expect(read(`<p>The <a href="${detour}">plan</a></p>`).lines).toEqual(['<p>The <a https://example.org/the%20plan?x=1>plan</a></p>']);
    const script = `https://l.facebook.com/l.php?u=${encodeURIComponent('javascript:x')}`;
    expect(read(`<p>The <a href="${script}">plan</a></p>`).lines).toEqual([`<p>The <a ${script}>plan</a></p>`]);
  });

  it('keeps the words of a formula', () => {
    const html =
      '<p>A share of <math>5%</math>, <math>\n <mn>5</mn>\n <mo>%</mo>\n</math> or <math><mfrac><mn>1</mn><mn>20</mn></mfrac></math> of ' +
      '<math><msup><mn>10</mn><mn>6</mn></msup></math> and <math><msub><mi>H</mi><mn>2</mn></msub></math>, ' +
      '<math><msqrt><mi>x</mi></msqrt></math> and <math><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac></math>.</p>';
    expect(read(html)).toEqual({
      lines: ['<p>A share of 5%, 5% or 1/20 of 10⁶ and H₂, √(x) and (a+b)/2.</p>'],
      cuts: [],
    });
  });

  it('keeps mixed numbers, and brackets of what is raised or lowered as a whole', () => {
    const half = '<mfrac><mn>1</mn><mn>2</mn></mfrac>';
    const sum = '<mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow>';
    const lines: Record<string, string> = {
      [`<math><mn>1</mn>${half}</math> hours`]: '1 1/2 hours',
      [`<math><mn>1</mn><mo>&InvisibleComma;</mo><mrow>${half}</mrow><mi>x</mi></math>`]: '1⁣ 1/2 x',
      [`2<math>${half}</math>`]: '2 1/2',
      [`2<span><math>${half}</math></span>3`]: '2 1/2 3',
      [`Only (<math><mo>−</mo>${half}</math>)`]: 'Only (−1/2)',
      [`<math><mn>6</mn><mo>/</mo>${half}</math>`]: '6/(1/2)',
      '<math><msup><mfrac><mi>a</mi><mi>b</mi></mfrac><mn>2</mn></msup></math>': '(a/b)²',
      [`<math><msup>${sum}<mn>2</mn></msup><msub>${sum}<mn>1</mn></msub></math>`]: '(a+b)²(a+b)₁',
      [`<math><mo>(</mo>${sum}<msup><mo>)</mo><mn>2</mn></msup></math>`]: '(a+b)²',
      [`<math><msubsup>${half}<mn>1</mn><mn>2</mn></msubsup></math>`]: '(1/2)₁²',
      '<math><msup><msup><mi>x</mi><mn>2</mn></msup><mn>3</mn></msup></math>': '(x²)³',
      '<math><msup><mn>2</mn><msup><mn>3</mn><mn>2</mn></msup></msup></math>': '2<sup>3^2</sup>',
      [`<math><msup><mn>10</mn>${half}</msup></math>`]: '10<sup>1/2</sup>',
      '<math><mn>5</mn><mroot><mn>8</mn><mn>3</mn></mroot></math>': '5 ³√(8)',
      [`<math><mn>5</mn><mfrac>${half}${half}</mfrac></math>`]: '5 (1/2)/(1/2)',
      [`<math><mn>5</mn><mroot>${half}<mn>3</mn></mroot><msqrt>${half}</msqrt></math>`]: '5 ³√(1/2) √(1/2)',
      [`<math><msup><mn>2</mn><msup><mi>x</mi>${half}</msup></msup></math>`]: '2<sup>x^(1/2)</sup>',
    };
    for (const [html, line] of Object.entries(lines)) expect(read(`<p>${html}</p>`).lines).toEqual([`<p>${line}</p>`]);
  });

  it('keeps the words of a formula in a headline and a caption', () => {
    expect(
      read(
        '<h2>Up by <math><mn>5</mn><mo>%</mo></math></h2><figure><figcaption>Up <math><mfrac><mn>1</mn><mn>2</mn></mfrac></math></figcaption></figure>',
      ).lines,
    ).toEqual(['<h2>Up by 5%</h2>', '<figure><caption>Up 1/2</caption></figure>']);
  });

  it('parts words that a page shows on lines of their own by a style, and keeps a letter whole that stands beside its word', () => {
    const block = (words: string, name = 'span', more = '') => `<${name} style="color:red; display: block${more}">${words}</${name}>`;
    expect(read(`<p>${block('One')}${block('Two')}</p><h2>A${block('B')}</h2><p>H${block('ere', 'b')}now</p>`).lines).toEqual([
      '<p>One</p>',
      '<p>Two</p>',
      '<h2>A<br>B</h2>',
      '<p>H</p>',
      '<p><b>ere</b></p>',
      '<p>now</p>',
    ]);
    expect(read(`<p>${block('W', 'span', ';float:left')}ords</p>`).lines).toEqual(['<p>Words</p>']);
    expect(read('<p><span style="display:inline-block">W</span>ords</p>').lines).toEqual(['<p>Words</p>']);
    const sheet = '<style>.line{display:block} .first{display:block;float:left}</style>';
    expect(read(`${sheet}<p><span class=line><span class=first>O</span>ne</span><span class=line>Two</span></p>`).lines).toEqual([
      '<p>One</p>',
      '<p>Two</p>',
    ]);
  });

  it('parts who made a picture from what its caption says', () => {
    expect(
      read(
        '<figure><img><figcaption>The quay<span class="photo-credit">Photo: Ann Lee</span></figcaption></figure><figure><figcaption><span class="source">AP</span>The <span class="word">qu</span>ay</figcaption></figure>',
      ).lines,
    ).toEqual(['<figure><caption>The quay Photo: Ann Lee</caption></figure>', '<figure><caption>AP The quay</caption></figure>']);
  });

  it('cuts what a field offers to choose from, each in a line of its own', () => {
    const html =
      '<p>Words.</p><form><label>Town</label><select><optgroup label="x"><option>Oslo<option>Bergen</optgroup><option>Other</select>' +
      '<input list="a"><datalist id="a"><option>Boat</option></datalist></form><p>More.</p>';
    expect(read(html)).toEqual({ lines: ['<p>Words.</p>', '<p>More.</p>'], cuts: ['2 form Town\nOslo\nBergen\nOther\nBoat'] });
  });

  it('does not show the source of a formula, which no browser shows', () => {
    const html =
      '<p>It is <math><semantics><mrow><mn>5</mn></mrow><annotation encoding="application/x-tex">\\frac{5}{1}</annotation></semantics></math>.</p>';
    expect(read(html).lines).toEqual(['<p>It is 5.</p>']);
  });

  it('cuts the words of a drawing where it stood, but not what only names it', () => {
    const drawing =
      '<svg><title>Chart</title><desc>A chart of two bars</desc><text>2023: 41%</text><g><text x="4"><tspan>2024: 42%</tspan></text></g></svg>';
    expect(read(`<p>One.</p><p>Two ${drawing} ends.</p><svg><title>Icon</title><path d="M0 0"/></svg>`)).toEqual({
      lines: ['<p>One.</p>', '<p>Two ends.</p>'],
      cuts: ['2 unplaced 2023: 41%\n2024: 42%'],
    });
  });

  it('cuts the readings of a word where it stood, and drops the brackets around them', () => {
    const ruby = '<ruby>東京<rp>（</rp><rt>とうきょう</rt><rp>）</rp>都<rtc>Tokyo</rtc></ruby>';
    expect(read(`<p>In ${ruby} it rained.</p><h2>${ruby}</h2><table><tr><th>${ruby}</th><th>2</th></tr></table>`)).toEqual({
      lines: ['<p>In 東京都 it rained.</p>', '<h2>東京都</h2>', '<table><tr><th><p>東京都</p></th><th><p>2</p></th></tr></table>'],
      cuts: ['1 unplaced とうきょう\nTokyo', '2 unplaced とうきょう\nTokyo', '3 unplaced とうきょう\nTokyo'],
    });
  });

  it('keeps once what is seen in one element and spoken by another', () => {
    const cap = '<span aria-hidden="true">T</span>';
    const spoken = (words: string) => `<span class="sr-only">${words}</span>`;
    for (const start of [`${cap}${spoken('T')}he`, `${spoken('T')} ${cap}he`, `${cap}${spoken('The')}he`])
      expect(read(`<p>${start} tram.</p>`).lines).toEqual(['<p>The tram.</p>']);
    expect(read(`<p>${spoken('Half')}<span aria-hidden="true">Half</span> of it.</p>`)).toEqual({
      lines: ['<p>Half of it.</p>'],
      cuts: ['1 hidden Half'],
    });
  });

  it('cuts what is not spoken where nothing is spoken for it', () => {
    expect(read('<p>On <span aria-hidden="true">→</span><span class="sr-only">next page</span>it went.</p>')).toEqual({
      lines: ['<p>On it went.</p>'],
      cuts: ['1 hidden →\nnext page'],
    });
  });

  it('keeps a caption that is seen and not spoken, since the picture’s own words say the same', () => {
    expect(read('<figure><img alt="The pier"><figcaption aria-hidden="true">The pier</figcaption></figure>')).toEqual({
      lines: ['<figure><caption>The pier</caption></figure>'],
      cuts: [],
    });
  });

  it('reads elements and roles named as what every object has', () => {
    expect(read('<p>One <constructor>two</constructor> <math><constructor>5</constructor></math>.</p>')).toEqual({
      lines: ['<p>One two 5.</p>'],
      cuts: [],
    });
    for (const role of ['constructor', '__proto__']) {
      expect(read(`<p><span role="${role}">Four</span>.</p>`)).toEqual({ lines: ['<p>Four.</p>'], cuts: [] });
    }
  });

  it('keeps the quotation marks of a headline, a heading, a byline and a caption', () => {
    const { doc } = readPasted({ html: '<h1><q>We will pay</q>, says minister</h1><p>Words.</p>', text: '' });
    expect(outlineOf(doc)[0]).toBe('<h1>“We will pay”, says minister</h1>');
    expect(
      read(
        '<h2>Who said <q>never</q>?</h2><figure><figcaption>The <q>weir</q></figcaption></figure><table><caption>The <q>sum</q></caption><tr><th>A</th><th>B</th></tr></table>',
      ).lines,
    ).toEqual([
      '<h2>Who said “never”?</h2>',
      '<figure><caption>The “weir”</caption></figure>',
      '<figure><caption>The “sum”</caption></figure>',
      '<table><tr><th><p>A</p></th><th><p>B</p></th></tr></table>',
    ]);
  });

  it('drops the arrows that lead back from notes, and no other link', () => {
    const item = (link: string) => `<li>A note. ${link}</li>`;
    const html = `<ol>${[
      '<a href="#r1" class="footnote-back" role="doc-backlink">↩︎</a>',
      '<a href="#r2" data-footnote-backref>↩</a>',
      '<a href="#r3" class="reversefootnote">↩</a>',
      '<a href="#r4" class="footnote-back">Back to note 4</a>',
      '<a href="https://example.org/">↩</a>',
    ]
      .map(item)
      .join('')}</ol>`;
    const rest = ['Back to note 4', '<a https://example.org/>↩</a>'].map((words) => `<li><p>A note. ${words}</p></li>`);
    expect(read(html)).toEqual({ lines: [`<ol>${'<li><p>A note.</p></li>'.repeat(3)}${rest.join('')}</ol>`], cuts: [] });
  });

  it('keeps a list of tasks, with what is done, and cuts the fields of a form', () => {
    const task = (words: string, isDone: boolean) => `<input type="checkbox" disabled${isDone ? ' checked=""' : ''}>${words}`;
    const lines = ['<ul><li><p>☐ Ask</p></li><li><p>☒ Tell</p></li></ul>'];
    const pandoc = `<ul class="task-list"><li><label>${task('Ask', false)}</label></li><li><label>${task('Tell', true)}</label></li></ul>`;
    expect(read(pandoc)).toEqual({ lines, cuts: [] });
    const gitHub = `<ul><li class="task-list-item">${task(' Ask', false)}</li><li class="task-list-item">${task(' Tell', true)}</li></ul>`;
    expect(read(gitHub)).toEqual({ lines, cuts: [] });
    expect(read(`<ul><li><label>${task('Ask', false)}</label></li></ul>`)).toEqual({ lines: [], cuts: ['1 form Ask'] });
  });
});

describe('readers', () => {
  it('keep formulas and cut drawings in Markdown and in whole pages', async () => {
    const md = await readers.md(
      new TextEncoder().encode('Words of <math><mn>5</mn><mo>%</mo></math>.\n\n<svg><text>42</text></svg>\n\n> Quoted.\n'),
    );
    expect(outlineOf(md.doc).slice(1)).toEqual(['<p>Words of 5%.</p>', '<blockquote><p>Quoted.</p></blockquote>']);
    expect(md.cut.map(({ reason, text }) => `${reason} ${text}`)).toEqual(['unplaced 42']);
    const words = 'The harbour board met on Tuesday to hear why nobody has boarded the boat that three towns have paid for.';
    const page = await readers.html(
      new TextEncoder().encode(
        `<body><article><h1>Boats</h1><p>${words} <math><mn>5</mn><mo>%</mo></math></p><svg><text>42</text></svg><p>${words}</p></article></body>`,
      ),
    );
    expect(outlineOf(page.doc)[1]).toBe(`<p>${words} 5%</p>`);
    expect(page.cut.map(({ reason, text, at }) => `${at} ${reason} ${text}`)).toEqual(['1 unplaced 42']);
  });
});
