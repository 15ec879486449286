import { z } from 'zod';
import { Anchor, isPartlyLost } from '../../anchors/anchor';
import type { ArticleState } from '../../article-state';
import { DomainError } from '../../errors';
import { isDraft, isQuestion } from '../../talk/query';
import { type Comment, CommentText, type IsRemoved, MAX_MENTIONS, type Thread, type ThreadSubject, threadAuthor } from '../../talk/thread';
import { Uuid } from '../../uuid';
import { requireAnnotation } from '../change-annotation';
import { type DecisionContext, defineEntryType, type EntryType } from '../entry-type';
import type { SaidOn } from '../merge/merged-away';
import { anchorFromInput, RangesInput } from '../ranges-input';
import { requireSuggestion } from './suggestion-entries';

const Mentions = z.array(Uuid).max(MAX_MENTIONS, `A comment names at most ${MAX_MENTIONS} people.`);
/** The tags that a thread was begun on or moved from by merges, as `ThreadSubject` has them. */
export const MergedFrom = z.array(z.uuid()).optional();
const OneComment = z.object({ threadId: Uuid, commentId: Uuid });
const Written = OneComment.extend({ text: CommentText, mentions: Mentions.default([]) });

/** `thread`: an answer in one that is there. With the others a thread begins. */
const CommentInput = z.discriminatedUnion('about', [
  Written.extend({ about: z.literal('tag'), annotationId: Uuid }),
  Written.extend({ about: z.literal('words'), ranges: RangesInput }),
  Written.extend({ about: z.literal('suggestion'), suggestionId: Uuid }),
  Written.extend({ about: z.literal('article') }),
  Written.extend({ about: z.literal('thread') }),
]);

// Stored words need no limit: one that is changed later must not make an old journal unreadable.
const StoredWords = OneComment.extend({ text: z.string(), mentions: z.array(z.uuid()) });
const CommentPayload = z.discriminatedUnion('about', [
  // `mergedFrom`: the tag that it was written on was merged into that one, or into one that was. Left out where it was not, and by entries from before.
  StoredWords.extend({ about: z.literal('tag'), annotationId: z.uuid(), mergedFrom: MergedFrom }),
  // `partlyLost`: the words of one of its places were gone before it came. Left out else, and by entries from before.
  StoredWords.extend({ about: z.literal('words'), anchor: Anchor, partlyLost: z.literal(true).optional() }),
  StoredWords.extend({ about: z.literal('suggestion'), suggestionId: z.uuid() }),
  StoredWords.extend({ about: z.literal('article') }),
  // `isAnswer`: in a query, whether it is the author's, as the state has it. Left out in other threads, and by entries from before.
  StoredWords.extend({ about: z.literal('thread'), isAnswer: z.boolean().optional() }),
]);
type CommentPayload = z.infer<typeof CommentPayload>;

/** A comment: the first of a new thread, or an answer. An answer in a resolved thread opens it again, since nobody would see it there. */
const comment = defineEntryType({
  type: 'comment',
  action: 'comment',
  isOpenWhenSigned: true,
  Input: CommentInput,
  Payload: CommentPayload,
  decide(state, input, context): CommentPayload {
    const { since, mergeRules, readRules } = context;
    readRules?.refuseTaken(state, input);
    const { threadId, commentId, text, mentions } = input;
    const words = { threadId, commentId, text, mentions: [...new Set(mentions)] };
    switch (input.about) {
      case 'tag':
        return {
          ...words,
          about: 'tag',
          ...(mergeRules?.commentOn(state, input.annotationId, context) ?? onItself(state, input.annotationId)),
        };
      case 'words': {
        const anchor = anchorFromInput(state.doc, input.ranges, since);
        return { ...words, about: 'words', anchor, ...(isPartlyLost(anchor) && { partlyLost: true }) };
      }
      case 'suggestion':
        return { ...words, about: 'suggestion', suggestionId: requireSuggestion(state, input.suggestionId).id };
      case 'article':
        return { ...words, about: 'article' };
      case 'thread': {
        refuseDraft(state, threadId);
        const thread = requireThread(state, threadId);
        mergeRules?.refuseUnseen(state, thread, context);
        return { ...words, about: 'thread', ...readRules?.asAnswer(thread, context.actorId, state.details) };
      }
    }
  },
  apply(state, { payload, actorId, at, seq }) {
    const { threadId, commentId, text, mentions } = payload;
    const one: Comment = { id: commentId, byId: actorId, at, seq, text, mentions, edits: [], removed: null };
    if (payload.about === 'thread') {
      const { isAnswer } = payload;
      if (isAnswer !== undefined) one.isAnswer = isAnswer;
      return changeThread(state, threadId, (thread) => ({ ...thread, comments: [...thread.comments, one], resolved: null }));
    }
    return withThread(state, { id: threadId, about: subjectOf(payload, seq), comments: [one], resolved: null });
  },
  touchesThreads: ({ threadId }) => [threadId],
  withoutRemoved: withoutWords,
});

