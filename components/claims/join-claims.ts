import type { ClaimSummary } from '@/lib/domain/contract/claims';

/** Pages of claims as one list. One that comes twice, since others came or were judged meanwhile, stands once, where it came first and as it came last. */
export function joinClaims(pages: readonly { claims: readonly ClaimSummary[] }[]): ClaimSummary[] {
  return [...new Map(pages.flatMap((page) => page.claims).map((claim) => [claim.id, claim])).values()];
}
