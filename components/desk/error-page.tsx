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

/** Lines of a galley in per cent of its measure; those of the middle paragraph are what the picture is about. */
const paragraphs = [
  { id: 'before', lines: [100, 96, 99, 62] },
  { id: 'about', lines: [98, 100, 94, 38] },
  { id: 'after', lines: [100, 97, 93, 99, 55] },
  { id: 'last', lines: [96, 100, 98, 94, 99, 71] },
];

/** A galley without words, so that no one reads what is not there. */
function BlankProof({ picture }: { picture: Picture }) {
  return (
    <div className="art" aria-hidden="true">
      <div className={`strip blank-proof ${picture}`}>
        <div className="blank-head" />
        {paragraphs.map(({ id, lines }) => (
          <div key={id} className={`blank-lines blank-${id}`}>
            {lines.map((width) => (
              <i key={width} style={{ width: `${width}%` }} />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
