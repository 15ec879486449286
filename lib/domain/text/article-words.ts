import type { Node } from '@tiptap/pm/model';
import { countWords, wordsBetween } from './article-text';

// A block that an edit did not touch is the same object before and after it: its count is kept with it.
const counts = new WeakMap<Node, number>();

/** Number of words of a doc. After an edit only the blocks that changed are counted again. */
export function countBlockWords(doc: Node): number {
  let total = 0;
  doc.forEach((block) => {
    const count = counts.get(block) ?? countWords(wordsBetween(block, 0, block.content.size));
    counts.set(block, count);
    total += count;
  });
  return total;
}
