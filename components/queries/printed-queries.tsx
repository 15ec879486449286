'use client';
import { useWorkbench } from '@/components/article/session-context';
import { type PlacedQuery, queriesToPass, titleOf } from './list-queries';

/** The queries on a sheet of paper: what is to be asked, with room for the answers. */
export function PrintedQueries({ queries }: { queries: readonly PlacedQuery[] }) {
  const { session } = useWorkbench();
  const { byline } = session.confirmed.details;
  return (
    <section className="printed-queries" aria-label="Queries on paper">
      <h1>
        Questions on “<bdi>{titleOf(session)}</bdi>”
      </h1>
      {byline !== '' && <p dir="auto">{byline}</p>}
      <ol>
        {queriesToPass(queries).map(({ thread, annotation, locator, words }) => (
          <li key={thread.id}>
            <p className="mono">{[locator, annotation?.label].filter(Boolean).join(', ')}</p>
            <p className="read printed-claim" dir="auto">
              “{words}”
            </p>
            <p className="printed-question" dir="auto">
              {thread.comments[0]?.text}
            </p>
            {thread.query.proposal && (
              <p className="read">
                <span className="printed-note">Proposed wording:</span> “<bdi>{thread.query.proposal.replacement}</bdi>”
              </p>
            )}
            <p className="printed-answer">Answer</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
