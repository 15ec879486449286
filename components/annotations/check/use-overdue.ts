'use client';
import { useSyncExternalStore } from 'react';
import { useRevision, useWorkbench } from '@/components/article/session-context';
import { late, useLate } from '@/components/ui/late';

/** What tells which replies are overdue; few articles have any. */
const overdueTags = late(() => import('@/components/replies/overdue-tags'));

const none: ReadonlySet<string> = new Set();
const never = () => () => undefined;

/** The tags on which a reply is overdue, by their ids: also when a deadline passes while nothing else happens. */
export function useOverdue(): ReadonlySet<string> {
  const { session } = useWorkbench();
  useRevision();
  const { replyRequests } = session;
  const known = useLate(overdueTags, replyRequests.length > 0);
  const find = () => (replyRequests.length === 0 ? none : (known?.overdueOf(replyRequests) ?? none));
  return useSyncExternalStore(known?.subscribeDeadlines ?? never, find, () => none);
}
