import type { Node } from '@tiptap/pm/model';
import type { Step } from '@tiptap/pm/transform';
import { firstIndex } from '../first-index';
import { survivesIn } from '../text/word-diff';
import { createTokenizer, type Tokenizer } from '../text/word-tokens';
import { type BlockGroup, listBlocks, pairBlocks, type TextBlock } from './align-blocks';
import { DocAligner } from './align-doc';
import { PartLinks, partsOf } from './align-parts';
import { changesBetween } from './align-text';

/** A stretch of the old doc that stands elsewhere in the new one, in other places of the order: `from`..`to` is now at `at`. Positions. */
export interface MovedText {
  from: number;
  to: number;
  at: number;
  /** Which block it is of: stretches of one block stay together. */
  block: number;
}

/** How one doc becomes another. */
export interface Alignment {
  /** Applied in order to the old doc they give the new one exactly. What is the same on both sides is in no step's range. */
  steps: Step[];
  /** What the steps delete in one place and insert in another, in order of the old doc. Steps cannot carry positions there; this can. */
  moved: MovedText[];
  /** How many parts were replaced as a whole because their steps did not fit. 0, unless there is a mistake here; anchors in them are in `moved`. */
  misfits: number;
  /** True if `now` holds more of the words of `exact` than other words of the article would by chance. */
  survives(exact: string, now: string): boolean;
}

/**
 * The steps from `oldDoc` to `newDoc`, a newer version of it that came as a whole: blocks first (equal, then similar, also split,
 * joined, wrapped or moved), then words inside blocks, so that positions mapped through the steps stay on their words.
 * Both docs are of the same schema and valid.
 */
export function alignDocs(oldDoc: Node, newDoc: Node): Alignment {
  if (oldDoc.eq(newDoc)) return { steps: [], moved: [], misfits: 0, survives: (_, now) => now !== '' };
  const tokenizer = createTokenizer();
  const old = listBlocks(oldDoc, tokenizer);
  const now = listBlocks(newDoc, tokenizer);
  const { groups, moved } = pairBlocks(old, now, tokenizer);
  const alignment = new DocAligner(oldDoc, old, now, new PartLinks(groups), tokenizer);
  const misfits = alignment.run(partsOf(oldDoc), partsOf(newDoc), newDoc);
  const carried = [...moved, ...misfits.flatMap(pairsOfGroup)];
  return {
    steps: alignment.writer.steps,
    moved: movedText(carried, old, now, tokenizer),
    misfits: misfits.length,
    survives: (exact, words) => survivesIn(exact, words, tokenizer),
  };
}

/** Of a range that reaches over more stretches than this the rest is left out. */
const MAX_PIECES = 1000;

/** Where the moved part of `range` is in the new doc, or null if none of it moved. Never stretches over more than one block. */
export function carryMoved(moved: readonly MovedText[], range: { from: number; to: number }): { from: number; to: number } | null {
  const first = firstIndex(moved.length, (index) => (moved[index]?.to ?? 0) > range.from);
  const block = moved[first]?.block;
  const carried = { from: Number.POSITIVE_INFINITY, to: -1 };
  for (const piece of moved.slice(first, first + MAX_PIECES)) {
    if (piece.from >= range.to || piece.block !== block) break;
    carried.from = Math.min(carried.from, piece.at + Math.max(range.from, piece.from) - piece.from);
    carried.to = Math.max(carried.to, piece.at + Math.min(range.to, piece.to) - piece.from);
  }
  return carried.to < 0 ? null : carried;
}

function pairsOfGroup(group: BlockGroup): { old: number; new: number }[] {
  const pairs: { old: number; new: number }[] = [];
  for (let i = group.oldFrom; i < group.oldTo; i++) for (let j = group.newFrom; j < group.newTo; j++) pairs.push({ old: i, new: j });
  return pairs;
}

/** The stretches that moved pairs of blocks have in common. */
function movedText(
  pairs: readonly { old: number; new: number }[],
  old: readonly TextBlock[],
  now: readonly TextBlock[],
  tokenizer: Tokenizer,
): MovedText[] {
  const moved: MovedText[] = [];
  for (const { old: i, new: j } of pairs) {
    const [before, after] = [old[i], now[j]];
    if (!before || !after) continue;
    let oldAt = 1;
    let newAt = 1;
    const end = before.text.length + 1;
    for (const change of [...changesBetween([before], [after], tokenizer), { oldFrom: end, oldTo: end, newFrom: 0, newTo: 0 }]) {
      if (oldAt < change.oldFrom) {
        moved.push({ from: before.pos + oldAt, to: before.pos + change.oldFrom, at: after.pos + newAt, block: j });
      }
      oldAt = change.oldTo;
      newAt = change.newTo;
    }
  }
  return moved.sort((a, b) => a.from - b.from);
}
