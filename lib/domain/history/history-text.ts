import type { Node } from '@tiptap/pm/model';
import type { ArticleState } from '../article-state';
import { isFact } from '../checks/facts';
import { firstIndex } from '../first-index';
import { listBlocks, type TextBlock } from '../newer-version/align-blocks';
import type { Annotation } from '../tags/annotation';
import { listAnnotations } from '../tags/text-order';
import { isNumberedBlock } from '../text/article-text';
import { type Covering, sweep } from '../text/sweep';
import { createTokenizer } from '../text/word-tokens';
import type { BlockFate, HistoryBlock, HistoryPiece, PieceFate } from './shown-history';
import { cellsOf, type TableCell } from './table-cells';

/** The stretch of a block that a tag covers. Offsets in its text, half-open; `isStart` and `isEnd` where the tag as a whole begins and ends there. */
export interface TagSpan {
  id: string;
  from: number;
  to: number;
  isStart: boolean;
  isEnd: boolean;
}

/** The blocks of a text with their numbers, and the tags in each. */
export interface PlacedBlocks {
  blocks: readonly TextBlock[];
  numbers: readonly (number | null)[];
  within: readonly (string | null)[];
  tags: readonly (readonly TagSpan[])[];
  cells: readonly (TableCell | null)[];
}

/** The blocks of an article as it was, with the tags that stood in them. Clear ones are none. */
export function placeBlocks(state: ArticleState, blocks = listBlocks(state.doc, createTokenizer())): PlacedBlocks {
  return { blocks, ...placesOf(state.doc, blocks), tags: tagsIn(blocks, seenTags(state)), cells: cellsOf(state.doc, blocks) };
}

/** Facts stand on the words of their claim, and are drawn as that. */
const seenTags = (state: ArticleState) => listAnnotations(state).filter((one) => !isFact(one));

/** The text of an article at one moment: every block as it stands. */
export function textOf(state: ArticleState): HistoryBlock[] {
  const placed = placeBlocks(state);
  return placed.blocks.map((_, index) => wholeBlock(placed, index, 'same', 'kept'));
}

/** A block of which nothing was kept or all. */
export function wholeBlock(placed: PlacedBlocks, index: number, fate: BlockFate, each: PieceFate): HistoryBlock {
  const { blocks, numbers, within, tags } = placed;
  const [block, cell] = [blocks[index], placed.cells[index]];
  const isGone = fate === 'removed' || fate === 'moved-away';
  return {
    type: block?.node.type.name ?? 'paragraph',
    within: within[index] ?? null,
    number: isGone ? null : (numbers[index] ?? null),
    fate,
    isSplitOff: false,
    pieces: piecesOf(textIn(block), 0, each, sweep(tags[index] ?? [])),
    ...(cell && { cell: { ...cell, rowFate: 'kept', fate: 'kept' } }),
  };
}

/** The words of a block: hard breaks are line feeds. */
export const textIn = (block: TextBlock | undefined): string => (block?.text ?? '').replaceAll('\ufffc', '\n');

/** `text`, which begins at `start` of its block, cut where tags begin and end. */
export function piecesOf(text: string, start: number, fate: PieceFate, covering: Covering<TagSpan>): HistoryPiece[] {
  if (text === '') return [];
  const end = start + text.length;
  const here = covering(start, end);
  if (here.length === 0) return [{ text, fate, tags: [], starts: [], ends: [] }];
  const cuts = new Set([start, end]);
  for (const { from, to } of here) {
    if (from > start) cuts.add(from);
    if (to < end) cuts.add(to);
  }
  const places = [...cuts].sort((a, b) => a - b);
  const coveringPiece = sweep(here);
  return places.slice(0, -1).map((from, index) => {
    const to = places[index + 1] ?? end;
    const over = coveringPiece(from, to);
    const starts = over.filter((tag) => tag.isStart && tag.from === from).map(({ id }) => id);
    const ends = over.filter((tag) => tag.isEnd && tag.to === to).map(({ id }) => id);
    return { text: text.slice(from - start, to - start), fate, tags: over.map(({ id }) => id), starts, ends };
  });
}

function placesOf(doc: Node, blocks: readonly TextBlock[]): Pick<PlacedBlocks, 'numbers' | 'within'> {
  const tops: { end: number; type: string; number: number | null }[] = [];
  let number = 0;
  doc.forEach((node, pos) => {
    const isNumbered = isNumberedBlock(node);
    if (isNumbered) number++;
    tops.push({ end: pos + node.nodeSize, type: node.type.name, number: isNumbered ? number : null });
  });
  const numbers: (number | null)[] = [];
  const within: (string | null)[] = [];
  let top = 0;
  let isFirst = true;
  for (const { pos, node } of blocks) {
    while (pos >= (tops[top]?.end ?? Number.POSITIVE_INFINITY)) {
      top++;
      isFirst = true;
    }
    numbers.push(isFirst ? (tops[top]?.number ?? null) : null);
    const type = tops[top]?.type ?? node.type.name;
    within.push(type === node.type.name ? null : type);
    isFirst = false;
  }
  return { numbers, within };
}

/** For each block the tags in it, in order of the text, longer ones first. */
function tagsIn(blocks: readonly TextBlock[], annotations: readonly Annotation[]): TagSpan[][] {
  const found: TagSpan[][] = blocks.map(() => []);
  for (const { id, kind, anchor } of annotations) {
    if (kind === 'clear') continue;
    const placed: TagSpan[] = [];
    // Ranges whose words have moved across each other keep their order.
    for (const range of anchor.ranges.toSorted((a, b) => a.from - b.from)) {
      for (let index = blockAt(blocks, range.from); index < blocks.length; index++) {
        const block = blocks[index];
        if (!block || block.pos + 1 >= range.to) break;
        const from = Math.max(0, range.from - block.pos - 1);
        const to = Math.min(block.text.length, range.to - block.pos - 1);
        if (from >= to) continue;
        const span = { id, from, to, isStart: placed.length === 0, isEnd: false };
        placed.push(span);
        found[index]?.push(span);
      }
    }
    const last = placed.at(-1);
    if (last) last.isEnd = true;
  }
  for (const spans of found) spans.sort((a, b) => a.from - b.from || b.to - a.to);
  return found;
}

/** The last block that begins before `pos`, or the first of all. */
function blockAt(blocks: readonly TextBlock[], pos: number): number {
  return Math.max(0, firstIndex(blocks.length, (index) => (blocks[index]?.pos ?? 0) >= pos) - 1);
}
