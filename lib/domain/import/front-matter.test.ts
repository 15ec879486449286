import { describe, expect, it } from 'vitest';
import { outlineOf } from './outline.test-helper';
import { readers } from './readers';

const read = async (block: string, mark = '---') => {
  const { found, cut } = await readers.md(
    new TextEncoder().encode(`${mark}\n${block}\n${mark}\n\nThe words of the article, which end here.\n`),
  );
  const { title, byline, publishedOn, language } = found;
  return { title, byline, publishedOn, language, rest: cut.filter(({ reason }) => reason === 'front-matter').map(({ text }) => text) };
};

const cases: { name: string; block: string; mark?: string; is: Partial<Awaited<ReturnType<typeof read>>> }[] = [
  {
    name: 'a folded headline',
    block: 'title: >\n  The night bus\n  and its price\nlang: en',
    is: { title: 'The night bus and its price', rest: [] },
  },
  {
    name: 'a headline of several lines',
    block: 'title: |-\n  The night bus\n  and its price',
    is: { title: 'The night bus and its price' },
  },
  { name: 'a quotation mark doubled', block: "title: 'Mayor: it''s over'", is: { title: "Mayor: it's over" } },
  { name: 'a quotation mark behind a stroke', block: 'author: "Ann \\"A\\" Lee" # x', is: { byline: 'Ann "A" Lee', rest: ['# x'] } },
  { name: 'a remark behind a headline', block: 'title: Night buses # draft', is: { title: 'Night buses', rest: ['# draft'] } },
  { name: 'a number sign that is no remark', block: 'title: "Bus #4, again"', is: { title: 'Bus #4, again' } },
  {
    name: 'authors with their addresses',
    block: 'author:\n  - name: Ann Lee\n    email: ann@example.org\n  - name: Bo Ek',
    is: { byline: 'Ann Lee, Bo Ek', rest: ['author:\n  - name: Ann Lee\n    email: ann@example.org\n  - name: Bo Ek'] },
  },
  {
    name: 'authors as a list',
    block: 'authors:\n- Ann Lee\n- By Bo Ek\ntags: [a]',
    is: { byline: 'Ann Lee, By Bo Ek', rest: ['tags: [a]'] },
  },
  { name: 'one author with members', block: 'author:\n  name: Ann Lee', is: { byline: 'Ann Lee', rest: [] } },
  {
    name: 'words that look like figures or times',
    block: 'title: 1984\ndate: 2026-05-03',
    is: { title: '1984', publishedOn: '2026-05-03' },
  },
  {
    name: 'fields that say nothing',
    block: 'title: The tram\nauthor:\ntags: x',
    is: { title: 'The tram', byline: null, rest: ['tags: x'] },
  },
  { name: 'the better of two names', block: 'author: Bo Ek\nbyline: Ann Lee', is: { byline: 'Ann Lee', rest: ['author: Bo Ek'] } },
  { name: 'a date that is none', block: 'title: The tram\ndate: soon', is: { publishedOn: null, rest: ['date: soon'] } },
  { name: 'a remark above', block: '# from the desk\ntitle: The tram', is: { title: 'The tram', rest: ['# from the desk'] } },
  {
    name: 'a field that points to another one',
    block: 'title: &a The tram\nauthor: *a',
    is: { title: 'The tram', byline: null, rest: ['author: *a'] },
  },
  {
    name: 'a field of a kind of its own',
    block: 'title: !secret The tram\nlang: en',
    is: { title: null, rest: ['title: !secret The tram'] },
  },
  {
    name: 'line by line what is no YAML: a colon in a headline',
    block: "title: Mayor: it's over\nauthor:\n  - name: Ann Lee\n    email: a@example.org\n  - name: Bo Ek",
    is: { title: "Mayor: it's over", byline: 'Ann Lee, Bo Ek', rest: ['    email: a@example.org'] },
  },
  {
    name: 'no sign as a headline',
    block: 'title: >\n  The night bus\nslug: a: b',
    is: { title: null, rest: ['title: >\n  The night bus\nslug: a: b'] },
  },
  {
    name: 'TOML',
    mark: '+++',
    block: 'title = "The \\"tram\\"" # draft\ndate = 2026-05-03',
    is: { title: 'The "tram"', publishedOn: '2026-05-03', rest: ['# draft'] },
  },
];

