import type { Node } from '@tiptap/pm/model';
import { MAX_FOUND_BYLINE_CHARS } from '../articles/article-details';
import { isPersonsName, readByline } from './byline-line';
import { isBareDay, readDateLine } from './date-line';
import { type BylineAndDay, type FrontReason, findDayHeads, isFrontLine, isHeading, isLine, takeBylineAndDay } from './front-lines';
import type { CutBlock, KeptBlock, ReadBlock, Reading } from './reading';
import { paragraphOf, wordsOf } from './reading';
import { isSectionLine } from './section-words';

/** The headline, standfirst, byline and day of a reading, and the blocks that are left. Lines that became byline or date are cut, not lost. */
export interface Front {
  title: Node | null;
  titleText: string | null;
  standfirst: Node | null;
  byline: string | null;
  publishedOn: string | null;
  blocks: ReadBlock[];
}

/** A line that nothing but its place calls a headline is no longer. */
export const MAX_GUESSED_TITLE_CHARS = 150;
const MAX_MARKED_TITLE_CHARS = 400;
const MAX_GUESSED_STANDFIRST_CHARS = 300;
/** A standfirst that is called one is no longer. */
export const MAX_MARKED_STANDFIRST_CHARS = 800;
/** Byline and date stand within the first blocks, and above the first long paragraph. */
const FRONT_BLOCKS = 8;
const PROSE_CHARS = 300;
/** So far above the headline they may stand. */
const BLOCKS_ABOVE_TITLE = 3;
/** A marked standfirst may have pictures and other lines above it. */
const MARKED_STANDFIRST_BLOCKS = 2 * FRONT_BLOCKS;

