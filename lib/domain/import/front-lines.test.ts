import { describe, expect, it } from 'vitest';
import { articleSchema } from '../text/article-schema';
import { readByline } from './byline-line';
import { readDateLine } from './date-line';
import { ImportDraft } from './draft';
import { readers, readPasted } from './readers';

describe('readByline', () => {
  const bylines: [line: string, byline: string | null, day: string | null][] = [
    ['By Qadir Ansari', 'Qadir Ansari', null],
    ['By Ann Lee and Bo Ek | 3 May 2026', 'Ann Lee and Bo Ek', '2026-05-03'],
    ['By ANN LEE, Health correspondent', 'ANN LEE, Health correspondent', null],
    ['By Ann Lee, 3 May 2026, 14:32 BST', 'Ann Lee', '2026-05-03'],
    ['By J. K. Ek Jr.', 'J. K. Ek Jr.', null],
    ['By Ann Lee · 5 min read', 'Ann Lee', null],
    ['Words: Ann Lee', 'Ann Lee', null],
    ['Von Anna Meyer', 'Anna Meyer', null],
    ['Par Zoé d’Arc', 'Zoé d’Arc', null],
    ['بقلم ليلى حداد', 'ليلى حداد', null],
    ['文/王明', '王明', null],
    ['By the river', null, null],
    ['By The River', null, null],
    ['By Friday Night, The Plan Was Dead', null, null],
    ['Von der Leyen wins', null, null],
    ['By Ann Lee went home and slept.', null, null],
    ['Text: this is a sentence, not a name.', null, null],
    ['Ann Lee', null, null],
  ];
  for (const [line, byline, day] of bylines) {
    it(`reads ${JSON.stringify(line)} as ${byline ?? 'no byline'}`, () => {
      expect(readByline(line)).toEqual(byline === null ? null : { byline, day });
    });
  }
});

describe('readDateLine', () => {
  const lines: [line: string, day: string | null][] = [
    ['3 May 2026', '2026-05-03'],
    ['Published 3 May 2026, 14:32 BST', '2026-05-03'],
    ['Sunday, May 3rd, 2026', '2026-05-03'],
    ['3. Mai 2026', '2026-05-03'],
    ['le 3 mai 2026', '2026-05-03'],
    ['3 de mayo de 2026', '2026-05-03'],
    ['3 Mayıs 2026', '2026-05-03'],
    ['3 мая 2026', '2026-05-03'],
    ['2026年5月3日', '2026-05-03'],
    ['2026-05-03T10:00:00Z', '2026-05-03'],
    ['3.5.2026', '2026-05-03'],
    ['25/11/2026', '2026-11-25'],
    ['03/04/2026', null],
    ['31 February 2026', null],
    ['On 3 May 2026 it rained', null],
    ['May Lee', null],
  ];
  for (const [line, day] of lines) {
    it(`reads ${JSON.stringify(line)} as ${day ?? 'no date'}`, () => {
      expect(readDateLine(line)).toBe(day);
    });
  }
});

describe('readPasted', () => {
  const read = (text: string) => readPasted({ text }).found;

  it('takes the first of two lines that begin with "By" as the headline', () => {
    expect(read('By Any Means Necessary\nBy Ann Lee\n\nThe text begins here, and says what it says.')).toMatchObject({
      title: 'By Any Means Necessary',
      byline: 'Ann Lee',
    });
    expect(read('By Ann Lee\n\nThe text begins here, and says what it says.')).toMatchObject({ title: null, byline: 'Ann Lee' });
  });

  it('leaves both of them names where a headline stands below', () => {
    expect(read('By Ann Lee\nBy Bo Ek\n\nNight buses, again\n\nThe text begins here, and says what it says.')).toMatchObject({
      title: 'Night buses, again',
      byline: 'Ann Lee',
    });
  });
});

describe('readers.html', () => {
  const long = 'Night buses, night buses '.repeat(20).trim();

  it.each([
    ['title', `<title>${long}</title>`],
    ['byline', `<meta name="author" content="${long}">`],
  ] as const)('takes no %s that is longer than any: some program has put it there', async (field, head) => {
    const page = `<html><head>${head}</head><body><p>${long}</p><p>By day there are none.</p></body></html>`;
    const draft = await readers.html(new TextEncoder().encode(page));
    expect(draft.found[field]).toBeNull();
    expect(articleSchema.nodeFromJSON(draft.doc).textContent).toContain(long);
    expect(ImportDraft.safeParse(draft).error).toBeUndefined();
  });
});
