/** A flag with a name on it, at its caret. Pixels. */
export interface FlagPlace {
  left: number;
  top: number;
}

/** As wide as a flag mostly is: nearer than this on one line, two would cover each other. */
const FLAG_WIDTH = 90;
/** Carets of one line differ by less. */
const SAME_LINE = 12;

/** How many flags high each stands above its line, so that none covers another. In the order given. */
export function flagHeights(flags: readonly FlagPlace[]): number[] {
  const heights: number[] = [];
  for (const [index, flag] of flags.entries()) {
    const near = flags
      .slice(0, index)
      .flatMap((other, n) =>
        Math.abs(other.top - flag.top) < SAME_LINE && Math.abs(other.left - flag.left) < FLAG_WIDTH ? (heights[n] ?? 0) : [],
      );
    let height = 0;
    while (near.includes(height)) height += 1;
    heights.push(height);
  }
  return heights;
}
