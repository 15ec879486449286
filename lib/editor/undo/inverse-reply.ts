import type { ReplyRequest } from '@/lib/domain/replies/reply-request';
import { type Action, byUndoing, byUndoingIt, type Inversions, isUndo } from './inversion';

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
export function valuesOfRequest({ id, basis: { request, outcome } }: ReplyRequest): [string, string][] {
  const values: [string, string][] = [[`request ${id}`, request.entryId]];
  if (outcome) values.push([`outcome ${id}`, outcome.entryId]);
  return values;
}

const ofRequest = ({ requestId }: Action['payload']) => `request ${requestId}`;

/** How work on the log of right of reply is taken back. */
export const replyInversions: Inversions = {
  'reply.asked': { value: ofRequest, ...byUndoing('reply.removed', 'requestId') },
  'reply.restored': {
    invert: ({ entryId, payload: { requestId } }) => ({ type: 'reply.removed', payload: { requestId, restored: entryId } }),
  },
  'reply.removed': byUndoingIt('reply.restored', 'requestId'),
  'reply.changed': {
    value: ofRequest,
    invert: ({ type, wasRequested: was }, undoes) => ({ type, payload: { ...(was && asSent(was)), basedOn: undoes } }),
  },
  'reply.settled': {
    value: ({ requestId }) => `outcome ${requestId}`,
    invert: ({ type, payload, wasRequested: was }, undoes) => ({
      type,
      payload: { requestId: payload.requestId, basedOn: undoes, ...settledBefore(payload, was, undoes) },
    }),
  },
};

/** Taking back what came of a request puts back what was logged before, in the name of whoever logged it; doing it again logs it anew. */
function settledBefore(payload: Record<string, unknown>, was: ReplyRequest | null, undoes: string) {
  if (!isUndo(payload)) return { outcome: null, undoes };
  const outcome = was?.outcome ?? null;
  return { outcome: outcome && { kind: outcome.kind, happenedAt: outcome.happenedAt, effect: outcome.effect, said: outcome.said } };
}
