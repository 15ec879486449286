import type { EditorView } from '@tiptap/pm/view';
import type { MarkSpan } from './mark-positions';

/** The top-level blocks between two heights of the window (pixels), as a stretch of positions. Reads the place of about 20 blocks, by binary search. */
export function blocksBetween(view: EditorView, top: number, bottom: number): MarkSpan {
  const { doc } = view.state;
  const starts: number[] = [];
  doc.forEach((_, offset) => {
    starts.push(offset);
  });
  const first = firstBlock(view, starts, (rect) => rect.bottom >= top);
  const after = firstBlock(view, starts, (rect) => rect.top > bottom);
  return { from: starts[first] ?? doc.content.size, to: starts[after] ?? doc.content.size };
}

function firstBlock(view: EditorView, starts: readonly number[], isReached: (rect: DOMRect) => boolean): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const dom = view.nodeDOM(starts[middle] ?? 0);
    if (dom instanceof Element && !isReached(dom.getBoundingClientRect())) low = middle + 1;
    else high = middle;
  }
  return low;
}
