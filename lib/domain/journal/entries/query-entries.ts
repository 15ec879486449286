import { z } from 'zod';
import { wordsOfAnchor } from '../../anchors/anchor';
import type { ArticleState } from '../../article-state';
import { DomainError } from '../../errors';
import {
  AnswerWay,
  isDraft,
  isQuery,
  MAX_ANSWERER_CHARS,
  MAX_SENT_AT_ONCE,
  Proposal,
  ProposedWords,
  type Query,
  type QueryThread,
} from '../../talk/query';
import { type Comment, CommentText, Thread } from '../../talk/thread';
import { isUnseen } from '../../text/is-unseen';
import { inputText } from '../../text/text-input';
import { Uuid } from '../../uuid';
import { requireAnnotation } from '../change-annotation';
import { DraftMark, defineEntryType, type EntryType } from '../entry-type';
import { MergedFrom, onItself, onTag, ReadTo, requireThread, withoutWords, withThread } from './thread-entries';

const OneQuery = z.object({ threadId: Uuid });
/** `replacement`: the words that are proposed for the tag's, or null for a mere question. */
const Asking = OneQuery.extend({ text: CommentText, replacement: ProposedWords.nullable().default(null) });

/** What is asked. Stored words need no limit. `entryId`: the entry itself, left out by those from before sendings named it. Null for a viewer from whom drafts are kept. */
const Question = z.object({ text: z.string(), proposal: Proposal.nullable(), entryId: Uuid.optional() }).nullable();

/** A question to the author is written, on a tag. It is a draft. */
const asked = defineEntryType({
  type: 'query.asked',
  action: 'ask author',
  isOpenWhenSigned: true,
  Input: Asking.extend({ commentId: Uuid, annotationId: Uuid }),
  /** `annotationId` is null for a viewer from whom drafts are kept: which claim is in doubt tells as much as the question. */
  Payload: OneQuery.extend({ commentId: z.uuid(), annotationId: z.uuid().nullable(), mergedFrom: MergedFrom, question: Question }),
  decide(state, { threadId, commentId, annotationId, text, replacement }, context) {
    context.readRules?.refuseTaken(state, { about: 'tag', threadId, commentId });
    // Of a removed tag too: it can come back, and what was asked must not be lost to a race. The page of queries has it meanwhile.
    const on = context.mergeRules?.followMerges(state, annotationId, context) ?? onItself(state, annotationId);
    const question = { text, proposal: proposalFor(state, on.annotationId, replacement), entryId: context.entryId };
    return { threadId, commentId, ...on, question };
  },
  apply(state, { payload: { threadId, commentId, annotationId, mergedFrom, question }, actorId, at, seq }) {
    if (!question || annotationId === null) return state;
    const { text, proposal, entryId } = question;
    const one: Comment = { id: commentId, byId: actorId, at, seq, text, mentions: [], edits: [], removed: null };
    const query: Query = { proposal, sent: null, withdrawn: null, ...(entryId && { basis: { entryId, byId: actorId } }) };
    return withThread(state, { id: threadId, about: onTag({ annotationId, mergedFrom }), comments: [one], resolved: null, query });
  },
  touchesThreads: ({ threadId }) => [threadId],
  redact: ({ mergedFrom: _mergedFrom, ...payload }) => ({ ...payload, annotationId: null, question: null }),
  ofDraft: 'all',
});

/** `basedOn`: the entry that the draft has the words from that the person has read, or null where that is not named; left out, nobody asks. */
const Changing = Asking.extend({ basedOn: Uuid.nullable().optional() });

/**
 * A draft asks something else. What it asked before is of nobody's interest but the journal's. Refused (`conflict`) if it was reworded since the
 * person read it.
 */
const changed = defineEntryType({
  type: 'query.changed',
  action: 'ask author',
  isOpenWhenSigned: true,
  Input: Changing,
  Payload: OneQuery.extend({ question: Question }),
  decide(state, { threadId, text, replacement, basedOn }, { entryId, actorId, readRules }) {
    const thread = requireQuery(state, threadId);
    if (thread.query.sent) throw new DomainError('conflict', 'This query was sent. Withdraw it and ask anew.');
    refuseWithdrawn(thread);
    readRules?.refuseIfReworded(thread, basedOn, actorId);
    const annotationId = thread.about.on === 'tag' ? thread.about.annotationId : '';
    return { threadId, question: { text, proposal: proposalFor(state, annotationId, replacement), entryId } };
  },
  apply: (state, { payload: { threadId, question }, actorId: byId }) =>
    changeQuery(state, threadId, (one) => {
      if (!question) return one;
      const { proposal, entryId } = question;
      const comments = one.comments.map((comment, index) => (index === 0 ? { ...comment, text: question.text } : comment));
      return { ...one, comments, query: { ...one.query, proposal, ...(entryId && { basis: { entryId, byId } }) } };
    }),
  touchesThreads: ({ threadId }) => [threadId],
  redact: (payload) => ({ ...payload, question: null }),
  ofDraft: 'all',
});

/**
 * `toId`: the author as the sender saw them, or null for queries that go another way: printed, copied, read out. `basedOn`: in the order of the
 * queries, the entry that each has the words from that the sender has read, or null where that is not named; left out, they go as they are.
 */
const Sending = z.object({
  threadIds: z.array(Uuid).min(1).max(MAX_SENT_AT_ONCE),
  toId: Uuid.nullable(),
  basedOn: z.array(Uuid.nullable()).max(MAX_SENT_AT_ONCE).optional(),
});

