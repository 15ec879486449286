import { isJudged } from '@/lib/domain/checks/facts';
import { isOpenRequest, type ReplyRequest, requestsByTag } from '@/lib/domain/replies/reply-request';
import { decideOutcome, decideRequest, type LoggedOutcome, type LoggedRequest } from '@/lib/domain/replies/reply-rules';
import type { Annotation } from '@/lib/domain/tags/annotation';
import type { ArticleSession } from '../session/article-session';
import type { ActionHistory } from '../undo/action-history';

/** The claims among `tags` whose check can wait for a reply: nobody is further with it. One that follows its facts waits with them. */
export const freeToWait = (tags: readonly Annotation[]): Annotation[] =>
  tags.filter((one) => isJudged(one) && (one.checkState === 'untouched' || one.checkState === 'checking'));

/** The claims of a request that wait for its reply, and for no other. What is no claim any more, or follows its facts, is not put on by hand. */
export function waitingFor(
  { annotations, replyRequests }: Pick<ArticleSession, 'annotations' | 'replyRequests'>,
  request: ReplyRequest,
): Annotation[] {
  const byTag = requestsByTag(replyRequests);
  return request.annotationIds.flatMap((id) => {
    const tag = annotations.get(id);
    const waitsElse = byTag.get(id)?.some((one) => one.id !== request.id && isOpenRequest(one)) ?? false;
    return tag && isJudged(tag) && !tag.isRemoved && tag.checkState === 'awaiting-reply' && !waitsElse ? [tag] : [];
  });
}

const putInto = (checkState: 'awaiting-reply' | 'checking', { id, basis }: Annotation) => ({
  type: 'check.state-changed',
  payload: { annotationId: id, checkState, reason: null, basedOn: basis.checkState?.entryId ?? null },
});

// The tab leaves the rules of a request to the server, which says no when the form is gone: so they are asked here first.

/** Logs a request for a reply, and has the check of `waiting` wait for it. One undo takes back both. Throws DomainError as the rules refuse it. */
export function logRequest(session: ArticleSession, history: ActionHistory, asked: LoggedRequest, waiting: readonly Annotation[]): void {
  decideRequest(session, asked, session.options.now(), null);
  history.actTogether([{ type: 'reply.asked', payload: { ...asked } }, ...waiting.map((one) => putInto('awaiting-reply', one))]);
}

/**
 * Puts right what was logged of a request. `seen`: the request as the person saw it when they began; tags that a merge has brought to it since stay,
 * since nobody has taken them out. Throws DomainError as the rules refuse it.
 */
export function changeRequest(session: ArticleSession, history: ActionHistory, seen: ReplyRequest, asked: LoggedRequest): void {
  const joined = session.replyRequests.find(({ id }) => id === seen.id)?.joined ?? [];
  const unseen = joined.map(({ annotationId }) => annotationId).filter((id) => !seen.annotationIds.includes(id));
  const changed = { ...asked, annotationIds: [...new Set([...asked.annotationIds, ...unseen])] };
  decideRequest(session, changed, session.options.now(), seen);
  history.act('reply.changed', { ...changed, basedOn: seen.basis.request.entryId });
}

/** Logs what came of a request, over the outcome `basedOn`, and has the check of `waiting` go on. One undo takes back both. Throws DomainError as the rules refuse it. */
export function logOutcome(
  session: ArticleSession,
  history: ActionHistory,
  request: ReplyRequest,
  outcome: LoggedOutcome,
  waiting: readonly Annotation[],
  basedOn = request.basis.outcome?.entryId ?? null,
): void {
  decideOutcome(request, outcome, session.options.now());
  const settled = { type: 'reply.settled', payload: { requestId: request.id, outcome, basedOn } };
  history.actTogether([settled, ...waiting.map((one) => putInto('checking', one))]);
}
