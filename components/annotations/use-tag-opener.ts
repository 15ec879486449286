'use client';
import { useCallback } from 'react';
import { lateHands } from '@/components/article/hands/text-page';
import { whenHere } from '@/components/article/hands/when-here';
import { useWorkbench } from '@/components/article/session-context';
import { useRightsNow } from '@/components/article/use-rights-now';
import { useToast } from '@/components/ui/toast';
import type { Thread } from '@/lib/domain/talk/thread';
import { goTo } from '@/lib/editor/keys/text-commands';
import { useTagHands } from './use-tag-hands';

/** Opens a tag with its card and brings its words into view, for the `thread` on it where that was asked for. Of one that is not there it says why (`sayGone`). */
export function useTagOpener(): (id: string, thread?: Thread) => void {
  const workbench = useWorkbench();
  const hands = useTagHands();
  const { canTag } = useRightsNow();
  const toast = useToast();
  return useCallback(
    (id, thread) => {
      const open = () => {
        if (workbench.session.annotations.get(id)?.isRemoved === false) goTo(workbench.editor.view, hands.actions, id);
        else whenHere(lateHands, hands, ({ tellGone }) => tellGone(id, thread ?? null, open, { ...workbench, hands, toast, canTag }));
      };
      open();
    },
    [workbench, hands, canTag, toast],
  );
}