/**
 * Drafts go to the author, all of them in one entry. It carries each as it is sent, since for the author it begins here. What was sent or
 * withdrawn meanwhile is left out. Refused (`conflict`) if nothing is left, one was reworded since the sender read it, or the article has another
 * author by now.
 */
const sent = defineEntryType({
  type: 'queries.sent',
  action: 'ask author',
  isOpenWhenSigned: true,
  Input: Sending,
  Payload: z.object({ toId: z.uuid().nullable(), queries: z.array(Thread) }),
  decide(state, { threadIds, toId, basedOn = [] }, { actorId, readRules }) {
    if (toId !== null && toId !== state.details.authorId) {
      throw new DomainError('conflict', 'The article has another author now. Look who it is, and send them again.');
    }
    const queries = [...new Set(threadIds)]
      .map((id) => requireQuery(state, id))
      .filter(({ query }) => query.sent === null && query.withdrawn === null);
    if (queries.length === 0) throw new DomainError('conflict', 'These queries were sent or withdrawn already.');
    const read = new Map(threadIds.map((id, index) => [id, basedOn[index]]));
    return { toId, queries: readRules?.queriesAsRead(queries, read, actorId) ?? queries };
  },
  apply(state, { payload: { toId, queries }, actorId, at }) {
    const now = { byId: actorId, at, toId };
    // As they were sent, not as this page knows them: it may have seen a draft, and not how that was worded later.
    return queries.filter(isQuery).reduce((after, one) => withThread(after, { ...one, query: { ...one.query, sent: now } }), state);
  },
  touchesThreads: ({ queries }) => queries.map(({ id }) => id),
});

/** `wasDraft`: it was never sent, so that nobody but the checkers' side knows of it. */
const Withdrawal = OneQuery.extend(DraftMark.partial().shape);

/**
 * Nobody waits for an answer any more. The query stays on the record; a draft stays where drafts are seen. Refused (`conflict`) where somebody else
 * has written in it since it was read.
 */
const withdrawn = defineEntryType({
  type: 'query.withdrawn',
  action: 'ask author',
  isOpenWhenSigned: true,
  Input: OneQuery.extend({ readTo: ReadTo }),
  Payload: Withdrawal,
  decide(state, input, { actorId, readRules }): z.infer<typeof Withdrawal> {
    const thread = requireQuery(state, input.threadId);
    refuseWithdrawn(thread);
    readRules?.refuseIfAnswered(thread, input.readTo, actorId);
    return isDraft(thread) ? { ...input, wasDraft: true } : input;
  },
  apply: (state, { payload: { threadId }, actorId, at }) =>
    changeQuery(state, threadId, (one) => ({ ...one, query: { ...one.query, withdrawn: { byId: actorId, at } } })),
  touchesThreads: ({ threadId }) => [threadId],
  ofDraft: 'marked',
});

const Received = OneQuery.extend({ commentId: Uuid, text: CommentText, who: inputText(MAX_ANSWERER_CHARS), how: AnswerWay });

/** An answer that came by phone, by mail or on paper is written down, with who gave it. It opens a settled query again, as any answer does. */
const answered = defineEntryType({
  type: 'query.answered',
  action: 'ask author',
  isOpenWhenSigned: true,
  Input: Received,
  Payload: OneQuery.extend({ commentId: z.uuid(), text: z.string(), who: z.string(), how: z.string() }),
  decide(state, input, { readRules }) {
    readRules?.refuseTaken(state, { about: 'thread', ...input });
    const thread = requireQuery(state, input.threadId);
    if (isDraft(thread)) throw new DomainError('conflict', 'This query was not sent yet. Mark it as sent first.');
    if (isUnseen(input.who)) throw new DomainError('invalid', 'Say who answered.');
    return input;
  },
  apply: (state, { payload: { threadId, commentId, text, who, how }, actorId, at, seq }) =>
    changeQuery(state, threadId, (one) => {
      const answer = { id: commentId, byId: actorId, at, seq, text, mentions: [], edits: [], removed: null, received: { who, how } };
      return { ...one, comments: [...one.comments, answer], resolved: null };
    }),
  touchesThreads: ({ threadId }) => [threadId],
  withoutRemoved: withoutWords,
});

/** The tag's words as they are now, and what is proposed for them. Refused (`invalid`) if that is the same. */
function proposalFor(state: ArticleState, annotationId: string, replacement: string | null): Proposal | null {
  if (replacement === null) return null;
  const words = wordsOfAnchor(state.doc, requireAnnotation(state, annotationId).anchor);
  if (words === replacement) throw new DomainError('invalid', 'These are the words that stand there.');
  return { words, replacement };
}

function requireQuery(state: ArticleState, id: string): QueryThread {
  const thread = requireThread(state, id);
  if (!isQuery(thread)) throw new DomainError('not-found', 'That query does not exist.');
  return thread;
}

function refuseWithdrawn({ query }: QueryThread): void {
  if (query.withdrawn) throw new DomainError('conflict', 'This query was withdrawn already.', { byId: query.withdrawn.byId });
}

/** The state with one query changed. Without it, the viewer has not seen the draft: it begins for them when it is sent. */
function changeQuery(state: ArticleState, id: string, change: (thread: QueryThread) => QueryThread): ArticleState {
  const thread = state.threads.get(id);
  return thread && isQuery(thread) ? withThread(state, change(thread)) : state;
}

/** The entries that make and change queries to the author. Their answers are comments. */
export const queryEntryTypes: EntryType[] = [asked, changed, sent, withdrawn, answered];
