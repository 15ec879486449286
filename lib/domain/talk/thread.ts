import { z } from 'zod';
import { Anchor } from '../anchors/anchor';
import type { ArticleState } from '../article-state';
import { inputText } from '../text/text-input';
import { Query } from './query';

/** Longest comment. UTF-16 units. */
export const MAX_COMMENT_CHARS = 5_000;
/** Most people that one comment names. */
export const MAX_MENTIONS = 50;

/** What a person writes in a comment. The names of those it mentions stand in it as `@Name`, as they are called on that day. */
export const CommentText = inputText(MAX_COMMENT_CHARS).refine((text) => text.trim() !== '', 'Write a comment first.');

/** One comment. A removed one keeps its place in the thread and loses its words. */
export const Comment = z.object({
  id: z.uuid(),
  byId: z.string(),
  at: z.string(),
  /** The entry that it came with; 0 for one that came with the article, in an archive: nobody here has it unread. */
  seq: z.number().int().nonnegative(),
  text: z.string(),
  mentions: z.array(z.string()),
  /** What it said before each change, oldest first, and when it was changed. */
  edits: z.array(z.object({ text: z.string(), at: z.string() })),
  removed: z.object({ byId: z.string(), at: z.string() }).nullable(),
  /** Of an answer that did not come through Galley: whose it is, and how it came. Whoever wrote it down is `byId`. */
  received: z.object({ who: z.string(), how: z.string() }).optional(),
  /** Of a comment in a query: whether it was the author's answer when it was written, whoever is the author now. Left out elsewhere, and by those from before. */
  isAnswer: z.boolean().optional(),
});
export type Comment = z.infer<typeof Comment>;

/** What a thread is about: a tag, words of the text, a suggestion, or the article as a whole. */
export const ThreadSubject = z.discriminatedUnion('on', [
  /** `mergedFrom`: the tags that it was about before, until each was merged into the next; the last one comes last. */
  z.object({ on: z.literal('tag'), annotationId: z.uuid(), mergedFrom: z.array(z.uuid()).optional() }),
  /** `lostSeq`: the entry that took the words away, or those of a place of several, while they are gone. */
  z.object({ on: z.literal('words'), anchor: Anchor, lostSeq: z.number().int().optional() }),
  z.object({ on: z.literal('suggestion'), suggestionId: z.uuid() }),
  z.object({ on: z.literal('article') }),
]);
export type ThreadSubject = z.infer<typeof ThreadSubject>;

/** Comments on one thing, oldest first. Whoever wrote the first is its author. */
export const Thread = z.object({
  id: z.uuid(),
  about: ThreadSubject,
  comments: z.array(Comment).min(1),
  resolved: z.object({ byId: z.string(), at: z.string() }).nullable(),
  /** A question to the author, in its first comment. Left out where it is none. */
  query: Query.optional(),
});
export type Thread = z.infer<typeof Thread>;

/** Who began a thread. */
export const threadAuthor = (thread: Thread): string | null => thread.comments[0]?.byId ?? null;

/** The comments whose words are still there. */
export const shownComments = (thread: Thread): Comment[] => thread.comments.filter(({ removed }) => removed === null);

/** The threads about a tag, in order of making. */
export function threadsOnTag(threads: ReadonlyMap<string, Thread>, annotationId: string): Thread[] {
  return [...threads.values()].filter(({ about }) => about.on === 'tag' && about.annotationId === annotationId);
}

/** Tells of a comment whether it was removed: from then on nobody is given its words, wherever they still stand. */
export type IsRemoved = (threadId: string, commentId: string) => boolean;

/** The comments that are removed in an article as it is now. */
export const removedIn =
  ({ threads }: Pick<ArticleState, 'threads'>): IsRemoved =>
  (threadId, commentId) =>
    threads.get(threadId)?.comments.some(({ id, removed }) => id === commentId && removed !== null) ?? false;

/**
 * A thread from before without the words of comments that were removed since, and whom these named; the very same if it has none. That and when they
 * were changed stays: it is what entries without these words lead to.
 */
export function withoutRemoved(thread: Thread, isRemoved: IsRemoved): Thread {
  const isTold = ({ id, removed }: Comment) => removed === null && isRemoved(thread.id, id);
  if (!thread.comments.some(isTold)) return thread;
  const wordless = (one: Comment) => ({ ...one, text: '', mentions: [], edits: one.edits.map((edit) => ({ ...edit, text: '' })) });
  return { ...thread, comments: thread.comments.map((one) => (isTold(one) ? wordless(one) : one)) };
}

/** The newest comment of a thread that somebody else wrote and that is not removed, as its seq; 0 if there is none. */
export function newestByOthers(thread: Thread, personId: string): number {
  return thread.comments.reduce((seq, one) => (one.byId === personId || one.removed ? seq : Math.max(seq, one.seq)), 0);
}

/** The threads about a suggestion, in order of making: one, but where two people answered it at once. */
export function threadsOnSuggestion(threads: ReadonlyMap<string, Thread>, suggestionId: string): Thread[] {
  return [...threads.values()].filter(({ about }) => about.on === 'suggestion' && about.suggestionId === suggestionId);
}

/** Whom a thread concerns: those who wrote in it or are mentioned, who sent it or to whom it went as a query, who made the tag or suggestion it is about, and the author of the article. */
export function peopleConcerned(
  { details, annotations, suggestions }: Pick<ArticleState, 'details' | 'annotations' | 'suggestions'>,
  thread: Thread,
): Set<string> {
  const people = new Set(thread.comments.flatMap(({ byId, mentions }) => [byId, ...mentions]));
  const { about } = thread;
  if (about.on === 'tag') addMaker(annotations.get(about.annotationId));
  if (about.on === 'suggestion') addMaker(suggestions.get(about.suggestionId));
  for (const one of [thread.query?.sent?.byId, thread.query?.sent?.toId, details.authorId]) if (one) people.add(one);
  return people;

  function addMaker(made: { byId: string } | undefined): void {
    if (made) people.add(made.byId);
  }
}
