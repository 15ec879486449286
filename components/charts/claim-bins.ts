import type { GlyphValue } from '@/components/ui/verdict-glyph';

/** What asks for a look first stands for its bin. */
const worstFirst = ['refuted', 'unproven', 'partly', 'open', 'checking', 'supported'] as const satisfies GlyphValue[];
const rankOf = new Map<GlyphValue, number>(worstFirst.map((glyph, rank) => [glyph, rank]));

/** One bar of the strip: claims `from` up to, not with, `to`, and the worst glyph among them. */
export interface ClaimBin {
  from: number;
  to: number;
  worst: GlyphValue;
}

/** The claims in text order as bars, one each as long as there are no more than `maxBars`, else in bins of nearly equal number. */
export function binClaims(glyphs: readonly GlyphValue[], maxBars: number): ClaimBin[] {
  const count = Math.min(glyphs.length, Math.max(1, maxBars));
  const edge = (bar: number) => Math.round((bar * glyphs.length) / count);
  return Array.from({ length: count }, (_, bar) => {
    const [from, to] = [edge(bar), edge(bar + 1)];
    let worst: GlyphValue = 'supported';
    for (let i = from; i < to; i++) {
      const glyph = glyphs[i] ?? 'supported';
      if ((rankOf.get(glyph) ?? 0) < (rankOf.get(worst) ?? 0)) worst = glyph;
    }
    return { from, to, worst };
  });
}
