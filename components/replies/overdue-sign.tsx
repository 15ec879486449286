'use client';
import { Hourglass } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { subscribeMinutes } from '@/components/article/list/use-today';
import { useRevision, useWorkbench } from '@/components/article/session-context';
import { isOverdue, type ReplyRequest } from '@/lib/domain/reply-request';

/** The sign in the row of a tag with a request for a reply whose deadline has passed, and of which nothing is logged yet. */
export function OverdueSign({ annotationId }: { annotationId: string }) {
  const { session } = useWorkbench();
  useRevision();
  const { replyRequests } = session;
  const isLate = useSyncExternalStore(
    subscribeMinutes,
    () => replyRequests.length > 0 && overdueOf(replyRequests).has(annotationId),
    () => false,
  );
  if (!isLate) return null;
  return (
    <>
      <span className="vh">, reply overdue</span>
      <Hourglass className="i xs reply-overdue" aria-hidden="true" />
    </>
  );
}

let last: { requests: readonly ReplyRequest[]; second: number; ids: ReadonlySet<string> } | null = null;

/** The tags with such a request, by their ids. It is found once a second for all rows. */
export function overdueOf(requests: readonly ReplyRequest[]): ReadonlySet<string> {
  const second = Math.floor(Date.now() / 1_000);
  if (last?.requests === requests && last.second === second) return last.ids;
  const now = new Date().toISOString();
  const ids = new Set(requests.filter((one) => isOverdue(one, now)).flatMap(({ annotationIds }) => annotationIds));
  last = { requests, second, ids };
  return ids;
}
