import { glyphName } from '@/components/ui/glyph-name';
import { type ClaimCounts, claimStandings } from '@/lib/domain/checks/claim-counts';

/** The counts in words: "7 supported, 1 refuted, 13 to check". Nothing that is none. */
export function sayCounts(counts: ClaimCounts): string {
  return claimStandings
    .filter((standing) => counts[standing] > 0)
    .map((standing) => `${counts[standing]} ${glyphName(standing).toLowerCase()}`)
    .join(', ');
}
