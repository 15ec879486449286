import type { Node } from '@tiptap/pm/model';
import { articleSchema } from '@/lib/domain/text/article-schema';

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export type Random = () => number;

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const below = (random: Random, limit: number) => Math.floor(random() * limit);
const pick = <T>(random: Random, list: readonly T[], fallback: T): T => list[below(random, list.length)] ?? fallback;

interface Script {
  /** What invented words are put together from. */
  syllables: readonly string[];
  syllablesInWord: readonly [number, number];
  /** What stands between two words. */
  space: string;
  comma: string;
  stop: string;
}

const split = (text: string) => text.split(' ');

/** Scripts that texts are invented in. Words are random syllables, so no text is anybody's; what matters is their shape. */
export const SCRIPTS = {
  latin: {
    syllables: split('ba re to min la ser con di ve ran tal or es in du pra hol ne ci gar um lis fen yo ker at sto pli mu za'),
    syllablesInWord: [1, 4],
    space: ' ',
    comma: ',',
    stop: '.',
  },
  greek: {
    syllables: split('κα λο με τρι πο σα νη δι γρα φω τε ρο ος ια θε ξη μα στη βυ ζα'),
    syllablesInWord: [1, 4],
    space: ' ',
    comma: ',',
    stop: '.',
  },
  arabic: {
    syllables: split('كا لم من قا سر دو بي تح عل نو را في شم هج زي صد غر ما ست ول'),
    syllablesInWord: [1, 3],
    space: ' ',
    comma: '،',
    stop: '.',
  },
  hebrew: {
    syllables: split('של מה בי תו דר כן לא רו שם עי גל נס פה צד קו טב חו זר אם הו'),
    syllablesInWord: [1, 3],
    space: ' ',
    comma: ',',
    stop: '.',
  },
  devanagari: {
    syllables: split('का मि ले स्त्र नी प्र दे वा क्षे त्रि हो गा बै ठु री सं ज्ञा मे या द्ध'),
    syllablesInWord: [1, 3],
    space: ' ',
    comma: ',',
    stop: '।',
  },
  han: {
    syllables: Array.from({ length: 900 }, (_, i) => String.fromCodePoint(0x4e00 + 7 * i)),

    syllablesInWord: [1, 2],
    space: '',
    comma: '，',
    stop: '。',
  },
  emoji: {
    syllables: split('ba re to min la ser 👩‍🚒 🇪🇺 e\u0301 👍🏽 con di ve ran 😀 tal'),
    syllablesInWord: [1, 3],
    space: ' ',
    comma: ',',
    stop: '.',
  },
} as const satisfies Record<string, Script>;

export type ScriptName = keyof typeof SCRIPTS;
export const scriptNames: readonly ScriptName[] = ['latin', 'greek', 'arabic', 'hebrew', 'devanagari', 'han', 'emoji'];

/** A word of a text with the identity that it keeps through all edits: what a tag on it must find again. */
export interface Word {
  id: number;
  text: string;
}

/** An invented text: paragraphs of words. Headline and everything else that a doc needs is made by `docOf`. */
export interface Corpus {
  paragraphs: Word[][];
  space: string;
  /** Invents a word that belongs to no original one. */
  invent: () => Word;
}

/** A text of about `wordCount` words in paragraphs of 20 to 80, common words often and rare ones seldom, as in any language (Zipf). */
export function inventCorpus(script: ScriptName, wordCount: number, random: Random): Corpus {
  const { syllables, syllablesInWord, space, comma, stop }: Script = SCRIPTS[script];
  const vocabulary = Array.from({ length: Math.max(500, Math.round(4 * wordCount ** 0.65)) }, () => {
    const [least, most] = syllablesInWord;
    return Array.from({ length: least + below(random, most - least + 1) }, () => pick(random, syllables, 'a')).join('');
  });
  let lastId = 0;
  const invent = (): Word => {
    // Zipf by inversion: rank = size^u gives each octave of ranks the same share.
    const rank = Math.floor(vocabulary.length ** random()) - 1;
    lastId++;
    return { id: lastId, text: vocabulary[rank] ?? 'a' };
  };
  const paragraphs: Word[][] = [];
  for (let made = 0; made < wordCount; ) {
    const length = Math.min(20 + below(random, 61), Math.max(8, wordCount - made));
    const words = Array.from({ length }, invent);
    words.forEach((word, i) => {
      const isEnd = i === length - 1 || random() < 0.06;
      if (isEnd) word.text += stop;
      else if (random() < 0.06) word.text += comma;
    });
    paragraphs.push(words);
    made += length;
  }
  return { paragraphs, space, invent };
}

/** The text with this share of its words replaced (seven in ten), deleted, or joined by a new one before them. */
export function changeWords(corpus: Corpus, share: number, random: Random): Corpus {
  const paragraphs = corpus.paragraphs.map((words) =>
    words.flatMap((word) => {
      if (random() >= share) return [word];
      const kind = random();
      if (kind < 0.7) return [corpus.invent()];
      return kind < 0.85 ? [] : [corpus.invent(), word];
    }),
  );
  return { ...corpus, paragraphs };
}

/** The text with this share of its paragraphs put somewhere else. */
export function moveParagraphs(corpus: Corpus, share: number, random: Random): Corpus {
  const paragraphs = [...corpus.paragraphs];
  for (let i = Math.round(paragraphs.length * share); i > 0; i--) {
    const moved = paragraphs.splice(below(random, paragraphs.length), 1);
    paragraphs.splice(below(random, paragraphs.length + 1), 0, ...moved);
  }
  return { ...corpus, paragraphs };
}

/** The text without the words `ids`; every second run of them is replaced by as many new words. */
export function removeWords(corpus: Corpus, runs: readonly ReadonlySet<number>[]): Corpus {
  const runOf = new Map(runs.flatMap((ids, run) => [...ids].map((id): [number, number] => [id, run])));
  const paragraphs = corpus.paragraphs.map((words) =>
    words.flatMap((word) => {
      const run = runOf.get(word.id);
      if (run === undefined) return [word];
      return run % 2 === 0 ? [] : [corpus.invent()];
    }),
  );
  return { ...corpus, paragraphs };
}

export const HEADLINE = 'An invented headline';

/** The words of the text as one string: what `docOf` reads as. */
export function textOf(corpus: Corpus): string {
  return [HEADLINE, ...corpus.paragraphs.map((words) => words.map((word) => word.text).join(corpus.space))].join('\n');
}

/** Where each word stands in `textOf`, by its id. UTF-16 units, half-open. */
export function placesOf(corpus: Corpus): Map<number, { from: number; to: number; isLast: boolean }> {
  const places = new Map<number, { from: number; to: number; isLast: boolean }>();
  let at = HEADLINE.length + 1;
  for (const words of corpus.paragraphs) {
    words.forEach((word, i) => {
      places.set(word.id, { from: at, to: at + word.text.length, isLast: i === words.length - 1 });
      at += word.text.length + (i === words.length - 1 ? 0 : corpus.space.length);
    });
    at += 1;
  }
  return places;
}

/** The text as an article: a headline and paragraphs. */
export function docOf(corpus: Corpus): Node {
  const paragraphs = corpus.paragraphs.map((words) => {
    const text = words.map((word) => word.text).join(corpus.space);
    return articleSchema.node('paragraph', null, text === '' ? [] : [articleSchema.text(text)]);
  });
  return articleSchema.node('doc', null, [articleSchema.node('title', null, [articleSchema.text(HEADLINE)]), ...paragraphs]);
}
