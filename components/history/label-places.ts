/** The faces of handles are mono: so wide is a character of a label, and so much its edges. */
const CHAR_PX = 6.6;
const EDGES_PX = 16;
/** What two labels keep between them. */
const GAP_PX = 4;
/** How far a label hangs over an end of the drawing at most: its line then meets it where it is straight. */
const OVER_PX = 12;

/**
 * How far the label of a handle begins before its line, in pixels, at `x` from 0 to 1 of a drawing `width` pixels wide: in the middle under
 * the line, but at the ends of the drawing. Of two handles the earlier one's gives way to the left; null where it has no room there.
 */
export function labelPlaces(
  width: number,
  from: { x: number; label: string } | null,
  to: { x: number; label: string },
): { from: number | null; to: number } {
  const toLeft = leftOf(width, to);
  const toShift = to.x * width - toLeft;
  if (from === null) return { from: null, to: toShift };
  const left = Math.min(leftOf(width, from), toLeft - GAP_PX - widthOf(from.label));
  return { from: left < -OVER_PX ? null : from.x * width - left, to: toShift };
}

function leftOf(width: number, { x, label }: { x: number; label: string }): number {
  const own = widthOf(label);
  return Math.max(-OVER_PX, Math.min(x * width - own / 2, width + OVER_PX - own));
}

const widthOf = (label: string) => label.length * CHAR_PX + EDGES_PX;
