import { z } from 'zod';
import { threadsById } from '../anchors/anchored-kinds';
import type { ArticleState } from '../article-state';
import type { ArticleDetails } from '../articles/article-details';
import { Basis } from '../basis';
import type { Viewer } from '../people/permissions';
import { withoutWords } from '../replies/reply-request';
import { Replacement } from './suggestion';
import type { Comment, Thread } from './thread';

/** Most queries that one entry sends. More of them go in several, see `sendingsOf`. */
export const MAX_SENT_AT_ONCE = 500;

/** Longest name of someone who answered without an account. UTF-16 units. */
export const MAX_ANSWERER_CHARS = 100;

/** How an answer that did not come through Galley came, one table. */
export const answerWays = {
  phone: 'By phone',
  email: 'By email',
  paper: 'On paper',
  spoken: 'In person',
  other: 'Another way',
} as const;
/** The name of a way. */
export const AnswerWay = z.enum(['phone', 'email', 'paper', 'spoken', 'other']);
export type AnswerWay = z.infer<typeof AnswerWay>;

/** The name of a way, also of one that is no longer known. */
export const nameOfWay = (how: string): string => Object.entries(answerWays).find(([way]) => way === how)?.[1] ?? how;

/** Words that are proposed for a tag's, and what these were when it was asked. */
export const Proposal = z.object({ words: z.string(), replacement: z.string() });
export type Proposal = z.infer<typeof Proposal>;

/** What a person proposes: other words than there are, on one line. */
export const ProposedWords = Replacement.refine((text) => text.trim() !== '', 'Write the words that you propose.');

const Done = z.object({ byId: z.string(), at: z.string() });

/**
 * What makes a thread a query: its first comment is the question, and what the author writes after it are the answers. It is a draft, which
 * nobody but the checkers' side sees, until it is sent.
 */
export const Query = z.object({
  proposal: Proposal.nullable(),
  /** Null for a draft. `toId`: the author in whose inbox it is, or null where it was printed or copied and went another way. */
  sent: Done.extend({ toId: z.string().nullable() }).nullable(),
  withdrawn: Done.nullable(),
  /** Of a draft, the entry that it has its words from. Left out once it is sent, and where they are from before sendings named it. */
  basis: Basis.optional(),
});
export type Query = z.infer<typeof Query>;

/** A thread that is a query. */
export type QueryThread = Thread & { query: Query };

/** True for a thread that is a query. */
export const isQuery = (thread: Thread): thread is QueryThread => thread.query !== undefined;

/** True for a query that was never sent: only the checkers' side may know of it. */
export const isDraft = (thread: Thread): boolean => isQuery(thread) && thread.query.sent === null;

/** True for a comment that is the question of a query. */
export const isQuestion = (thread: Thread, commentId: string): boolean => isQuery(thread) && thread.comments[0]?.id === commentId;

/** Where a query stands, one table. */
export const queryStandings = {
  draft: 'Not sent',
  waiting: 'Waiting for an answer',
  answered: 'Answered',
  settled: 'Settled',
  withdrawn: 'Withdrawn',
} as const;
/** The name of a standing. */
export type QueryStanding = keyof typeof queryStandings;
/** The standings in the order in which a page names them. */
export const queryOrder: readonly QueryStanding[] = ['draft', 'waiting', 'answered', 'settled', 'withdrawn'];

/** True of whoever answers a query: the author, and whom it was sent to. */
export const isAnswerBy = ({ query }: QueryThread, personId: string, { authorId }: Pick<ArticleDetails, 'authorId'>): boolean =>
  personId === authorId || personId === query.sent?.toId;

/**
 * The answers to a query, in order: what the author wrote in it, and what was written down for them. Removed ones are none. Of a comment from before it
 * was kept, the author of now says it.
 */
export function answersOf(thread: QueryThread, details: Pick<ArticleDetails, 'authorId'>): Comment[] {
  return thread.comments
    .slice(1)
    .filter(
      ({ removed, received, byId, isAnswer = isAnswerBy(thread, byId, details) }) =>
        removed === null && (received !== undefined || isAnswer),
    );
}

/** Where a query stands. What was withdrawn stays so; what is settled is settled, answered or not. */
export function queryStandingOf(thread: QueryThread, details: Pick<ArticleDetails, 'authorId'>): QueryStanding {
  const { query, resolved } = thread;
  if (query.withdrawn) return 'withdrawn';
  if (!query.sent) return 'draft';
  if (resolved) return 'settled';
  return answersOf(thread, details).length > 0 ? 'answered' : 'waiting';
}

/** The queries of one sending, parted into what goes in each entry, in order. */
export const sendingsOf = (threadIds: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(threadIds.length / MAX_SENT_AT_ONCE) }, (_, index) =>
    threadIds.slice(index * MAX_SENT_AT_ONCE, (index + 1) * MAX_SENT_AT_ONCE),
  );

/** How many queries wait for the author. */
export function countWaiting({ threads, details }: Pick<ArticleState, 'threads' | 'details'>): number {
  return [...threads.values()].filter((one) => isQuery(one) && queryStandingOf(one, details) === 'waiting').length;
}

/**
 * The article as a viewer may see it: without drafts of queries, and without the words of requests for a reply, unless they are of the
 * checkers' side.
 */
export function seenBy(state: ArticleState, { seesDrafts }: Viewer): ArticleState {
  if (seesDrafts) return state;
  const threads = [...state.threads.values()].filter((one) => !isDraft(one));
  return { ...state, threads: threadsById(threads), replyRequests: withoutWords(state.replyRequests) };
}
