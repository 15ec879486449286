import { readByline } from './byline-line';
import { readDateLine } from './date-line';
import { paragraphOf, type ReadBlock, type Reading } from './reading';

/** Lines longer than this are paragraphs, not lines that some program wrapped. */
const MAX_WRAPPED_CHARS = 100;
/** A text was wrapped by a program if at least this share of its inner line ends had to be there. */
const MIN_WRAPPED_SHARE = 0.6;

/**
 * A plain text as blocks: paragraphs by blank lines, or by single line ends where there are no blank lines.
 * Lines that a mail program wrapped are joined again; line ends that were meant (an address, a verse) stay as breaks.
 */
export function readPlainText(text: string): Reading {
  const groups = groupLines(text);
  const width = wrapWidth(groups);
  const hasBlankLines = groups.length > 1;
  const blocks = groups.flatMap((lines, group): ReadBlock[] => {
    const joined = width === null ? lines : joinWrapped(lines, width);
    const isFront = group < 3 && joined.some((line) => readByline(line) !== null || readDateLine(line) !== null);
    const isParagraphs = !hasBlankLines || isFront || joined.some((line) => line.length > MAX_WRAPPED_CHARS);
    const paragraphs = isParagraphs ? joined : keepMeantBreaks(joined);
    return paragraphs.map((words, i) => ({
      kind: 'kept',
      node: paragraphOf(words),
      isFollowedByBlank: i === paragraphs.length - 1 && hasBlankLines,
    }));
  });
  return { blocks, warnings: [] };
}

/** Trimmed lines, grouped by blank lines. Format=flowed keeps a space at the end of a wrapped line; the widths tell as much. */
function groupLines(text: string): string[][] {
  const groups: string[][] = [];
  let group: string[] = [];
  for (const line of cleanLines(text)) {
    if (line !== '') group.push(line);
    else if (group.length > 0) {
      groups.push(group);
      group = [];
    }
  }
  if (group.length > 0) groups.push(group);
  return groups;
}

function cleanLines(text: string): string[] {
  return text
    .replace(/\r\n?|[\u0085\u2028]/g, '\n')
    .replace(/[\f\u2029]/g, '\n\n')
    .replace(/\v/g, '\n')
    .split('\n')
    .map((line) =>
      cleanWords(line)
        .replace(/[ \t]+/g, ' ')
        .trim(),
    );
}

/** `words` without what no reader sees: control characters, soft hyphens and stray byte order marks. Tabs and line ends stay. */
export function cleanWords(words: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out; NUL was refused before.
  return words.replace(/[\u0001-\u0008\u000E-\u001F\u007F-\u009F\u00AD\uFEFF]/g, '');
}

/** The width at which a program wrapped these lines, or null if none did. */
function wrapWidth(groups: string[][]): number | null {
  const inner = groups.filter((lines) => lines.length > 1);
  const width = inner.flat().reduce((longest, line) => Math.max(longest, line.length), 0);
  if (width > MAX_WRAPPED_CHARS || width < 40) return null;
  const ends = inner.flatMap((lines) => lines.slice(1).map((next, i) => isWrapped(lines[i] ?? '', next, width)));
  return ends.filter(Boolean).length >= ends.length * MIN_WRAPPED_SHARE ? width : null;
}

// A program wraps only where the next word had no more room, so a line end with room left was meant.
function isWrapped(line: string, next: string, width: number): boolean {
  if (/^(?:[-*•–—>]|\d+[.)])\s/.test(next)) return false;
  const firstWord = next.match(/^\S+/)?.[0] ?? '';
  return line.length + 1 + firstWord.length > width;
}

function joinWrapped(lines: string[], width: number): string[] {
  const joined: string[] = [];
  lines.forEach((line, i) => {
    const before = joined.at(-1);
    if (before === undefined || !isWrapped(lines[i - 1] ?? '', line, width)) joined.push(line);
    else joined[joined.length - 1] = before + (isOneWord(before.slice(-8), line) ? '' : ' ') + line;
  });
  return joined;
}

/** True where no space stood at a line end: between characters of scripts without spaces, and within a word with a hyphen or a range of figures. */
function isOneWord(before: string, next: string): boolean {
  if (isUnspaced(before.at(-1)) && isUnspaced(next[0])) return true;
  if (/\p{N}–$/u.test(before)) return /^\p{N}/u.test(next);
  return /[\p{L}\p{M}\p{N}][-\u2010\u2011]$/u.test(before) && /^[\p{L}\p{N}]/u.test(next) && !suspending.test(next);
}

/** What follows a hyphen that hangs: "two- and three-storey". With a hyphen of its own the word is part of a longer one: "black-and-white". */
const suspending =
  /^(?:and|or|nor|but|rather|versus|vs|to|und|oder|bis|sowie|bzw|et|ou|y|e|o|u|en|of|och|eller|og|i|ja|tai)(?![\p{L}\p{M}\p{N}'’\u2010\u2011-])/iu;

const isUnspaced = (character: string | undefined) =>
  character !== undefined && /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF]/u.test(character);

/** Short lines that belong together are one paragraph with breaks; the points of a list are a paragraph each. */
function keepMeantBreaks(lines: string[]): string[] {
  const isPoint = (line: string) => /^(?:[-*•–—]|\d+[.)])\s/.test(line);
  return lines.some(isPoint) ? lines : [lines.join('\n')];
}
