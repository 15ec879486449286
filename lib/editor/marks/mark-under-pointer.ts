import type { EditorView } from '@tiptap/pm/view';

/** Two clicks this near are on the same spot. Pixels. */
const SAME_SPOT_PX = 4;

interface Spot {
  x: number;
  y: number;
}

const lastSpots = new WeakMap<EditorView, Spot>();

/**
 * The mark that a click means: the innermost under the pointer, or the one beneath the active one on a second click on the same
 * spot. Null on plain text. By position, not by DOM: nested decorations keep only one id.
 */
export function markUnderPointer(
  view: EditorView,
  pos: number,
  event: MouseEvent,
  idsAt: (pos: number) => string[],
  active: string | null,
): string | null {
  const spot = { x: event.clientX, y: event.clientY };
  const last = lastSpots.get(view);
  lastSpots.set(view, spot);
  const isSameSpot = last !== undefined && Math.hypot(last.x - spot.x, last.y - spot.y) <= SAME_SPOT_PX;
  const at = characterUnder(view, pos, spot);
  const ids = at === null ? idsOfElement(event.target) : idsAt(at);
  const index = active === null ? -1 : ids.indexOf(active);
  if (index < 0) return ids[0] ?? null;
  return isSameSpot ? (ids[(index + 1) % ids.length] ?? null) : active;
}

/** The position before the character that is really under the pointer: `posAtCoords` also answers for the empty space beside a line. */
function characterUnder(view: EditorView, pos: number, { x, y }: Spot): number | null {
  for (const from of [pos, pos - 1]) {
    if (from < 0 || from >= view.state.doc.content.size) continue;
    const start = view.domAtPos(from, 1);
    if (!(start.node instanceof Text) || start.offset >= start.node.length) continue;
    const range = document.createRange();
    range.setStart(start.node, start.offset);
    range.setEnd(start.node, start.offset + 1);
    const isHit = [...range.getClientRects()].some((rect) => x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom);
    if (isHit) return from;
  }
  return null;
}

/** A verdict's glyph and a bracket belong to no character, but to the element that they hang on. */
function idsOfElement(target: EventTarget | null): string[] {
  const id = target instanceof Element ? target.closest('mark[data-mark]')?.getAttribute('data-mark') : null;
  return id ? [id] : [];
}
