import { saySourceCount } from '@/components/sources/say-source-count';
import type { SeenClaim } from '@/lib/domain/contract/claims';
import type { Contradiction, Likeness } from '@/lib/domain/memory/claim-similarity';
import { standingName } from '../claims/standing-label';

/** Filled quarters of the meter. */
export const meterOf: Record<Likeness, number> = { 'very close': 4, close: 3, alike: 2 };

/** What two claims disagree in, as a sentence; null where nothing is known to be. */
export function sayContradiction(contradictions: readonly Contradiction[]): string | null {
  if (contradictions.includes('other number')) return 'Almost the same words with another number.';
  if (contradictions.includes('negation')) return 'Almost the same words, and one of the two says not.';
  return contradictions.includes('other verdict') ? 'The same was also judged otherwise.' : null;
}

/** "Refuted", or "2 sources, no verdict" */
export function sayStanding({ claim }: SeenClaim): string {
  if (claim.standing !== 'none') return standingName(claim);
  return `${saySourceCount(claim.sourceCount)}, no verdict`;
}
