import { z } from 'zod';
import { type Annotation, isChecked } from '../tags/annotation';
import { VerdictValue } from '../verdicts/verdict';
import { isCountedClaim } from './facts';
import { whyLeft } from './left-reason';

/** How a claim stands, in the order in which charts and legends show it: its verdict, or how far the check is. */
export const claimStandings = [...VerdictValue.options, 'checking', 'open'] as const;
/** The name of a standing. */
export const ClaimStanding = z.enum(claimStandings);
export type ClaimStanding = z.infer<typeof ClaimStanding>;

/** How many claims stand how. */
export const ClaimCounts = z.record(ClaimStanding, z.number().int().min(0));
export type ClaimCounts = z.infer<typeof ClaimCounts>;

/** How a claim stands. A stale verdict counts as not checked. */
export function claimStandingOf({ verdict, isStale, checkState }: Pick<Annotation, 'verdict' | 'isStale' | 'checkState'>): ClaimStanding {
  if (verdict && !isStale) return verdict.value;
  return checkState === 'untouched' ? 'open' : 'checking';
}

/** How many stand how, with a zero for what none is. */
export function countStandings(standings: Iterable<ClaimStanding>): ClaimCounts {
  const counts: ClaimCounts = { supported: 0, partly: 0, refuted: 0, unproven: 0, checking: 0, open: 0 };
  for (const standing of standings) counts[standing] += 1;
  return counts;
}

/** How far the check of a claim is: its verdict only once it is checked. One that waits for anybody, or whose words have changed, is being checked. */
export function progressOf(annotation: Annotation): ClaimStanding {
  const reason = whyLeft(annotation);
  if (reason === null && annotation.verdict) return annotation.verdict.value;
  return reason === 'to-check' ? 'open' : 'checking';
}

/** What lists need to know of an article's claims. Removed tags are none. */
export interface ClaimTally {
  claimCount: number;
  checkedCount: number;
  /** Claims, and facts of claims, that have a verdict, stale or disputed ones too. */
  verdictCount: number;
  /** By `progressOf`. */
  claimCounts: ClaimCounts;
}

/** Counts the claims among an article's tags in one pass. One that is split into facts is counted once, by the verdict that follows from them. */
export function tallyClaims(annotations: Iterable<Annotation>): ClaimTally {
  const tally: ClaimTally = { claimCount: 0, checkedCount: 0, verdictCount: 0, claimCounts: countStandings([]) };
  for (const annotation of annotations) {
    if (annotation.isRemoved || annotation.kind !== 'claim') continue;
    // Where facts are judged the checking has begun, though no claim follows them yet.
    if (annotation.verdict !== null) tally.verdictCount += 1;
    if (!isCountedClaim(annotation)) continue;
    tally.claimCount += 1;
    tally.claimCounts[progressOf(annotation)] += 1;
    if (isChecked(annotation)) tally.checkedCount += 1;
  }
  return tally;
}
