import { canonicalJson } from '../canonical-json';
import { isSideState } from '../checks/check';
import { factsOf, followsFacts } from '../checks/facts';
import { statementOf } from '../checks/statement';
import { sha256Hex } from '../hash';
import { sourcingFindingKinds } from '../sources/sourcing';
import { type Annotation, checkOf, leavesOpen } from '../tags/annotation';
import type { BlockerKind, WaiverBounds, WaiverSeen } from './sign-off';

/** What people differ in: a waiver passes over all that was found and said at once, not over the verdict alone. */
const disputes: readonly BlockerKind[] = ['rival', 'adjudication', 'votes-split'];
const ofSources: readonly BlockerKind[] = sourcingFindingKinds;

/**
 * The bounds of a waiver that is given now for something that stands in the way of a claim: what is checked of it and of the facts that it follows, and
 * the judgements on these, by their entries. What it comes to may stay the same where a fact is judged anew, and change where none is. So may the state:
 * several are one reason here, and a claim that is changed since its check may be set aside besides.
 */
export function boundsOfClaim(state: Parameters<typeof factsOf>[0], claim: Annotation, kind: BlockerKind): WaiverBounds {
  const judged = [claim, ...(followsFacts(claim) ? factsOf(state, claim) : [])];
  return {
    verdictEntryIds: judged.flatMap((one) => judgementsOf(one, disputes.includes(kind))),
    // As a list: that a claim has no statement is something to hold for too, and no end of one runs into the next.
    statementsHash: sha256Hex(canonicalJson(judged.map(statementOf))),
    stateEntryIds: judged.flatMap(stateEntriesOf),
    ...(ofSources.includes(kind) && { evidenceIds: judged.flatMap(bearingIdsOf) }),
  };
}

function judgementsOf(one: Annotation, isDisputed: boolean): string[] {
  const { second, votes = [] } = checkOf(one);
  const others = isDisputed ? [second, ...votes, ...one.rivals.filter(leavesOpen)] : [];
  return [one.verdict, ...others].flatMap((judgement) => judgement?.entryId ?? []);
}

/** States that say more than how far the check has come by itself: what stopped it, or that it is under way. */
const stateEntriesOf = ({ checkState, basis }: Annotation): string[] =>
  (isSideState(checkState) || checkState === 'checking' || checkState === 'awaiting-reply') && basis.checkState
    ? [basis.checkState.entryId]
    : [];

const bearingIdsOf = ({ evidence }: Annotation): string[] => evidence.flatMap(({ id, stance }) => (stance === 'context' ? [] : id));

/**
 * True if a waiver still goes as far as what stands in the way does: the same is checked, in the same state and on the same sources, nobody has judged
 * anew, and there is no more of it.
 */
export const goesAsFar = (
  waiver: WaiverBounds,
  { verdictEntryIds = [], statementsHash, stateEntryIds = [], evidenceIds = [], count = 0 }: WaiverBounds,
): boolean =>
  holds(waiver.verdictEntryIds, verdictEntryIds) &&
  (waiver.statementsHash === undefined || waiver.statementsHash === statementsHash) &&
  holds(waiver.stateEntryIds, stateEntryIds) &&
  holds(waiver.evidenceIds, evidenceIds) &&
  (waiver.evidenceIds === undefined || holds(evidenceIds, waiver.evidenceIds)) &&
  (waiver.count === undefined || count <= waiver.count);

/** True where all of them are among those that it was given for. */
const holds = (bound: readonly string[] | undefined, ids: readonly string[]): boolean =>
  bound === undefined || ids.every((id) => bound.includes(id));

/** What somebody saw of a thing that stands in the way: what a waiver of it sends along. */
export const seenOf = ({ wordsHash, bounds }: { wordsHash: string; bounds: WaiverBounds }): WaiverSeen => ({ wordsHash, ...bounds });

/** Why a waiver is not given for what stands in the way now, as a sentence: its giver saw something else. Null where they saw this. */
export function whyNotWaive(
  seen: WaiverSeen,
  found: { annotation: Annotation | null; wordsHash: string; bounds: WaiverBounds },
): string | null {
  if (seen.wordsHash === found.wordsHash && goesAsFar(seen, found.bounds)) return null;
  if (!found.annotation) return 'The text has changed since you saw it. Look at the unseen sentences again, then waive them.';
  return `${found.annotation.label ?? 'This claim'} has changed since you saw it. Look at it again, then waive it.`;
}