const Said = z.looseObject({ threadId: z.string(), commentId: z.string(), text: z.string(), mentions: z.array(z.string()).optional() });

/** What an entry says of one comment, without its words and whom these named where it was removed since. */
export function withoutWords(payload: unknown, isRemoved: IsRemoved): unknown {
  const said = Said.parse(payload);
  return isRemoved(said.threadId, said.commentId) ? { ...said, text: '', ...(said.mentions && { mentions: [] }) } : payload;
}

function subjectOf(payload: Exclude<CommentPayload, { about: 'thread' }>, seq: number): ThreadSubject {
  if (payload.about === 'tag') return onTag(payload);
  if (payload.about === 'suggestion') return { on: 'suggestion', suggestionId: payload.suggestionId };
  if (payload.about === 'article') return { on: 'article' };
  // Written while somebody else deleted the words.
  const { anchor, partlyLost } = payload;
  return { on: 'words', anchor, ...((anchor.state === 'orphaned' || partlyLost) && { lostSeq: seq }) };
}

/** Where what is said of a tag goes without rules. Refused (`not-found`) if there is none. */
export const onItself = (state: ArticleState, id: string): SaidOn => ({ annotationId: requireAnnotation(state, id).id });

/** The subject of a thread that is begun on a tag. */
export const onTag = ({ annotationId, mergedFrom }: { annotationId: string; mergedFrom?: string[] | undefined }): ThreadSubject => ({
  on: 'tag',
  annotationId,
  ...(mergedFrom && { mergedFrom }),
});

/** Other words for one's own comment. What it said before is kept, and anyone may read it. */
const edited = defineEntryType({
  type: 'comment-edited',
  action: 'comment',
  isOpenWhenSigned: true,
  Input: Written,
  Payload: StoredWords,
  decide(state, input, { actorId }) {
    const { byId, removed } = requireComment(state, input);
    refuseQuestion(state, input, 'changed while it is not sent, and withdrawn after');
    if (byId !== actorId) throw new DomainError('forbidden', 'Only its author can change a comment.');
    if (removed) throw new DomainError('conflict', 'This comment was removed.');
    return { ...input, mentions: [...new Set(input.mentions)] };
  },
  apply: (state, { payload: { threadId, commentId, text, mentions }, at }) =>
    changeComment(state, threadId, commentId, (one) => ({ ...one, text, mentions, edits: [...one.edits, { text: one.text, at }] })),
  touchesThreads: ({ threadId }) => [threadId],
  withoutRemoved: withoutWords,
});

/** Takes the words of a comment away, by its author or who may remove comments of others. Its place in the thread stays. */
const removed = defineEntryType({
  type: 'comment-removed',
  action: 'comment',
  isOpenWhenSigned: true,
  Input: OneComment,
  Payload: OneComment,
  decide(state, input, { actorId, may }) {
    const { byId } = requireComment(state, input);
    refuseQuestion(state, input, 'withdrawn, not removed');
    if (byId !== actorId && !may('remove comment')) throw new DomainError('forbidden', 'Only its author or a lead can remove a comment.');
    return input;
  },
  apply: (state, { payload: { threadId, commentId }, actorId, at }) =>
    changeComment(state, threadId, commentId, (one) => ({
      ...one,
      text: '',
      mentions: [],
      edits: [],
      removed: one.removed ?? { byId: actorId, at },
    })),
  touchesThreads: ({ threadId }) => [threadId],
});

