import type { TermCounts } from '@/lib/domain/memory/term-counts';
import { prisma } from '../database';

/** How many remembered claims have a term, as far as PostgreSQL has counted. */
export interface TermFrequencies extends TermCounts {
  /** How many have a word that begins so. */
  rowsBeginning(prefix: string): number;
}

/** What PostgreSQL has counted of the claims, terms and all else. */
export interface ClaimStatistics extends TermFrequencies {
  /** The time since when about this share of the claims are, the newest ones; null where that is not known, or most of them. */
  newestFrom(share: number): Date | null;
  /** The share of the claims that these desks have. Of one that is not among the largest all that is known is that it is small. */
  shareOfDesks(deskIds: readonly string[]): number;
}

/** More of the claims than this are no newest ones. */
const MAX_NEWEST = 0.7;
/** PostgreSQL counts anew once a tenth of the claims are others: what it said a minute ago is as true as what it says. */
const KEPT_MS = 60_000;

let kept: { at: number; statistics: Promise<ClaimStatistics> } | null = null;

/**
 * The frequencies of terms in the whole house, from the statistics that PostgreSQL keeps of the column (the 10,000 most common terms of a sample,
 * renewed by autovacuum): no counting of ours, and nothing to keep true. A table that was never analysed is a small one: there every term is rare.
 * Kept for a minute, since taking the statistics apart takes longer than most searches.
 */
export function readClaimStatistics(now = Date.now()): Promise<ClaimStatistics> {
  if (kept === null || Math.abs(now - kept.at) > KEPT_MS) {
    const reading = { at: now, statistics: readAnew() };
    kept = reading;
    reading.statistics.catch(() => {
      if (kept === reading) kept = null;
    });
  }
  return kept.statistics;
}

async function readAnew(): Promise<ClaimStatistics> {
  const [row] = await prisma.$queryRaw<
    {
      claims: number;
      terms: (string | null)[] | null;
      shares: number[] | null;
      times: string[] | null;
      desks: string[] | null;
      deskShares: number[] | null;
    }[]
  >`
    with stats as materialized (
      select * from pg_stats where schemaname = current_schema() and tablename = 'RememberedClaim' and attname in ('terms', 'at', 'deskId')
    )
    select greatest((select reltuples from pg_class where oid = '"RememberedClaim"'::regclass), 0)::float8 as claims,
      (select to_jsonb(most_common_elems::text::text[]) from stats where attname = 'terms') as terms,
      (select to_jsonb(most_common_elem_freqs) from stats where attname = 'terms') as shares,
      (select to_jsonb(histogram_bounds::text::timestamptz[]) from stats where attname = 'at') as times,
      (select to_jsonb(most_common_vals::text::text[]) from stats where attname = 'deskId') as desks,
      (select to_jsonb(most_common_freqs) from stats where attname = 'deskId') as "deskShares"`;
  const { claims = 0, terms, shares, times, desks, deskShares } = row ?? {};
  const shareOf = new Map((terms ?? []).flatMap((term, at) => (term === null ? [] : [[term, shares?.[at] ?? 0] as const])));
  // Behind the terms' shares are the least and the greatest of them.
  const unlisted = (shares?.[terms?.length ?? 0] ?? 0) / 2;
  const shareOfDesk = new Map((desks ?? []).map((id, at) => [id, deskShares?.[at] ?? 0]));
  return {
    claims,
    rowsWith: (term) => claims * (shareOf.get(term) ?? unlisted),
    rowsBeginning: (prefix) => {
      let share = unlisted;
      for (const [term, one] of shareOf) if (term.startsWith(prefix)) share += one;
      return claims * Math.min(1, share);
    },
    newestFrom: (share) => timeFrom(times ?? [], share),
    shareOfDesks: (deskIds) => sumOf(shareOfDesk, deskIds),
  };
}

/** The bounds part the claims into stretches of as many each, oldest first. */
function timeFrom(bounds: readonly string[], share: number): Date | null {
  if (share > MAX_NEWEST) return null;
  const bound = bounds[Math.floor((1 - share) * (bounds.length - 1))];
  return bound === undefined ? null : new Date(bound);
}

function sumOf(shares: ReadonlyMap<string, number>, deskIds: readonly string[]): number {
  if (shares.size === 0) return 1;
  const least = Math.min(...shares.values()) / 2;
  return Math.min(
    1,
    deskIds.reduce((sum, id) => sum + (shares.get(id) ?? least), 0),
  );
}
