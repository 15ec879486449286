import { z } from 'zod';
import type { Annotation } from '../tags/annotation';
import type { VoteRule } from '../verdicts/vote-rule';
import { outcomeOfVotes, tallyVotes, VoteTally, votesOf } from '../verdicts/votes';
import { isCountedClaim } from './facts';
import { type LeftCount, type LeftParts, LeftReason, OwnLeftReason, whyLeft } from './left-reason';

/** Claims of an article that are not checked for one reason. `votes`: how far they are on those that may be voted on, whose number is then alike. */
const LeftGroup = z.object({ reason: OwnLeftReason, count: z.number().int().min(1), votes: VoteTally.optional() });
type LeftGroup = z.infer<typeof LeftGroup>;

/** All of them, as an article's row keeps them: what its desk asks for, which changes without the article, is not in it. */
export const LeftClaims = z.array(LeftGroup);
export type LeftClaims = z.infer<typeof LeftClaims>;

/** The claims among an article's tags that are not checked, by reason, sorted, in one pass. */
export function leftClaimsOf(annotations: Iterable<Annotation>): LeftClaims {
  const groups = new Map<string, LeftGroup>();
  for (const annotation of annotations) {
    if (annotation.isRemoved || !isCountedClaim(annotation)) continue;
    const reason = whyLeft(annotation);
    if (reason === null) continue;
    const votes = mayBeVotedOn(annotation, reason) ? tallyVotes(votesOf(annotation)) : undefined;
    const key = votes ? `${reason} ${votes.cast} ${votes.most} ${votes.isEven}` : reason;
    groups.set(key, { reason, count: 1 + (groups.get(key)?.count ?? 0), ...(votes && { votes }) });
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

/** Why a claim is not checked where its desk votes by this rule, or null if it is. */
export function whyLeftUnder(claim: LeftParts & Pick<Annotation, 'check'>, rule: VoteRule | null): LeftReason | null {
  const reason = whyLeft(claim);
  return reason && reasonUnder({ reason, votes: mayBeVotedOn(claim, reason) ? tallyVotes(votesOf(claim)) : undefined }, rule);
}

const mayBeVotedOn = ({ verdict }: Pick<LeftParts, 'verdict'>, reason: OwnLeftReason) =>
  verdict !== null && (reason === 'second-check' || reason === 'adjudication');

/** How many are left for which reason where the desk votes by this rule, in the order of the reasons. Null: it does not vote. */
export function countLeft(left: LeftClaims, rule: VoteRule | null): LeftCount[] {
  return LeftReason.options.flatMap((reason) => {
    const count = left.reduce((sum, group) => sum + (reasonUnder(group, rule) === reason ? group.count : 0), 0);
    return count === 0 ? [] : [{ reason, count }];
  });
}

function reasonUnder({ reason, votes }: Pick<LeftGroup, 'reason' | 'votes'>, rule: VoteRule | null): LeftReason {
  if (!votes || rule === null || (reason === 'second-check' && rule.when !== 'every')) return reason;
  return outcomeOfVotes(votes, rule) === 'tied' ? 'votes-split' : 'votes';
}
