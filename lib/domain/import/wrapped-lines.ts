import { UNSPACED } from '../text/scripts';
import { segmenterOf } from '../text/sentences';

/** Lines longer than this are paragraphs, not lines that some program wrapped. UTF-16 units. */
const MAX_WRAPPED_CHARS = 100;
/** Nor are lines of which the longest is narrower than this. */
const MIN_WRAPPED_COLUMNS = 40;
/** A text was wrapped by a program if at least this share of its inner line ends had to be there. */
const MIN_WRAPPED_SHARE = 0.6;

/** The width in columns at which a program wrapped the lines of these groups, or null if none did. */
export function wrapWidth(groups: string[][]): number | null {
  const inner = groups.filter((lines) => lines.length > 1);
  const longest = inner.flat().reduce((most, line) => Math.max(most, line.length), 0);
  if (longest > MAX_WRAPPED_CHARS) return null;
  // With some programs a mark that may not begin a line hangs over the edge, and with some quotation marks are narrow.
  const width = inner.flat().reduce((widest, line) => Math.max(widest, columnsOf(line.replace(/[、。，．]$/, ''))), 0);
  if (width < MIN_WRAPPED_COLUMNS) return null;
  const ends = inner.flatMap((lines) =>
    lines.slice(1).map((next, i) => !endsSentence.test(lines[i] ?? '') && isWrapped(lines[i] ?? '', next, width)),
  );
  return ends.filter(Boolean).length >= ends.length * MIN_WRAPPED_SHARE ? width : null;
}

/** The lines with those joined that a program parted at `width`. Where a space stood at a line end, it stands there again. */
export function joinWrapped(lines: string[], width: number): string[] {
  const joined: string[] = [];
  lines.forEach((line, i) => {
    const before = joined.at(-1);
    if (before === undefined || !isWrapped(lines[i - 1] ?? '', line, width)) joined.push(line);
    else joined[joined.length - 1] = before + (isOneWord(before, line) ? '' : ' ') + line;
  });
  return joined;
}

/** True for lines that are whole sentences of a script whose letters say much: too long for a verse. */
export const areSentences = (lines: readonly string[]) =>
  lines.every((line) => endsSentence.test(line)) && lines.some((line) => columnsOf(line) >= MIN_WRAPPED_COLUMNS);

/** How wide a line is in a type in which all letters are alike. What matches `alsoWide` is as wide as the wide letters that are there. */
export function columnsOf(line: string, alsoWide?: RegExp): number {
  const seen = line.replaceAll(unseen, '');
  const wideLetters = [...seen.matchAll(wide)].length;
  const others = alsoWide && wideLetters > 0 ? [...seen.matchAll(alsoWide)].length : 0;
  return [...seen].length + wideLetters + others;
}

/**
 * Behind these marks a paragraph may end. Since between the letters of their scripts a program may wrap anywhere, a paragraph that is the longest
 * line by chance looks like a wrapped one: such a line is no sign that a text was wrapped.
 */
const endsSentence = /[。．｡！？。។៕။][\p{Pe}\p{Pf}"]*$|[」』]$/u;

// A program wraps only where the next word had no more room, so a line end with room left was meant.
function isWrapped(line: string, next: string, width: number): boolean {
  if (/^(?:[-*•–—>]|\d+[.)])\s/.test(next)) return false;
  return columnsOf(line, ambiguous) + (isUnspaced(line, next) ? 0 : 1) + columnsOf(firstWordOf(next)) > width;
}

/** Letters that are two columns wide. https://www.unicode.org/reports/tr11/ */
const wide = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303F\u30FB\u30FC\uFF01-\uFF60\uFFE0-\uFFE6]/gu;
const unseen = /[\p{Mn}\p{Me}\p{Cf}]/gu;

/** One or two columns wide beside wide letters, as the program has it. */
const ambiguous = /[“”‘’…—]/gu;

const firstWord = new RegExp(
  // With the marks that no line ends in before it, and those that no line begins with behind it.
  String.raw`^[\p{Ps}\p{Pi}]*(?:[${UNSPACED}]\p{M}*|[^\s${UNSPACED}]+)[\p{Pe}\p{Pf}、。，．・：；！？ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々ๆฯ]*`,
  'u',
);
/** Scripts without spaces in which no line ends within a word. */
const wrapsAtWords = /^[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** What had to stay together at the beginning of a line. */
function firstWordOf(line: string): string {
  // The dictionary is that of the script, whatever language is said.
  const known = wrapsAtWords.test(line) ? segmenterOf('th', 'word').segment(line)[Symbol.iterator]().next().value?.segment : null;
  return known ?? firstWord.exec(line)?.[0] ?? '';
}

/** True where no space stood at a line end: between characters of scripts without spaces, and within a word with a hyphen or a range of figures. */
function isOneWord(line: string, next: string): boolean {
  const before = line.slice(-8);
  if (isUnspaced(before, next)) return true;
  if (/\p{N}–$/u.test(before)) return /^\p{N}/u.test(next);
  return /[\p{L}\p{M}\p{N}][-\u2010\u2011]$/u.test(before) && /^[\p{L}\p{N}]/u.test(next) && !suspending.test(next);
}

/** What follows a hyphen that hangs: "two- and three-storey". With a hyphen of its own the word is part of a longer one: "black-and-white". */
const suspending =
  /^(?:and|or|nor|but|rather|versus|vs|to|und|oder|bis|sowie|bzw|et|ou|y|e|o|u|en|of|och|eller|og|i|ja|tai)(?![\p{L}\p{M}\p{N}'’\u2010\u2011-])/iu;

const unspaced = String.raw`[${UNSPACED}\u3000-\u303F\u30FB\u30FC\uFF00-\uFFEF]`;
const unspacedStart = new RegExp(`^[“‘…—]*${unspaced}`, 'u');
const unspacedEnd = new RegExp(`${unspaced}[”’…—]*$`, 'u');
const isUnspaced = (line: string, next: string) => unspacedEnd.test(line.slice(-8)) && unspacedStart.test(next);