/** Takes headline, standfirst, byline and date out of `reading`, each only if it stands there. Mark-up outranks wording. */
export function readFront(reading: Reading): Front {
  const kept = reading.blocks.filter((block) => block.kind === 'kept');
  const titleBlock = findTitle(kept, reading);
  const near = frontLines(kept, titleBlock);
  const heads = near.some((block) => isBareDay(wordsOf(block.node))) ? findDayHeads(kept, titleBlock) : new Set<KeptBlock>();
  const lines = near.filter((block) => !heads.has(block));
  const alone = findNameAlone(near, titleBlock, heads);
  const standfirstBlock = findMarkedStandfirst(kept, titleBlock, reading) ?? (alone ? null : findStandfirst(near, titleBlock, heads));
  const declared = { byline: shortByline(reading), day: reading.publishedOn };
  const front = takeBylineAndDay(lines, new Set([titleBlock, standfirstBlock]), declared);
  const isNamed = alone !== null && front.byline === null && !isSectionLine(wordsOf(alone.node));
  const { byline, day, taken } = isNamed ? withName(front, alone) : front;

  const title = titleBlock ? titleBlock.node : null;
  const titleText = (short(reading.title) ?? (title ? oneLine(title) : short(reading.titleIfNone))) || null;
  return {
    title: title && oneLine(title) === titleText ? title : null,
    titleText,
    standfirst: standfirstBlock?.node ?? null,
    byline,
    publishedOn: day,
    blocks: [...unusedCut(reading, { titleText, byline, publishedOn: day }), ...withCuts(reading, titleBlock, standfirstBlock, taken)],
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

function findTitle(kept: KeptBlock[], reading: Reading): KeptBlock | null {
  const declared = short(reading.title) ?? null;
  const fits = (block: KeptBlock) => block.node.isTextblock && oneLine(block.node).length <= MAX_MARKED_TITLE_CHARS;
  if (declared !== null) return kept.slice(0, FRONT_BLOCKS).find((block) => isLine(block) && oneLine(block.node) === declared) ?? null;
  const marked = kept.find((block) => block.role === 'title' && fits(block));
  if (marked) return marked;
  const first = kept.findIndex((block) => !isFrontLine(block));
  const leading = kept[first];
  if (leading && isHeading(leading) && fits(leading)) return leading;
  const topHeading = kept.slice(0, FRONT_BLOCKS).find((block) => isHeading(block) && block.node.attrs.level === 1 && fits(block));
  // Below prose it is a crosshead. One short sentence above all may be a remark: "Embargoed until Tuesday."
  const above = topHeading ? kept.slice(0, kept.indexOf(topHeading) + 1) : [];
  const isBelowLong = above.some((block) => oneLine(block.node).length > MAX_GUESSED_TITLE_CHARS);
  const isBelowProse = above.some((block) => block !== leading && isProse(block));
  if (topHeading && !isBelowLong && (!isBelowProse || isSoleAboveByline(topHeading, kept))) return topHeading;
  const ifNone = short(reading.titleIfNone);
  const same = kept.slice(0, FRONT_BLOCKS).find((block) => isLine(block) && oneLine(block.node) === ifNone);
  if (same || ifNone !== undefined) return same ?? null;
  if (leading && isTitleByWording(leading, kept[first + 1], kept[first + 2])) return leading;
  // "By Any Means Necessary" above "By Ann Lee": where two such lines stand above all else, the first is the headline.
  const [top, below] = kept;
  return top && below && isBylineByWording(top) && isBylineByWording(below) ? top : null;
}

/** True for the only heading of its level with a byline right below: short sentences above it are to the desk: "Please check the figures." */
function isSoleAboveByline(heading: KeptBlock, kept: readonly KeptBlock[]): boolean {
  const below = kept[kept.indexOf(heading) + 1];
  const isAlone = kept.every((block) => block === heading || !isHeading(block) || block.node.attrs.level !== heading.node.attrs.level);
  return isAlone && below !== undefined && (below.role === 'byline' || isBylineByWording(below));
}

const isBylineByWording = (block: KeptBlock) =>
  block.role === undefined && block.node.type.name === 'paragraph' && readByline(wordsOf(block.node)) !== null;

/** A short first line without a full stop, with a blank line or a byline after it, and with something after that. */
function isTitleByWording(block: KeptBlock, next: KeptBlock | undefined, afterNext: KeptBlock | undefined): boolean {
  const text = wordsOf(block.node);
  if (block.node.type.name !== 'paragraph' || !next || text.includes('\n')) return false;
  if (text.length > MAX_GUESSED_TITLE_CHARS || endsInStop(text) || !/\p{L}/u.test(text)) return false;
  const isAboveStandfirst = afterNext !== undefined && isFrontLine(afterNext) && oneLine(next.node).length <= MAX_GUESSED_STANDFIRST_CHARS;
  return block.isFollowedByBlank !== false || isFrontLine(next) || isAboveStandfirst;
}

/** True for what ends as few headlines do. */
export const endsInStop = (text: string) => /[.,;:。．،؛।…]['"”’»)]*$/u.test(text);
const endsSentence = (text: string) => /[.!?。．؟।…]['"”’»)]*$/u.test(text);

/** The blocks in which byline and date are looked for: down to the first prose. */
function frontLines(kept: KeptBlock[], title: KeptBlock | null): KeptBlock[] {
  const start = title ? Math.max(0, kept.indexOf(title) - BLOCKS_ABOVE_TITLE) : 0;
  const near = kept.slice(start, start + FRONT_BLOCKS);
  const proseAt = near.findIndex(
    (block) => !isLine(block) || (oneLine(block.node).length > PROSE_CHARS && block.role === undefined && block !== title),
  );
  return proseAt === -1 ? near : near.slice(0, proseAt);
}

/** What is marked as standfirst above the prose or beside the headline. Crossheads have the same names and styles, and stand further down. */
function findMarkedStandfirst(kept: KeptBlock[], title: KeptBlock | null, { cutsAboveTitle }: Reading): KeptBlock | null {
  const isMarked = (block: KeptBlock) =>
    block.role === 'standfirst' && block.node.isTextblock && block !== title && oneLine(block.node).length <= MAX_MARKED_STANDFIRST_CHARS;
  const start = cutsAboveTitle && title ? kept.indexOf(title) : 0;
  const proseAt = kept.findIndex((block, i) => i >= start && block !== title && isProse(block));
  const above = proseAt === -1 ? kept : kept.slice(0, proseAt);
  return above.slice(0, MARKED_STANDFIRST_BLOCKS).find(isMarked) ?? besideTitle(kept, title).find(isMarked) ?? null;
}

/** Without mark-up only a byline or date below it tells a standfirst from the first paragraph. */
function findStandfirst(lines: KeptBlock[], title: KeptBlock | null, heads: ReadonlySet<KeptBlock>): KeptBlock | null {
  const [first, second] = title ? lines.slice(lines.indexOf(title) + 1) : [];
  if (!first || !second || isFrontLine(first) || oneLine(first.node).length > MAX_GUESSED_STANDFIRST_CHARS) return null;
  // A day as a heading may head the text below it.
  const isDayHead = heads.has(second) || (isHeading(second) && isBareDay(wordsOf(second.node)));
  return isFrontLine(second) && !isDayHead ? first : null;
}

/**
 * What looks like a person's name alone between headline and date: Word's and Pages' templates have their author there, and no "By". A standfirst it is
 * not, nor is "Breaking News", which looks the same and stays in the text.
 */
function findNameAlone(lines: KeptBlock[], title: KeptBlock | null, heads: ReadonlySet<KeptBlock>): KeptBlock | null {
  const [first, second] = title ? lines.slice(lines.indexOf(title) + 1) : [];
  if (!first || !second || heads.has(second) || first.role !== undefined || first.node.type.name !== 'paragraph') return null;
  const isDate = second.role === 'date' || readDateLine(wordsOf(second.node)) !== null;
  return isDate && isPersonsName(wordsOf(first.node)) ? first : null;
}

const withName = ({ taken, ...front }: BylineAndDay, block: KeptBlock): BylineAndDay => ({
  ...front,
  byline: wordsOf(block.node).trim(),
  taken: new Map([...taken, [block, 'byline']]),
});

/** The blocks right above and below the headline, with nothing but byline and date between. */
function besideTitle(kept: KeptBlock[], title: KeptBlock | null): KeptBlock[] {
  if (!title) return [];
  const at = kept.indexOf(title);
  return [kept[at - 1], kept.slice(at + 1).find((block) => !isFrontLine(block))].filter((block) => block !== undefined);
}

/** True for text that says something: a list, a quote, a paragraph with a full stop or a long one. "Opinion" above a headline is none. */
function isProse(block: KeptBlock): boolean {
  const { name } = block.node.type;
  if (name !== 'paragraph') return !['heading', 'figure', 'horizontalRule'].includes(name);
  if (block.role !== undefined || isFrontLine(block)) return false;
  const words = oneLine(block.node);
  return words.length > MAX_GUESSED_TITLE_CHARS || endsSentence(words);
}

/** What the file declares and the text says otherwise: it became nothing, and is shown. */
function unusedCut(
  { declared, title, byline, publishedOn }: Reading,
  found: Pick<Front, 'titleText' | 'byline' | 'publishedOn'>,
): CutBlock[] {
  const isIn = (said: string | null, value: string | undefined) =>
    value === undefined || (said ?? '').toLowerCase().includes(value.toLowerCase());
  const lines = [
    isIn(found.titleText, title) ? undefined : declared?.title,
    isIn(found.byline, byline) ? undefined : declared?.byline,
    isIn(found.publishedOn, publishedOn) ? undefined : declared?.publishedOn,
  ].filter((line) => line !== undefined);
  if (!declared || lines.length === 0) return [];
  return [{ kind: 'cut', reason: declared.reason, nodes: [paragraphOf(lines.join('\n'))] }];
}

function withCuts(
  reading: Reading,
  title: KeptBlock | null,
  standfirst: KeptBlock | null,
  taken: ReadonlyMap<ReadBlock, FrontReason>,
): ReadBlock[] {
  const titleAt = title ? reading.blocks.indexOf(title) : -1;
  return reading.blocks.flatMap((block, i): ReadBlock[] => {
    if (block.kind === 'cut') return [block];
    const places = block.places ?? [];
    if (block === title || block === standfirst) return [{ kind: 'cut', reason: 'outside', nodes: [], places }];
    const reason = taken.get(block) ?? (reading.cutsAboveTitle && i < titleAt ? 'outside' : null);
    return reason ? [{ kind: 'cut', reason, nodes: [block.node], places }] : [block];
  });
}
