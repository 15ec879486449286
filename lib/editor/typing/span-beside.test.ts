import { describe, expect, it } from 'vitest';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import { wordsBetween } from '@/lib/domain/text/article-text';
import { type Direction, lengthBeside, spanBeside } from './span-beside';

/** What one key strikes out of a paragraph at its bar. */
const cases: [language: string, paragraph: string, direction: Direction, struck: string][] = [
  ['en', 'The last bus|', 'back', 'bus'],
  ['en', 'The last (night) bus, | which', 'back', 'bus, '],
  ['en', 'The last| (night) bus', 'forward', ' (night)'],
  ['de', 'Der Bus-|Fahrplan', 'back', 'Bus-'],
  ['ko', '정부는 지출을| 늘렸다.', 'back', '지출을'],
  ['hi', 'सरकार ने खर्च| बढ़ाया।', 'back', 'खर्च'],
  ['ar', 'رفعت الحكومة| الإنفاق', 'back', 'الحكومة'],
  ['ja', '政府は昨年、支出を増やした。野党は困惑|', 'back', '困惑'],
  ['ja', '野党は「無駄」。|政府は', 'back', '無駄」。'],
  ['ja', '野党は|「無駄」。政府は', 'forward', '「無駄'],
  ['ja', '政府は昨年、支出を |増やした。', 'back', 'を '],
  ['ja', '政府は| 支出を増やした', 'forward', ' 支出'],
  ['ja', '市はNHK|の取材に', 'back', 'NHK'],
  ['zh', '市政府去年增加了|支出', 'back', '了'],
  ['zh', '市政府去年|增加了支出', 'forward', '增加'],
  ['th', 'รัฐบาลเพิ่มค่าใช้จ่าย|', 'back', 'จ่าย'],
  ['th', '|รัฐบาลเพิ่มค่าใช้จ่าย', 'forward', 'รัฐบาล'],
  ['km', 'រដ្ឋាភិបាល|បានចំណាយ', 'forward', 'បាន'],
];

describe('spanBeside', () => {
  it.each(cases)('strikes out one word of %s: “%s” %s', (language, paragraph, direction, struck) => {
    const [before = '', after = ''] = paragraph.split('|');
    const doc = docOf('A title', before + after);
    const pos = doc.content.size - 1 - after.length;
    const { from, to } = spanBeside(doc, pos, direction, 'word', language);
    expect(wordsBetween(doc, from, to)).toBe(struck);
  });

  it('looks at no more of a paragraph without spaces than holds a word', () => {
    expect(lengthBeside('増税'.repeat(250_000), 'back', 'word', 'ja')).toBe(2);
    expect(lengthBeside(`${'👩‍👧'.repeat(400)}税`, 'back', 'word', 'ja')).toBe(1);
    expect(lengthBeside(`税${'👩‍👧'.repeat(400)}`, 'forward', 'word', 'ja')).toBe(1);
  });
});
