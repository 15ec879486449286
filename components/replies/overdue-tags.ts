import { subscribeMinutes } from '@/components/ui/use-today';
import { isOverdue, type ReplyRequest } from '@/lib/domain/replies/reply-request';
import { hasSameIds } from '@/lib/domain/same-ids';

/** Calls `listener` when a deadline may have passed. Gives the way to stop it. */
export const subscribeDeadlines = (listener: () => void): (() => void) => subscribeMinutes(listener);

let last: { requests: readonly ReplyRequest[]; second: number; ids: ReadonlySet<string> } | null = null;

/** The tags with a request for a reply whose deadline has passed, and of which nothing is logged yet, by their ids. The very same while they are; found once a second at most. */
export function overdueOf(requests: readonly ReplyRequest[]): ReadonlySet<string> {
  const second = Math.floor(Date.now() / 1_000);
  if (last?.requests === requests && last.second === second) return last.ids;
  const now = new Date().toISOString();
  const found = new Set(requests.filter((one) => isOverdue(one, now)).flatMap(({ annotationIds }) => annotationIds));
  const ids = last && hasSameIds(last.ids, found) ? last.ids : found;
  last = { requests, second, ids };
  return ids;
}
