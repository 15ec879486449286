import { canonicalJson } from '../canonical-json';
import { factsOf, followsFacts } from '../checks/facts';
import { statementOf } from '../checks/statement';
import { sha256Hex } from '../hash';
import { type Annotation, checkOf, isJudgement } from '../tags/annotation';
import type { BlockerKind, WaiverBounds, WaiverSeen } from './sign-off';

/** What people differ in: a waiver passes over all that was found, not over the verdict alone. */
const disputes: readonly BlockerKind[] = ['rival', 'adjudication', 'votes-split'];

/**
 * The bounds of a waiver that is given now for something that stands in the way of a claim: what is checked of it and of the facts that it follows, and
 * the judgements on these, by their entries. What it comes to may stay the same where a fact is judged anew, and change where none is.
 */
export function boundsOfClaim(state: Parameters<typeof factsOf>[0], claim: Annotation, kind: BlockerKind): WaiverBounds {
  const judged = [claim, ...(followsFacts(claim) ? factsOf(state, claim) : [])];
  return {
    verdictEntryIds: judged.flatMap((one) => judgementsOf(one, disputes.includes(kind))),
    // As a list: that a claim has no statement is something to hold for too, and no end of one runs into the next.
    statementsHash: sha256Hex(canonicalJson(judged.map(statementOf))),
  };
}

function judgementsOf(one: Annotation, isDisputed: boolean): string[] {
  const { second, votes = [] } = checkOf(one);
  const others = isDisputed ? [second, ...votes, ...one.rivals.filter(isJudgement)] : [];
  return [one.verdict, ...others].flatMap((judgement) => judgement?.entryId ?? []);
}

/** True if a waiver still goes as far as what stands in the way does: the same is checked, nobody has judged anew, and there is no more of it. */
export const goesAsFar = (waiver: WaiverBounds, { verdictEntryIds = [], statementsHash, count = 0 }: WaiverBounds): boolean =>
  (waiver.verdictEntryIds === undefined || verdictEntryIds.every((id) => waiver.verdictEntryIds?.includes(id))) &&
  (waiver.statementsHash === undefined || waiver.statementsHash === statementsHash) &&
  (waiver.count === undefined || count <= waiver.count);

/** What somebody saw of a thing that stands in the way: what a waiver of it sends along. */
export const seenOf = ({ wordsHash, bounds }: { wordsHash: string; bounds: WaiverBounds }): WaiverSeen => ({ wordsHash, ...bounds });

/** Why a waiver is not given for what stands in the way now, as a sentence: its giver saw something else. Null where they saw this. */
export function refuseUnseen(
  seen: WaiverSeen,
  found: { annotation: Annotation | null; wordsHash: string; bounds: WaiverBounds },
): string | null {
  if (seen.wordsHash === found.wordsHash && goesAsFar(seen, found.bounds)) return null;
  if (!found.annotation) return 'The text has changed since you saw it. Look at the unseen sentences again, then waive them.';
  return `${found.annotation.label ?? 'This claim'} has changed since you saw it. Look at it again, then waive it.`;
}
