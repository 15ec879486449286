import { describe, expect, it } from 'vitest';
import { outlineOf } from './outline.test-helper';
import { readers, readPasted } from './readers';

const utf8 = (text: string) => new TextEncoder().encode(text);
const prose = 'The harbour board met to hear why the boat that three towns paid for has not sailed once since it was launched.';
type Draft = ReturnType<typeof readPasted>;
const seen = ({ doc, found, cut }: Draft) => ({
  lines: outlineOf(doc),
  day: found.publishedOn,
  cuts: cut.map(({ reason, text }) => `${reason} ${text}`),
});
const pasted = (html: string) => seen(readPasted({ html, text: '' }));
const typed = (text: string) => seen(readPasted({ text }));
const page = async (head: string, body: string) =>
  seen(await readers.html(utf8(`<html><head>${head}</head><body><article>${body}<p>${prose}</p><p>${prose}</p></article></body></html>`)));
const declared = '<meta property="article:published_time" content="2026-05-03T09:00:00Z">';

describe('days in the text', () => {
  it('stay where they head a timeline', () => {
    const timeline = '<h2>3 May 2024</h2><p>It sank.</p><h2>5 May 2024</h2><p>It floated.</p>';
    expect(pasted(`<h1>The ferry</h1>${timeline}`)).toEqual({
      lines: ['<h1>The ferry</h1>', '<h2>3 May 2024</h2>', '<p>It sank.</p>', '<h2>5 May 2024</h2>', '<p>It floated.</p>'],
      day: null,
      cuts: [],
    });
    expect(pasted(`<h1>The ferry</h1><p>How it went</p>${timeline}`).lines.slice(0, 3)).toEqual([
      '<h1>The ferry</h1>',
      '<p>How it went</p>',
      '<h2>3 May 2024</h2>',
    ]);
    expect(typed('The ferry\n\n3 May 2024\n\nIt sank.\n\n5 May 2024\n\nIt floated.')).toMatchObject({ day: null, cuts: [] });
  });

  it('stay where a heading stands below some text', () => {
    expect(pasted(`<h1>The ferry</h1><p>It sank.</p><h2>5 May 2024</h2><p>It floated.</p>`)).toMatchObject({ day: null, cuts: [] });
  });

  it('are the date above a timeline that a marked or worded one stands over', () => {
    const timeline = '<h2>3 May 2024</h2><p>It sank.</p><h2>5 May 2024</h2><p>It floated.</p>';
    expect(pasted(`<h1>The ferry</h1><p>Published 6 June 2026</p>${timeline}`)).toMatchObject({
      day: '2026-06-06',
      cuts: ['date Published 6 June 2026'],
    });
  });

  it('are the date where a heading below the headline says it, and nothing else does', () => {
    expect(pasted(`<h1>The ferry</h1><h3>3 May 2026</h3><p>${prose}</p>`)).toEqual({
      lines: ['<h1>The ferry</h1>', `<p>${prose}</p>`],
      day: '2026-05-03',
      cuts: ['date 3 May 2026'],
    });
  });
});

describe('several days above the text', () => {
  it('give the one of publication, whichever stands first, and the other is shown as cut', () => {
    for (const lines of [
      ['Published 3 May 2026', 'Updated 6 June 2026'],
      ['Last updated 6 June 2026', 'First published 3 May 2026'],
    ]) {
      const { day, cuts } = typed(`The ferry\n\n${lines.join('\n')}\n\n${prose}`);
      expect(day).toBe('2026-05-03');
      expect(cuts.toSorted()).toEqual([
        `date ${lines.find((line) => line.includes('May'))}`,
        `outside ${lines.find((line) => line.includes('June'))}`,
      ]);
    }
  });

  it('give the day of the change where there is no other', () => {
    expect(typed(`The ferry\n\nUpdated 6 June 2026\n\n${prose}`)).toMatchObject({ day: '2026-06-06', cuts: ['date Updated 6 June 2026'] });
  });

  it('leave a further bare day in the text', () => {
    const { day, lines } = typed(`The ferry\n\n3 May 2026\n\n6 June 2026\n\n${prose}`);
    expect(day).toBe('2026-05-03');
    expect(lines).toContain('<p>6 June 2026</p>');
  });
});

describe('a declared day', () => {
  it('outranks a line that says when the text was changed', async () => {
    expect(await page(declared, '<h1>The ferry</h1><p>Last updated 6 June 2026</p>')).toMatchObject({
      day: '2026-05-03',
      cuts: ['outside Last updated 6 June 2026'],
    });
    expect(await page(declared, '<h1>The ferry</h1><p>By Ann Lee, updated 6 June 2026</p>')).toMatchObject({ day: '2026-05-03' });
  });

  it('is shown where the text says another', async () => {
    const { day, cuts } = await page(
      `${declared}<meta name="author" content="The Ledger">`,
      '<h1>The ferry</h1><p>By Ann Lee | 1 May 2026</p>',
    );
    expect(day).toBe('2026-05-01');
    expect(cuts).toEqual(['metadata author: The Ledger\ndate: 2026-05-03', 'byline By Ann Lee | 1 May 2026']);
  });

  it('and a declared byline are shown of front matter where the text says others', async () => {
    const text = `---\ntitle: The ferry\nauthor: Bo Ek\ndate: 2026-05-03\ntags: boats\n---\n# The ferry\n\nBy Ann Lee\n\nPublished 1 May 2026\n\n${prose}\n`;
    const draft = seen(await readers.md(utf8(text)));
    expect(draft.day).toBe('2026-05-01');
    expect(draft.cuts[0]).toBe('front-matter author: Bo Ek\ndate: 2026-05-03\ntags: boats');
  });
});

describe('a line that is marked as standfirst', () => {
  const body = [`<p>${prose}</p>`, '<h3 class="subhead">What it cost</h3>', `<p>${prose}</p>`];
  it('stays a crosshead below the text', () => {
    expect(pasted(`<h1>The ferry</h1>${body.join('')}`).lines).toEqual(['<h1>The ferry</h1>', body[0], '<h3>What it cost</h3>', body[2]]);
    expect(pasted(`<h1>The ferry</h1><p>It sank.</p><p class="subtitle">What it cost</p><p>Much.</p>`).lines[2]).toBe(
      '<p>What it cost</p>',
    );
  });

  it('is the standfirst above the text, or beside the headline', () => {
    for (const top of [
      '<h1>The ferry</h1><p class="dek">Three towns paid</p>',
      '<p class="dek">Three towns paid</p><h1>The ferry</h1>',
      '<h1>The ferry</h1><p>Opinion</p><p class="dek">Three towns paid</p>',
      '<h1>The ferry</h1><p>By Ann Lee</p><figure><figcaption>The boat.</figcaption></figure><p class="dek">Three towns paid</p>',
    ])
      expect(pasted(top + body.join('')).lines).toContain('<standfirst>Three towns paid</standfirst>');
  });
});
