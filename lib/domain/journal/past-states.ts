import type { CheckState } from '../checks/check';
import { type Annotation, checkOf, type PastState } from '../tags/annotation';
import type { EntryOf } from './entry-type';

/** on: a new state. back: the one before, by an undo. again: the one that an undo had taken back. */
export type StateMove = 'on' | 'back' | 'again';

const NONE = { back: [], again: [] };

/** The state from before that an undo wants back, and which way it lies; null where the claim was not in it, or is not known to have been. */
export function findReturn({ pastStates = NONE }: Annotation, wanted: CheckState): { move: 'back' | 'again'; past: PastState } | null {
  for (const move of ['back', 'again'] as const) {
    const past = pastStates[move].at(-1);
    if (past?.checkState === wanted) return { move, past };
  }
  return null;
}

/** The states to return to once `entry` has changed the one of `one`. An undo counts, for the next, as the entry whose state it brought back. */
export function keepPastState(
  one: Annotation,
  move: StateMove,
  { id, actorId }: EntryOf<unknown>,
): Required<Pick<Annotation, 'pastStates'>> {
  const { back, again } = one.pastStates ?? NONE;
  const { needsSecond, reason } = checkOf(one);
  const now: PastState = { entryId: id, byId: actorId, checkState: one.checkState, needsSecond, reason };
  if (move === 'back') return { pastStates: { back: reachedBy(id, back.slice(0, -1)), again: [...again, now] } };
  return { pastStates: { back: [...back, now], again: move === 'again' ? reachedBy(id, again.slice(0, -1)) : [] } };
}

const reachedBy = (entryId: string, states: PastState[]): PastState[] =>
  states.map((one, place) => (place === states.length - 1 ? { ...one, entryId } : one));
