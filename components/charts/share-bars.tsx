import { type ReactNode, useId } from 'react';
import type { ClaimStanding } from '@/lib/domain/checks/claim-counts';
import { sayNumber } from '@/lib/domain/text/say-count';
import { SharePatterns, shareLook } from './share-patterns';

const WIDTH = 180;
const HEIGHT = 10;
/** What is there is seen, however little. */
const LEAST = 2;

interface Share {
  key: string;
  name: ReactNode;
  count: number;
  /** How the claims that it counts stand; left out, the bar is ink. */
  standing?: ClaimStanding;
}

/** Counts side by side, each with its name, a bar against the largest, and the figure. The bars are for eyes: the rest says it. */
export function ShareBars({ shares, labelledBy }: { shares: readonly Share[]; labelledBy: string }) {
  const id = useId();
  const most = Math.max(1, ...shares.map(({ count }) => count));
  return (
    <ul className="share-bars" aria-labelledby={labelledBy}>
      {shares.map(({ key, name, count, standing }) => (
        <li key={key}>
          <span className="share-name">{name}</span>
          <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} height={HEIGHT} preserveAspectRatio="none" aria-hidden="true">
            <SharePatterns id={`${id}${key}`} height={HEIGHT} />
            <rect className="share-track" width={WIDTH} height={HEIGHT} />
            {count > 0 && (
              <rect
                width={Math.max(LEAST, (WIDTH * count) / most)}
                height={HEIGHT}
                {...(standing ? shareLook(`${id}${key}`, standing) : { className: 'share-ink' })}
              />
            )}
          </svg>
          <b className="num">{sayNumber(count)}</b>
        </li>
      ))}
    </ul>
  );
}
