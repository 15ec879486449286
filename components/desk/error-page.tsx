import type { ReactNode } from 'react';
import { Logo } from './logo';

/** What the proof beside the words shows: a hole, lines that are struck over, a break, lines that fade. */
type Picture = 'missing' | 'closed' | 'broken' | 'offline';

interface Props {
  picture: Picture;
  title: string;
  /** What happened, and what is safe. */
  children: ReactNode;
  /** One way on. */
  action: ReactNode;
  /** A code for whoever keeps the house. Never anywhere but here. */
  details?: string | undefined;
}

/** A page instead of the one that was asked for. */
export function ErrorPage({ picture, title, children, action, details }: Props) {
  return (
    <div className="entry error-page">
      <main>
        <Logo />
        <div className="in">
          <h1>{title}</h1>
          <div className="sub" role="status">
            {children}
          </div>
          <div className="row">{action}</div>
          {details !== undefined && (
            <details>
              <summary>Details</summary>
              <p className="mono">{details}</p>
            </details>
          )}
        </div>
      </main>
      <BlankProof picture={picture} />
    </div>
  );
}

/** How many lines a paragraph of the galley has; the picture is about the second one. */
const paragraphs = { before: 4, about: 4, after: 5, last: 6 };

/** A galley without words, so that no one reads what is not there. */
function BlankProof({ picture }: { picture: Picture }) {
  return (
    <div className="art" aria-hidden="true">
      <div className={`strip blank-proof ${picture}`}>
        <div className="blank-head" />
        {Object.entries(paragraphs).map(([name, lines]) => (
          <div key={name} className={`blank-lines blank-${name}`}>
            {Array.from({ length: lines }, (_, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines without words, which never change places
              <i key={n} />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
