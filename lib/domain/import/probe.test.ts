import { it } from 'vitest';
import { readByline, readMarkedByline } from './byline-line';
import { readers, readPasted } from './readers';
it('probes', async () => {
  for (const line of ['By Ann Lee, 3 May 2026, 2:32 PM ET', 'By Ann Lee May 3, 2026 at 2:32 p.m. ET', 'By Ann Lee, May 3, 2026 ET', 'By Ann Lee | May 3, 2026 | 2:32 PM ET', 'By Ann Lee Updated 9:15 a.m. ET', 'By Ann Lee, 2:32 ET', 'By Ann Lee, 2 p.m. ET', 'By Ann Lee 2PM ET', 'By Ann Lee • 5 min read', 'By Ann Lee 5-minute read', 'By Ann Lee, 5 minutes to read', 'Von Anna Meyer Lesedauer: 5 Minuten', 'Von Anna Meyer · Lesedauer: 5 Minuten', 'Von Anna Meyer | Lesedauer 5 min', 'Von Anna Meyer, 5 Minuten Lesezeit', 'Von Anna Meyer • 5 Min. Lesezeit', 'Posted by Ann Lee', 'Posted by: Ann Lee', 'Posted By Ann Lee on May 3, 2026', 'رأي', 'विचार', 'رأي: محمد علي', 'विचार: राम कुमार', 'تقرير: السفينة لم تغادر الميناء', 'रिपोर्ट: शहर में पानी की कमी', 'यह काम सरकार द्वारा', 'सरकार द्वारा', 'كتب: كلمات جديدة', 'By Ann Lee ＠annlee', 'By Ann Lee @annlee', 'By Ann Lee (ann@example.org)', 'By Ann Lee (ann＠example.org)', 'By Ann Lee, ann＠example.org', 'By Ann Lee, ann@example.org', '記者：王小明 wang＠example.com','글: 김민수＠example.com','글: 김민수@example.com', '기자: 김민수 kim@example.com', 'By Ann Lee＠annlee', 'By Ann Lee@annlee', 'Γράφει ο Γιώργος', 'Από την Μαρία Λάμπρου'])
    console.log(JSON.stringify([line, readByline(line)?.byline ?? null, readMarkedByline(line)?.byline ?? null]));
  const long = 'Text that goes on and says what it says about the port and its ferries for a while.';
  for (const lines of [['رأي', 'السفينة لم تغادر', long], ['विचार', 'नाव नहीं आई', '3 मई 2026', long], ['नाव नहीं आई', 'विचार', '3 मई 2026', long], ['السفينة لم تغادر','رأي', '3 مايو 2026', long], ['Night buses', 'Ann Lee', 'May 03, 2026', '12', '3', 'Share', long], ['Night buses', 'By Ann Lee', '12', long]]) {
    const { found, doc } = readPasted({ text: lines.join('\n\n') });
    console.log(JSON.stringify([found, JSON.stringify(doc).match(/"text":"[^"]*"/g)]));
  }
  for (const name of ['@annlee', '＠annlee', 'https://x.org/ann']) {
    const { found } = await readers.html(new TextEncoder().encode(`<html><head><meta charset=utf-8><meta name="author" content="${name}"></head><body><article><h1>Night buses</h1><p>${long}</p></article></body></html>`));
    console.log(name, JSON.stringify(found));
  }
  for (const line of ['<p class="byline">رأي</p><h1>السفينة لم تغادر</h1>', '<p class="author">विचार</p><h1>नाव नहीं आई</h1>', '<p class="byline">Opinion</p><h1>Night buses</h1>', '<h1>Night buses</h1><p class="byline">Ann Lee ＠annlee</p>', '<h1>Night buses</h1><p class="byline">Ann Lee @annlee</p>', '<h1>Night buses</h1><p class="byline">Ann Lee ann＠example.org</p>']) {
    const { found } = await readers.html(new TextEncoder().encode(`<html><head><meta charset=utf-8></head><body><article>${line}<p>${long}</p></article></body></html>`));
    console.log(line, JSON.stringify(found));
  }
});
