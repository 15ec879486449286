import type { Node } from '@tiptap/pm/model';
import { MAX_FOUND_BYLINE_CHARS } from '../articles/article-details';
import { readByline, readMarkedByline } from './byline-line';
import { findDay, readDateLine } from './date-line';
import type { Block, KeptBlock, Reading } from './reading';
import { wordsOf } from './reading';

/** The headline, standfirst, byline and day of a reading, and the blocks that are left. Lines that became byline or date are cut, not lost. */
export interface Front {
  title: Node | null;
  titleText: string | null;
  standfirst: Node | null;
  byline: string | null;
  publishedOn: string | null;
  blocks: Block[];
}

const MAX_TITLE_CHARS = 150;
const MAX_MARKED_TITLE_CHARS = 400;
const MAX_STANDFIRST_CHARS = 300;
const MAX_MARKED_STANDFIRST_CHARS = 800;
/** Byline and date stand within the first blocks, and above the first long paragraph. */
const frontBlocks = 8;
const PROSE_CHARS = 300;

/** Takes headline, standfirst, byline and date out of `reading`, each only if it stands there. Mark-up outranks wording. */
export function readFront(reading: Reading): Front {
  const kept = reading.blocks.filter((block) => block.kind === 'kept');
  const titleBlock = findTitle(kept, reading);
  const lines = frontLines(kept, titleBlock);
  const standfirstBlock = findStandfirst(kept, titleBlock, lines);
  const taken = new Map<Block, 'byline' | 'date'>();
  const { byline, day } = takeBylineAndDate(lines, new Set([titleBlock, standfirstBlock]), reading, taken);

  const title = titleBlock ? titleBlock.node : null;
  const titleText = (short(reading.title) ?? (title ? oneLine(title) : short(reading.titleIfNone))) || null;
  return {
    title: title && oneLine(title) === titleText ? title : null,
    titleText,
    standfirst: standfirstBlock?.node ?? null,
    byline,
    publishedOn: day,
    blocks: withCuts(reading, titleBlock, standfirstBlock, taken),
  };
}

/** The words of a block on one line, as a headline or a field of a form shows them. */
export function oneLine(node: Node): string {
  return wordsOf(node).replace(/\s+/g, ' ').trim();
}

// A "title" or "author" longer than that is a mistake of some program, and the person is asked for one.
const short = (title: string | undefined, maxChars = MAX_MARKED_TITLE_CHARS) =>
  title !== undefined && title.length <= maxChars ? title : undefined;

const shortByline = ({ byline }: Reading) => short(byline, MAX_FOUND_BYLINE_CHARS);

const isHeading = (block: KeptBlock | undefined) => block?.node.type.name === 'heading';
const isLine = (block: KeptBlock | undefined) => block !== undefined && (isHeading(block) || block.node.type.name === 'paragraph');

function findTitle(kept: KeptBlock[], reading: Reading): KeptBlock | null {
  const declared = short(reading.title) ?? null;
  const fits = (block: KeptBlock) => block.node.isTextblock && oneLine(block.node).length <= MAX_MARKED_TITLE_CHARS;
  if (declared !== null) return kept.slice(0, frontBlocks).find((block) => isLine(block) && oneLine(block.node) === declared) ?? null;
  const marked = kept.find((block) => block.role === 'title' && fits(block));
  if (marked) return marked;
  const first = kept.findIndex((block) => !isFrontLine(block));
  const leading = kept[first];
  if (leading && isHeading(leading) && fits(leading)) return leading;
  const topHeading = kept.slice(0, frontBlocks).find((block) => isHeading(block) && block.node.attrs.level === 1 && fits(block));
  const proseAt = kept.findIndex((block) => oneLine(block.node).length > MAX_TITLE_CHARS);
  if (topHeading && (proseAt === -1 || kept.indexOf(topHeading) < proseAt)) return topHeading;
  const ifNone = short(reading.titleIfNone);
  const same = kept.slice(0, frontBlocks).find((block) => isLine(block) && oneLine(block.node) === ifNone);
  if (same || ifNone !== undefined) return same ?? null;
  if (leading && isTitleByWording(leading, kept[first + 1], kept[first + 2])) return leading;
  // "By Any Means Necessary" above "By Ann Lee": where two such lines stand above all else, the first is the headline.
  const [top, below] = kept;
  return top && below && isBylineByWording(top) && isBylineByWording(below) ? top : null;
}

const isBylineByWording = (block: KeptBlock) =>
  block.role === undefined && block.node.type.name === 'paragraph' && readByline(wordsOf(block.node)) !== null;

