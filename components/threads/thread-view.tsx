'use client';
import { Check, RotateCcw } from 'lucide-react';
import { type Ref, useRef } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { useKeyTip } from '@/components/article/commands/key-hint';
import { shortNameOf } from '@/components/article/people/person-names';
import { sayDone } from '@/components/article/say-done';
import { useWorkbench } from '@/components/article/session-context';
import { Button } from '@/components/ui/button';
import type { RowProps } from '@/components/ui/held-rows';
import { When } from '@/components/ui/when';
import type { Thread } from '@/lib/domain/talk/thread';
import { replyDraftOf } from './comment-drafts';
import { CommentField } from './comment-field';
import { CommentView } from './comment-view';
import { threadPlaceOf } from './open-thread';
import { ending, maySettle, threadToSettle } from './settle-thread';
import { useReadThread } from './use-read-thread';

interface Props {
  thread: Thread;
  field?: Ref<HTMLTextAreaElement> | undefined;
  /** It is answered in a field elsewhere. */
  isAnsweredElsewhere?: boolean;
  /** Holds it in its list. */
  row?: RowProps;
}

/** A thread with its comments, the field for an answer, and the way to settle it. Whoever sees it has read it. */
export function ThreadView({ thread, field, isAnsweredElsewhere = false, row }: Props) {
  const workbench = useWorkbench();
  const { session, sender, rights } = workbench;
  const { actions, attempt, say } = useTagHands();
  const tip = useKeyTip();
  const section = useRef<HTMLElement>(null);
  const { id: threadId, resolved, comments } = thread;
  // Of several threads the key means one.
  const keyed = threadToSettle(session, threadPlaceOf(session, actions))?.id === threadId;
  const mayResolve = maySettle(thread, rights, session.options.personId);
  useReadThread(thread);

  const reply = (text: string, mentions: string[]) => {
    const isDone = attempt(() => session.act('comment', { about: 'thread', threadId, commentId: uuidv7(), text, mentions }));
    if (isDone) say(sayDone(sender, 'Comment added'));
    return isDone;
  };
  const settle = (type: 'thread-resolved' | 'thread-reopened') => {
    if (!attempt(() => session.act(type, ending(session, thread)))) return;
    say(sayDone(sender, type === 'thread-resolved' ? 'Thread resolved' : 'Thread open again'));
    section.current?.focus();
  };
  return (
    <section ref={section} className={`thread ${resolved ? 'resolved' : ''}`} aria-label="Thread" tabIndex={-1} {...row}>
      <ol className="comments">
        {comments.map((one) => (
          <CommentView key={one.id} threadId={threadId} comment={one} />
        ))}
      </ol>
      {resolved && (
        <p className="hint">
          {shortNameOf(workbench, resolved.byId)} resolved it <When at={resolved.at} />
        </p>
      )}
      <div className="thread-foot">
        {rights.canComment && !isAnsweredElsewhere && (
          <CommentField
            draftId={replyDraftOf(threadId)}
            label="Reply"
            placeholder="Reply, @ to mention"
            sendLabel="Reply"
            field={field}
            onSend={reply}
          />
        )}
        {mayResolve &&
          (resolved ? (
            <Button size="s" {...(keyed ? tip('resolveThread', 'Reopen') : {})} onClick={() => settle('thread-reopened')}>
              <RotateCcw className="i xs" aria-hidden="true" />
              Reopen
            </Button>
          ) : (
            <Button size="s" {...(keyed ? tip('resolveThread') : {})} onClick={() => settle('thread-resolved')}>
              <Check className="i xs" aria-hidden="true" />
              Resolve
            </Button>
          ))}
      </div>
    </section>
  );
}
