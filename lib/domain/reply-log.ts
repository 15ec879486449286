import type { ReplyRequest } from './reply-request';

// Apart from what a request is: the page of an article has that with its text, and asks for these with a card.

/** True for a request that still waits for what comes of it. */
export const isOpenRequest = ({ isRemoved, outcome }: ReplyRequest): boolean => !isRemoved && outcome === null;

/** True for an open request whose deadline has passed. `now`: ISO 8601, UTC, as the deadline. */
export const isOverdue = (request: ReplyRequest, now: string): boolean =>
  isOpenRequest(request) && request.deadlineAt !== null && request.deadlineAt <= now;

/** By tag, the requests about it that are not removed, in order of sending. A tag without any is not in it. */
export function requestsByTag(requests: readonly ReplyRequest[]): ReadonlyMap<string, readonly ReplyRequest[]> {
  const byTag = new Map<string, ReplyRequest[]>();
  for (const one of inOrderOfSending(requests)) {
    for (const id of one.annotationIds) {
      const list = byTag.get(id);
      if (list) list.push(one);
      else byTag.set(id, [one]);
    }
  }
  return byTag;
}

/** The requests that are not removed, in order of sending. */
export const inOrderOfSending = (requests: readonly ReplyRequest[]): ReplyRequest[] =>
  requests
    .filter(({ isRemoved }) => !isRemoved)
    .sort((a, b) => (a.sentAt === b.sentAt ? (a.at < b.at ? -1 : 1) : a.sentAt < b.sentAt ? -1 : 1));
