import { Mark, type Node, type Slice } from '@tiptap/pm/model';
import { type Change, diffTokens, joinCloseChanges, toOffsets } from '../text/word-diff';
import type { Tokenizer, Tokens } from '../text/word-tokens';
import type { TextBlock } from './align-blocks';
import { BlockWriter, DocWriter, type StepWriter, type TextWriter } from './align-steps';
import { retype } from './align-structure';

/** The tokens of neighbouring blocks as one sequence, the block boundaries tokens in it. Starts are positions relative to the first block. */
function streamOf(blocks: readonly TextBlock[], tokenizer: Tokenizer): Tokens {
  const [only] = blocks;
  if (only && blocks.length === 1) return { ids: only.tokens.ids, starts: only.tokens.starts.map((start) => start + 1) };
  const ids: number[] = [];
  const starts: number[] = [];
  const boundary = tokenizer.idOf('boundary');
  let at = 0;
  blocks.forEach(({ tokens, text }, index) => {
    if (index > 0) {
      ids.push(boundary);
      starts.push(at - 1);
    }
    for (const id of tokens.ids) ids.push(id);
    for (const start of tokens.starts.subarray(0, tokens.ids.length)) starts.push(at + 1 + start);
    at += text.length + 2;
  });
  starts.push(at - 1);
  return { ids: Int32Array.from(ids), starts: Int32Array.from(starts) };
}

/** What changed between neighbouring blocks and their new version. Positions relative to the first block of each side, in order. */
export function changesBetween(old: readonly TextBlock[], now: readonly TextBlock[], tokenizer: Tokenizer): Change[] {
  const before = streamOf(old, tokenizer);
  const after = streamOf(now, tokenizer);
  const bitsOf = (from: number, to: number) => {
    let bits = 0;
    for (let i = from; i < to; i++) bits += tokenizer.bitsOf(before.ids[i] ?? 0);
    return bits;
  };
  return joinCloseChanges(diffTokens(before.ids, after.ids), bitsOf).map((change) => toOffsets(change, before, after));
}

/**
 * Rewrites the text blocks of a doc that begin at `pos` into `targets`, word by word, splits and joins included, marks and block
 * types last. `old` and `now` are the blocks' tokens; `targets` have the content of `now`.
 */
export function rewriteText(
  writer: StepWriter,
  pos: number,
  old: readonly TextBlock[],
  now: readonly TextBlock[],
  targets: readonly Node[],
  tokenizer: Tokenizer,
): void {
  const [first] = targets;
  if (!first) return;
  const [block] = old;
  if (block && old.length === 1 && targets.length === 1) {
    const inside = new BlockWriter(block.node, pos + 1);
    rewriteWords(inside, pos, old, now, (from, to) => first.slice(from - 1, to - 1), tokenizer);
    writer.adopt(inside, pos);
    // Asking the doc for the block's type would make it anew for each paragraph.
    if (block.node.hasMarkup(first.type, first.attrs)) return;
  } else {
    const wrapper = first.type.schema.topNodeType.create(null, [...targets]);
    rewriteWords(new DocWriter(writer), pos, old, now, (from, to) => wrapper.slice(from, to), tokenizer);
  }
  let at = pos;
  for (const target of targets) {
    retype(writer, at, target);
    at += target.nodeSize;
  }
}

/** The words and marks of `rewriteText`; `cut` gives a stretch of the new text, in positions relative to its first block. */
function rewriteWords(
  writer: TextWriter,
  pos: number,
  old: readonly TextBlock[],
  now: readonly TextBlock[],
  cut: (from: number, to: number) => Slice,
  tokenizer: Tokenizer,
): void {
  const changes = changesBetween(old, now, tokenizer);
  const oldMarks = markedPieces(old);
  const newMarks = markedPieces(now);
  const hasMarks = [...oldMarks, ...newMarks].some(({ marks }) => marks.length > 0);
  // From the end to the start: what stands before is still in its old place.
  let oldTo = widthOf(old) - 1;
  let newTo = widthOf(now) - 1;
  for (const change of changes.reverse()) {
    if (hasMarks) rewriteMarks(writer, pos, oldMarks, newMarks, change.oldTo, oldTo, newTo - oldTo);
    writer.replace(pos + change.oldFrom, pos + change.oldTo, cut(change.newFrom, change.newTo));
    oldTo = change.oldFrom;
    newTo = change.newFrom;
  }
  if (hasMarks) rewriteMarks(writer, pos, oldMarks, newMarks, 1, oldTo, newTo - oldTo);
}

const widthOf = (blocks: readonly TextBlock[]) => blocks.reduce((sum, { text }) => sum + text.length + 2, 0);

interface Piece {
  from: number;
  to: number;
  marks: readonly Mark[];
}

function markedPieces(blocks: readonly TextBlock[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { node, text } of blocks) {
    node.forEach((child, offset) => {
      pieces.push({ from: at + 1 + offset, to: at + 1 + offset + child.nodeSize, marks: child.marks });
    });
    at += text.length + 2;
  }
  return pieces;
}

/** Gives the kept stretch `from`..`to` (old positions) the marks of its new version, which stands `shift` further on. */
function rewriteMarks(
  writer: TextWriter,
  pos: number,
  old: readonly Piece[],
  now: readonly Piece[],
  from: number,
  to: number,
  shift: number,
): void {
  let j = now.findIndex((piece) => piece.to > from + shift);
  for (const piece of old) {
    if (piece.to <= from) continue;
    if (piece.from >= to || j < 0) break;
    for (; j < now.length; j++) {
      const other = now[j];
      if (!other || other.from - shift >= Math.min(piece.to, to)) break;
      const start = Math.max(from, piece.from, other.from - shift);
      const end = Math.min(to, piece.to, other.to - shift);
      if (start < end && !Mark.sameSet(piece.marks, other.marks)) changeMarks(writer, pos + start, pos + end, piece.marks, other.marks);
      if (other.to - shift > piece.to) break;
    }
  }
}

function changeMarks(writer: TextWriter, from: number, to: number, old: readonly Mark[], now: readonly Mark[]): void {
  for (const mark of old) if (!mark.isInSet(now)) writer.changeMark(from, to, mark, false);
  for (const mark of now) if (!mark.isInSet(old)) writer.changeMark(from, to, mark, true);
}
