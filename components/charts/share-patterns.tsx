import type { ClaimStanding } from '@/lib/domain/checks/claim-counts';

/** The fills of shares that would look alike in grey: hatched and striped. `id` is the chart's own. */
export function SharePatterns({ id, height }: { id: string; height: number }) {
  return (
    <defs>
      <pattern id={`${id}partly`} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className="share-partly-back" width="5" height="5" />
        <rect className="share-partly-line" width="3" height="5" />
      </pattern>
      <pattern id={`${id}unproven`} width="4" height={height} patternUnits="userSpaceOnUse">
        <rect className="share-unproven-line" width="2" height={height} />
      </pattern>
    </defs>
  );
}

/** How the share of claims that stand so is filled, in a chart that has these patterns. */
export function shareLook(id: string, standing: ClaimStanding): { fill: string } | { className: string } {
  return standing === 'partly' || standing === 'unproven' ? { fill: `url(#${id}${standing})` } : { className: `share-${standing}` };
}
