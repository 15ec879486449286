import { z } from 'zod';
import type { Check, CheckState, Vote, Voted } from '../checks/check';
import { isJudged } from '../checks/facts';
import { looksHere } from '../checks/looks-here';
import { markCame } from '../people/person-name';
import { type Annotation, checkOf, secondDiffers } from '../tags/annotation';
import { isSameVerdict, type NamedVerdict } from './verdict';
import { sayVoteRule, type VoteRule } from './vote-rule';

/** How many name one verdict, and the first who did. */
export interface VoteGroup<V extends NamedVerdict = Vote> {
  first: V;
  count: number;
}

/**
 * What becomes of votes. `most`: how many name the verdict that most name; `left`: how many may still vote. `decided` tells the first vote for the
 * verdict that has enough; `tied`: none has, and with those left none can.
 */
export type VoteOutcome<V extends NamedVerdict = Vote> = { most: number; left: number } & (
  | { is: 'open' }
  | { is: 'decided'; vote: V }
  | { is: 'tied' }
);

/** Votes by what they name, in the order in which each was named first. */
export function groupVotes<V extends NamedVerdict>(votes: readonly V[]): VoteGroup<V>[] {
  const groups: VoteGroup<V>[] = [];
  for (const vote of votes) {
    const known = groups.find(({ first }) => isSameVerdict(first, vote));
    if (known) known.count += 1;
    else groups.push({ first: vote, count: 1 });
  }
  return groups;
}

/** Votes as numbers: how many were cast, how many name the verdict that most name, and whether as many name another. */
export const VoteTally = z.object({ cast: z.number().int().min(0), most: z.number().int().min(0), isEven: z.boolean() });
export type VoteTally = z.infer<typeof VoteTally>;

/** The votes as numbers. */
export function tallyVotes(votes: readonly NamedVerdict[]): VoteTally {
  const counts = groupVotes(votes).map(({ count }) => count);
  const most = Math.max(0, ...counts);
  return { cast: votes.length, most, isEven: counts.filter((count) => count === most).length > 1 };
}

/** What votes come to, by their numbers: `countVotes` tells whom it names. */
export function outcomeOfVotes({ cast, most, isEven }: VoteTally, { needed, of }: Pick<VoteRule, 'needed' | 'of'>): VoteOutcome['is'] {
  const left = Math.max(0, of - cast);
  if (most >= needed && !isEven) return 'decided';
  return most + left < needed || (most >= needed && left === 0) ? 'tied' : 'open';
}

/**
 * The outcome of votes in the order in which they were given, one a person. The order says only who is named. Under a rule that asks for fewer than
 * have voted, two verdicts may have enough: the one that more name is it, and none where as many do.
 */
export function countVotes<V extends NamedVerdict>(votes: readonly V[], rule: Pick<VoteRule, 'needed' | 'of'>): VoteOutcome<V> {
  const tally = tallyVotes(votes);
  const { most } = tally;
  const left = Math.max(0, rule.of - votes.length);
  const is = outcomeOfVotes(tally, rule);
  const leading = groupVotes(votes).find(({ count }) => count === most);
  if (is !== 'decided') return { is, most, left };
  if (!leading) throw new Error('votes that decide name a verdict');
  return { is, vote: leading.first, most, left };
}

/** The votes that count on a tag's verdict: those of this house. */
export const votesOf = (annotation: Pick<Annotation, 'check'>): readonly Vote[] => looksHere(annotation).votes;

/** All votes on a tag's verdict, those that came in an archive too: for who reads, not for what they come to. */
export const shownVotes = (annotation: Pick<Annotation, 'check'>): readonly Vote[] => checkOf(annotation).votes ?? [];

/** The rule by which a claim is waiting for votes or for who decides after them, or null where it is not voted on. */
export function votingOn({ verdict, isStale, checkState }: Annotation, rule: VoteRule | null): VoteRule | null {
  if (rule === null || verdict === null || isStale) return null;
  return checkState === 'adjudication' || (checkState === 'second-check' && rule.when === 'every') ? rule : null;
}

/** True of a claim whose votes are to be seen: that waits for votes, or has some. One that follows its facts has none of its own. */
export const isVotedOn = (annotation: Annotation, rule: VoteRule | null): boolean =>
  votingOn(annotation, rule) !== null || (isJudged(annotation) && !annotation.isStale && shownVotes(annotation).length > 0);

/** The state of a claim after votes with that outcome. */
export function stateAfterVotes(annotation: Annotation, { is }: Pick<VoteOutcome, 'is'>): CheckState {
  if (is === 'decided') return 'decided';
  return is === 'tied' || secondDiffers(annotation) ? 'adjudication' : 'second-check';
}

/** Why a person may not vote on a claim, whatever their role, as a sentence, or null if they may. Admins are no exemption. */
export function whyNotVote(annotation: Annotation, personId: string, authorId: string | null): string | null {
  if (annotation.verdict?.byId === personId) return 'You gave the verdict that is voted on. Others vote.';
  if (secondDiffers(annotation) && checkOf(annotation).second?.byId === personId) return 'You are one of the two who differ. Others vote.';
  return authorId === personId ? 'This is your article. Others vote.' : null;
}

/** True of a claim that waits for the vote of a person who may vote on its desk. */
export function awaitsVoteOf(annotation: Annotation, personId: string, authorId: string | null, rule: VoteRule | null): boolean {
  const voting = votingOn(annotation, rule);
  if (!voting || whyNotVote(annotation, personId, authorId) !== null) return false;
  const votes = votesOf(annotation);
  return countVotes(votes, voting).is === 'open' && !votes.some(({ byId }) => byId === personId);
}

/** That votes decided a claim, by which rule: "two of three votes". */
export const sayVoted = (voted: Voted): string => markCame(sayVoteRule(voted.rule), voted);

/** How far votes are, in short: "Votes 1 of 2", or "Votes split". */
export function sayVotes(votes: readonly Vote[], rule: VoteRule): string {
  const { is, most } = countVotes(votes, rule);
  return is === 'tied' ? 'Votes split' : `Votes ${most} of ${rule.needed}`;
}

/** The check with all votes ended by an entry: they stay on record. The very same where there are none. */
export function endVotes(check: Check, endedBy: string): Check {
  const { votes = [], voted, ...rest } = check;
  if (votes.length === 0 && !voted) return check;
  if (votes.length === 0) return rest;
  return { ...rest, pastVotes: [...(rest.pastVotes ?? []), ...votes.map((vote) => ({ ...vote, endedBy }))] };
}

/** The check with the votes that an entry had ended, which is taken back: in the order in which all were given. */
export function restoreVotes(check: Check, endedBy: string | undefined): Check {
  const { votes = [], pastVotes = [], ...rest } = check;
  const back = pastVotes.filter((one) => one.endedBy === endedBy);
  if (back.length === 0) return check;
  const past = pastVotes.filter((one) => one.endedBy !== endedBy);
  return {
    ...rest,
    votes: [...back.map(({ endedBy: _endedBy, ...vote }) => vote), ...votes].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
    ...(past.length > 0 && { pastVotes: past }),
  };
}
