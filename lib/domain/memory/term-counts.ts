import type { TermWeight } from './claim-similarity';

/** How many remembered claims have a term, as far as it is known. */
export interface TermCounts {
  /** How many claims there are. */
  claims: number;
  /** How many have the term. Of those that are not among the most common ones all that is known is that it is few. */
  rowsWith(term: string): number;
}

/** How much a term says: the logarithm of how few claims have it. */
export const weightBy =
  ({ claims, rowsWith }: TermCounts): TermWeight =>
  (term) =>
    Math.log((claims + 10) / (rowsWith(term) + 1)) + 0.5;