const OneThread = z.object({ threadId: Uuid });

/** The newest comment of somebody else that whoever ends a thread has read, as its seq. Left out, as by tabs from before, nobody asks. */
export const ReadTo = z.number().optional();

/**
 * The thread is settled. Done twice it stays the first person's: two who do it at once want the same. Refused (`conflict`) where somebody else has
 * written in it since it was read.
 */
const resolved = defineEntryType({
  type: 'thread-resolved',
  action: 'comment',
  isOpenWhenSigned: true,
  Input: OneThread.extend({ readTo: ReadTo }),
  Payload: OneThread,
  decide: requireHand,
  apply: (state, { payload: { threadId }, actorId, at }) =>
    changeThread(state, threadId, (one) => ({ ...one, resolved: one.resolved ?? { byId: actorId, at } })),
  touchesThreads: ({ threadId }) => [threadId],
});

const reopened = defineEntryType({
  type: 'thread-reopened',
  action: 'comment',
  isOpenWhenSigned: true,
  Input: OneThread,
  Payload: OneThread,
  decide: requireHand,
  apply: (state, { payload: { threadId } }) => changeThread(state, threadId, (one) => ({ ...one, resolved: null })),
  touchesThreads: ({ threadId }) => [threadId],
});

/** Whoever began a thread may always settle it; others need the right. */
function requireHand(
  state: ArticleState,
  input: z.infer<typeof OneThread> & { readTo?: number | undefined },
  { actorId, may, readRules }: DecisionContext,
) {
  const thread = requireThread(state, input.threadId);
  refuseDraft(state, input.threadId);
  if (threadAuthor(thread) !== actorId && !may('resolve thread')) {
    throw new DomainError('forbidden', 'Only who began this thread, or a checker, can resolve or reopen it.');
  }
  readRules?.refuseIfAnswered(thread, input.readTo, actorId);
  return input;
}

/** What is said in a draft would go to the author with it. */
function refuseDraft(state: ArticleState, threadId: string): void {
  if (isDraft(requireThread(state, threadId))) {
    throw new DomainError('conflict', 'This query was not sent. Change it, or comment on the tag.');
  }
}

function refuseQuestion(state: ArticleState, { threadId, commentId }: z.infer<typeof OneComment>, how: string): void {
  if (isQuestion(requireThread(state, threadId), commentId)) throw new DomainError('conflict', `A question to the author is ${how}.`);
}

/** The thread that an entry is about. Refused (`not-found`) if there is none. */
export function requireThread(state: ArticleState, id: string): Thread {
  const thread = state.threads.get(id);
  if (!thread) throw new DomainError('not-found', 'That thread does not exist.');
  return thread;
}

function requireComment(state: ArticleState, { threadId, commentId }: z.infer<typeof OneComment>): Comment {
  const found = requireThread(state, threadId).comments.find(({ id }) => id === commentId);
  if (!found) throw new DomainError('not-found', 'That comment does not exist.');
  return found;
}

/** The state with a thread, new or in place of what it was. */
export const withThread = (state: ArticleState, thread: Thread): ArticleState => ({
  ...state,
  threads: state.threads.with([thread]),
});

/** The state with one thread changed. Throws if there is none: an entry about nothing has no place in a journal. */
export function changeThread(state: ArticleState, id: string, change: (thread: Thread) => Thread): ArticleState {
  const thread = state.threads.get(id);
  if (!thread) throw new Error(`no thread ${id} at ${state.seq}`);
  return withThread(state, change(thread));
}

function changeComment(state: ArticleState, threadId: string, commentId: string, change: (one: Comment) => Comment): ArticleState {
  return changeThread(state, threadId, (thread) => ({
    ...thread,
    comments: thread.comments.map((one) => (one.id === commentId ? change(one) : one)),
  }));
}

/** The entries that make and change threads. */
export const threadEntryTypes: EntryType[] = [comment, edited, removed, resolved, reopened];
