import type { Mapping } from '@tiptap/pm/transform';
import { type Anchor, isOrphaned } from '../../anchors/anchor';
import { ChangedStretches } from '../../anchors/changed-stretches';
import { DomainError } from '../../errors';
import type { Annotation } from '../../tags/annotation';
import { nameOf } from '../change-annotation';

/** What somebody saw who confirms a place. */
interface SeenPlace {
  /** On the words that they saw, in the text as it is now. Null where nobody says, as by pages from before this was asked. */
  anchor: Anchor | null;
  /** The entry that said what is checked; null where none did. Left out where it is not asked for. */
  statedEntryId?: string | null | undefined;
}

/**
 * Refuses (`conflict`) to confirm what the person has not seen. Where other words stand there by now the tag is drifted, and nothing is refused; but it must
 * not lose words that it has found elsewhere meanwhile. Where nobody says what they saw, nothing may have changed there since.
 */
export function refuseUnseenPlace(annotation: Annotation, seen: SeenPlace, since: Mapping): void {
  const { anchor, stated } = annotation;
  const isSaid = seen.anchor !== null || seen.statedEntryId !== undefined;
  const isRestatedSince = !isSaid && annotation.verdict?.followed !== undefined && annotation.verdict.restatedFrom !== undefined;
  if (isRestatedSince || (seen.statedEntryId !== undefined && seen.statedEntryId !== (stated?.basis.entryId ?? null))) {
    const byId = stated?.basis.byId ?? null;
    throw new DomainError('conflict', `What is checked of ${nameOf(annotation)} was changed since. Look at it once more.`, { byId });
  }
  if (seen.anchor ? keepsAll(seen.anchor, anchor) : isUntouched(anchor, since)) return;
  throw new DomainError('conflict', `The words of ${nameOf(annotation)} have changed since. Look at them once more.`);
}

const keepsAll = (seen: Anchor, now: Anchor) => !seen.ranges.some(isOrphaned) || countWithWords(seen) >= countWithWords(now);

const countWithWords = ({ ranges }: Anchor) => ranges.filter((range) => !isOrphaned(range)).length;

function isUntouched({ ranges }: Anchor, since: Mapping): boolean {
  const back = new ChangedStretches(since.maps.toReversed().map((map) => map.invert()));
  return ranges.every(({ from, to }) => back.shiftOf(from, to) !== null);
}
