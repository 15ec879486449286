import type { ReplyRequest } from '@/lib/domain/replies/reply-request';
import type { Action } from './inverse-entry';

interface Inverse {
  type: string;
  payload: Record<string, unknown>;
}

/** The request as an entry would log it. */
const asSent = ({ id, annotationIds, asked, channel, sentAt, deadlineAt }: ReplyRequest) => ({
  requestId: id,
  annotationIds,
  asked,
  channel,
  sentAt,
  deadlineAt,
});

/** The values of a request for a reply that entries name the basis of, and the entry that each comes from. */
export function valuesOfRequest({ id, basis }: ReplyRequest): [string, string][] {
  return [
    [`request ${id}`, basis.request.entryId],
    ...(basis.outcome ? [[`outcome ${id}`, basis.outcome.entryId] as [string, string]] : []),
  ];
}

/** The entry that takes work on the log of right of reply back, or null for work on something else. `undoes` as in `inverseOf`. */
export function inverseOfReply({ entryId, type, payload, wasRequested: was }: Action, undoes: string): Inverse | null {
  const { requestId } = payload;
  switch (type) {
    case 'reply.asked':
      return { type: 'reply.removed', payload: { requestId, undoes } };
    case 'reply.restored':
      return { type: 'reply.removed', payload: { requestId, restored: entryId } };
    case 'reply.removed':
      return { type: 'reply.restored', payload: { requestId, undoes: entryId } };
    case 'reply.changed':
      return { type, payload: { ...(was && asSent(was)), basedOn: undoes } };
    case 'reply.settled':
      return { type, payload: { requestId, basedOn: undoes, ...settledBefore(payload, was, undoes) } };
    default:
      return null;
  }
}

/** Taking back what came of a request puts back what was logged before, in the name of whoever logged it; doing it again logs it anew. */
function settledBefore(payload: Record<string, unknown>, was: ReplyRequest | null, undoes: string) {
  const isUndo = payload.undoes !== undefined && payload.undoes !== null;
  if (!isUndo) return { outcome: null, undoes };
  const outcome = was?.outcome ?? null;
  return { outcome: outcome && { kind: outcome.kind, happenedAt: outcome.happenedAt, effect: outcome.effect, said: outcome.said } };
}
