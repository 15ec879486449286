'use client';
import { useId } from 'react';
import { KindChip } from '@/components/ui/kind-chip';
import type { Composition } from '@/lib/domain/coverage/composition';
import { type LabelledKind, labelledKinds, tagKinds } from '@/lib/domain/tags/tag-kinds';

type Part = LabelledKind | 'none';
const parts: readonly Part[] = [...labelledKinds, 'none'];

/** The bar's own units unless said: it is stretched to the width of its column, where a unit should be about a pixel. */
const WIDTH = 260;
const GAP = 2;
/** A share that is there is seen, however small. */
const MIN_PART = 3;

/** The shares in whole per cent that add up to 100: the largest remainders are rounded up. All zero for a text without words. */
export function sharesOf(composition: Composition): Record<Part, number> {
  const total = parts.reduce((sum, part) => sum + composition[part], 0);
  const exact = parts.map((part) => ({ part, share: total === 0 ? 0 : (100 * composition[part]) / total }));
  const shares: Record<Part, number> = { claim: 0, opinion: 0, proposal: 0, none: 0 };
  for (const { part, share } of exact) shares[part] = Math.floor(share);
  let left = total === 0 ? 0 : 100 - parts.reduce((sum, part) => sum + shares[part], 0);
  for (const { part } of [...exact].sort((a, b) => (b.share % 1) - (a.share % 1))) {
    if (left === 0) break;
    shares[part] += 1;
    left -= 1;
  }
  return shares;
}

/** The shares in words: "Claim 56%, opinion 22%, proposal 9%, untagged 13%". What is there, but little of it, is "under 1%". */
export function sayShares(composition: Composition): string {
  const shares = sharesOf(composition);
  const sayShare = (part: Part) => (isTiny(composition, shares, part) ? 'under 1%' : `${shares[part]}%`);
  const said = parts.map((part) => `${part === 'none' ? 'untagged' : tagKinds[part].name.toLowerCase()} ${sayShare(part)}`).join(', ');
  return said.charAt(0).toUpperCase() + said.slice(1);
}

const isTiny = (composition: Composition, shares: Record<Part, number>, part: Part) => shares[part] === 0 && composition[part] > 0;

interface BarProps {
  composition: Composition;
  width?: number;
  height?: number;
}

/** What a text is made of: solid, hatched, striped and hollow, so that it reads in grey. Its title is its name and its tooltip, in the same words. */
export function CompositionBar({ composition, width: barWidth = WIDTH, height = 12 }: BarProps) {
  const id = useId();
  const total = parts.reduce((sum, part) => sum + composition[part], 0);
  const shown = parts.filter((part) => composition[part] > 0);
  const room = barWidth - GAP * Math.max(0, shown.length - 1) - MIN_PART * shown.length;
  let x = 0;
  return (
    <svg className="composition-bar" viewBox={`0 0 ${barWidth} ${height}`} height={height} preserveAspectRatio="none" role="img">
      <title>{sayShares(composition)}</title>
      <defs>
        <pattern id={`${id}opinion`} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(25)">
          <rect className="part-opinion-back" width="5" height="5" />
          <rect className="part-opinion-line" width="2.5" height="5" />
        </pattern>
      </defs>
      {shown.map((part) => {
        const width = MIN_PART + (room * composition[part]) / total;
        const left = x;
        x += width + GAP;
        if (part === 'opinion') return <rect key={part} x={left} width={width} height={height} rx="2" fill={`url(#${id}opinion)`} />;
        if (part === 'proposal') {
          return (
            <g key={part} className="part-proposal">
              <rect className="part-proposal-back" x={left} width={width} height={height} rx="2" />
              <rect x={left} width={width} height={height * 0.35} rx="1" />
              <rect x={left} y={height * 0.65} width={width} height={height * 0.35} rx="1" />
            </g>
          );
        }
        if (part === 'none') {
          return (
            <rect key={part} className="part-none" x={left + 0.5} y="0.5" width={Math.max(width - 1, 0.5)} height={height - 1} rx="1.5" />
          );
        }
        return <rect key={part} className={`part-${part}`} x={left} width={width} height={height} rx="2" />;
      })}
    </svg>
  );
}

/** The shares as figures beside what they are shares of, by chip or by name as well. For eyes: the bar says them in words. */
export function CompositionLegend({ composition, hasNames = false }: { composition: Composition; hasNames?: boolean }) {
  const shares = sharesOf(composition);
  return (
    <ul className="composition-legend num" aria-hidden="true">
      {parts.map((part) => (
        <li key={part}>
          {part === 'none' ? <span className="k none" title="Untagged" /> : <KindChip kind={part} />}
          {hasNames && (part === 'none' ? 'Untagged' : tagKinds[part].name)} {isTiny(composition, shares, part) ? '<1' : shares[part]}%
        </li>
      ))}
    </ul>
  );
}
