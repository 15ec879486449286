const SIDE = 16;

/** The cells of a SHA-256 (64 hex digits) as a square of 16 by 16: one for each bit that is set, from the top left, line by line. */
export function sealCells(hash: string): [x: number, y: number][] {
  const bits = Array.from(hash, (digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join('');
  return Array.from(bits).flatMap((bit, n): [number, number][] => (bit === '1' ? [[n % SIDE, Math.floor(n / SIDE)]] : []));
}

/** A square drawn from a hash, so that two printouts can be compared at a glance. */
export function HashSeal({ hash }: { hash: string }) {
  return (
    <svg className="hash-seal" viewBox={`0 0 ${SIDE} ${SIDE}`} role="img" aria-label="Seal drawn from the hash" shapeRendering="crispEdges">
      <path
        d={sealCells(hash)
          .map(([x, y]) => `M${x} ${y}h1v1h-1z`)
          .join('')}
      />
    </svg>
  );
}
