'use client';
import { RefusedChanges } from '@/components/article/refused-changes';
import { mayAskAuthor, useRevision, useWorkbench } from '@/components/article/session-context';
import { useMarksAfresh } from '@/components/threads/use-marks-afresh';
import { useAttendance } from '@/components/threads/use-read-thread';
import { type HeldRows, useHeldRows } from '@/components/ui/held-rows';
import { KindChip } from '@/components/ui/kind-chip';
import { PageLink } from '@/components/ui/page-link';
import { type QueryStanding, queryOrder, queryStandings } from '@/lib/domain/talk/query';
import { listQueries, type PlacedQuery } from './list-queries';
import { NamedAuthor } from './named-author';
import { PrintedQueries } from './printed-queries';
import { QueryView } from './query-view';
import { QueryWays } from './query-ways';
import { shownStanding } from './shown-standing';

/** The queries of the open article: those that are not sent, and what became of the others. For an author, what they are asked. */
export function QueriesPage() {
  const workbench = useWorkbench();
  const { session, rights } = workbench;
  useRevision();
  useMarksAfresh();
  useAttendance();
  const rows = useHeldRows<QueryStanding>();
  const all = listQueries(session);
  const standingOf = ({ thread }: PlacedQuery) => shownStanding(workbench, thread);
  const isAuthor = session.confirmed.details.authorId === session.options.personId;
  const articleHref = `/articles/${session.options.articleId}`;
  return (
    <div className="queries-scroll">
      <main className="page queries" data-region="queries">
        <RefusedChanges />
        <header className="page-head">
          <h1 className="h1">Queries</h1>
          <span className="sp" />
          {all.length > 0 && (
            <PageLink className="btn" href={articleHref}>
              To the text
            </PageLink>
          )}
        </header>
        <NamedAuthor toPass={mayAskAuthor(rights) && all.some(({ standing }) => standing === 'draft')} />
        {rights.canAskAuthor && all.length > 0 && <QueryWays queries={all} />}
        {all.length === 0 && (
          <div className="sheet none-yet">
            <p>
              {mayAskAuthor(rights)
                ? 'No queries yet. Ask the author from the card of a claim; what you ask is gathered here.'
                : isAuthor
                  ? 'Nothing to answer yet. What the checkers ask comes here.'
                  : 'The author was asked nothing yet.'}
            </p>
            <PageLink className="btn" href={articleHref}>
              To the text
            </PageLink>
          </div>
        )}
        {queryOrder.map((standing) => (
          <Queries
            key={standing}
            standing={standing}
            rows={rows}
            queries={all.filter((one) => rows.groupOf(one.thread.id, standingOf(one)) === standing)}
            count={all.filter((one) => standingOf(one) === standing).length}
          />
        ))}
      </main>
      <PrintedQueries queries={all} />
    </div>
  );
}

interface GroupProps {
  standing: QueryStanding;
  queries: readonly PlacedQuery[];
  /** How many stand there, also while one that has focus is drawn elsewhere still. */
  count: number;
  rows: HeldRows<QueryStanding>;
}

function Queries({ standing, queries, count, rows }: GroupProps) {
  const { session } = useWorkbench();
  if (queries.length === 0) return null;
  return (
    <section className="query-group" aria-labelledby={`queries-${standing}`}>
      <h2 className="h2" id={`queries-${standing}`}>
        {queryStandings[standing]} <span className="num dim">{count}</span>
      </h2>
      <ol className="sheet">
        {queries.map(({ thread, annotation, locator, words }) => (
          <li key={thread.id} className="query-row" {...rows.rowProps(thread.id, standing)}>
            <p className="query-place">
              {annotation && <KindChip kind={annotation.kind} label={annotation.label} />}
              <span className="mono dim">{locator || 'Words gone'}</span>
              <span className="sp" />
              {annotation && !annotation.isRemoved && (
                <PageLink className="link" href={`/articles/${session.options.articleId}?tag=${annotation.id}`}>
                  Show in the text
                </PageLink>
              )}
            </p>
            <p className="query-words read" dir="auto" lang={session.language}>
              {words}
            </p>
            <QueryView thread={thread} isListed />
          </li>
        ))}
      </ol>
    </section>
  );
}
