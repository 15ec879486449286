import { describe, expect, it } from 'vitest';
import { articleSchema } from '../text/article-schema';
import { readByline, readMarkedByline } from './byline-line';
import { readDateLine } from './date-line';
import { handWritten, paragraph, run } from './docx.test-helper';
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
    ['By Ann Lee at 14:32 on Friday', 'Ann Lee', null],
    ['Door Jan Bos, 14.32 Uur', 'Jan Bos', null],
    ['Von Matti Ek, Klo 14.32', 'Matti Ek', null],
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
    ['du 3 mai 2026', '2026-05-03'],
    ['3 de mayo de 2026', '2026-05-03'],
    ['3 Mayıs 2026', '2026-05-03'],
    ['3 мая 2026', '2026-05-03'],
    ['2026年5月3日', '2026-05-03'],
    ['2026-05-03T10:00:00Z', '2026-05-03'],
    ['3.5.2026', '2026-05-03'],
    ['2026. 05. 03.', '2026-05-03'],
    ['2026/05/03', '2026-05-03'],
    ['٣ مايو ٢٠٢٦', '2026-05-03'],
    ['3 مايو/أيار 2026', '2026-05-03'],
    ['3 أيار 2026', '2026-05-03'],
    ['۲۰۲۶/۰۵/۰۳', '2026-05-03'],
    ['ב-3 במאי 2026', '2026-05-03'],
    ['In 2025. May 3 ships came', null],
    ['Стоимость 3 мая 2026 г.', null],
    ['25/11/2026', '2026-11-25'],
    ['03/04/2026', null],
    ['31 February 2026', null],
    ['On 3 May 2026 it rained', null],
    ['May Lee', null],
  ];
  for (const [line, day] of lines) {
    it(`reads ${JSON.stringify(line)} as ${day ?? 'no date'}`, () => {
      expect(readDateLine(line)?.day ?? null).toBe(day);
    });
  }
});

describe('readDateLine, in each language', () => {
  const languages = 'en de fr es it pt nl sv da nb fi pl cs ru uk el tr ro hu ar ar-EG ar-LB ar-MA he'.split(' ');
  it.each(languages)('reads a day as %s writes it, in full and long', (language) => {
    for (const dateStyle of ['full', 'long'] as const) {
      const written = new Intl.DateTimeFormat(`${language}-u-ca-gregory`, { dateStyle, timeZone: 'UTC' }).format(new Date('2026-05-03'));
      expect([written, readDateLine(written)]).toEqual([written, { day: '2026-05-03', isUpdate: false }]);
    }
  });

  const published = [
    'First published: 3 May 2026 at 14:32 BST',
    'Veröffentlicht am 3. Mai 2026 um 14.32 Uhr',
    'Publié le 3 mai 2026 à 14h32',
    'Publicado el 3 de mayo de 2026 a las 14:32',
    'Pubblicato il 3 maggio 2026 alle ore 14:32',
    'Publicado em 3 de maio de 2026 às 14h32',
    'Gepubliceerd op 3 mei 2026 om 14:32 uur',
    'Publicerad den 3 maj 2026 kl. 14.32',
    'Publiceret 3. maj 2026 kl. 14.32',
    'Publisert 3. mai 2026 kl. 14.32',
    'Julkaistu 3.5.2026 klo 14.32',
    'Opublikowano 3 maja 2026 r., godz. 14:32',
    'Publikováno 3. května 2026 v 14:32',
    'Опубликовано 3 мая 2026 г. в 14:32',
    'Опубліковано 3 травня 2026 року о 14:32',
    'Δημοσιεύτηκε στις 3 Μαΐου 2026',
    'Yayınlanma tarihi: 3 Mayıs 2026 14:32',
    'Publicat pe 3 mai 2026, ora 14:32',
    'Megjelent: 2026. május 3. 14:32',
    'نُشر في ٣ مايو ٢٠٢٦ الساعة ١٤:٣٢',
    'פורסם ב-3 במאי 2026 בשעה 14:32',
    '2026年5月3日公開',
  ];
  it.each(published)('takes the day of %j', (line) => expect(readDateLine(line)).toEqual({ day: '2026-05-03', isUpdate: false }));

  const updated = [
    'Last updated 3 May 2026',
    'Stand: 3. Mai 2026',
    'Zuletzt aktualisiert am 3.5.2026',
    'Mis à jour le 3 mai 2026',
    'Mis à jour du 3 mai 2026',
    'Última actualización: 3 de mayo de 2026',
    'Laatst bijgewerkt op 3 mei 2026',
    'Обновлено 3 мая 2026 года',
    'Ostatnia aktualizacja: 3 maja 2026 r.',
    'Frissítve: 2026. május 3.',
    'آخر تحديث في ٣ مايو ٢٠٢٦',
    'עודכן ב-3 במאי 2026',
    '2026年5月3日更新',
  ];
  it.each(updated)('knows that %j is a change', (line) => expect(readDateLine(line)).toEqual({ day: '2026-05-03', isUpdate: true }));

  it('takes the day of publication from a line that says both', () => {
    for (const line of [
      'Updated 6 June 2026, first published 3 May 2026',
      'Published 3 May 2026 | Updated 6 June 2026',
      '3 May 2026, updated 6 June 2026',
    ])
      expect(readDateLine(line)).toEqual({ day: '2026-05-03', isUpdate: false });
  });
});

