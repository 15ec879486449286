import type { EditorView } from '@tiptap/pm/view';
import { firstIndex } from '@/lib/domain/first-index';
import type { MarkSpan } from './mark-positions';

/** The top-level blocks between two heights of the window (pixels), as a stretch of positions. Reads the place of about 20 blocks, by binary search. */
export function blocksBetween(view: EditorView, top: number, bottom: number): MarkSpan {
  const { doc } = view.state;
  const starts = startsOf(view);
  const first = firstBlock(view, starts, (rect) => rect.bottom >= top);
  const after = firstBlock(view, starts, (rect) => rect.top > bottom);
  return { from: starts[first] ?? doc.content.size, to: starts[after] ?? doc.content.size };
}

/** The first top-level block that reaches below a height of the window: its index, and its box if it is drawn. */
export function firstBlockBelow(view: EditorView, top: number): { block: number; box: DOMRect | null } {
  const starts = startsOf(view);
  const block = Math.min(
    firstBlock(view, starts, (rect) => rect.bottom > top),
    starts.length - 1,
  );
  return { block, box: boxOf(view, starts[block]) };
}

/** The box of a top-level block, or of the last if there are fewer. Null if it is not drawn. */
export function boxOfBlock(view: EditorView, index: number): DOMRect | null {
  const starts = startsOf(view);
  return boxOf(view, starts[Math.min(index, starts.length - 1)]);
}

function boxOf(view: EditorView, start = 0): DOMRect | null {
  const dom = view.nodeDOM(start);
  return dom instanceof Element ? dom.getBoundingClientRect() : null;
}

function startsOf({ state }: EditorView): number[] {
  const starts: number[] = [];
  state.doc.forEach((_, offset) => {
    starts.push(offset);
  });
  return starts;
}

/** A block that is not drawn counts as reached. */
function firstBlock(view: EditorView, starts: readonly number[], isReached: (rect: DOMRect) => boolean): number {
  return firstIndex(starts.length, (index) => {
    const box = boxOf(view, starts[index]);
    return box === null || isReached(box);
  });
}
