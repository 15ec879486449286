import type { Vote } from '@/lib/domain/checks/check';
import { verdictName } from '@/lib/domain/verdicts/verdict';
import { numeral, type VoteRule } from '@/lib/domain/verdicts/vote-rule';
import { countVotes, groupVotes } from '@/lib/domain/verdicts/votes';

/** How votes stand, as the title of a card's votes: "1 of 2 votes for Supported, 3 may vote". */
export function sayHowVotesStand(votes: readonly Vote[], rule: VoteRule): string {
  const { is, most, left } = countVotes(votes, rule);
  if (is === 'tied') return `Votes settle nothing: ${sayGroups(votes)}`;
  const leading = groupVotes(votes).filter(({ count }) => count === most);
  const [first] = leading;
  if (!first) return `No vote yet: ${numeral(rule.needed)} alike decide, ${rule.of} may vote`;
  if (leading.length > 1) return `${sayGroups(votes)}: ${numeral(rule.needed)} alike decide, ${left} more may vote`;
  return `${most} of ${rule.needed} votes for ${verdictName(first.first)}, ${rule.of} may vote`;
}

/** Votes by what they name: "2 for Partly, 1 for Unproven". */
export function sayGroups(votes: readonly Vote[]): string {
  return groupVotes(votes)
    .sort((a, b) => b.count - a.count)
    .map(({ first, count }) => `${count} for ${verdictName(first)}`)
    .join(', ');
}
