'use client';
import { useId } from 'react';
import { type ClaimCounts, claimStandings } from '@/lib/domain/checks/claim-counts';
import { SharePatterns, shareLook } from './share-patterns';

/** The bar's own units: it is stretched to the width of its column, where a unit is about a pixel. */
const WIDTH = 128;
const HEIGHT = 6;
/** A share that is there is seen, however small. */
const MIN_SHARE = 2;

interface Props {
  counts: ClaimCounts;
  claimCount: number;
}

/**
 * How far the claims of an article are: those that are checked by verdict, solid, hatched and striped, so that it reads in grey; then those that
 * somebody has begun. What nobody has begun is the empty part. It is for eyes: `sayProgress` has it in words.
 */
export function ClaimProgress({ counts, claimCount }: Props) {
  const id = useId();
  const shown = claimStandings.filter((glyph) => glyph !== 'open' && counts[glyph] > 0);
  const isAll = counts.open === 0;
  const room = WIDTH - MIN_SHARE * (shown.length + Number(!isAll));
  let x = 0;
  return (
    <svg className="claim-progress" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <SharePatterns id={id} height={HEIGHT} />
      {shown.map((glyph) => {
        const width = MIN_SHARE + (room * counts[glyph]) / claimCount;
        const left = x;
        x += width;
        return <rect key={glyph} x={left} width={width} height={HEIGHT} {...shareLook(id, glyph)} />;
      })}
    </svg>
  );
}
