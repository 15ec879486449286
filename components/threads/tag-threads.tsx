'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useWorkbench } from '@/components/article/session-context';
import { TagQueries } from '@/components/queries/tag-queries';
import { FIELDS } from '@/components/ui/fields-of-words';
import { useHeldRows } from '@/components/ui/held-rows';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { isQuery } from '@/lib/domain/talk/query';
import { shownComments, type Thread, threadsOnTag } from '@/lib/domain/talk/thread';
import { beginWithMention, draftsOfThread, firstDraftOf, hasDraft, replyDraftOf } from './comment-drafts';
import { sayComments } from './count-threads';
import { FirstComment, useFirstComment } from './first-comment';
import { takeAskedComment } from './focus-comment';
import type { MentionName } from './mentions';
import { takeMergedDrafts } from './merged-drafts';
import { ThreadView } from './thread-view';

type Place = 'open' | 'resolved' | 'empty';

/**
 * The threads on the tag of an open card. What is resolved is folded away; where none is open a new one can be begun. Whatever colleagues do,
 * a thread stays where it is while somebody writes in it.
 */
export function TagThreads({ annotation }: { annotation: Annotation }) {
  const { session, rights } = useWorkbench();
  const firstId = firstDraftOf(annotation.id);
  // Before anything asks what is begun here.
  useState(() => takeMergedDrafts(session, annotation.id));
  const field = useRef<HTMLTextAreaElement>(null);
  const rows = useHeldRows<Place>(FIELDS);
  const placeOf = (thread: Thread): Place => {
    const isKept = hasDraft(session, ...draftsOfThread(thread));
    const place = shownComments(thread).length === 0 ? 'empty' : thread.resolved ? 'resolved' : 'open';
    return rows.groupOf(thread.id, isKept ? 'open' : place);
  };
  const threads = threadsOnTag(session.threads, annotation.id).filter((thread) => !isQuery(thread));
  const [current, resolved] = (['open', 'resolved'] as const).map((place) => threads.filter((one) => placeOf(one) === place));
  const settled = threads.filter((one) => one.resolved !== null && shownComments(one).length > 0);
  const open = threads.find((one) => one.resolved === null && shownComments(one).length > 0);
  // The inbox leads to settled threads too.
  const [showsResolved, setShowsResolved] = useState(() => settled.some(({ id }) => id === threadOfAddress()));
  const first = useFirstComment(firstId, open);
  const draftId = first.isShown || !open ? firstId : replyDraftOf(open.id);
  const [begun, setBegun] = useState({ draftId: '', times: 0 });
  const beginWith = useCallback(
    (whom: MentionName) => {
      beginWithMention(session, draftId, whom);
      // The field reads its draft when it comes, so it has to come anew before it takes focus.
      flushSync(() => setBegun(({ times }) => ({ draftId, times: times + 1 })));
    },
    [session, draftId],
  );
  const timesBegun = (id: string) => (begun.draftId === id ? begun.times : 0);
  useEffect(() => takeAskedComment(field, 'tag', beginWith), [beginWith]);

  const hasQueries = threadsOnTag(session.threads, annotation.id).some(isQuery);
  if (threads.length === 0 && !hasQueries && !rights.canComment) return null;
  return (
    <div className="card-threads">
      {settled.length > 0 && (
        <button type="button" className="link" aria-expanded={showsResolved} onClick={() => setShowsResolved(!showsResolved)}>
          {sayComments(settled.flatMap(shownComments).length)} resolved
        </button>
      )}
      {showsResolved &&
        resolved?.map((thread) => <ThreadView key={thread.id} thread={thread} row={rows.rowProps(thread.id, 'resolved')} />)}
      {current?.map((thread) => (
        <ThreadView
          key={`${thread.id} ${timesBegun(replyDraftOf(thread.id))}`}
          thread={thread}
          row={rows.rowProps(thread.id, 'open')}
          isAnsweredElsewhere={thread === open && first.isShown && !hasDraft(session, replyDraftOf(thread.id))}
          field={thread === open && !first.isShown ? field : undefined}
        />
      ))}
      {first.isShown && rights.canComment && (
        <FirstComment
          key={timesBegun(firstId)}
          draftId={firstId}
          about={{ about: 'tag', annotationId: annotation.id }}
          thread={open}
          label="Comment"
          field={field}
          row={first.row}
        />
      )}
      <TagQueries annotation={annotation} askedThread={threadOfAddress()} />
    </div>
  );
}

const threadOfAddress = () => new URL(window.location.href).searchParams.get('thread');
