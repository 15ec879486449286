/** The faces of handles are mono: so wide is a character of a label, and so much its edges. */
const CHAR_PX = 6.6;
const EDGES_PX = 16;
/** What two labels keep between them. */
const GAP_PX = 4;

/**
 * How far the label of a handle begins before its line, in pixels, at `x` from 0 to 1 of a drawing `width` pixels wide: inside the drawing at
 * its ends. Of two handles the earlier one's gives way to the left; null where it has no room there.
 */
export function labelPlaces(
  width: number,
  from: { x: number; label: string } | null,
  to: { x: number; label: string },
): { from: number | null; to: number } {
  const toShift = to.x * widthOf(to.label);
  if (from === null) return { from: null, to: toShift };
  const fromWidth = widthOf(from.label);
  const fromAt = from.x * width;
  const left = Math.min(fromAt - from.x * fromWidth, to.x * width - toShift - GAP_PX - fromWidth);
  return { from: left < 0 ? null : fromAt - left, to: toShift };
}

const widthOf = (label: string) => label.length * CHAR_PX + EDGES_PX;
