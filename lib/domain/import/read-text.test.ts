import { describe, expect, it } from 'vitest';
import { readPlainText } from './read-text';
import { wordsOf } from './reading';

/** The words of a text that a program wrapped between `before` and `after`. */
function joined(before: string, after: string): string {
  const filler = 'The harbour board met on Tuesday to hear why nobody came. ';
  const line = (filler + filler).slice(-60 + before.length + 1).replace(/^\S*\s/, '');
  const text = `${(`${line} ${before}`).padStart(60, 'x')}\n${after} and so it was.`;
  return readPlainText(text)
    .blocks.flatMap((block) => (block.kind === 'kept' ? wordsOf(block.node) : []))
    .join('|');
}

const words: [before: string, after: string, joined: string][] = [
  ['the', 'boat', 'the boat'],
  ['twenty-', 'fifth', 'twenty-fifth'],
  ['2019-', '2020', '2019-2020'],
  ['1914–', '1918', '1914–1918'],
  ['COVID-', '19', 'COVID-19'],
  ['black-', 'and-white', 'black-and-white'],
  ['state-', 'of-the-art', 'state-of-the-art'],
  ['two-', 'and three-storey', 'two- and three-storey'],
  ['short-', 'rather than long-term', 'short- rather than long-term'],
  ['10-', 'to 15-minute', '10- to 15-minute'],
  ['Vor-', 'und Nachteile', 'Vor- und Nachteile'],
  ['Bau-', 'oder Umbau', 'Bau- oder Umbau'],
  ['sub-', 'editor', 'sub-editor'],
  ['over-', 'under', 'over-under'],
  ['boats –', 'nine', 'boats – nine'],
  ['boats -', 'nine', 'boats - nine'],
  ['boats--', 'nine', 'boats-- nine'],
  ['well-', '“known”', 'well- “known”'],
];

/** Paragraphs of scripts without spaces, of about the lengths that a newspaper has. */
const unspaced: Record<string, string[]> = {
  Japanese: [
    '市は昨年度、市内の路線バスの運行費用として二億三千万円を支出し、前の年より三割増やした。',
    '野党の議員は委員会で「利用者が減っているのに支出だけが増えたのはなぜか」と市長に質問した。',
    '市長は答弁で、燃料の値上がりと運転手の不足を理由に挙げ、来年度も同じ水準になるとの見通しを示した。',
    'バス会社は取材に応じていない。「答えられる段階にない」と広報は話す。',
  ],
  Chinese: [
    '市政府去年为全市公交线路支付了两亿三千万元的运营费用，比前一年增加了百分之三十，创下历史新高。',
    '反对党议员在委员会上质问市长：“乘客减少了，为什么支出反而增加？”市长没有当场作出明确回答。',
    '市长事后表示，主要原因是燃料涨价以及司机短缺，预计明年的支出仍将维持在同样的水平，不会减少。',
  ],
  Thai: [
    'เทศบาลจ่ายเงินค่าเดินรถประจำทางปีที่แล้วเพิ่มขึ้นสามเท่า',
    'ฝ่ายค้านถามนายกเทศมนตรีว่าทำไมผู้โดยสารลดลงแต่ค่าใช้จ่ายกลับเพิ่มขึ้น',
    'นายกเทศมนตรีตอบว่าน้ำมันแพงขึ้นและขาดแคลนคนขับรถ',
  ],
  Khmer: [
    'សាលាក្រុងបានចំណាយលើរថយន្តក្រុងកាលពីឆ្នាំមុនកើនឡើងបីដង។',
    'គណបក្សប្រឆាំងបានសួរអភិបាលក្រុងថាហេតុអ្វីបានជាអ្នកដំណើរថយចុះ។',
    'អភិបាលក្រុងបានឆ្លើយថាប្រេងឥន្ធនៈឡើងថ្លៃ។',
  ],
};

