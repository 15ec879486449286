import { type GlyphValue, glyphName } from '@/components/ui/verdict-glyph';

/** The verdicts and states in the order in which charts and legends show them. */
export const glyphOrder = ['supported', 'partly', 'refuted', 'unproven', 'checking', 'open'] as const satisfies GlyphValue[];

export type ClaimCounts = Record<GlyphValue, number>;

/** How many claims have each verdict or state. */
export function countGlyphs(glyphs: Iterable<GlyphValue>): ClaimCounts {
  const counts: ClaimCounts = { supported: 0, partly: 0, refuted: 0, unproven: 0, checking: 0, open: 0 };
  for (const glyph of glyphs) counts[glyph] += 1;
  return counts;
}

/** The counts in words: "7 supported, 1 refuted, 13 to check". Nothing that is none. */
export function sayCounts(counts: ClaimCounts): string {
  return glyphOrder
    .filter((glyph) => counts[glyph] > 0)
    .map((glyph) => `${counts[glyph]} ${glyphName(glyph).toLowerCase()}`)
    .join(', ');
}
