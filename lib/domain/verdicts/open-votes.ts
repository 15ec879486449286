import { isJudged } from '../checks/facts';
import { type Annotation, secondDiffers } from '../tags/annotation';
import { groupVotes, votesOf } from './votes';

/** Claims of an article that are voted on where its desk asks for it: those with the same people behind them and as many votes are one. */
export type OpenVotes = {
  count: number;
  /** Two differ on them, or votes have settled nothing; else they wait for any second look. */
  isAdjudicated: boolean;
  /** Who has no vote, or has given it: ids, sorted. The article's author stands in its row. */
  notBy: string[];
  /** How many have voted, and for the verdict that most name. */
  cast: number;
  most: number;
};

/**
 * The claims among an article's tags that may wait for votes, sorted, in one pass. Whose votes they wait for follows with the desk's rule and the roles
 * on it (`awaitsVoteOf`), which change without the article: so neither is in it.
 */
export function openVotesOf(annotations: Iterable<Annotation>): OpenVotes[] {
  const groups = new Map<string, OpenVotes>();
  for (const annotation of annotations) {
    const one = openVotesOn(annotation);
    if (!one) continue;
    const key = `${one.notBy.join(',')} ${one.isAdjudicated} ${one.cast} ${one.most}`;
    groups.set(key, { ...one, count: one.count + (groups.get(key)?.count ?? 0) });
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

function openVotesOn(annotation: Annotation): OpenVotes | null {
  const { verdict, isStale, checkState, isRemoved } = annotation;
  if (isRemoved || !isJudged(annotation) || verdict === null || isStale) return null;
  if (checkState !== 'adjudication' && checkState !== 'second-check') return null;
  const votes = votesOf(annotation);
  const second = secondDiffers(annotation) ? (annotation.check?.second ?? null) : null;
  const people = [verdict.byId, ...(second ? [second.byId] : []), ...votes.map(({ byId }) => byId)];
  return {
    count: 1,
    isAdjudicated: checkState === 'adjudication',
    notBy: [...new Set(people)].sort(),
    cast: votes.length,
    most: Math.max(0, ...groupVotes(votes).map(({ count }) => count)),
  };
}
