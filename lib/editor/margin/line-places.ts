import type { Node } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import type { MarkSpan } from '../marks/mark-positions';

/** A line of text: its top and bottom, and where the words on it end. Pixels, as the window counts them. */
export interface Line {
  top: number;
  bottom: number;
  end: number;
}

/** What is drawn of the tag, thread or suggestion whose card is open. One at a time is. */
const OPEN = '.text-mark.is-active, .commented.open, [data-suggestion].open';

interface KnownBlock {
  height: number;
  /** By position in the block, how far below the block's top its line begins. */
  tops: Map<number, number>;
}

/** Where positions of the text stand on the page. What was read of a block is kept until the block changes or is laid out anew. */
export class LinePlaces {
  private known = new WeakMap<Node, KnownBlock>();
  /** The boxes of blocks by their position, as long as nothing is written. */
  private readonly boxes = new Map<number, DOMRect | null>();
  private readonly view: EditorView;

  constructor(view: EditorView) {
    this.view = view;
  }

  /** Nothing that was read holds any more: another width, another font. */
  forget(): void {
    this.known = new WeakMap();
  }

  /** To be called before reading again: what has been written since may have moved blocks. */
  begin(): void {
    this.boxes.clear();
  }

  private boxAt(offset: number): DOMRect | null {
    const known = this.boxes.get(offset);
    if (known !== undefined) return known;
    const element = this.view.nodeDOM(offset);
    const box = element instanceof HTMLElement ? element.getBoundingClientRect() : null;
    this.boxes.set(offset, box);
    return box;
  }

  /** The top of the line that a position stands on, near enough to put a card beside it. `isExact` reads the line; else it is guessed from its block. */
  topOf(pos: number, isExact: boolean): number {
    const { doc } = this.view.state;
    const { node, offset } = doc.childAfter(Math.min(Math.max(pos, 0), doc.content.size));
    const box = node && this.boxAt(offset);
    if (!node || !box) return this.view.dom.getBoundingClientRect().bottom;
    const { top, height } = box;
    if (!isExact) return top + (height * (pos - offset)) / node.nodeSize;
    let block = this.known.get(node);
    if (!block || Math.abs(block.height - height) > 0.5) {
      block = { height, tops: new Map() };
      this.known.set(node, block);
    }
    const known = block.tops.get(pos - offset);
    if (known !== undefined) return top + known;
    const read = this.view.coordsAtPos(pos, 1).top - top;
    block.tops.set(pos - offset, read);
    return top + read;
  }

  /**
   * The first line of a stretch of text, as far as its words go; null where it has none. Where what is open is drawn it is the line of
   * that: of a tag with the line under the words and the glyph behind them, of a suggestion with the words that are proposed.
   */
  firstLine({ from, to }: MarkSpan): Line | null {
    const marks = [...this.view.dom.querySelectorAll(OPEN)];
    // Of a tag in several places it is the first one's.
    const pause = marks.findIndex((mark) => mark.hasAttribute('data-pause'));
    const drawn = (pause < 0 ? marks : marks.slice(0, pause + 1)).flatMap((mark) => [...mark.getClientRects()]);
    if (drawn.length === 0 && from >= to) return null;
    let line: Line | null = null;
    for (const { top, bottom, right, width, height } of drawn.length > 0 ? drawn : this.wordsBetween(from, to)) {
      if (width === 0 || height === 0) continue;
      if (!line) line = { top, bottom, end: right };
      else if (top < line.bottom - height / 2)
        line = { top: line.top, bottom: Math.max(line.bottom, bottom), end: Math.max(line.end, right) };
      else break;
    }
    return line;
  }

  private wordsBetween(from: number, to: number): DOMRectList {
    const range = this.view.dom.ownerDocument.createRange();
    const [start, end] = [this.view.domAtPos(from, 1), this.view.domAtPos(to, -1)];
    range.setStart(start.node, start.offset);
    range.setEnd(end.node, end.offset);
    return range.getClientRects();
  }

  /** How far down a stretch reaches: the top of its first line and the bottom of its last. */
  extentOf({ from, to }: MarkSpan): { top: number; bottom: number } {
    return { top: this.view.coordsAtPos(from, 1).top, bottom: this.view.coordsAtPos(to, -1).bottom };
  }
}
