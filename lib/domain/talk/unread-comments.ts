import type { ArticleState } from '../article-state';
import { type Comment, peopleConcerned, type Thread } from './thread';

type Known = Pick<ArticleState, 'details' | 'annotations' | 'suggestions'>;

/** How far a person has read a thread, and whether what they have not read mentions them. */
interface ReadSoFar {
  personId: string;
  readSeq: number;
  isMentioned: boolean;
}

/** True for a comment that nobody need read any more: it was removed, or is the question of a query that was withdrawn. */
export const isNoNews = ({ comments, query }: Thread, index: number): boolean =>
  (comments[index]?.removed ?? null) !== null || (index === 0 && (query?.withdrawn ?? null) !== null);

/**
 * What is still there, and asked, of a thread that came to a person's inbox and that they have not read, in order, and the comments in it that mention them.
 * A comment was for them if the thread concerned them when it was written, which a comment that was removed since may have brought about; one that came to mention them later, if any mention of them is unread.
 */
export function unreadComments(state: Known, thread: Thread, read: ReadSoFar): { unread: Comment[]; mentions: Comment[] } {
  const { personId, readSeq, isMentioned } = read;
  const unread: Comment[] = [];
  const mentions: Comment[] = [];
  for (const [index, comment] of thread.comments.entries()) {
    if (isNoNews(thread, index) || comment.byId === personId) continue;
    const isNew = comment.seq > readSeq;
    const isMention = isMentioned && comment.mentions.includes(personId) && (isNew || comment.edits.length > 0);
    const asThen = { ...thread, comments: thread.comments.slice(0, index + 1) };
    // Whom it mentioned nobody knows any more.
    const mayHaveConcerned = asThen.comments.some(({ removed }) => removed !== null);
    if (isMention) mentions.push(comment);
    if (isMention || (isNew && (mayHaveConcerned || peopleConcerned(state, asThen).has(personId)))) unread.push(comment);
  }
  return { unread, mentions };
}
