import { type Annotation, checkOf } from '../tags/annotation';
import type { Verdict } from '../verdicts/verdict';
import type { SecondCheck, Voted } from './check';
import { isSecondTaken } from './second-taken';

type Judged = Pick<Annotation, 'check' | 'verdict' | 'pastVerdicts'>;

/**
 * The verdict that was voted on, where votes, or who decided after them, took another one: nothing beside the verdict that stands tells who checked
 * the claim first. Null where it stands itself, where it was the second check that another person had taken before, and where it is of another tag,
 * since a merge brings none of the verdicts from before.
 */
export function votedAway(annotation: Judged): Verdict | null {
  const taken = voteTaken(annotation);
  if (!taken || isSecondTaken(annotation)) return null;
  const past = annotation.pastVerdicts.find(({ verdict }) => verdict?.entryId === taken.verdictEntryId);
  return past?.verdict ?? null;
}

/** The first verdict, where another one was taken in its place; null where it stands. Whoever gave it has checked the claim, too. */
export const firstVerdictOf = (annotation: Judged): Verdict | SecondCheck | null =>
  isSecondTaken(annotation) ? checkOf(annotation).second : votedAway(annotation);

/** When the verdict that stands came to stand: where votes took it that is with the last of them, or with who decided after them. Null without one. */
export function decidedAt(annotation: Judged): string | null {
  const { voted, adjudication } = checkOf(annotation);
  const decision = voted ?? adjudication;
  return (voteTaken(annotation) && decision?.at) ?? annotation.verdict?.at ?? null;
}

/**
 * Where a vote has become the verdict: by which votes, or who took it after these had settled nothing. Null where the verdict is in its giver's own name:
 * whoever voted so found it, and did not give it by themselves.
 */
export function votesTook(annotation: Judged): { voted: Voted; byId: null } | { voted: null; byId: string } | null {
  const { voted, adjudication } = checkOf(annotation);
  if (!voteTaken(annotation)) return null;
  if (voted) return { voted, byId: null };
  return adjudication && { voted: null, byId: adjudication.byId };
}

/** The vote that has become the verdict, in its own name and by its own entry. */
function voteTaken({ check, verdict }: Judged) {
  const { votes = [] } = checkOf({ check });
  return verdict === null ? null : (votes.find(({ entryId }) => entryId === verdict.entryId) ?? null);
}
