import type { Node } from '@tiptap/pm/model';
import { isNumberedBlock } from './article-text';

/** How many numbered paragraphs a doc has: the number of its last one. */
export function countParagraphs(doc: Node): number {
  let count = 0;
  for (let i = 0; i < doc.childCount; i++) if (isNumberedBlock(doc.child(i))) count++;
  return count;
}

/**
 * Where the words of paragraph `number` (from 1, as `isNumberedBlock` counts) begin: the start of its first text block, a place for a
 * caret. In a list, a figure or a table that is the first row or caption. Null if the doc has no such paragraph.
 */
export function paragraphStart(doc: Node, number: number): number | null {
  let count = 0;
  let pos = 0;
  for (let i = 0; i < doc.childCount; i++) {
    const block = doc.child(i);
    if (isNumberedBlock(block)) {
      count++;
      if (count === number) return firstTextIn(block, pos);
    }
    pos += block.nodeSize;
  }
  return null;
}

/** The first position in a text block of `block`, which itself stands at `pos`. */
function firstTextIn(block: Node, pos: number): number {
  if (block.isTextblock) return pos + 1;
  let first: number | null = null;
  block.descendants((node, at) => {
    if (first === null && node.isTextblock) first = pos + 1 + at + 1;
    return first === null;
  });
  return first ?? pos + 1;
}
