'use client';
import { CircleHelp } from 'lucide-react';
import { useRevision, useWorkbench } from '@/components/article/session-context';
import { PageLink } from '@/components/ui/page-link';
import { isQuery, queryStandingOf } from '@/lib/domain/talk/query';
import { hasWayToQueries } from './has-way-to-queries';

/** The way to the queries in the bar of an article, with how many wait there for this person's side. */
export function QueriesLink() {
  const { session, rights } = useWorkbench();
  useRevision();
  const standings = [...session.threads.values()].filter(isQuery).map((one) => queryStandingOf(one, session.confirmed.details));
  const waiting = standings.filter((one) => one === (rights.canAskAuthor ? 'draft' : 'waiting')).length;
  if (!hasWayToQueries(session, rights)) return null;
  const what = rights.canAskAuthor ? 'not sent' : 'to answer';
  return (
    <PageLink className="btn quiet queries-link" href={`/articles/${session.options.articleId}/queries`} title="Queries">
      <CircleHelp className="i s narrow" aria-hidden="true" />
      <span className="wide">Queries</span>
      {waiting > 0 && (
        <span className="num">
          {waiting} <span className="vh">{what}</span>
        </span>
      )}
    </PageLink>
  );
}
