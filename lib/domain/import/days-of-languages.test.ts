import { describe, expect, it } from 'vitest';
import { readers } from './readers';

/** The second of December 2026 as newsrooms write it beside a byline or alone, with the headline and the first paragraph of a text. */
const days: [language: string, line: string][] = [
  ['German', '2. Dezember 2026'],
  ['German', 'Mittwoch, 2. Dezember 2026, 14.32 Uhr'],
  ['German', 'Veröffentlicht am 2. Dezember 2026'],
  ['German', 'Stand: 02.12.2026'],
  ['Austrian', '2. Dez. 2026'],
  ['French', 'le 2 décembre 2026'],
  ['French', 'Publié le 2 décembre 2026 à 14h32'],
  ['French', 'Mercredi 2 décembre 2026'],
  ['Spanish', '2 de diciembre de 2026'],
  ['Spanish', 'miércoles, 2 de diciembre del 2026'],
  ['Spanish', 'Publicado el 2 de diciembre de 2026 a las 14:32'],
  ['Portuguese', '2 de dezembro de 2026'],
  ['Portuguese', 'Quarta-feira, 2 de dezembro de 2026 às 14h32'],
  ['Italian', '2 dicembre 2026'],
  ['Italian', 'mercoledì 2 dicembre 2026 ore 14:32'],
  ['Dutch', '2 december 2026'],
  ['Dutch', 'woensdag 2 december 2026 om 14.32 uur'],
  ['Polish', '2 grudnia 2026'],
  ['Polish', 'środa, 2 grudnia 2026 r.'],
  ['Czech', '2. prosince 2026'],
  ['Czech', 'středa 2. prosince 2026'],
  ['Swedish', '2 december 2026'],
  ['Swedish', 'onsdagen den 2 december 2026 kl. 14.32'],
  ['Turkish', '2 Aralık 2026'],
  ['Turkish', '2 Aralık 2026 Çarşamba, 14:32'],
  ['Russian', '2 декабря 2026'],
  ['Russian', '2 декабря 2026 года'],
  ['Russian', 'среда, 2 декабря 2026 г., 14:32'],
  ['Ukrainian', '2 грудня 2026'],
  ['Ukrainian', 'середа, 2 грудня 2026 року'],
  ['Greek', '2 Δεκεμβρίου 2026'],
  ['Greek', 'Τετάρτη, 2 Δεκεμβρίου 2026'],
  ['Greek', 'ΤΕΤΑΡΤΗ 2 ΔΕΚΕΜΒΡΙΟΥ 2026'],
  ['Arabic of the Levant', '2 كانون الأول 2026'],
  ['Arabic of the Levant', 'الأربعاء ٢ كانون الأول ٢٠٢٦'],
  ['Arabic of Egypt', '2 ديسمبر 2026'],
  ['Arabic of Egypt', 'الأربعاء 2 ديسمبر 2026'],
  ['Arabic of both', '2 ديسمبر/كانون الأول 2026'],
  ['Arabic of both', '2 كانون الأول/ديسمبر 2026'],
  ['Hebrew', '2 בדצמבר 2026'],
  ['Hebrew', 'יום רביעי, 2 בדצמבר 2026'],
  ['Hindi', '2 दिसंबर 2026'],
  ['Hindi', 'बुधवार, 2 दिसम्बर 2026'],
  ['Hindi', '२ दिसंबर २०२६'],
  ['Hindi', 'प्रकाशित: 2 दिसंबर 2026'],
  ['Chinese', '2026年12月2日'],
  ['Chinese', '2026年12月2日 星期三 14:32'],
  ['Chinese', '發布時間：2026年12月2日'],
  ['Japanese', '2026年12月2日'],
  ['Japanese', '2026年12月2日（水）14時32分'],
  ['Japanese', '公開日：2026年12月2日'],
  ['Korean', '2026년 12월 2일'],
  ['Korean', '2026년 12월 2일 수요일'],
  ['Korean', '입력 2026.12.02. 오후 2:32'],
  ['Romanian', 'miercuri, 2 decembrie 2026'],
  ['Hungarian', '2026. december 2., szerda'],
  ['Finnish', 'keskiviikko 2. joulukuuta 2026'],
  ['Danish', 'onsdag den 2. december 2026'],
  ['Norwegian', 'onsdag 2. desember 2026'],
];
const firsts: [language: string, line: string][] = [
  ['French', 'le 1er décembre 2026'],
  ['French', 'Mardi 1ᵉʳ décembre 2026'],
  ['Italian', '1º dicembre 2026'],
  ['Portuguese', '1.º de dezembro de 2026'],
  ['Spanish', '1.º de diciembre de 2026'],
];

/** The day that is found in the line below a headline, and whether the line went from the text. */
async function dayBelow(line: string) {
  const prose = 'Words of the article, which says one thing after another until it ends.';
  const { doc, found } = await readers.txt(new TextEncoder().encode(`The boat\n\n${line}\n\n${prose}\n\n${prose}`));
  return { day: found.publishedOn, isText: JSON.stringify(doc).includes(line) };
}

describe('the day below a headline', () => {
  it.each(days)('is read in %s: %s', async (_, line) => expect(await dayBelow(line)).toEqual({ day: '2026-12-02', isText: false }));
  it.each(firsts)('is read of the first in %s: %s', async (_, line) =>
    expect(await dayBelow(line)).toEqual({ day: '2026-12-01', isText: false }),
  );
});
