import type { ArticleState } from '../article-state';
import { type BlockGroup, listBlocks, pairBlocks, type TextBlock } from '../newer-version/align-blocks';
import { changesBetween } from '../newer-version/align-text';
import { countWords } from '../text/article-text';
import { sweep } from '../text/sweep';
import type { Change } from '../text/word-diff';
import { createTokenizer, type Tokenizer } from '../text/word-tokens';
import { type FoundBlock, type IndexPair, placeInTables } from './compare-tables';
import { type PlacedBlocks, piecesOf, placeBlocks, type TagSpan, textIn, textOf, wholeBlock } from './history-text';
import type { HistoryBlock, HistoryPiece, PieceFate } from './shown-history';

/**
 * How one text of an article became another: its blocks in order, each with what was kept, added and removed. Blocks are paired as for a newer
 * version that is pasted over, and compared by words. What is `added` or `moved-here` is in `after` alone, what is `removed` or `moved-away`
 * in `before` alone; without them the pieces of all blocks give both texts. What stands in tables is in one order with their rows (`placeInTables`).
 */
export function compareTexts(before: ArticleState, after: ArticleState): HistoryBlock[] {
  if (before.doc.eq(after.doc)) return textOf(after);
  const tokenizer = createTokenizer();
  const old = placeBlocks(before, listBlocks(before.doc, tokenizer));
  const now = placeBlocks(after, listBlocks(after.doc, tokenizer));
  const gone = onlyIn(old, new Set([...after.annotations.values()].filter((one) => !one.isRemoved).map(({ id }) => id)));
  const { groups, moved } = pairBlocks(old.blocks, now.blocks, tokenizer);
  const oldOfNew = new Map(moved.map((pair) => [pair.new, pair.old]));
  const isMovedOld = new Set(moved.map((pair) => pair.old));
  const found: FoundBlock[] = [];
  const pairs: IndexPair[] = [];
  let [i, j] = [0, 0];
  const passTo = (oldTo: number, newTo: number) => {
    for (; i < oldTo; i++)
      found.push({
        block: isMovedOld.has(i) ? wholeBlock(gone, i, 'moved-away', 'kept') : wholeBlock(gone, i, 'removed', 'removed'),
        ...{ old: i, new: null },
      });
    for (; j < newTo; j++) {
      const from = oldOfNew.get(j);
      if (from === undefined) found.push({ block: wholeBlock(now, j, 'added', 'added'), old: null, new: j });
      else
        for (const block of comparedBlocks(old, now, one(from, j), gone, tokenizer))
          found.push({ block: { ...block, fate: 'moved-here' }, old: null, new: j });
    }
  };
  for (const group of groups.toSorted((a, b) => a.newFrom - b.newFrom)) {
    // What only stands in the same place was replaced as a whole.
    if (!group.isRelated) continue;
    passTo(group.oldFrom, group.newFrom);
    pairs.push([group.oldFrom, group.newFrom]);
    comparedBlocks(old, now, group, gone, tokenizer).forEach((block, index) => {
      found.push({ block, old: group.oldFrom, new: group.newFrom + index });
    });
    [i, j] = [group.oldTo, group.newTo];
  }
  passTo(old.blocks.length, now.blocks.length);
  return placeInTables(found, { old: old.cells, now: now.cells }, pairs);
}

const one = (oldFrom: number, newFrom: number): BlockGroup => ({
  oldFrom,
  oldTo: oldFrom + 1,
  newFrom,
  newTo: newFrom + 1,
  isRelated: true,
});

/** The old blocks with those of their tags alone that are not there any more: of the others it is told where they stand now. */
function onlyIn(placed: PlacedBlocks, present: ReadonlySet<string>): PlacedBlocks {
  return { ...placed, tags: placed.tags.map((spans) => spans.filter(({ id }) => !present.has(id))) };
}

/** The new blocks of a group, with what was taken out of the old ones where it stood. */
function comparedBlocks(old: PlacedBlocks, now: PlacedBlocks, group: BlockGroup, gone: PlacedBlocks, tokenizer: Tokenizer): HistoryBlock[] {
  const before = joined(old.blocks.slice(group.oldFrom, group.oldTo), gone.tags.slice(group.oldFrom, group.oldTo));
  const after = joined(now.blocks.slice(group.newFrom, group.newTo), now.tags.slice(group.newFrom, group.newTo));
  const [first, second] = [old.blocks[group.oldFrom], now.blocks[group.newFrom]];
  const isPair = group.oldTo === group.oldFrom + 1 && group.newTo === group.newFrom + 1;
  if (isPair && first && second && first.text === second.text) {
    const fate = first.node.eq(second.node) ? 'same' : 'formatted';
    return [wholeBlock(now, group.newFrom, fate, 'kept')];
  }
  const changes = changesBetween(before.blocks, after.blocks, tokenizer);
  return partedAtBreaks(piecesBetween(before, after, changes), now, group);
}

