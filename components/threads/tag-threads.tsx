'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { v7 as uuidv7 } from 'uuid';
import { useTagActions } from '@/components/annotations/use-tag-actions';
import { useWorkbench } from '@/components/article/session-context';
import { TagQueries } from '@/components/queries/tag-queries';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { isQuery } from '@/lib/domain/talk/query';
import { shownComments, threadsOnTag } from '@/lib/domain/talk/thread';
import { beginWithMention, CommentField, replyDraftOf } from './comment-field';
import { sayComments } from './count-threads';
import { takeAskedComment } from './focus-comment';
import type { MentionName } from './mentions';
import { ThreadView } from './thread-view';

/** The threads on the tag of an open card. What is resolved is folded away; where none is open a new one can be begun. */
export function TagThreads({ annotation }: { annotation: Annotation }) {
  const { session, rights } = useWorkbench();
  const { attempt, say } = useTagActions();
  const field = useRef<HTMLTextAreaElement>(null);
  const threads = threadsOnTag(session.threads, annotation.id).filter((thread) => !isQuery(thread) && shownComments(thread).length > 0);
  const open = threads.filter(({ resolved }) => resolved === null);
  const resolved = threads.filter((thread) => thread.resolved !== null);
  // The inbox leads to settled threads too.
  const [showsResolved, setShowsResolved] = useState(() => resolved.some(({ id }) => id === threadOfAddress()));
  const [openId] = open.map(({ id }) => id);
  const draftId = openId === undefined ? `tag ${annotation.id}` : replyDraftOf(openId);
  const [begun, setBegun] = useState(0);
  const beginWith = useCallback(
    (whom: MentionName) => {
      beginWithMention(session, draftId, whom);
      // The field reads its draft when it comes, so it has to come anew before it takes focus.
      flushSync(() => setBegun((times) => times + 1));
    },
    [session, draftId],
  );
  useEffect(() => takeAskedComment(field, 'tag', beginWith), [beginWith]);

  const begin = (text: string, mentions: string[]) => {
    const comment = { about: 'tag', threadId: uuidv7(), commentId: uuidv7(), annotationId: annotation.id, text, mentions };
    const isDone = attempt(() => session.act('comment', comment));
    if (isDone) say('Comment added');
    return isDone;
  };
  const hasQueries = threadsOnTag(session.threads, annotation.id).some(isQuery);
  if (threads.length === 0 && !hasQueries && !rights.canComment) return null;
  return (
    <div className="card-threads">
      {resolved.length > 0 && (
        <button type="button" className="link" aria-expanded={showsResolved} onClick={() => setShowsResolved(!showsResolved)}>
          {sayComments(resolved.flatMap(shownComments).length)} resolved
        </button>
      )}
      {showsResolved && resolved.map((thread) => <ThreadView key={thread.id} thread={thread} />)}
      {open.map((thread, index) => (
        <ThreadView key={index === 0 ? `${thread.id} ${begun}` : thread.id} thread={thread} {...(index === 0 && { field })} />
      ))}
      {open.length === 0 && rights.canComment && (
        <CommentField
          key={begun}
          draftId={draftId}
          label="Comment"
          placeholder="Comment, @ to mention"
          sendLabel="Comment"
          field={field}
          onSend={begin}
        />
      )}
      <TagQueries annotation={annotation} askedThread={threadOfAddress()} />
    </div>
  );
}

const threadOfAddress = () => new URL(window.location.href).searchParams.get('thread');