describe('readers.md', () => {
  for (const { name, block, mark, is } of cases) {
    it(`reads of front matter ${name}`, async () => expect(await read(block, mark)).toMatchObject(is));
  }

  it('reads a subtitle as the standfirst, once where the text says it too, and no description as one', async () => {
    const opening = async (...lines: string[]) => {
      const { doc, found, cut } = await readers.md(new TextEncoder().encode(lines.join('\n')));
      return { lines: outlineOf(doc), standfirst: found.standfirst, cut: cut.map(({ text }) => text) };
    };
    const text = ['---', '', 'The words of the article, which end here.'];
    const body = '<p>The words of the article, which end here.</p>';
    const standfirst = 'What it costs at night';
    const whole = { lines: ['<h1>The tram</h1>', `<standfirst>${standfirst}</standfirst>`, body], standfirst, cut: [] };
    expect(await opening('---', 'title: The tram', 'subtitle: What it costs at night', ...text)).toEqual(whole);
    expect(
      await opening(
        '---',
        'title: The tram',
        'subtitle: What it costs at night',
        '---',
        '',
        '# The tram',
        '',
        standfirst,
        ...text.slice(1),
      ),
    ).toEqual(whole);
    expect(await opening('---', 'title: The tram', 'description: What it costs at night', ...text)).toMatchObject({
      standfirst: null,
      cut: ['description: What it costs at night'],
    });
    // Without a headline it could be taken for one.
    expect(await opening('---', 'subtitle: What it costs at night', ...text)).toMatchObject({
      lines: ['<h1></h1>', body],
      cut: ['subtitle: What it costs at night'],
    });
    const long = `subtitle: ${'word '.repeat(200).trim()}`;
    expect(await opening('---', 'title: The tram', long, ...text)).toMatchObject({ standfirst: null, cut: [long] });
  });

  it.each([
    [
      'of MultiMarkdown',
      'Title: The tram:\n  at night  \nAuthor: Ann Lee\nDate: 3 May 2026\nBase Header Level: 2\n',
      { title: 'The tram: at night', byline: 'Ann Lee', publishedOn: '2026-05-03', cut: ['Base Header Level: 2'] },
    ],
    ['of MultiMarkdown, the headline alone', 'title: The tram\n', { title: 'The tram', byline: null, publishedOn: null, cut: [] }],
    [
      'of pandoc',
      '% The tram\n% Ann Lee; Bo Ek\n% 3 May 2026',
      { title: 'The tram', byline: 'Ann Lee, Bo Ek', publishedOn: '2026-05-03', cut: [] },
    ],
    ['of pandoc, without authors', '% The tram\n%\n% 2026-05-03', { title: 'The tram', byline: null, publishedOn: '2026-05-03', cut: [] }],
  ])('reads lines above a text that have no marks around them: those %s', async (_, above, is) => {
    const text = 'The words of the article, which end here.';
    const { doc, found, cut } = await readers.md(new TextEncoder().encode(`${above}\n${text}\n`));
    expect(outlineOf(doc)).toEqual([`<h1>${is.title}</h1>`, `<p>${text}</p>`]);
    expect({ ...found, cut: cut.map(({ text: words }) => words) }).toMatchObject(is);
  });

  it.each([
    ['Title: the word is old\nand nobody knows it.'],
    ['From: Ann Lee\nSubject: The tram'],
    ['Title: The tram\nhttps://example.org/tram'],
    ['%% a remark of Obsidian %%'],
    ['%'],
    ['%100 of all trams stand still'],
  ])('leaves lines above a text that are none as they are: %s', async (above) => {
    const { doc, cut } = await readers.md(new TextEncoder().encode(`${above}\n\nThe words of the article, which end here.\n`));
    expect(
      outlineOf(doc)
        .join(' ')
        .replaceAll(/<[^>]*>/g, ''),
    ).toContain(above.replace('\n', ' '));
    expect(cut).toEqual([]);
  });

  it('reads hostile front matter, and never repeats what it points to', async () => {
    const bomb = Array.from({ length: 9 }, (_, i) => `a${i + 1}: &b${i + 1} [${i === 0 ? 'ha, ha' : Array(9).fill(`*b${i}`).join(', ')}]`);
    const hostile = [
      `title: The tram\n${bomb.join('\n')}\nauthor: *b9`,
      `title: The tram\na: ${'['.repeat(15_000)}`,
      `title: The tram\n${'- '.repeat(9_000)}a`,
      `title: The tram\na: ${'? '.repeat(9_000)}a`,
      `title: The tram\n${Array.from({ length: 130 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')}`,
      `title: The tram\n${Array.from({ length: 3_000 }, () => 'a: b').join('\n')}`,
      `title: The tram\na: ${'"'.repeat(19_000)}`,
      `title: The tram\na: ${'x'.repeat(2_000_000)}`,
    ];
    for (const block of hostile) {
      const { title, byline, rest } = await read(block);
      expect([title, byline]).toEqual(['The tram', null]);
      expect(rest.join('').length).toBeLessThan(block.length + 1);
    }
  });

  // A folded headline tells the two ways apart: line by line it is not found.
  const folded = 'title: >\n  The tram\n';
  it.each([
    ['a field said 3,000 times', folded + 'a: b\n'.repeat(3_000), 'The tram'],
    ['19,000 characters', `${folded}a: ${'x'.repeat(19_000)}`, 'The tram'],
    ['15 levels', `${folded}a: ${'['.repeat(15)}${']'.repeat(15)}`, 'The tram'],
    ['more than 20,000 characters', `${folded}a: ${'x'.repeat(20_000)}`, null],
    ['more than 20 levels', `${folded}a: ${'['.repeat(21)}${']'.repeat(21)}`, null],
    ['more than 20 levels by indents', `${folded}a:\n${Array.from({ length: 21 }, (_, i) => `${' '.repeat(i + 1)}a:\n`).join('')}`, null],
  ])('reads as YAML what takes no time for it, line by line what might: %s', async (_, block, title) => {
    expect((await read(block)).title).toBe(title);
  });
});
