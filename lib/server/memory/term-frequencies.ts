import { prisma } from '../database';

/** How many remembered claims have a term, as far as PostgreSQL has counted. */
export interface TermFrequencies {
  /** How many claims there are. */
  claims: number;
  /** How many have the term. Of those that are not among the most common ones all that is known is that it is few. */
  rowsWith(term: string): number;
  /** How many have a word that begins so. */
  rowsBeginning(prefix: string): number;
}

/**
 * The frequencies of these terms in the whole house, from the statistics that PostgreSQL keeps of the column (the 10,000 most common terms of a
 * sample, renewed by autovacuum): no counting of ours, and nothing to keep true. A table that was never analysed is a small one: there every term is rare.
 */
export async function readTermFrequencies(terms: readonly string[], prefix: string | null = null): Promise<TermFrequencies> {
  const [row] = await prisma.$queryRaw<
    { claims: number; least: number | null; found: Record<string, number> | null; beginning: number | null }[]
  >`
    with counted as (
      select most_common_elems::text::text[] as terms, most_common_elem_freqs as shares from pg_stats
      where schemaname = current_schema() and tablename = 'RememberedClaim' and attname = 'terms'
    ), each as (
      select one.term, one.share from counted, unnest(counted.terms, counted.shares) as one(term, share) where one.term is not null
    )
    select greatest((select reltuples from pg_class where oid = '"RememberedClaim"'::regclass), 0)::float8 as claims,
      (select shares[cardinality(terms) + 1] from counted)::float8 as least,
      (select jsonb_object_agg(term, share) from each where term = any(${[...terms]}::text[])) as found,
      (select sum(share) from each where ${prefix !== null} and starts_with(term, ${prefix ?? ''}))::float8 as beginning`;
  const { claims = 0, least = 0, found = {}, beginning = 0 } = row ?? {};
  const shares = new Map(Object.entries(found ?? {}));
  const unlisted = (least ?? 0) / 2;
  return {
    claims,
    rowsWith: (term) => claims * (shares.get(term) ?? unlisted),
    rowsBeginning: () => claims * Math.min(1, (beginning ?? 0) + unlisted),
  };
}
