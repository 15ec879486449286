'use client';
import { useMemo, useState } from 'react';
import { useThreadCounts } from '@/components/threads/use-threads';
import type { Annotation } from '@/lib/domain/tags/annotation';

/**
 * The tags with comments or queries that this person has not read: how many there are, and which the list shows while it shows only these
 * (`isOn`). What is read by going to it stays there until the filter is off: a row that went under the keys would take its place with it.
 */
export function useUnreadTags(tags: readonly Annotation[], isOn: boolean): { count: number; listed: ReadonlySet<string> } {
  const counts = useThreadCounts();
  const unread = useMemo(() => {
    const withUnread = new Set([...counts].flatMap(([id, one]) => (one.hasUnreadComments || one.hasUnreadQueries ? [id] : [])));
    return withUnread.size === 0 ? none : new Set(tags.flatMap(({ id }) => (withUnread.has(id) ? [id] : [])));
  }, [tags, counts]);
  const [seen, setSeen] = useState(none);
  const listed = isOn ? unionOf(seen, unread) : none;
  if (listed !== seen) setSeen(listed);
  return { count: unread.size, listed };
}

const none: ReadonlySet<string> = new Set();

/** The same set where nothing comes to it. */
const unionOf = (set: ReadonlySet<string>, more: ReadonlySet<string>): ReadonlySet<string> =>
  [...more].every((id) => set.has(id)) ? set : new Set([...set, ...more]);
