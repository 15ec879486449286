import { APOSTROPHE, resolveQuotes } from './resolve-quotes';

/** A word, figure or sign that says something. Equal keys say the same; a key keeps its case. */
export interface Word {
  key: string;
  kind: 'word' | 'number' | 'symbol' | 'date' | 'time';
  /** As it stands in the text. */
  raw: string;
}

/** What stands between two words: punctuation and white space, its marks as resolved, with one kind of white space, and as written. */
export interface Gap {
  marks: string;
  raw: string;
}

/** A text as words and what is between them: `gaps[i]` is before `words[i]`, the last is behind all. */
export interface CutText {
  words: readonly Word[];
  gaps: readonly Gap[];
}

/** A plain space between two words. */
const SPACE: Gap = { marks: ' ', raw: ' ' };

const figure = /\d+(?:[.,:]\d+)*/uy;
const letters = /[\p{L}\p{M}][\p{L}\p{M}\p{N}\u200c\u200d]*(?:\u2019[\p{L}\p{M}\p{N}\u200c\u200d]+)*/uy;
/** What may stand between words without being one. All else that is no letter, figure or white space is a word: %, €, ±, /, emoji. */
const mark = /[\s,.;:!?…\u00bf\u00a1()\u201c\u201d\u2019\u2022\u00b7\u2010-\u2015\u2212\u3001-]/u;
const sign = /[\p{Extended_Pictographic}](?:[\ufe0f\u{1f3fb}-\u{1f3ff}]|\u200d\p{Extended_Pictographic})*|./suy;
/** What may stand right behind a figure and be a word of its own: 30km, 5bn, 2pm. */
const behindFigure = /^(?:[kcdmμ]?m[23]?|[kmμ]?g|[mc]?l|[kMGm]?W|[kMG]Wh|bn|tn|mn|k|am|pm|mph|km|ha|[KMGT]?B|[KMG]b|per)$/i;
const minus = /[-\u2013\u2212]/;

/** The words of a text and its gaps. The text's characters are folded already. */
export function cutWords(text: string): CutText {
  const resolved = resolveQuotes(text);
  const words: Word[] = [];
  const gaps: Gap[] = [];
  let gapFrom = 0;
  const put = (from: number, to: number, kind: Word['kind']) => {
    gaps.push(gapOf(resolved.slice(gapFrom, from), text.slice(gapFrom, from)));
    words.push({ key: resolved.slice(from, to), kind, raw: text.slice(from, to) });
    gapFrom = to;
  };
  for (let at = 0; at < resolved.length; ) {
    const number = match(figure, resolved, at);
    if (number) at = putFigure(at, number);
    else {
      const word = match(letters, resolved, at);
      if (word) {
        const end = at + word.length;
        const isPossessive = resolved.charAt(end) === APOSTROPHE;
        put(at, isPossessive ? end + 1 : end, 'word');
        at = gapFrom;
      } else if (resolved.charAt(at) === APOSTROPHE && /\d/.test(resolved.charAt(at + 1))) {
        put(at, at + 3, 'number');
        at = gapFrom;
      } else if (mark.test(resolved.charAt(at))) at++;
      else {
        put(at, at + (match(sign, resolved, at)?.length ?? 1), 'symbol');
        at = gapFrom;
      }
    }
  }
  gaps.push(gapOf(resolved.slice(gapFrom), text.slice(gapFrom)));
  return { words, gaps };

  function putFigure(at: number, number: string): number {
    const end = at + number.length;
    // A dash right before a figure, with nothing before it that it could join, is a sign.
    const before = resolved.charAt(at - 2);
    const hasSign = at > gapFrom && minus.test(resolved.charAt(at - 1)) && (at === 1 || /[\s(]/.test(before));
    const suffix = match(letters, resolved, end) ?? '';
    const isApart = suffix === '' || behindFigure.test(suffix);
    put(hasSign ? at - 1 : at, isApart ? end : end + suffix.length, isApart ? 'number' : 'word');
    const last = words.at(-1);
    if (hasSign && last) last.key = `-${last.key.slice(1)}`;
    return gapFrom;
  }
}

/** White space is white space, however much and of whatever kind. */
const gapOf = (marks: string, raw: string): Gap => ({ marks: marks.replaceAll(/\s+/g, ' '), raw });

function match(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

/** What a rule makes of the words from one place on: how many it takes, and what it puts there. */
export interface Rewrite {
  take: number;
  put: readonly Omit<Word, 'raw'>[];
  /** True if the full stop behind them belonged to them. */
  eatsStop?: boolean;
}

/** The text with the first rule that fits applied at each word, once from the beginning to the end. */
export function rewriteWords(text: CutText, rules: readonly ((text: CutText, at: number) => Rewrite | null)[]): CutText {
  const words: Word[] = [];
  const gaps: Gap[] = [];
  let next = text.gaps[0] ?? SPACE;
  for (let at = 0; at < text.words.length; ) {
    let found: Rewrite | null = null;
    for (const rule of rules) {
      found = rule(text, at);
      if (found) break;
    }
    const taken = text.words.slice(at, at + (found?.take ?? 1));
    const raw = taken.map((one, index) => (index === 0 ? '' : (text.gaps[at + index]?.raw ?? '')) + one.raw).join('');
    const put = found ? found.put.map((one) => ({ ...one, raw })) : taken;
    for (const [index, word] of put.entries()) {
      gaps.push(index === 0 ? next : SPACE);
      words.push(word);
    }
    at += taken.length;
    const gap = text.gaps[at] ?? SPACE;
    const rest = found?.eatsStop ? { marks: gap.marks.replace(/^\./, ''), raw: gap.raw } : gap;
    // Words that were taken out leave one gap of the two beside them.
    next = put.length > 0 ? rest : { marks: next.marks + rest.marks.trimStart(), raw: next.raw + rest.raw.trimStart() };
  }
  gaps.push(next);
  return { words, gaps };
}
