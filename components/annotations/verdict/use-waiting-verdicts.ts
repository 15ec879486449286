'use client';
import { useMemo } from 'react';
import { useRevision, useWorkbench } from '@/components/article/session-context';
import { entryTypeOf } from '@/lib/domain/journal/entry-types';

/** The claims of which a verdict, second check, vote or decision of this tab's is kept here until the server can be reached, by their ids. */
export function useWaitingVerdicts(): ReadonlySet<string> {
  const { session, sender } = useWorkbench();
  useRevision();
  // What is on its way is not marked: it would flicker at each verdict.
  const isOnItsWay = sender.state.name === 'saved' || sender.state.name === 'saving';
  const ids = isOnItsWay
    ? ''
    : session.items.flatMap(({ type, payload }) => (entryTypeOf(type).judges ? String(payload.annotationId) : [])).join(' ');
  // The same set as long as the same claims wait: rows and slips are drawn anew by what they are given.
  return useMemo(() => new Set(ids === '' ? [] : ids.split(' ')), [ids]);
}
