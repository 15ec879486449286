'use client';
import { useEffect } from 'react';
import { toHeading } from '@/components/desk/use-arrival';
import type { AnchorState } from '@/lib/domain/anchors/anchor';
import type { PastedVersion, ReviewRow } from '@/lib/domain/contract/pasted-version';
import { isOnlySpacing } from '@/lib/domain/text/shown-change';
import { KindChip } from '../../ui/kind-chip';
import { PageLink } from '../../ui/page-link';
import { sayAlike, sayReview } from './say-review';

/** What each state asks of the reader, in the order in which they are listed. */
const states = {
  orphaned: { name: 'Words gone', tone: 'danger', about: 'These tags have no words any more. Attach them to others, or remove them.' },
  drifted: {
    name: 'Words changed',
    tone: 'warn',
    about: 'These tags stand on other words than before. A verdict on them counts as not checked.',
  },
  moved: { name: 'Moved', tone: 'info', about: 'The words were found elsewhere. Confirm the new place.' },
  exact: { name: 'As it was', tone: 'ok', about: '' },
} satisfies Record<AnchorState, { name: string; tone: string; about: string }>;
const order = ['orphaned', 'drifted', 'moved'] as const;

interface Props {
  pasted: PastedVersion;
  heading: string;
  /** What is said first. */
  said?: string;
}

/** The tags that a newer version moved, changed or left without words, the worst first. */
export function ReviewList({ pasted, heading, said = '' }: Props) {
  const { id: articleId } = pasted.article;
  // It comes in place of the page on which the person asked for it, and of the button that had focus.
  useEffect(toHeading, []);
  return (
    <div className="page review">
      <div className="page-head">
        <div className="sp">
          <h1 className="h1">{heading}</h1>
          <p>{`${said} ${sayReview(pasted)}`.trim()}</p>
        </div>
        <PageLink className="btn primary" href={`/articles/${articleId}`}>
          Open the article
        </PageLink>
      </div>
      {order.map((state) => {
        const some = pasted.review.filter((row) => row.state === state);
        const { name, tone, about } = states[state];
        return (
          some.length > 0 && (
            <section key={state} aria-label={name}>
              <h2 className="h2">
                {name} <span className="dim num">{some.length}</span>
              </h2>
              <p className="dim2">{about}</p>
              <ul className="sheet">
                {some.map((row) => (
                  <ReviewItem key={row.annotationId} articleId={articleId} row={row} tone={tone} />
                ))}
              </ul>
            </section>
          )
        );
      })}
    </div>
  );
}

function ReviewItem({ articleId, row, tone }: { articleId: string; row: ReviewRow; tone: string }) {
  const { annotationId, kind, label, before, after, state, score } = row;
  const isSpacing = after !== null && isOnlySpacing(before, after);
  return (
    <li className="review-row">
      <KindChip kind={kind} label={label} />
      <div className="read">
        {state === 'moved' || isSpacing ? (
          <p>{after}</p>
        ) : (
          <>
            <p>
              <span className="vh">Before: </span>
              <del>{before}</del>
            </p>
            {after !== null && (
              <p>
                <span className="vh">Now: </span>
                <ins>{after}</ins>
              </p>
            )}
          </>
        )}
      </div>
      {state === 'drifted' && <span className={`tag ${tone} num`}>{isSpacing ? 'Only the spacing' : sayAlike(score)}</span>}
      <PageLink className="link" href={`/articles/${articleId}?tag=${annotationId}`}>
        Look at {label ?? 'it'}
      </PageLink>
    </li>
  );
}
