import type { Node } from '@tiptap/pm/model';
import { firstIndex } from '../first-index';
import { UNSPACED } from './scripts';

/** What a node without text of its own is in words: a hard break is a line feed, everything else is nothing. */
const leafWords = (node: Node) => (node.type.name === 'hardBreak' ? '\n' : '');

/**
 * The words between two positions: text blocks joined by `\n`, a hard break is `\n`, nodes without text are nothing.
 * This is the only projection of a doc to text: quotes, hashes, search, counts and exports all use it.
 * An empty or reversed range has no words.
 */
export function wordsBetween(doc: Node, from: number, to: number): string {
  return from < to ? doc.textBetween(from, to, '\n', leafWords) : '';
}

/** One run of characters that stand next to each other both in the doc and in its words. */
interface Run {
  /** ProseMirror position of the first character. */
  pos: number;
  /** Offset of the same character in the words. UTF-16 units. */
  offset: number;
  length: number;
}

/** The words of a stretch of a doc together with the way back from offsets (UTF-16 units) to positions. */
export interface ArticleText {
  words: string;
  runs: readonly Run[];
}

/** The words of `doc` between `from` and `to` (the whole doc by default) with their position map. */
export function readText(doc: Node, from = 0, to = doc.content.size): ArticleText {
  const runs: Run[] = [];
  let words = '';
  let isFirstBlock = true;
  doc.nodesBetween(from, to, (node, pos) => {
    if (node.isTextblock) {
      if (!isFirstBlock) words += '\n';
      isFirstBlock = false;
    }
    if (node.isText) {
      const start = Math.max(from, pos);
      const text = (node.text ?? '').slice(start - pos, to - pos);
      runs.push({ pos: start, offset: words.length, length: text.length });
      words += text;
    } else if (node.isLeaf && leafWords(node)) {
      runs.push({ pos, offset: words.length, length: 1 });
      words += leafWords(node);
    }
    return true;
  });
  return { words, runs };
}

/** Index of the last run whose `key` is at most `value`, or -1. */
function lastRunAt(runs: readonly Run[], key: 'pos' | 'offset', value: number): number {
  return firstIndex(runs.length, (index) => (runs[index]?.[key] ?? 0) > value) - 1;
}

/**
 * The positions of `words[start, end)`, half-open, both inside text, or null if that stretch holds no character of the doc
 * (only block joins). A join at an edge belongs to no block and is left out.
 */
export function positionsOf(text: ArticleText, start: number, end: number): { from: number; to: number } | null {
  let first = Math.max(0, lastRunAt(text.runs, 'offset', start));
  const firstRun = text.runs[first];
  if (firstRun && start >= firstRun.offset + firstRun.length) first += 1;
  const last = lastRunAt(text.runs, 'offset', end - 1);
  const a = text.runs[first];
  const b = text.runs[last];
  if (!a || !b || last < first) return null;
  const from = a.pos + Math.max(0, start - a.offset);
  const to = b.pos + Math.min(b.length, end - b.offset);
  return from < to ? { from, to } : null;
}

/** Offset (UTF-16 units) of `pos` in the words: the number of characters of the text that stand before it. */
export function offsetAt(text: ArticleText, pos: number): number {
  const run = text.runs[lastRunAt(text.runs, 'pos', pos)];
  const next = text.runs[lastRunAt(text.runs, 'pos', pos) + 1];
  if (!run) return text.runs[0]?.offset ?? 0;
  if (pos <= run.pos + run.length) return run.offset + (pos - run.pos);
  return next ? next.offset : text.words.length;
}

/** True if `offset` stands between the two halves of a surrogate pair, where no range may begin or end. */
export const splitsSurrogatePair = (words: string, offset: number): boolean => (words.codePointAt(offset - 1) ?? 0) > 0xffff;

/** True if `pos` stands inside a character of `doc`, where no tag and no suggestion may begin or end. */
export const isInsideCharacter = (doc: Node, pos: number): boolean =>
  // Where the doc has no character on one side there are fewer than two, and none is split.
  splitsSurrogatePair(wordsBetween(doc, Math.max(0, pos - 1), Math.min(doc.content.size, pos + 1)), 1);

// Combining marks and joiners stand inside words: without them क्षेत्र would be three.
const wordPattern = /[\p{L}\p{N}][\p{L}\p{M}\p{N}\u200c\u200d]*(?:['’.,:\-‐‑׳״][\p{L}\p{N}][\p{L}\p{M}\p{N}\u200c\u200d]*)*/gu;

/**
 * The words of a text as half-open offsets (UTF-16 units), `[start, end, start, end, …]` in order. Runs of a
 * script without spaces (`scripts.ts`) are cut into pieces of two characters, near enough to a reader's count.
 */
export function wordOffsets(text: string): number[] {
  const offsets: number[] = [];
  for (const { 0: word, index } of text.matchAll(wordPattern)) {
    const unspaced = word.match(unspacedPattern)?.length ?? 0;
    if (unspaced < 3) {
      offsets.push(index, index + word.length);
      continue;
    }
    const pieces = Math.ceil(unspaced / 2);
    const edge = (piece: number) => index + Math.round((piece * word.length) / pieces);
    for (let piece = 0; piece < pieces; piece++) offsets.push(edge(piece), edge(piece + 1));
  }
  return offsets;
}

const unspacedPattern = new RegExp(`[${UNSPACED}]`, 'gu');

/** Number of words. */
export const countWords = (text: string): number => wordOffsets(text).length / 2;

/** The headline's words. Empty where it has none. */
export function headlineOf({ firstChild: headline }: Node): string {
  return headline ? wordsBetween(headline, 0, headline.content.size) : '';
}

/** True for the top-level blocks that carry a paragraph number: all but headline, standfirst, headings and rules. */
export function isNumberedBlock(node: Node): boolean {
  return !['title', 'standfirst', 'heading', 'horizontalRule'].includes(node.type.name);
}

/** Where `pos` is, as checkers cite it: `headline`, `standfirst` or `¶4`. A heading counts to the paragraph that follows it, or where none does to the last one. */
export function locatorAt(doc: Node, pos: number): string {
  const index = doc.resolve(Math.min(Math.max(pos, 0), doc.content.size)).index(0);
  const block = doc.maybeChild(Math.min(index, doc.childCount - 1));
  if (block?.type.name === 'title') return 'headline';
  if (block?.type.name === 'standfirst') return 'standfirst';
  const counted = numbersOf(doc);
  const upTo = counted[Math.min(index, doc.childCount - 1)] ?? 0;
  const number = block && !isNumberedBlock(block) ? Math.min(upTo + 1, counted.at(-1) ?? 0) : upTo;
  return `¶${Math.max(number, 1)}`;
}

// Lists ask for the place of each of their rows.
const numbers = new WeakMap<Node, Uint32Array>();

/** For each top-level block, how many numbered ones there are up to it. Counted once for each doc. */
function numbersOf(doc: Node): Uint32Array {
  const known = numbers.get(doc);
  if (known) return known;
  const counted = new Uint32Array(doc.childCount);
  let number = 0;
  doc.forEach((block, _, index) => {
    if (isNumberedBlock(block)) number++;
    counted[index] = number;
  });
  numbers.set(doc, counted);
  return counted;
}
