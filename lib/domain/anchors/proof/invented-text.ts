import type { Node } from '@tiptap/pm/model';
import { articleSchema } from '../../text/article-schema';

/** A number from 0 up to `below`, the same sequence for the same seed. https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
export interface Random {
  (below: number): number;
  /** One of the list. */
  pick<T>(list: readonly [T, ...T[]]): T;
}

/** Numbers that look random, the same for the same seed. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const random = (below: number) => Math.floor(next() * below);
  return Object.assign(random, {
    pick: <T>(list: readonly [T, ...T[]]) => list[random(list.length)] ?? list[0],
  });
}

interface Script {
  words: readonly [string, ...string[]];
  space: string;
  stop: string;
}

const words = (text: string): [string, ...string[]] => {
  const [first = '', ...rest] = text.split(' ');
  return [first, ...rest];
};

/** Writing systems, one entry each. The words are common ones; what is written with them says nothing. */
export const scripts: Record<string, Script> = {
  latin: {
    words: words(
      'the the the the of of and and in in to a a said council mayor rose by per cent 12 1,200 rent bus last next year report found costs people city who very very no not naïve été cafe\u0301 Ångström don’t twenty-five train water school 3.5',
    ),
    space: ' ',
    stop: '.',
  },
  greek: {
    words: words('και και η η το το του ο δήμος είπε ότι νερό τρένο χρόνια πόλη αύξηση 12 τοις εκατό άνθρωποι ΐ ώρα'),
    space: ' ',
    stop: '.',
  },
  arabic: { words: words('في في من من إلى على قال الوزير المدينة ماء قطار سنة ١٢ بالمئة الناس التقرير مُحَمَّد لا'), space: ' ', stop: '.' },
  hebrew: { words: words('של של את את על העיר ראש אמר מים רכבת שנה 12 אחוז אנשים דו״ח שָׁלוֹם לא'), space: ' ', stop: '.' },
  han: { words: words('的 的 了 市长 说 水 火车 年 城市 报告 人 百分之十二 不 在 上升 𠮷 㐂 租金'), space: '', stop: '。' },
  devanagari: { words: words('के के में में का ने कहा महापौर शहर पानी रेल वर्ष १२ प्रतिशत लोग क्षेत्र रिपोर्ट नहीं'), space: ' ', stop: '।' },
};
/** The writings that texts are invented in. */
export const scriptNames = ['latin', 'greek', 'arabic', 'hebrew', 'han', 'devanagari'] as const;

const ODD = ['👩‍🚒', '👍🏽', '🇬🇷', '𝒳', 'e\u0301', '👨‍👩‍👧'] as const;

/** A sentence of 2 to 13 words, now and then with an emoji or a word of another direction. */
export function inventSentence(random: Random, script: string): string {
  const { words: own, space, stop } = scripts[script] ?? { words: ['word'], space: ' ', stop: '.' };
  const parts: string[] = [];
  for (let i = 2 + random(12); i > 0; i--) {
    if (random(25) === 0) parts.push(random.pick(ODD));
    else if (random(40) === 0) parts.push(random.pick(script === 'latin' ? ['مدينة', 'שנה'] : ['city', 'PM']));
    else parts.push(random.pick(own));
  }
  return parts.join(space) + stop;
}

/** A short sentence that comes again and again in a text. Longer ones that repeat are told apart by nothing but their context. */
const refrains: Record<string, string> = {
  latin: 'No, he said.',
  greek: 'Όχι, είπε.',
  arabic: 'لا، قال.',
  hebrew: 'לא, אמר.',
  han: '不，他说。',
  devanagari: 'नहीं, कहा।',
};

function inventParagraph(random: Random, script: string): string {
  const sentences: string[] = [];
  const refrain = refrains[script] ?? '';
  for (let i = 1 + random(4); i > 0; i--) {
    sentences.push(random(8) === 0 && sentences.at(-1) !== refrain ? refrain : inventSentence(random, script));
  }
  return sentences.join(scripts[script]?.space ?? ' ');
}

/** An article of about `wordCount` words with headings, lists, quotations, tables and captions among its paragraphs. */
export function inventArticle(random: Random, script: string, wordCount: number): Node {
  const node = (name: string, content: Node | Node[]) => articleSchema.node(name, null, content);
  const inline = () => {
    const written = inventParagraph(random, script);
    if (random(6) > 0) return [articleSchema.text(written)];
    // Some text is bold, and some paragraphs have a hard break.
    const middle = written.search(/ |(?<=。)/);
    if (middle < 1 || middle >= written.length) return [articleSchema.text(written)];
    const [head, tail] = [written.slice(0, middle), written.slice(middle)];
    return random(2) === 0
      ? [articleSchema.text(head, [articleSchema.mark('bold')]), articleSchema.text(tail)]
      : [articleSchema.text(head), articleSchema.node('hardBreak'), articleSchema.text(tail)];
  };
  const paragraph = () => node('paragraph', inline());
  const cell = () => node('tableCell', node('paragraph', articleSchema.text(inventSentence(random, script))));
  const blocks: Node[] = [node('title', articleSchema.text(inventSentence(random, script)))];
  if (random(2) === 0) blocks.push(node('standfirst', articleSchema.text(inventSentence(random, script))));
  let left = wordCount;
  while (left > 0 || blocks.length < 4) {
    const kind = random(24);
    let block = paragraph();
    if (kind === 0) block = node('heading', articleSchema.text(inventSentence(random, script)));
    else if (kind === 1) block = node('bulletList', [node('listItem', paragraph()), node('listItem', paragraph())]);
    else if (kind === 2) block = node('blockquote', paragraph());
    else if (kind === 3) block = node('table', [node('tableRow', [cell(), cell()]), node('tableRow', [cell(), cell()])]);
    else if (kind === 4) block = node('figure', node('caption', articleSchema.text(inventSentence(random, script))));
    else if (kind === 5) block = articleSchema.node('paragraph');
    else if (kind === 6) block = articleSchema.node('horizontalRule');
    blocks.push(block);
    left -= Math.max(5, Math.ceil(block.textContent.length / (script === 'han' ? 2 : 6)));
  }
  blocks.push(paragraph());
  const doc = articleSchema.node('doc', null, blocks);
  doc.check();
  return doc;
}
