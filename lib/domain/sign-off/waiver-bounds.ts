import { canonicalJson } from '../canonical-json';
import { factsOf, followsFacts } from '../checks/facts';
import { statementOf } from '../checks/statement';
import { sha256Hex } from '../hash';
import { type Annotation, checkOf, isJudgement } from '../tags/annotation';
import type { BlockerKind, WaiverBounds } from './sign-off';

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
