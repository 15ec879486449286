import { readByline } from './byline-line';
import { readDateLine } from './date-line';
import { paragraphOf, type ReadBlock, type Reading } from './reading';
import { areSentences, columnsOf, joinWrapped, wrapWidth } from './wrapped-lines';

/** A line wider than this is a paragraph where no program wrapped it. */
const MAX_MEANT_COLUMNS = 100;

/**
 * A plain text as blocks: paragraphs by blank lines, or by single line ends where there are no blank lines.
 * Lines that a mail program wrapped are joined again; line ends that were meant (an address, a verse) stay as breaks.
 */
export function readPlainText(text: string): Reading {
  const groups = groupLines(text);
  // Headline and byline are lines of their own, and no sign that the others are.
  const others = groups.filter((lines, group) => !isFront(lines, group));
  const width = wrapWidth(others.some((lines) => lines.length > 1) ? others : groups);
  const hasBlankLines = groups.length > 1;
  const blocks = groups.flatMap((lines, group): ReadBlock[] => {
    const joined = width === null ? lines : joinWrapped(lines, width);
    const isParagraphs =
      !hasBlankLines || isFront(joined, group) || joined.some((line) => columnsOf(line) > MAX_MEANT_COLUMNS) || areSentences(joined);
    const paragraphs = isParagraphs ? joined : keepMeantBreaks(joined);
    return paragraphs.map((words, i) => ({
      kind: 'kept',
      node: paragraphOf(words),
      isFollowedByBlank: i === paragraphs.length - 1 && hasBlankLines,
    }));
  });
  return { blocks, warnings: [] };
}

/** True for lines near the top of which one says nothing but who or when. */
const isFront = (lines: readonly string[], group: number) =>
  group < 3 && lines.some((line) => readByline(line) !== null || readDateLine(line) !== null);

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

/** Short lines that belong together are one paragraph with breaks; the points of a list are a paragraph each. */
function keepMeantBreaks(lines: string[]): string[] {
  const isPoint = (line: string) => /^(?:[-*•–—]|\d+[.)])\s/.test(line);
  return lines.some(isPoint) ? lines : [lines.join('\n')];
}
