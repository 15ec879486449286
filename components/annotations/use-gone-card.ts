'use client';
import { useEffect, useRef } from 'react';
import { useWorkbench } from '@/components/article/session-context';
import { useToast } from '@/components/ui/toast';
import { sayMergedAway } from './say-merged-away';

/**
 * Says who has taken the tag away whose card is open, where that was somebody else: the card goes in the moment. Of a removal `openTag` says it, as of
 * any tag that is gone, and who tags can restore it there; from a merge it leads to the tag that stayed.
 */
export function useGoneCard(activeId: string | null, openTag: (id: string) => void): void {
  const { session, people } = useWorkbench();
  const toast = useToast();
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
      const going = entries.find(({ id, actorId }) => id === tag.basis.presence.entryId && actorId !== me);
      if (going?.type === 'annotation.removed') return openTag(tag.id);
      const merged = going && sayMergedAway(tag, going, openTag, { session, people });
      if (merged) toast(merged);
    });
  }, [session, people, toast, openTag]);
}
