import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOnlySpacing, isWithinUnspaced, shownChange, wordsAround } from './shown-change';

describe('shownChange', () => {
  it.each([
    ['政府は昨年、支出を三割増やした。', '政府は昨年、支出を二割増やした。', '三', '二'],
    ['市は2025年度に30路線を廃止した。', '市は2025年度に20路線を廃止した。', '30', '20'],
    ['市政府去年增加了支出。', '市政府前年减少了支出。', '去年增加', '前年减少'],
    ['รัฐบาลเพิ่มค่าใช้จ่ายสามเท่า', 'รัฐบาลเพิ่มค่าใช้จ่ายสองเท่า', 'าม', 'อง'],
    ['นำเข้า', 'นาเข้า', 'นำ', 'นา'],
    ['ខ្មែរ', 'ខ្លែរ', 'ខ្មែ', 'ខ្លែ'],
    ['𠮷野家', '吉野家', '𠮷', '吉'],
    ['が来た', 'か\u3099来た', 'が', 'か\u3099'],
    ['정부는 지출을 늘렸다.', '정부는 지출을 줄였다.', '늘렸다.', '줄였다.'],
    ['सरकार ने खर्च बढ़ाया।', 'सरकार ने खर्च घटाया।', 'बढ़ाया।', 'घटाया।'],
    ['رفعت الحكومة الإنفاق', 'خفضت الحكومة الإنفاق', 'رفعت', 'خفضت'],
  ])('parts “%s” and “%s” at words, or at whole letters where none are parted', (old, now, removed, added) => {
    expect(shownChange(old, now)).toMatchObject({ removed, added });
  });

  it('leaves both wordings as they were', () => {
    const wording = fc
      .array(fc.constantFrom('a', 'bus', ' ', '  ', 'late', '\n', 'é', '税', '増', '。', 'น', 'ำ', '្ម', '𠮷', '\ud842'))
      .map((all) => all.join(''));
    fc.assert(
      fc.property(wording, wording, (old, now) => {
        const { before, removed, added, after } = shownChange(old, now);
        expect(before + removed + after).toBe(old);
        expect(before + added + after).toBe(now);
        if (old === now) expect(removed + added).toBe('');
      }),
    );
  });
});

describe('isOnlySpacing', () => {
  it.each([
    ['Mr.\u00a0Ostrander went.', 'Mr. Ostrander went.', true],
    ['The last\u00a0bus left\u00a0at ten.', 'The last bus left at ten.', true],
    ['It left.', 'It left. ', true],
    ['It left.', 'It left.', false],
    ['The immediate end.', 'Theimmediate end.', false],
    ['It\u00a0left.', 'It stayed.', false],
  ])('of “%s” and “%s” is %s', (old, now, is) => {
    expect(isOnlySpacing(old, now)).toBe(is);
  });
});

describe('wordsAround', () => {
  const around = (old: string, now: string) => {
    const { lead, tail } = wordsAround(shownChange(old, now));
    return `${lead.isCut ? '…' : ''}${lead.words}|${tail.words}${tail.isCut ? '…' : ''}`;
  };

  it('gives a few words on either side', () => {
    expect(around('It left.', 'It never left.')).toBe('It |left.');
    expect(around('one two three four five six SEVEN eight nine ten eleven twelve thirteen', 'one two three four five six eight')).toBe(
      '… two three four five six |',
    );
    expect(around('a b c d e f g X h i j k l m n', 'a b c d e f g Y h i j k l m n')).toBe('… c d e f g | h i j k l …');
  });

  it('gives as much of a text without spaces', () => {
    const [old, now] = ['政府は昨年、公共交通への支出を前の年より三割増やした。', '政府は昨年、公共交通への支出を前の年より二割増やした。'];
    expect(around(old, now)).toBe('…年、公共交通への支出を前の年より|割増やした。');
    expect(around(`${now}${old}${now}`, `${now}${now}${now}`)).toBe(
      '…年、公共交通への支出を前の年より|割増やした。政府は昨年、公共交通へ…',
    );
  });

  it('is short where words are long', () => {
    const address = `https://example.org/${'a'.repeat(300)}`;
    expect(around(`${address} is old`, `${address} is new`)).toBe('… is |');
  });
});

describe('isWithinUnspaced', () => {
  it.each([
    ['支出を三割', '支出を二割', true],
    ['2025年に30路線', '2025年に20路線', true],
    ['สามเท่า', 'สองเท่า', true],
    ['It cost 30 euros', 'It cost 20 euros', false],
    ['지출을 늘렸다.', '지출을 줄였다.', false],
    ['رفعت الإنفاق', 'خفضت الإنفاق', false],
  ])('of “%s” and “%s” is %s', (old, now, expected) => {
    expect(isWithinUnspaced(shownChange(old, now))).toBe(expected);
  });
});