describe('readByline, beside days', () => {
  it.each([
    ['Von Anna Meyer, veröffentlicht am 3. Mai 2026', 'Anna Meyer'],
    ['Par Zoé d’Arc, le 3 mai 2026 à 14h32', 'Zoé d’Arc'],
    ['Door Jan Bos, gepubliceerd op 3 mei 2026', 'Jan Bos'],
    ['By Heung-min Son, 3 May 2026', 'Heung-min Son'],
    ['By Vu Le, updated 3 May 2026', 'Vu Le'],
    ['Par Zoé d’Arc | publié le | 3 mai 2026', 'Zoé d’Arc'],
    ['Von Anna Meyer, 3. Mai 2026 um 14.32 Uhr, zuletzt aktualisiert am 6. Juni 2026', 'Anna Meyer'],
    ['By Ann Lee, head of data, 3 May 2026', 'Ann Lee, head of data'],
    ['By Ann Lee, head of data | 3 May 2026', 'Ann Lee, head of data'],
    ['Door 3 mei 2026 14.32 uur Jan Bos', 'Jan Bos'],
    ['By Ann Lee, 3 May 2026, 2:32 PM PDT', 'Ann Lee'],
    ['بقلم ليلى حداد ٣ مايو ٢٠٢٦ الساعة ١٤:٣٢', 'ليلى حداد'],
    ['מאת: דנה לוי 3 במאי 2026 בשעה 14:32', 'דנה לוי'],
    ['By A.M. Homes, 3 May 2026', 'A.M. Homes'],
    ['By Rita Ora, 3 May 2026', 'Rita Ora'],
    ['By Ann Lee, 5 min read, 3 May 2026', 'Ann Lee'],
    ['By Ann Lee, head of data, 5 min read, published 3 May 2026', 'Ann Lee, head of data'],
    ['By Ann Lee, 3 May 2026, 5 min read', 'Ann Lee'],
    ['By Ann Lee, 3 May 2026, 10:30 a.m. ET', 'Ann Lee'],
    ['By Ann Lee | May 3, 2026 10:30 AM PT', 'Ann Lee'],
    ['By P.T. Barnum, 3 May 2026', 'P.T. Barnum'],
    ['Par Marie Martin et Zoé d’Arc, le 3 mai 2026', 'Marie Martin et Zoé d’Arc'],
    ['Von Anna Meyer, 3. Mai 2026, Lesedauer: 5 Minuten', 'Anna Meyer'],
    ['Von Anna Meyer | Lesezeit: ca. 5 Min. | 3. Mai 2026', 'Anna Meyer'],
  ])('reads %j as %s', (line, byline) => expect(readByline(line)).toEqual({ byline, day: '2026-05-03' }));

  it.each([
    ['By Ann Lee, head of data', 'Ann Lee, head of data'],
    ['Par Marie Martin, journaliste data', 'Marie Martin, journaliste data'],
    ['By Ann Lee, news editor, first and last', 'Ann Lee, news editor, first and last'],
    ['By Ann Lee, 60 Minutes', 'Ann Lee, 60 Minutes'],
    ['By Ann Lee, 5 minutes from home', 'Ann Lee, 5 minutes from home'],
  ])('leaves all words of %j, which names no day', (line, byline) => expect(readByline(line)).toEqual({ byline, day: null }));

  it.each([
    ['By Ann Lee, 5 min read', 'Ann Lee'],
    ['By Ann Lee 5 min read', 'Ann Lee'],
    ['By Ann Lee (12-Minute Read)', 'Ann Lee'],
    ['By Ann Lee, 5 MIN READ', 'Ann Lee'],
    ['By Ann Lee, 5 mins', 'Ann Lee'],
    ['By Ann Lee, head of data, 5 minutes reading time', 'Ann Lee, head of data'],
    ['By Ann Lee, 5 min read, transport reporter', 'Ann Lee, transport reporter'],
    ['By Ann Lee, reading time: 5 minutes', 'Ann Lee'],
    ['Von Anna Meyer, Lesedauer: 5 Minuten', 'Anna Meyer'],
    ['Von Anna Meyer · 5 Min. Lesezeit', 'Anna Meyer'],
    ['Von Anna Meyer (Lesedauer 12 Min.)', 'Anna Meyer'],
    ['Par Zoé d’Arc, temps de lecture : 5 min', 'Zoé d’Arc'],
    ['Par Zoé d’Arc, 5 min de lecture', 'Zoé d’Arc'],
  ])('leaves out of %j how long it takes to read', (line, byline) => expect(readByline(line)).toEqual({ byline, day: null }));

  it.each([
    ['By Ann Lee | Edited by Bo Ek', 'Ann Lee, Edited by Bo Ek', null],
    ['By Ann Lee | Edited by Bo Ek • 3 May 2026', 'Ann Lee, Edited by Bo Ek', '2026-05-03'],
    ['By Ann Lee, 3 May 2026, edited by Bo Ek', 'Ann Lee, edited by Bo Ek', '2026-05-03'],
    ['By Ann Lee | Revised edition', 'Ann Lee, Revised edition', null],
    ['Par Zoé Martin | publié par Le Monde', 'Zoé Martin, publié par Le Monde', null],
    ['By Ann Lee | Published by Galley Press', 'Ann Lee, Published by Galley Press', null],
    ['By Ann Lee | Updated', 'Ann Lee', null],
    ['By Ann Lee | Edited 14:32, 3 May 2026', 'Ann Lee', '2026-05-03'],
    ['By Ann Lee, 3 May 2026, updated 14:32, Health reporter', 'Ann Lee, Health reporter', '2026-05-03'],
    ['Par Zoé Martin | modifié • 3 mai 2026', 'Zoé Martin', '2026-05-03'],
    ['By Ann Lee | Last updated 3 May 2026', 'Ann Lee', '2026-05-03'],
    ['Par Zoé Martin | Mis à jour le 3 mai 2026', 'Zoé Martin', '2026-05-03'],
    ['Von Anna Meyer, Stand: 3. Mai 2026', 'Anna Meyer', '2026-05-03'],
    ['By Ann Lee | Last Updated 3 May 2026', 'Ann Lee', '2026-05-03'],
    ['Par Luc Le | 3 mai 2026', 'Luc Le', '2026-05-03'],
    ['Publié par Zoé Martin le 3 mai 2026', 'Zoé Martin', '2026-05-03'],
    ['Pubblicato da Mario Rossi il 3 maggio 2026', 'Mario Rossi', '2026-05-03'],
    ['Veröffentlicht von Anna Meyer am 3. Mai 2026', 'Anna Meyer', '2026-05-03'],
  ])('takes what says when out of %j, and no word before others', (line, byline, day) => expect(readByline(line)).toEqual({ byline, day }));

  it.each([
    ['By 3 May 2026 Hod Lipson', 'Hod Lipson'],
    ['By 3 May 2026, Hod Lipson', 'Hod Lipson'],
    ['By Eva Hod, 3 May 2026', 'Eva Hod'],
    ['By 3 May 2026 KL Smith', 'KL Smith'],
    ['By 3 May 2026, A.M. Homes', 'A.M. Homes'],
    ['By Ann Lee, 3 May 2026 at 14.32 Uhr', 'Ann Lee'],
    ['Von Anna Meyer, Am 3. Mai 2026', 'Anna Meyer'],
    ['Von Jan Novák 3. května 2026 14.32 Hod.', 'Jan Novák'],
    ['Yazan: Ali Kaya 3 Mayıs 2026 Saat 14:32', 'Ali Kaya'],
    ['By 14:32 3 May 2026 kl Bo Ek', 'Bo Ek'],
  ])('keeps names of %j that look like words of the clock', (line, byline) => expect(readByline(line)?.byline).toBe(byline));

  it('leaves the words of a line that its mark-up calls a byline, with a day and without', () => {
    expect(readMarkedByline('Ann Lee & son')).toEqual({ byline: 'Ann Lee & son', day: null });
    expect(readMarkedByline('Ann Lee & son, 3 May 2026')).toEqual({ byline: 'Ann Lee & son', day: '2026-05-03' });
  });
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

describe('a name alone between headline and date', () => {
  const read = (...lines: string[]) =>
    readPasted({ html: `<h1>Night buses</h1>${lines.map((line) => `<p>${line}</p>`).join('')}<p>They run until two.</p>`, text: '' });

  it.each(['Ann Lee', 'Ines van der Berg', 'J. D. O’Shea', 'Anna-Lena Åström'])('is the byline: %s', (name) => {
    const { found, doc } = read(name, '4 May 2026');
    expect(found).toMatchObject({ byline: name, standfirst: null, publishedOn: '2026-05-04' });
    expect(articleSchema.nodeFromJSON(doc).child(1).textContent).toBe('They run until two.');
  });

  it('is text where another line says who wrote it', () => {
    const { found, doc } = read('Ann Lee', '4 May 2026', 'By Bo Ek');
    expect(found).toMatchObject({ byline: 'Bo Ek', standfirst: null });
    expect(articleSchema.nodeFromJSON(doc).child(1).textContent).toBe('Ann Lee');
  });

  it.each(['Two Towns Wait for It', 'Ships and Boats', 'NIGHT BUSES', 'Bergen', 'Why they run', 'Ann Lee of Bergen', 'حافلات الليل'])(
    'is none where it may be a standfirst: %s',
    (line) => expect(read(line, '4 May 2026').found).toMatchObject({ byline: null, standfirst: line }),
  );

  it.each([
    'Breaking News',
    'Special Report',
    'Live Updates',
    'World Cup',
    'New York',
    'United Kingdom',
    'Aktuelle Nachrichten',
    'Live-Ticker Politik',
    'Dernières Actualités',
    'Édition Spéciale',
    'Élections Législatives',
  ])('is none where it says what kind of text it is, or where from: %s stays in the text', (line) => {
    const { found, doc } = read(line, '4 May 2026');
    expect(found).toMatchObject({ byline: null, standfirst: null, publishedOn: '2026-05-04' });
    expect(articleSchema.nodeFromJSON(doc).child(1).textContent).toBe(line);
  });

  it.each(['Adam West', 'Oliver North', 'Norman Long'])('is the byline where only its first word would tell a place: %s', (name) =>
    expect(read(name, '4 May 2026').found.byline).toBe(name),
  );
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

  it.each([
    ['one more author', 'Bo Ek', 'Ann Lee, Bo Ek', 'Night buses'],
    ['the same name again', 'ANN LEE', 'Ann Lee', 'Night buses'],
    ['a line that says what somebody did', 'Photos: Bo Ek', 'Ann Lee', 'Photos: Bo Ek'],
    ['a name with a day', 'Bo Ek, 4 May 2026', 'Ann Lee', 'Bo Ek, 4 May 2026'],
    ['a button', 'Follow', 'Ann Lee', 'Follow'],
    ['a life', 'Bo Ek lives in Bergen.', 'Ann Lee', 'Bo Ek lives in Bergen.'],
  ] as const)('knows %s below the byline, marked as it is', async (_name, line, byline, first) => {
    const author = (words: string) => `<p class="author">${words}</p>`;
    const page = `<h1>Buses</h1>${author('Ann Lee')}${author(line)}<p class="date">2026-05-03</p><p>Night buses run until two.</p>`;
    const draft = await readers.html(new TextEncoder().encode(page));
    expect(draft.found).toMatchObject({ byline, publishedOn: '2026-05-03' });
    expect(articleSchema.nodeFromJSON(draft.doc).child(1).textContent).toMatch(new RegExp(`^${first}`));
  });

  it.each([
    ['<p class="byline">By Ann Lee and Bo Ek</p><p class="author">Ann Lee</p>', 'Ann Lee and Bo Ek', 'Ann Lee'],
    ['<p class="author">Ann Lee and Bo Ek</p><p class="author">Bo Ek</p>', 'Ann Lee and Bo Ek', 'Night buses'],
    ['<p class="byline">By Ann Lee</p><div class="author-follow">Follow Ann Lee</div>', 'Ann Lee', 'Follow Ann Lee'],
    ['<p class="byline">By Ann Lee</p><div class="author-links">More Stories</div>', 'Ann Lee', 'More Stories'],
    ['<p class="author">Ann Lee</p><p class="author-location">New York</p>', 'Ann Lee', 'New York'],
  ])('gives the byline no name twice, and nothing that is no author: %s', async (lines, byline, first) => {
    const draft = await readers.html(new TextEncoder().encode(`<h1>Buses</h1>${lines}<p>Night buses run until two.</p>`));
    expect(draft.found.byline).toBe(byline);
    expect(articleSchema.nodeFromJSON(draft.doc).child(1).textContent).toMatch(new RegExp(`^${first}`));
  });

  it('takes them all of a Word file that has a paragraph for each', async () => {
    const author = (words: string) => `<w:p><w:pPr><w:pStyle w:val="Author"/></w:pPr>${run(words)}</w:p>`;
    const styles = '<w:style w:type="paragraph" w:styleId="Author"><w:name w:val="Author"/></w:style>';
    const text = ['Ann Lee', 'Bo Ek', 'Cy Moe'].map(author).join('') + paragraph(run('Night buses run until two.'));
    expect((await readers.docx(handWritten(text, { styles }))).found.byline).toBe('Ann Lee, Bo Ek, Cy Moe');
  });

  it.each([
    ['New York', ['Author', 'Location'], 'Ann Lee'],
    ['University of Bergen', ['House', 'Location'], 'Ann Lee'],
    ['Bo Ek', ['House', 'House'], 'Ann Lee, Bo Ek'],
  ])('takes of styles that a house bases on that of authors the first alone: %s', async (words, [first = '', second = ''], byline) => {
    const line = (id: string, text: string) => `<w:p><w:pPr><w:pStyle w:val="${id}"/></w:pPr>${run(text)}</w:p>`;
    const styleOf = (id: string, name: string, base = '') =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${base && `<w:basedOn w:val="${base}"/>`}</w:style>`;
    const styles =
      styleOf('Author', 'Author') + styleOf('House', 'House Author', 'Author') + styleOf('Location', 'Author Location', 'Author');
    const text = line(first, 'Ann Lee') + line(second, words) + paragraph(run('Night buses run until two.'));
    const draft = await readers.docx(handWritten(paragraph(run('Buses')) + text, { styles }));
    expect(draft.found.byline).toBe(byline);
    expect(articleSchema.nodeFromJSON(draft.doc).textContent.includes(words)).toBe(!byline.includes(words));
  });
});