/** A short first line without a full stop, with a blank line or a byline after it, and with something after that. */
function isTitleByWording(block: KeptBlock, next: KeptBlock | undefined, afterNext: KeptBlock | undefined): boolean {
  const text = wordsOf(block.node);
  if (block.node.type.name !== 'paragraph' || !next || text.includes('\n')) return false;
  if (text.length > MAX_TITLE_CHARS || /[.,;:。．،؛।…]['"”’»)]*$/u.test(text) || !/\p{L}/u.test(text)) return false;
  const isAboveStandfirst = afterNext !== undefined && isFrontLine(afterNext) && oneLine(next.node).length <= MAX_STANDFIRST_CHARS;
  return block.isFollowedByBlank !== false || isFrontLine(next) || isAboveStandfirst;
}

function isFrontLine(block: KeptBlock): boolean {
  if (!isLine(block) || block.role === 'title' || block.role === 'standfirst') return false;
  if (block.role === 'byline' || block.role === 'date') return true;
  const text = wordsOf(block.node);
  return readByline(text) !== null || readDateLine(text) !== null || isBylineAndDate(text);
}

const isBylineAndDate = (text: string) => {
  const parts = text.split('\n');
  return parts.length > 1 && parts.length <= 3 && parts.every((part) => readByline(part) !== null || readDateLine(part) !== null);
};

/** The blocks in which byline and date are looked for: down to the first prose. */
function frontLines(kept: KeptBlock[], title: KeptBlock | null): KeptBlock[] {
  const start = title ? Math.max(0, kept.indexOf(title) - 3) : 0;
  const near = kept.slice(start, start + frontBlocks);
  const proseAt = near.findIndex(
    (block) => !isLine(block) || (oneLine(block.node).length > PROSE_CHARS && block.role === undefined && block !== title),
  );
  return proseAt === -1 ? near : near.slice(0, proseAt);
}

function findStandfirst(kept: KeptBlock[], title: KeptBlock | null, lines: KeptBlock[]): KeptBlock | null {
  const length = (block: KeptBlock) => oneLine(block.node).length;
  const marked = kept
    .slice(0, frontBlocks * 2)
    .find(
      (block) => block.role === 'standfirst' && block.node.isTextblock && block !== title && length(block) <= MAX_MARKED_STANDFIRST_CHARS,
    );
  if (marked) return marked;
  const after = title ? lines.slice(lines.indexOf(title) + 1) : [];
  const [first, second] = after;
  // Without mark-up only a byline or date below it tells a standfirst from the first paragraph.
  if (title && first && second && !isFrontLine(first) && isFrontLine(second) && length(first) <= MAX_STANDFIRST_CHARS) return first;
  return null;
}

function takeBylineAndDate(lines: KeptBlock[], others: Set<KeptBlock | null>, reading: Reading, taken: Map<Block, 'byline' | 'date'>) {
  let byline: string | null = null;
  let day: string | null = null;
  for (const block of lines) {
    if (others.has(block)) continue;
    const text = wordsOf(block.node);
    const dateOnly = block.role === 'byline' ? null : (readDateLine(text)?.day ?? (block.role === 'date' ? (block.day ?? null) : null));
    if (dateOnly !== null) {
      day ??= block.day ?? dateOnly;
      taken.set(block, 'date');
      continue;
    }
    const found = bylineIn(block, text, shortByline(reading));
    // A second "By" line, say of the photographer, stays text.
    if (!found || byline !== null) continue;
    byline = found.byline;
    day ??= block.day ?? found.day;
    taken.set(block, 'byline');
  }
  return { byline: byline ?? shortByline(reading) ?? null, day: day ?? reading.publishedOn ?? null };
}

function bylineIn(block: KeptBlock, text: string, declared: string | undefined) {
  if (block.bylineWords !== undefined) {
    const marked = readMarkedByline(block.bylineWords);
    return marked && { ...marked, day: marked.day ?? findDay(text)?.day ?? null };
  }
  if (block.role === 'byline') return readMarkedByline(block.dayWords ? text.replace(block.dayWords, ' | ') : text);
  if (declared !== undefined && text.trim() === declared) return { byline: declared, day: null };
  const found = readByline(text.split('\n')[0] ?? '');
  if (!text.includes('\n')) return found;
  return found && isBylineAndDate(text)
    ? {
        byline: found.byline,
        day:
          found.day ??
          text
            .split('\n')
            .map((line) => readDateLine(line)?.day ?? null)
            .find((line) => line !== null) ??
          null,
      }
    : null;
}

function withCuts(reading: Reading, title: KeptBlock | null, standfirst: KeptBlock | null, taken: Map<Block, 'byline' | 'date'>): Block[] {
  const titleAt = title ? reading.blocks.indexOf(title) : -1;
  return reading.blocks.flatMap((block, i): Block[] => {
    if (block.kind === 'cut') return [block];
    const places = block.places ?? [];
    if (block === title || block === standfirst) return [{ kind: 'cut', reason: 'outside', nodes: [], places }];
    const reason = taken.get(block) ?? (reading.cutsAboveTitle && i < titleAt ? 'outside' : null);
    return reason ? [{ kind: 'cut', reason, nodes: [block.node], places }] : [block];
  });
}
