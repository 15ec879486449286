'use client';
import type { EditorView } from '@tiptap/pm/view';
import { useCallback } from 'react';
import { useRestoreTag } from '@/components/annotations/use-restore-tag';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { nameInSentence } from '@/components/article/people/person-names';
import { useWorkbench } from '@/components/article/session-context';
import { useRightsNow } from '@/components/article/use-rights-now';
import { useSuggestionOpener } from '@/components/suggestions/use-suggestion-opener';
import { useToast } from '@/components/ui/toast';
import { goTo } from '@/lib/editor/keys/text-commands';
import { threadSpans } from '@/lib/editor/marks/thread-spans';
import { restoredFor } from '@/lib/editor/tags/removed-tags';
import { useOpenThread } from './open-thread';

/**
 * Opens a thread: with its tag's or suggestion's card, or a card of its own level with what it is about. Of a tag that was removed it says so, and
 * who tags can restore it there, by its name, or the claim of a fact that went with it. An unknown one opens nothing.
 */
export function useThreadOpener(): (id: string) => void {
  const workbench = useWorkbench();
  const { session, editor } = workbench;
  const { actions } = useTagHands();
  const { canTag } = useRightsNow();
  const restore = useRestoreTag();
  const [, setOpen] = useOpenThread();
  const openSuggestion = useSuggestionOpener();
  const toast = useToast();
  return useCallback(
    (id: string) => {
      const thread = session.threads.get(id);
      if (!thread) return;
      if (thread.about.on === 'tag') {
        const { annotationId } = thread.about;
        const back = thread.query ? 'What was asked on it stands under Queries.' : 'Its comments come back when it is restored.';
        const show = () => {
          const tag = session.annotations.get(annotationId);
          const gone = tag && restoredFor(session, tag);
          if (!gone) return goTo(editor.view, actions, annotationId);
          const text = `${tag.label ?? 'The tag'} was removed by ${nameInSentence(workbench, tag.basis.presence.byId)}. ${back}`;
          // A fact that was removed before its claim is gone still once that is there, and said to be.
          toast({ text, ...(canTag && { undoName: `Restore ${gone.label ?? 'the tag'}`, undo: () => restore(gone) && show() }) });
        };
        show();
        return;
      }
      if (thread.about.on === 'suggestion') {
        openSuggestion(thread.about.suggestionId);
        return;
      }
      actions.activate(null);
      setOpen({ id });
      const [first] = threadSpans(session, thread);
      if (first) scrollToWords(editor.view, first.from);
    },
    [workbench, session, editor, actions, canTag, restore, setOpen, openSuggestion, toast],
  );
}

/** Brings the words at this position into sight. */
export function scrollToWords(view: EditorView, at: number): void {
  const { node, offset } = view.domAtPos(at);
  const element = node instanceof Element ? (node.children[offset] ?? node) : node.parentElement;
  element?.scrollIntoView({ block: 'center' });
}
