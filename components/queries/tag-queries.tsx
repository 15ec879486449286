'use client';
import { CircleHelp } from 'lucide-react';
import { useEffect, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { draftOf } from '@/components/annotations/card-drafts';
import { wordsNow } from '@/components/annotations/tag-words';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { sayDone } from '@/components/article/say-done';
import { mayAskAuthor, useWorkbench } from '@/components/article/session-context';
import { draftsOfThread, hasDraft } from '@/components/threads/comment-drafts';
import { sayQueries } from '@/components/threads/count-threads';
import { Button } from '@/components/ui/button';
import { FIELDS } from '@/components/ui/fields-of-words';
import { useHeldRows } from '@/components/ui/held-rows';
import { PageLink } from '@/components/ui/page-link';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { isQuery, type QueryThread, queryStandingOf } from '@/lib/domain/talk/query';
import { threadsOnTag } from '@/lib/domain/talk/thread';
import { AskForm, questions } from './ask-form';
import { useAsking } from './asking';
import { received } from './query-foot';
import { changeDraftOf, QueryView } from './query-view';

/** The queries on the tag of an open card, and the form for another. What is settled or withdrawn is folded away. */
export function TagQueries({ annotation, askedThread }: { annotation: Annotation; askedThread: string | null }) {
  const { session, sender, rights } = useWorkbench();
  const { attempt, say } = useTagHands();
  const [asking, setAsking] = useAsking();
  const queries = threadsOnTag(session.threads, annotation.id).filter(isQuery);
  const isOver = (standing: string) => standing === 'settled' || standing === 'withdrawn';
  const over = queries.filter((one) => isOver(queryStandingOf(one, session.confirmed.details)));
  const [showsOver, setShowsOver] = useState(() => over.some(({ id }) => id === askedThread));
  const rows = useHeldRows<'open' | 'over'>(FIELDS);
  // Whatever colleagues do, a query stays where it is while somebody writes in it.
  const placeOf = (one: QueryThread) => {
    const isKept =
      hasDraft(session, ...draftsOfThread(one)) ||
      draftOf(session, received, one.id) !== null ||
      draftOf(session, questions, changeDraftOf(one.id)) !== null;
    return rows.groupOf(one.id, over.includes(one) && !isKept ? 'over' : 'open');
  };
  const placed = (['over', 'open'] as const).flatMap((place) =>
    place === 'over' && !showsOver ? [] : queries.filter((one) => placeOf(one) === place),
  );
  const isAsking = asking?.annotationId === annotation.id && rights.canAskAuthor;
  // The form’s own effect comes first, and takes the focus.
  useEffect(() => {
    if (isAsking && asking.takesFocus) setAsking({ ...asking, takesFocus: false });
  }, [isAsking, asking, setAsking]);
  const mayAsk = mayAskAuthor(rights);
  const words = wordsNow(session, annotation);
  const ask = (asked: { text: string; replacement: string | null }) => {
    const ids = { threadId: uuidv7(), commentId: uuidv7(), annotationId: annotation.id };
    const isDone = attempt(() => session.act('query.asked', { ...ids, ...asked }));
    if (isDone) {
      setAsking(null);
      say(sayDone(sender, 'Query kept, not sent'));
    }
    return isDone;
  };
  if (queries.length === 0 && !isAsking && !mayAsk) return null;
  return (
    <>
      {over.length > 0 && (
        <button type="button" className="link" aria-expanded={showsOver} onClick={() => setShowsOver(!showsOver)}>
          {sayQueries(over.length)} settled or withdrawn
        </button>
      )}
      {placed.map((one) => (
        <QueryView key={one.id} thread={one} row={rows.rowProps(one.id, placeOf(one))} />
      ))}
      {isAsking && (
        <AskForm
          draftId={`ask ${annotation.id}`}
          words={words}
          isDrawnAgain={!asking.takesFocus}
          saveLabel="Add to the queries"
          onSave={ask}
          onCancel={() => setAsking(null)}
        />
      )}
      {!isAsking && (mayAsk || queries.length > 0) && (
        <p className="card-buttons query-ways">
          {mayAsk && (
            <Button size="s" onClick={() => setAsking({ annotationId: annotation.id, takesFocus: true })}>
              <CircleHelp className="i xs" aria-hidden="true" />
              Ask the author
            </Button>
          )}
          {queries.length > 0 && (
            <PageLink className="link" href={`/articles/${session.options.articleId}/queries`}>
              All queries
            </PageLink>
          )}
        </p>
      )}
    </>
  );
}
