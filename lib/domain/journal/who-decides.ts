import { type Annotation, checkOf } from '../tags/annotation';
import type { VoteRule } from '../verdicts/vote-rule';
import { countVotes, votesOf } from '../verdicts/votes';

// Who decides between two who checked a claim, or after votes. The server asks, and so does the card; the page's first scripts do without.

/** Why a person may not decide between the two, as a sentence, or null if they may. */
export function refuseAdjudicator(annotation: Annotation, personId: string, authorId: string | null): string | null {
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

/** Why one person may not decide on a desk that votes, as a sentence, or null if they may. `mayDecide`: they hold that right. */
export function refuseBeforeVotes(annotation: Annotation, rule: VoteRule | null, mayDecide: boolean): string | null {
  if (rule === null) return null;
  if (countVotes(votesOf(annotation), rule).is !== 'tied')
    return 'Editors and leads vote on this desk. One person decides when votes settle nothing.';
  return mayDecide ? null : 'Votes have settled nothing. A lead who has not voted decides.';
}
