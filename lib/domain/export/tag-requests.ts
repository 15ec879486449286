import type { ArticleState } from '../article-state';
import { type ReplyRequest, requestsByTag } from '../replies/reply-request';
import { KEPT_TO_CHECKERS, replyChannels, sayAsked, sayEffect, sayOutcome } from '../replies/reply-words';

/** The requests for a reply about a tag that are not removed, in order of sending. */
export const requestsOfTag = ({ replyRequests }: Pick<ArticleState, 'replyRequests'>, id: string): readonly ReplyRequest[] =>
  requestsByTag(replyRequests).get(id) ?? [];

/** What a table of claims says of a request: whom it went to, how and when, what it asked, and what came of it. Times are UTC. */
export const requestColumns: Readonly<Record<string, (request: ReplyRequest) => string>> = {
  'Reply asked of': ({ asked }) => (asked ? sayAsked(asked) : KEPT_TO_CHECKERS),
  'Asked by way of': ({ channel }) => replyChannels[channel].name,
  'Asked at': ({ sentAt }) => sentAt,
  'Reply asked until': ({ deadlineAt }) => deadlineAt ?? '',
  'Question put': ({ asked }) => asked?.question ?? '',
  'What came of it': ({ outcome }) => sayOutcome(outcome),
  'Reply at': ({ outcome }) => outcome?.happenedAt ?? '',
  Reply: ({ outcome }) => outcome?.said?.answer ?? '',
  'Effect of the reply': ({ outcome }) => (outcome ? sayEffect(outcome) : ''),
};
