import { type GlyphValue, glyphName } from '@/components/ui/verdict-glyph';
import { type ClaimCounts as Counts, claimStandings, countStandings } from '@/lib/domain/claim-counts';

/** The verdicts and states in the order in which charts and legends show them. */
export const glyphOrder: readonly GlyphValue[] = claimStandings;

export type ClaimCounts = Counts;

/** How many claims have each verdict or state. */
export function countGlyphs(glyphs: Iterable<GlyphValue>): ClaimCounts {
  return countStandings(glyphs);
}

/** The counts in words: "7 supported, 1 refuted, 13 to check". Nothing that is none. */
export function sayCounts(counts: ClaimCounts): string {
  return glyphOrder
    .filter((glyph) => counts[glyph] > 0)
    .map((glyph) => `${counts[glyph]} ${glyphName(glyph).toLowerCase()}`)
    .join(', ');
}