/** Neighbouring blocks as one text: a line feed for each break between them. */
interface Joined {
  blocks: readonly TextBlock[];
  text: string;
  /** Where each block's text begins. */
  starts: number[];
  tags: TagSpan[];
}

function joined(blocks: readonly TextBlock[], tags: readonly (readonly TagSpan[])[]): Joined {
  let text = '';
  const starts = blocks.map((block, index) => {
    if (index > 0) text += BREAK;
    const start = text.length;
    text += textIn(block);
    return start;
  });
  const spans = tags.flatMap((some, index) =>
    some.map((span) => ({ ...span, from: span.from + (starts[index] ?? 0), to: span.to + (starts[index] ?? 0) })),
  );
  return { blocks, text, starts, tags: spans };
}

/** Stands for the break between two blocks, as long as they are one text. No text holds it. */
const BREAK = '\0';

/** A place of `changesBetween` as an offset in the joined text: there a break is two positions, here one character. */
function offsetOf({ blocks, starts }: Joined, place: number): number {
  let at = 0;
  for (const [index, block] of blocks.entries()) {
    const length = block.text.length;
    if (place <= at + 1 + length) return (starts[index] ?? 0) + Math.max(0, place - at - 1);
    at += length + 2;
  }
  return (starts.at(-1) ?? 0) + (blocks.at(-1)?.text.length ?? 0);
}

function piecesBetween(before: Joined, after: Joined, changes: readonly Change[]): HistoryPiece[] {
  const pieces: HistoryPiece[] = [];
  const [covering, coveringBefore] = [sweep(after.tags), sweep(before.tags)];
  let at = 0;
  const keepTo = (to: number) => {
    pieces.push(...piecesOf(after.text.slice(at, to), at, 'kept', covering));
    at = to;
  };
  for (const change of changes) {
    const [oldFrom, oldTo] = [offsetOf(before, change.oldFrom), offsetOf(before, change.oldTo)];
    const [newFrom, newTo] = [offsetOf(after, change.newFrom), offsetOf(after, change.newTo)];
    keepTo(newFrom);
    // Words that were taken out of the middle of a tag stand in it still.
    const around = covering(newFrom, newFrom).flatMap(({ id, to }) => (to > newTo ? id : []));
    const removed = piecesOf(before.text.slice(oldFrom, oldTo), oldFrom, 'removed', coveringBefore);
    pieces.push(...removed.map((piece) => ({ ...piece, tags: [...around, ...piece.tags] })));
    pieces.push(...piecesOf(after.text.slice(newFrom, newTo), newFrom, 'added', covering));
    at = newTo;
  }
  keepTo(after.text.length);
  return pieces;
}

/** The pieces of several new blocks, parted where one ends and the next begins. */
function partedAtBreaks(pieces: readonly HistoryPiece[], now: PlacedBlocks, { newFrom }: BlockGroup): HistoryBlock[] {
  const blocks: HistoryBlock[] = [];
  let index = newFrom;
  const open = (breakFate: PieceFate) => {
    const { pieces: _, ...block } = wholeBlock(now, index, 'changed', 'kept');
    blocks.push({ ...block, isSplitOff: breakFate === 'added', pieces: [] });
    index++;
  };
  open('kept');
  for (const piece of pieces) {
    const parts = piece.text.split(BREAK);
    // A break that was taken out joined two blocks: it is shown as a line feed in what went.
    if (piece.fate === 'removed') {
      blocks.at(-1)?.pieces.push({ ...piece, text: parts.join('\n') });
      continue;
    }
    parts.forEach((text, part) => {
      if (part > 0) open(piece.fate);
      if (text !== '')
        blocks.at(-1)?.pieces.push({
          ...piece,
          text,
          starts: part === 0 ? piece.starts : [],
          ends: part === parts.length - 1 ? piece.ends : [],
        });
    });
  }
  return blocks;
}

/** How many words were added and removed. What only moved is neither. */
export function countChangedWords(blocks: readonly HistoryBlock[]): { added: number; removed: number } {
  const counts = { added: 0, removed: 0 };
  for (const { pieces } of blocks) {
    for (const { fate, text } of pieces) if (fate !== 'kept') counts[fate] += countWords(text);
  }
  return counts;
}
