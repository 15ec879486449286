import { describe, expect, it } from 'vitest';
import { readByline, readMarkedByline } from './byline-line';
import { readers } from './readers';

const bylines: [line: string, byline: string][] = [
  ['Του Γιώργου Παππά', 'Γιώργου Παππά'],
  ['ΤΗΣ ΜΑΡΙΑΣ ΠΑΠΠΑ', 'ΜΑΡΙΑΣ ΠΑΠΠΑ'],
  ['Των Γιώργου Παππά και Μαρίας Λάμπρου', 'Γιώργου Παππά και Μαρίας Λάμπρου'],
  ['Από την Μαρία Λάμπρου', 'Μαρία Λάμπρου'],
  ['Γράφει ο Γιώργος Παππάς', 'Γιώργος Παππάς'],
  ['Κείμενο: Γιώργος Παππάς', 'Γιώργος Παππάς'],
  ['द्वारा राम कुमार', 'राम कुमार'],
  ['राम कुमार द्वारा', 'राम कुमार'],
  ['लेखक: राम कुमार', 'राम कुमार'],
  ['بقلم محمد علي', 'محمد علي'],
  ['كتبت: ليلى حسن', 'ليلى حسن'],
  ['إعداد: ليلى حسن', 'ليلى حسن'],
  ['Haber: Ayşe Kaya', 'Ayşe Kaya'],
  ['Yazar: Ayşe Kaya', 'Ayşe Kaya'],
  ['作者：王小明', '王小明'],
  ['撰文：王小明', '王小明'],
  ['记者 王小明', '王小明'],
  ['本報記者 王小明、李大華', '王小明、李大華'],
  ['執筆：山田花子', '山田花子'],
  ['Авторка: Олена Бойко', 'Олена Бойко'],
  ['מאת דנה לוי', 'דנה לוי'],
  ['تقرير: محمد على', 'محمد على'],
  ['रिपोर्ट: राम कुमार और सीता वर्मा', 'राम कुमार और सीता वर्मा'],
  ['By Ann Lee @annlee', 'Ann Lee'],
  ['By Ann Lee ＠annlee', 'Ann Lee'],
  ['By Ann Lee, ann＠example.org', 'Ann Lee'],
  ['By Ann Lee (ann@example.org), transport reporter', 'Ann Lee, transport reporter'],
  ['記者：王小明 wang＠example.com', '王小明'],
  ['By Ann Lee 2PM ET', 'Ann Lee'],
  ['By Ann Lee 2PM BST', 'Ann Lee'],
  ['By Ann Lee, 5 minutes to read', 'Ann Lee'],
  ['Von Anna Meyer, 5 Minuten Lesezeit', 'Anna Meyer'],
];
const others = [
  'Της Θεσσαλονίκης',
  'Του χρόνου θα φύγει το πλοίο',
  'Από το λιμάνι του Πειραιά',
  'Γράφει ιστορία',
  'كتب في المدرسة الجديدة',
  'राम कुमार ने कहा',
  '记者昨日从市政府获悉',
  'Haber yok',
  'تقرير: السفينة لم تغادر الميناء',
  'रिपोर्ट: शहर में पानी की कमी',
  'यह काम सरकार द्वारा',
  'सरकार द्वारा',
  'כתב: הספינה לא הפליגה',
];

describe('readByline in other scripts', () => {
  it.each(bylines)('reads who wrote it: %s', (line, byline) => expect(readByline(line)?.byline).toBe(byline));
  it.each(others)('leaves what is no byline: %s', (line) => expect(readByline(line)).toBeNull());
  it.each(['رأي', 'تقرير', 'विचार', 'Opinion', 'News analysis', '@annlee', '＠annlee'])('leaves what no mark-up makes a name: %s', (line) =>
    expect(readMarkedByline(line)).toBeNull(),
  );
  it.each(['@annlee', '＠annlee'])('takes no name on a network for what a page says of its author: %s', async (name) => {
    const page = `<meta charset="utf-8"><meta name="author" content="${name}"><h1>Night buses</h1><p>They stopped.</p>`;
    expect((await readers.html(new TextEncoder().encode(page))).found.byline).toBeNull();
  });
});
