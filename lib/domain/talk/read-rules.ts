import type { ArticleState } from '../article-state';
import type { ArticleDetails } from '../articles/article-details';
import type { Basis } from '../basis';
import { DomainError } from '../errors';
import { isAnswerBy, isQuery, type QueryThread } from './query';
import type { Settlement, Suggestion } from './suggestion';
import { newestByOthers, type Thread } from './thread';

// What is answered, sent or taken back is what the person has read. Only the server decides that: the page would need the rules to say the same a moment earlier.

/** The words that a person has read, by the entry that they are from; null where those are from before entries were named. Left out, they read what stands. */
type Read = string | null | undefined;

/** Of a comment that is written in a query: whether it is the author's answer. Nothing of one in another thread. */
export const asAnswer = (thread: Thread, actorId: string, details: Pick<ArticleDetails, 'authorId'>): { isAnswer?: boolean } =>
  isQuery(thread) ? { isAnswer: isAnswerBy(thread, actorId, details) } : {};

/** Refuses (`conflict`) an answer to a suggestion that its author has changed since it was read. */
export function refuseIfChanged({ entryId, byId }: Suggestion, read: Read): void {
  if (read === undefined || read === (entryId ?? null)) return;
  throw new DomainError('conflict', 'Its author has changed this suggestion since. Read it again, then answer it.', { byId });
}

/** Refuses (`conflict`) to take a settlement back in whose place another stands. */
export function refuseIfSettledAnew({ how, byId, entryId }: Settlement, takenBack: string | undefined): void {
  if (takenBack === undefined || takenBack === entryId) return;
  throw new DomainError('conflict', `This suggestion was opened again and ${how} since. It stays as it is.`, { byId });
}

/**
 * Queries as the author gets them: who of the checkers' side worded one last is not told. Refused (`conflict`) where one was reworded since the
 * sender read it.
 */
export const queriesAsRead = (queries: readonly QueryThread[], read: ReadonlyMap<string, Read>, senderId: string): QueryThread[] =>
  queries.map(({ query: { basis, ...query }, ...thread }) => {
    refuseOtherWords(basis, read.get(thread.id), senderId, 'a query since. Read it again, then send it.');
    return { ...thread, query };
  });

/** Refuses (`conflict`) a change of a draft that was reworded since it was read: those words would be gone unseen. */
export function refuseIfReworded({ query: { basis } }: QueryThread, read: Read, actorId: string): void {
  refuseOtherWords(basis, read, actorId, 'this query since. Read it again, then change it.');
}

/**
 * Refuses (`conflict`) to end a thread in which somebody else has written since: nobody would see it there. `readTo`: their newest comment that was
 * read, as its seq.
 */
export function refuseIfAnswered(thread: Thread, readTo: number | undefined, actorId: string): void {
  const newest = newestByOthers(thread, actorId);
  if (readTo === undefined || newest <= readTo) return;
  const { byId } = thread.comments.find(({ seq }) => seq === newest) ?? {};
  throw new DomainError('conflict', 'Somebody has written here since. Read that first.', { byId });
}

function refuseOtherWords(basis: Basis | undefined, read: Read, readerId: string, what: string): void {
  if (read === undefined || read === (basis?.entryId ?? null)) return;
  const who = basis?.byId === readerId ? 'You have' : 'A colleague has';
  // A page that was a reader's for a while got no drafts meanwhile, and has the words from before until it is loaded anew.
  throw new DomainError('conflict', `${who} reworded ${what} If it looks the same, reload the page.`, { byId: basis?.byId });
}

/** Refuses (`conflict`) ids of a thread that begins and of a comment that are taken. The page makes its own and need not ask. */
export function refuseTaken(
  { threads }: Pick<ArticleState, 'threads'>,
  { about, threadId, commentId }: { about: string; threadId: string; commentId: string },
): void {
  const isTaken =
    (about !== 'thread' && threads.has(threadId)) ||
    [...threads.values()].some(({ comments }) => comments.some(({ id }) => id === commentId));
  if (isTaken) throw new DomainError('conflict', 'This comment carries an id that is taken.');
}
