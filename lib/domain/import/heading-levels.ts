import { Fragment, type Node } from '@tiptap/pm/model';
import type { ReadBlock } from './reading';

/**
 * What gives the headings of a reading the levels that an article has, 2 to 4: a file whose sections are level 1 below its title begins one level
 * higher than one whose sections are level 2.
 */
export function headingLevels(blocks: readonly ReadBlock[]): (node: Node) => Node {
  const hasLevelOne = blocks.some((block) => block.kind === 'kept' && block.node.type.name === 'heading' && block.node.attrs.level === 1);
  const shift = hasLevelOne ? 1 : 0;
  const level = (node: Node): Node => {
    if (node.type.name === 'heading') {
      const attrs = { level: Math.min(4, Math.max(2, Number(node.attrs.level) + shift)) };
      return node.type.create(attrs, node.content);
    }
    return node.isTextblock || node.isLeaf ? node : node.copy(Fragment.fromArray(node.children.map(level)));
  };
  return level;
}
