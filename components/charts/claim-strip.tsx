'use client';
import type { MouseEvent } from 'react';
import type { GlyphValue } from '@/components/ui/glyph-name';
import { countStandings } from '@/lib/domain/checks/claim-counts';
import { sayCount } from '@/lib/domain/text/say-count';
import { binClaims, type ClaimBin } from './claim-bins';
import { sayCounts } from './claim-counts';

/** The strip's own units: it is stretched to the width of its column, where a unit is about a pixel. */
const WIDTH = 260;
const HEIGHT = 22;
const GAP = 2;
const MIN_BAR = 3;
/** Below 1200 pixels the column is narrower, and a bar with it. */
const NARROWEST = 208;
const MAX_BARS = Math.floor((NARROWEST + GAP) / (MIN_BAR + GAP));

/** Verdicts differ by height and fill, so that they read in grey. */
const heights: Record<GlyphValue, number> = { supported: 16, partly: 16, refuted: 22, unproven: 16, checking: 6, open: 2 };

interface Props {
  glyphs: readonly GlyphValue[];
  /** The place of the active claim among them, or -1. */
  activeIndex: number;
  onJump: (index: number) => void;
}

/** One bar for each claim in text order; many share one. A click jumps there; for keys and screen readers the list of tags does. */
export function ClaimStrip({ glyphs, activeIndex, onJump }: Props) {
  if (glyphs.length === 0) return null;
  const bins = binClaims(glyphs, MAX_BARS);
  const step = (WIDTH + GAP) / bins.length;
  const jump = (event: MouseEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const bin = bins[Math.min(bins.length - 1, Math.floor(((event.clientX - box.left) / box.width) * bins.length))];
    if (bin) onJump(bin.from);
  };
  const active = bins.findIndex(({ from, to }) => from <= activeIndex && activeIndex < to);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a picture that the pointer may use as a way; keys have the list
    <svg
      className="claim-strip"
      viewBox={`0 0 ${WIDTH} ${HEIGHT + 6}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`${sayCount(glyphs.length, 'claim')} in text order: ${sayCounts(countStandings(glyphs))}`}
      onClick={jump}
    >
      {bins.map((bin, index) => (
        <Bar key={bin.from} bin={bin} x={index * step} width={step - GAP} />
      ))}
      <path className="strip-base" d={`M0 ${HEIGHT + 0.5}H${WIDTH}`} />
      {active >= 0 && <path className="strip-now" d={`M${active * step + (step - GAP) / 2} ${HEIGHT + 1}l2.5 5h-5z`} />}
    </svg>
  );
}

function Bar({ bin: { worst }, x, width }: { bin: ClaimBin; x: number; width: number }) {
  const height = heights[worst];
  const y = HEIGHT - height;
  if (worst === 'unproven' || worst === 'partly') {
    return (
      <g className={`strip-${worst}`}>
        <rect className="strip-frame" x={x + 0.5} y={y + 0.5} width={Math.max(width - 1, 0.5)} height={height - 0.5} />
        {worst === 'partly' && <rect x={x} y={HEIGHT - height / 2} width={width} height={height / 2} />}
      </g>
    );
  }
  return <rect className={`strip-${worst}`} x={x} y={y} width={width} height={height} />;
}
