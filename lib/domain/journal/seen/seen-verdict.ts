import { type CheckState, isSideState } from '../../checks/check';
import { looksHere } from '../../checks/looks-here';
import { DomainError } from '../../errors';
import { type Annotation, checkOf, type ValueField } from '../../tags/annotation';
import { storedBasis, valueNames } from '../../tags/value-fields';
import type { VoteRule } from '../../verdicts/vote-rule';
import { votesOf, votingOn } from '../../verdicts/votes';
import { nameOf } from '../change-annotation';

// What others say of a verdict is of the one that they saw. Only the server decides that, as in `read-rules`.

/** Refuses (`conflict`) a second check of another verdict than stands there, and a decision between that and another one. */
export function refuseIfJudgedAnew(annotation: Annotation, verdictEntryId: string | null): void {
  if ((annotation.verdict?.entryId ?? null) === verdictEntryId) return;
  throw new DomainError('conflict', `The first verdict of ${nameOf(annotation)} was changed since. Look at it once more.`);
}

/** Refuses (`conflict`) by name a choice between two values by who saw another one stand there than stands now. `basedOn`: its entry; undefined where nobody says. */
export function refuseIfStoredAnew(annotation: Annotation, field: ValueField, basedOn: string | null | undefined): void {
  const stored = storedBasis(annotation, field);
  if (basedOn === undefined || (stored?.entryId ?? null) === basedOn) return;
  const sentence = `The ${valueNames[field]} of ${nameOf(annotation)} was changed since. Look at both once more.`;
  throw new DomainError('conflict', sentence, { byId: stored?.byId ?? null });
}

/**
 * Refuses (`conflict`) the undo that would bring back a second check which found something of other words than those that the verdict is on: it
 * would count for words that nobody looked at again.
 */
export function refuseBackOnOtherWords(annotation: Annotation): void {
  const { verdict } = annotation;
  const back = checkOf(annotation).pastSeconds.at(-1)?.second;
  if (!back || !verdict || [verdict.wordsHash, verdict.held?.wordsHash].includes(back.wordsHash)) return;
  throw new DomainError('conflict', `The first verdict of ${nameOf(annotation)} was changed since. Look at it once more.`);
}

/**
 * That a claim which somebody set aside stays so with a judgement, or null where that ends it: whoever judged saw it, or set it aside themselves. Null
 * for `sees`: what comes is a choice or an undo, and says nothing of what stopped the work. `seenStateId`: the entry of the state that they saw.
 */
export function stayAside(
  { checkState, basis }: Annotation,
  sees: { seenStateId?: string | null | undefined; actorId: string } | null,
): { checkState: CheckState; keepsState: true } | null {
  if (!isSideState(checkState)) return null;
  const { seenStateId, actorId } = sees ?? {};
  const isSeen =
    sees !== null && (seenStateId === undefined || seenStateId === basis.checkState?.entryId || actorId === basis.checkState?.byId);
  return isSeen ? null : { checkState, keepsState: true };
}

/** What a vote is on, as the person saw it. */
interface VotedOn {
  verdictEntryId: string;
  secondEntryId: string | null;
}

/** Refuses (`conflict`) by name a vote on something else than the person saw, and one where none is asked for or all are given. */
export function refuseVote(annotation: Annotation, { verdictEntryId, secondEntryId }: VotedOn, actorId: string, rule: VoteRule): void {
  const name = nameOf(annotation);
  const { verdict, basis } = annotation;
  const { second } = checkOf(annotation);
  const { voted } = looksHere(annotation);
  if (verdict?.entryId !== verdictEntryId) {
    throw new DomainError('conflict', `The verdict of ${name} was changed since. Look at it once more.`, { byId: basis.verdict?.byId });
  }
  if ((second?.entryId ?? null) !== secondEntryId) {
    throw new DomainError('conflict', `The second check of ${name} was changed since. Look at it once more.`, { byId: second?.byId });
  }
  const votes = votesOf(annotation);
  const hasVoted = votes.some(({ byId }) => byId === actorId);
  if (voted && hasVoted) throw new DomainError('conflict', `Votes have decided ${name}. Yours stays as it is.`);
  if (!voted && !votingOn(annotation, rule)) throw new DomainError('conflict', `${name} is not voted on now.`);
  if (!hasVoted && votes.length >= rule.of) throw new DomainError('conflict', `All votes on ${name} are given.`);
}
