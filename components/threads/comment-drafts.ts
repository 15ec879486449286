import { z } from 'zod';
import { draftOf, keepDraft } from '@/components/annotations/card-drafts';
import type { Thread } from '@/lib/domain/talk/thread';
import type { ArticleSession } from '@/lib/editor/session/article-session';
import { MentionName } from './mentions';

/** A comment that is not sent: its words, and the people who were chosen by name. */
export const CommentDraft = z.object({ text: z.string(), picked: z.array(MentionName).readonly() });
export type CommentDraft = z.infer<typeof CommentDraft>;

/** Where they wait. */
export const commentDrafts = { form: 'comment', schema: CommentDraft };

/** Under which id an answer to a thread waits that is not sent. */
export const replyDraftOf = (threadId: string) => `reply ${threadId}`;

/** The same for the first comment on a tag. */
export const firstDraftOf = (annotationId: string) => `tag ${annotationId}`;

/** The fields of a thread: for an answer, and for the change of each comment. */
export const draftsOfThread = ({ id, comments }: Thread): string[] => [replyDraftOf(id), ...comments.map((one) => `edit ${one.id}`)];

/** True if words wait in one of these fields that were not sent. */
export const hasDraft = (session: ArticleSession, ...draftIds: readonly string[]): boolean =>
  draftIds.some((id) => draftOf(session, commentDrafts, id) !== null);

/** Begins the draft of a field with a mention, unless something is written there already. The field has it when it is drawn anew. */
export function beginWithMention(session: ArticleSession, draftId: string, person: MentionName): void {
  if (!draftOf(session, commentDrafts, draftId)) keepDraft(session, commentDrafts, draftId, { text: `@${person.name} `, picked: [person] });
}

/** Has what waits in one field wait in another, below what is written there already. */
export function moveDraft(session: ArticleSession, fromId: string, toId: string): void {
  const [moved, there] = [draftOf(session, commentDrafts, fromId), draftOf(session, commentDrafts, toId)];
  if (!moved) return;
  keepDraft(
    session,
    commentDrafts,
    toId,
    there ? { text: `${there.text}\n${moved.text}`, picked: [...there.picked, ...moved.picked] } : moved,
  );
  keepDraft(session, commentDrafts, fromId, null);
}
