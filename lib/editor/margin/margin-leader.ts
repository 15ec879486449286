import type { Sight } from './margin-layout';

/** The line from the words of the active tag to its card. Pixels of the margin; to the left of it is the text. */
export interface Leader {
  /** The height at which it leaves the text. */
  lineAt: number;
  /** How it goes, and where it ends in the card. Null while its words are out of sight. */
  way: { path: string; end: { x: number; y: number } } | null;
}

interface Ends {
  /** The first line of the words: its bottom, and where it ends. */
  line: { bottom: number; end: number };
  card: { left: number; top: number; height: number };
  sight: Sight;
}

/** How far from the corners of the card the line may end. */
const CORNER_PX = 18;

/** The line as a path: along under the words to the edge of the text, then to the card at the same height as far as the card is there. */
export function leaderOf({ line, card, sight }: Ends): Leader {
  const lineAt = line.bottom - 1;
  if (!isWithin(lineAt, sight)) return { lineAt, way: null };
  const pin = Math.max(card.top + CORNER_PX, Math.min(card.top + card.height - CORNER_PX, lineAt));
  const path = `M${Math.min(line.end, 0)} ${lineAt}H8C16 ${lineAt} 12 ${pin} ${card.left} ${pin}`;
  return { lineAt, way: { path, end: { x: card.left, y: pin } } };
}

/** True if that height of the page is in sight. */
export const isWithin = (y: number, { top, bottom }: Sight) => y >= top && y <= bottom;
