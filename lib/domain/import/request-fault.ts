import type { ArticleState } from '../article-state';
import {
  MAX_ASKED_NAME_CHARS,
  MAX_EFFECT_NOTE_CHARS,
  MAX_QUESTION_CHARS,
  MAX_REPLY_CHARS,
  type ReplyRequest,
} from '../replies/reply-request';
import { isMadeBySomebody } from './made-by-somebody';

/** What is wrong with one request for a reply in an archive, as the end of a sentence that begins with it, or null. */
export function findRequestFault(request: ReplyRequest, { annotations }: ArticleState): string | null {
  const { annotationIds, joined = [], asked, sentAt, deadlineAt, outcome, pastOutcomes } = request;
  const outcomes = [outcome, ...pastOutcomes].flatMap((one) => one ?? []);
  if (!isMadeBySomebody(request)) return 'was logged by nobody, or at no time';
  const isThere = (id: string) => annotations.has(id);
  if (annotationIds.length === 0 || !annotationIds.every(isThere)) return 'is about a tag that is not there';
  if (!joined.every(({ annotationId }) => annotationIds.includes(annotationId))) return 'is about another tag than it says';
  if (asked && (Math.max(asked.name.length, asked.role.length) > MAX_ASKED_NAME_CHARS || asked.question.length > MAX_QUESTION_CHARS)) {
    return 'asks in too many words';
  }
  const said = outcomes.flatMap((one) => one.said ?? []);
  if (said.some(({ answer, note }) => answer.length > MAX_REPLY_CHARS || note.length > MAX_EFFECT_NOTE_CHARS)) {
    return 'was answered in too many words';
  }
  if (deadlineAt !== null && deadlineAt <= sentAt) return 'had its deadline before it was sent';
  if (outcome && outcome.happenedAt < sentAt) return 'was answered before it was sent';
  return outcome?.kind === 'silent' && outcome.happenedAt !== deadlineAt ? 'was silent by another deadline than it says' : null;
}
