import type { ArticleRights } from '@/components/article/session-context';
import type { Vote } from '@/lib/domain/checks/check';
import { whyNotAdjudicate, whyNotBeforeVotes } from '@/lib/domain/journal/who-decides';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { verdictName } from '@/lib/domain/verdicts/verdict';
import { numeral, type VoteRule } from '@/lib/domain/verdicts/vote-rule';
import { countVotes, groupVotes } from '@/lib/domain/verdicts/votes';

/** How votes stand, as the title of a card's votes: "1 of 2 votes for Supported, 2 more may vote". */
export function sayHowVotesStand(votes: readonly Vote[], rule: VoteRule): string {
  const { is, most, left } = countVotes(votes, rule);
  if (is === 'tied') return `Votes settle nothing: ${sayGroups(votes)}`;
  const leading = groupVotes(votes).filter(({ count }) => count === most);
  const [first] = leading;
  if (!first) return `No vote yet: ${numeral(rule.needed)} alike decide, ${rule.of} may vote`;
  if (leading.length > 1) return `${sayGroups(votes)}: ${numeral(rule.needed)} alike decide, ${left} more may vote`;
  return `${most} of ${rule.needed} votes for ${verdictName(first.first)}, ${left} more may vote`;
}

/** What somebody may do on a desk, by role and by the article's state. */
type May = Pick<ArticleRights, 'canJudge' | 'canDecideVotes'>;

/**
 * Why a person gets no form to decide after votes, as a sentence, or null if they do. `may` is what their role allows them in this article, `now` what
 * they may in the mode that they are in.
 */
export function whyNotDecide(
  annotation: Annotation,
  { rule, me, authorId }: { rule: VoteRule | null; me: string; authorId: string | null },
  may: May,
  now: Pick<May, 'canJudge'>,
): string | null {
  if (!may.canJudge) return 'Votes have settled nothing, and nobody has decided.';
  const refusal = whyNotAdjudicate(annotation, me, authorId) ?? whyNotBeforeVotes(annotation, rule, may.canDecideVotes);
  if (refusal !== null) return refusal;
  return now.canJudge ? null : 'Votes have settled nothing. You can decide in Tag mode.';
}

/** Votes by what they name: "2 for Partly, 1 for Unproven". */
export function sayGroups(votes: readonly Vote[]): string {
  return groupVotes(votes)
    .sort((a, b) => b.count - a.count)
    .map(({ first, count }) => `${count} for ${verdictName(first)}`)
    .join(', ');
}
