'use client';
import { useEffect, useRef } from 'react';
import { useWorkbench } from '@/components/article/session-context';

/** Has `sayGone` say who has removed the tag whose card is open, where that was somebody else: the card goes in the moment. Who tags can restore it there. */
export function useGoneCard(activeId: string | null, sayGone: (id: string) => void): void {
  const { session } = useWorkbench();
  // The card follows a paint later: this is still the tag that was open when its removal comes.
  const shown = useRef(activeId);
  useEffect(() => {
    shown.current = activeId;
  }, [activeId]);
  useEffect(() => {
    const me = session.options.personId;
    return session.subscribeEntries((entries) => {
      const tag = session.annotations.get(shown.current ?? '');
      if (!tag?.isRemoved) return;
      const isGoing = ({ id, type, actorId }: (typeof entries)[number]) =>
        type === 'annotation.removed' && id === tag.basis.presence.entryId && actorId !== me;
      if (entries.some(isGoing)) sayGone(tag.id);
    });
  }, [session, sayGone]);
}
