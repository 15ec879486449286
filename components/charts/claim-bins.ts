import type { GlyphValue } from '@/components/ui/glyph-name';

/** What asks for a look first stands for its bin. */
const rankOf: Readonly<Record<GlyphValue, number>> = { refuted: 0, unproven: 1, partly: 2, open: 3, checking: 4, supported: 5 };

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
      if (rankOf[glyph] < rankOf[worst]) worst = glyph;
    }
    return { from, to, worst };
  });
}
