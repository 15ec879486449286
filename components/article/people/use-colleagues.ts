'use client';
import { useSyncExternalStore } from 'react';
import type { Colleague } from '@/lib/editor/live/colleagues';
import { useWorkbench } from '../session-context';

const nobody: readonly Colleague[] = [];

/** Who else has the article open. Renders again when somebody comes, goes, wakes or opens another card, and not while carets move. */
export function useColleagues(): { people: readonly Colleague[]; more: number } {
  const { colleagues } = useWorkbench();
  const people = useSyncExternalStore(
    colleagues.subscribe,
    () => colleagues.people,
    () => nobody,
  );
  const more = useSyncExternalStore(
    colleagues.subscribe,
    () => colleagues.more,
    () => 0,
  );
  return { people, more };
}

/** The colleague who has the card of this tag open, or null. */
export function useColleagueIn(annotationId: string): Colleague | null {
  const { colleagues } = useWorkbench();
  return useSyncExternalStore(
    colleagues.subscribe,
    () => colleagues.inCard(annotationId),
    () => null,
  );
}
