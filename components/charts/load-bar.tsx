const WIDTH = 100;
const HEIGHT = 8;
/** What is there is seen, however little. */
const LEAST = 2;

/** A count as a bar against the largest beside it. It is for eyes: the figure stands next to it. */
export function LoadBar({ count, most }: { count: number; most: number }) {
  return (
    <svg className="load-bar" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} height={HEIGHT} preserveAspectRatio="none" aria-hidden="true">
      <rect className="share-track" width={WIDTH} height={HEIGHT} />
      {count > 0 && <rect className="share-ink" width={Math.max(LEAST, (WIDTH * count) / most)} height={HEIGHT} />}
    </svg>
  );
}
