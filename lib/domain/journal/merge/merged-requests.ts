import type { ArticleState } from '../../article-state';
import type { ReplyRequest } from '../../replies/reply-request';

/** The requests about the tag that goes in a merge which do not ask about the one that stays: they do from then on. Empty where there are none. */
export function requestsGained({ replyRequests }: ArticleState, fromId: string, intoId: string): { requestIds?: string[] } {
  return idsOf(replyRequests.filter(({ annotationIds }) => annotationIds.includes(fromId) && !annotationIds.includes(intoId)));
}

/** The requests that ask about the tag that stayed by that merge alone. */
export function requestsLost({ replyRequests }: ArticleState, intoId: string, undoes: string): { requestIds?: string[] } {
  const isByMerge = ({ joined = [] }: ReplyRequest) =>
    joined.some(({ annotationId, entryId }) => annotationId === intoId && entryId === undoes);
  return idsOf(replyRequests.filter(isByMerge));
}

/** The state with some requests asking about one tag more. The tag that goes stays named: it can come back. */
export function joinRequests(state: ArticleState, ids: readonly string[] = [], annotationId: string, entryId: string): ArticleState {
  return changeRequests(state, ids, ({ joined = [], ...one }) => ({
    ...one,
    annotationIds: [...one.annotationIds, annotationId],
    joined: [...joined, { annotationId, entryId }],
  }));
}

/** The way back of `joinRequests`. */
export function partRequests(state: ArticleState, ids: readonly string[] = [], annotationId: string): ArticleState {
  return changeRequests(state, ids, ({ joined = [], ...one }) => {
    const left = joined.filter((each) => each.annotationId !== annotationId);
    const annotationIds = one.annotationIds.filter((id) => id !== annotationId);
    return { ...one, annotationIds, ...(left.length > 0 && { joined: left }) };
  });
}

const idsOf = (requests: readonly ReplyRequest[]) => (requests.length === 0 ? {} : { requestIds: requests.map(({ id }) => id) });

function changeRequests(state: ArticleState, ids: readonly string[], change: (one: ReplyRequest) => ReplyRequest): ArticleState {
  if (ids.length === 0) return state;
  return { ...state, replyRequests: state.replyRequests.map((one) => (ids.includes(one.id) ? change(one) : one)) };
}
