import { checkStates, isSideState } from '../checks/check';
import { followsFacts } from '../checks/facts';
import { looksHere } from '../checks/looks-here';
import { type DeskRules, votesOnEvery } from '../sign-off/desk-rules';
import { type Annotation, checkOf, lacksDecision } from '../tags/annotation';
import type { VoteRule } from '../verdicts/vote-rule';
import { countVotes, votesOf } from '../verdicts/votes';
import { nameOf } from './change-annotation';

// Who decides between two who checked a claim, or after votes, and what must be decided before it is split. The server asks, and so do card and
// dialog; the page's first scripts do without.

/** Why a person may not decide between the two, as a sentence, or null if they may. */
export function whyNotAdjudicate(annotation: Annotation, personId: string, authorId: string | null): string | null {
  if (isSideState(annotation.checkState)) return `${sayAside(annotation)} Take that back, then a third person decides.`;
  if (votesOf(annotation).some(({ byId }) => byId === personId))
    return 'You have voted. Someone who has not decides, or one of you votes anew.';
  const { second } = checkOf(annotation);
  if (annotation.verdict?.byId === personId || second?.byId === personId) {
    return second
      ? 'You are one of the two who differ. A third person decides, or one of you changes their verdict.'
      : 'You gave the verdict that was voted on. Someone else decides.';
  }
  return authorId === personId ? 'This is your article. Someone else decides.' : null;
}

const sayAside = (claim: Annotation) => `${nameOf(claim)} is set to ${checkStates[claim.checkState].name.toLowerCase()}.`;

/** Why one person may not decide on a desk that votes, as a sentence, or null if they may. `mayDecide`: they hold that right. */
export function whyNotBeforeVotes(annotation: Annotation, rule: VoteRule | null, mayDecide: boolean): string | null {
  if (rule === null) return null;
  if (countVotes(votesOf(annotation), rule).is !== 'tied')
    return 'Editors and leads vote on this desk. One person decides when votes settle nothing.';
  return mayDecide ? null : 'Votes have settled nothing. A lead who has not voted decides.';
}

/**
 * Why a claim that is judged by itself is not split into facts yet, as a sentence, or null if it may be. What others found, asked for or stopped on it
 * would be put away with its own judgement: it stands on no fact.
 */
export function whyNotSplit(claim: Annotation, rules: DeskRules): string | null {
  if (followsFacts(claim)) return null;
  const { checkState, verdict } = claim;
  const name = nameOf(claim);
  if (lacksDecision(claim)) return `Those who checked ${name} differ. Settle that before you split it.`;
  if (isSideState(checkState)) return `${sayAside(claim)} Take that back before you split it.`;
  const { needsSecond, secondId } = checkOf(claim);
  const { second, adjudication, voted } = looksHere(claim);
  // Of a claim without a verdict, and of all where the desk asks for it anyway, as it will of each fact, it is asked for as long as somebody is named:
  // nobody can call it off else.
  const isEveryLookedAt = rules.secondCheck || votesOnEvery(rules);
  const isAsked = needsSecond && (secondId !== null || (verdict !== null && !isEveryLookedAt));
  const isAwaited = isAsked && !second && !adjudication && !voted;
  return isAwaited ? `A second check of ${name} was asked for. Have it done, or call it off, before you split it.` : null;
}
