/** Pages of claims as one list. One that comes twice, since others came or were judged meanwhile, stands once, where it came first and as it came last. */
export function joinClaims<Claim extends { id: string }>(pages: readonly { claims: readonly Claim[] }[]): Claim[] {
  return [...new Map(pages.flatMap((page) => page.claims).map((claim) => [claim.id, claim])).values()];
}
