import type { Node } from '@tiptap/pm/model';

/** A block of text: the position where its content begins and ends, and the indexes of its first character and after its last. */
export interface TextBlock {
  from: number;
  to: number;
  first: number;
  end: number;
  node: Node;
}

/** Where each character of a doc stands. */
export interface Layout {
  text: string;
  /** Position before each character. */
  positions: number[];
  blocks: TextBlock[];
}

/** Where each character of the doc stands, block by block. */
export function layoutOf(doc: Node): Layout {
  const layout: Layout = { text: '', positions: [], blocks: [] };
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    const first = layout.text.length;
    node.forEach((child, offset) => {
      if (!child.isText) return;
      layout.text += child.text ?? '';
      for (let i = 0; i < child.nodeSize; i++) layout.positions.push(pos + 1 + offset + i);
    });
    layout.blocks.push({ from: pos + 1, to: pos + 1 + node.content.size, first, end: layout.text.length, node });
    return false;
  });
  return layout;
}

/** The nearest index at or before `index` that does not cut a character of two units in half. */
export function wholeIndex(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  return index > 0 && unit >= 0xdc00 && unit <= 0xdfff ? index - 1 : index;
}

/** Positions of the characters `from` up to `to` (indexes), half-open. */
export function spanOf(layout: Layout, from: number, to: number): { from: number; to: number } {
  return { from: layout.positions[from] ?? 0, to: (layout.positions[to - 1] ?? 0) + 1 };
}
