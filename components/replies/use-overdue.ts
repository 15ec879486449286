'use client';
import { useSyncExternalStore } from 'react';
import { subscribeMinutes } from '@/components/article/list/use-today';
import { useRevision, useWorkbench } from '@/components/article/session-context';
import { isOverdue, type ReplyRequest } from '@/lib/domain/reply-request';

const none: ReadonlySet<string> = new Set();

/** The tags with a request for a reply whose deadline has passed, and of which nothing is logged yet. The same set as long as it has the same in it. */
export function useOverdue(): ReadonlySet<string> {
  const { session } = useWorkbench();
  useRevision();
  const { replyRequests } = session;
  return useSyncExternalStore(
    subscribeMinutes,
    () => overdueOf(replyRequests),
    () => none,
  );
}

let last = none;

function overdueOf(requests: readonly ReplyRequest[]): ReadonlySet<string> {
  if (requests.length === 0) return none;
  const now = new Date().toISOString();
  const ids = new Set(requests.filter((one) => isOverdue(one, now)).flatMap(({ annotationIds }) => annotationIds));
  if (ids.size !== last.size || [...ids].some((id) => !last.has(id))) last = ids;
  return last;
}
