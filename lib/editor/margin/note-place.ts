/** Where something stands in the window. Pixels. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A note beside the work, and what it may not cover. */
export interface NoteRoom {
  width: number;
  height: number;
  /** What the note speaks of, where that is on the page. */
  target: Box | null;
  /** Where its left edge may be, the best first. At the foot of a lane where `isAtFoot`, else as near to the target as there is room. */
  lanes: readonly { left: number; isAtFoot?: boolean }[];
  /** The top and the bottom of what it must stay within. */
  top: number;
  bottom: number;
  /** Words and cards that somebody is working with. */
  taken: readonly Box[];
}

/** Where a note stands. */
export interface NotePlace {
  left: number;
  top: number;
  /** Which way the note's arrow points, or null where its target is not beside it. */
  points: 'start' | 'end' | 'up' | 'down' | null;
}

/** Between a note and what it may not cover. */
const GAP_PX = 8;
/** A note begins a little above its target, so that the arrow near its head points into it. */
const RISE_PX = 10;
const ARROW_PX = 26;

/** Where a note stands: in the first lane that has room for it, as near to its target as it gets. Where none has, at the foot of the last. */
export function placeNote(room: NoteRoom): NotePlace {
  for (const { left, isAtFoot = false } of room.lanes) {
    const top = topIn(room, left, isAtFoot);
    if (top !== null) return { left, top, points: pointFrom(room, left, top) };
  }
  return { left: room.lanes.at(-1)?.left ?? 0, top: Math.max(room.top, room.bottom - room.height), points: null };
}

/** The top nearest to the wanted one at which the note covers nothing that is taken, or null for none. */
function topIn({ width, height, target, top, bottom, taken }: NoteRoom, left: number, isAtFoot: boolean): number | null {
  const last = bottom - height;
  const wanted = isAtFoot || !target ? last : Math.max(top, Math.min(target.top - RISE_PX, last));
  const inWay = taken.filter((one) => one.left < left + width + GAP_PX && one.right > left - GAP_PX);
  const isFree = (y: number) => y >= top && y <= last && inWay.every((one) => one.bottom + GAP_PX <= y || one.top - GAP_PX >= y + height);
  const tops = [wanted, ...inWay.flatMap((one) => [one.bottom + GAP_PX, one.top - GAP_PX - height])].filter(isFree);
  return tops.sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))[0] ?? null;
}

function pointFrom({ width, height, target }: NoteRoom, left: number, top: number): NotePlace['points'] {
  if (!target) return null;
  const arrow = top + ARROW_PX;
  const isLevel = arrow > target.top && arrow < target.bottom;
  if (isLevel && target.right <= left) return 'start';
  if (isLevel && target.left >= left + width) return 'end';
  const isInColumn = target.left < left + width && target.right > left;
  if (isInColumn && top >= target.bottom && top - target.bottom <= height) return 'up';
  if (isInColumn && top + height <= target.top && target.top - top - height <= height) return 'down';
  return null;
}
