'use client';
import type { Ref } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { shortNameOf } from '@/components/article/people/person-names';
import { sayDone } from '@/components/article/say-done';
import { useWorkbench } from '@/components/article/session-context';
import { FIELDS } from '@/components/ui/fields-of-words';
import { type RowProps, useHeldRows } from '@/components/ui/held-rows';
import { type Thread, threadAuthor } from '@/lib/domain/talk/thread';
import { hasDraft } from './comment-drafts';
import { CommentField } from './comment-field';

interface Props {
  draftId: string;
  /** What a thread that it begins is on. */
  about: { about: 'tag'; annotationId: string } | { about: 'suggestion'; suggestionId: string };
  /** The thread that stands there by now, if one does. */
  thread: Thread | undefined;
  label: string;
  field: Ref<HTMLTextAreaElement>;
  row: RowProps;
}

/** The field that begins a thread. Where a colleague has begun one while somebody wrote here, it stays as it is, and answers that one. */
export function FirstComment({ draftId, about, thread, label, field, row }: Props) {
  const workbench = useWorkbench();
  const { session, sender } = workbench;
  const { attempt, say } = useTagHands();
  const send = (text: string, mentions: string[]) => {
    const target = thread ? { about: 'thread', threadId: thread.id } : { ...about, threadId: uuidv7() };
    const isDone = attempt(() => session.act('comment', { ...target, commentId: uuidv7(), text, mentions }));
    if (isDone) say(sayDone(sender, 'Comment added'));
    return isDone;
  };
  const author = (thread && threadAuthor(thread)) ?? null;
  const isTheirs = author !== null && author !== session.options.personId;
  return (
    <CommentField
      draftId={draftId}
      label={thread ? 'Reply' : label}
      placeholder={thread ? 'Reply, @ to mention' : 'Comment, @ to mention'}
      sendLabel={thread ? 'Reply' : 'Comment'}
      note={isTheirs ? `${shortNameOf(workbench, author)} commented meanwhile. What you write here answers that.` : undefined}
      field={field}
      row={row}
      onSend={send}
    />
  );
}

/** Whether the field that begins a thread is there: also where there is one by now, as long as somebody writes in it or has words in it. */
export function useFirstComment(draftId: string, thread: Thread | undefined): { isShown: boolean; row: RowProps } {
  const { session } = useWorkbench();
  const rows = useHeldRows<'there' | 'gone'>(FIELDS);
  const isKept = hasDraft(session, draftId);
  // One's own thread is answered in its own field.
  const isOwn = thread !== undefined && threadAuthor(thread) === session.options.personId;
  const place = rows.groupOf(draftId, thread === undefined || isKept ? 'there' : 'gone');
  return { isShown: place === 'there' && (isKept || !isOwn), row: rows.rowProps(draftId, place) };
}