/** Text in lines of at most so many characters, of which none begins with a mark that closes. */
function wrappedAt(chars: number, words: string): string {
  const lines: string[] = [];
  for (let rest = words; rest !== ''; ) {
    let end = Math.min(chars, rest.length);
    while (/^[、。，：？」”ー]/.test(rest.slice(end))) end--;
    lines.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return lines.join('\n');
}

/** Lines of at most so many characters that are seen, ended between the words of a dictionary. */
function wrappedByWords(chars: number, words: string): string {
  const width = (line: string) => line.replaceAll(/\p{Mn}/gu, '').length;
  const lines = [''];
  for (const { segment } of new Intl.Segmenter('th', { granularity: 'word' }).segment(words)) {
    const line = lines.at(-1) ?? '';
    if (width(line + segment) > chars) lines.push(segment);
    else lines[lines.length - 1] = line + segment;
  }
  return lines.join('\n');
}

const blocksOf = (text: string) => readPlainText(text).blocks.flatMap((block) => (block.kind === 'kept' ? [wordsOf(block.node)] : []));

describe('readPlainText', () => {
  it.each(Object.entries(unspaced))('keeps %s paragraphs of a line each apart', (_, paragraphs) => {
    expect(blocksOf(paragraphs.join('\n'))).toEqual(paragraphs);
  });

  it.each(Object.entries(unspaced).filter(([name]) => name !== 'Thai'))('knows %s paragraphs by their full stops', (_, paragraphs) => {
    const [headline = '', ...body] = [paragraphs[0]?.slice(0, 12), ...paragraphs];
    expect(blocksOf(`${headline}\n\n${body.join('\n')}`)).toEqual([headline, ...body]);
    // Of two alone the longer one looks like a line that had no more room.
    const two = paragraphs.toSorted((one, other) => other.length - one.length).slice(0, 2);
    expect(blocksOf(two.join('\n'))).toEqual(two);
  });

  it('keeps the lines of a Chinese verse in one paragraph', () => {
    const verse = '山外青山楼外楼，西湖歌舞几时休？\n暖风熏得游人醉，直把杭州作汴州。';
    expect(blocksOf(`题临安邸\n\n${verse}`)).toEqual(['题临安邸', verse]);
  });

  it('joins the one paragraph that a program wrapped below headline and byline that stand together', () => {
    const prose = [
      'The boat cost four million pounds and has not left the harbour since it was',
      'delivered in 2019, the board said on Tuesday.',
    ];
    const text = `The boat that never sailed\nBy Ann Lee\n4 May 2026\n\n${prose.join('\n')}\n\n“Nobody asked,” said the captain.`;
    expect(blocksOf(text)).toEqual([
      'The boat that never sailed',
      'By Ann Lee',
      '4 May 2026',
      prose.join(' '),
      '“Nobody asked,” said the captain.',
    ]);
  });

  it.each([20, 36, 40])('joins Japanese and Chinese that a program wrapped at %i characters', (chars) => {
    for (const paragraphs of [unspaced.Japanese ?? [], unspaced.Chinese ?? []]) {
      const whole = [paragraphs.join(''), paragraphs.toReversed().join('')];
      expect(blocksOf(whole.map((words) => wrappedAt(chars, words)).join('\n\n'))).toEqual(whole);
    }
  });

  it('joins Japanese with figures in it, which a program wrapped by what has room', () => {
    const lines = [
      '市は2025年度、市内の路線バス30路線の運行費用に2億3千万円を支出し、',
      '前の年より三割増やした。野党の議員は委員会で質問し、市長は答弁で、',
      '燃料の値上がりと運転手の不足を理由に挙げた。来年度も同じ水準になる',
      'との見通しを示した。',
    ];
    expect(blocksOf(lines.join('\n'))).toEqual([lines.join('')]);
  });

  it('joins Thai and Khmer that a program wrapped between words, without a space', () => {
    for (const paragraphs of [unspaced.Thai ?? [], unspaced.Khmer ?? []]) {
      const whole = [paragraphs.join(''), paragraphs.toReversed().join('')];
      expect(blocksOf(whole.map((words) => wrappedByWords(45, words)).join('\n\n'))).toEqual(whole);
    }
  });

  it('joins rare characters of two units without a space', () => {
    const line = `${'政府は昨年の支出を増やした。その理由は'.repeat(2)}𠮷`;
    expect(blocksOf([line, `𠮷${line.slice(1)}`, '野'].join('\n'))).toEqual([`${line}𠮷${line.slice(1)}野`]);
  });

  it.each(words)('joins %s and %s, which a program parted', (before, after, expected) => {
    expect(joined(before, after)).toContain(` ${expected} and so`);
  });
});
