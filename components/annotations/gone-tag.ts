import { nameInSentence } from '@/components/article/people/person-names';
import type { OpenWorkbench } from '@/components/article/session-context';
import type { useToast } from '@/components/ui/toast';
import type { Thread } from '@/lib/domain/talk/thread';
import { restoredFor, tagsToRestore } from '@/lib/editor/tags/removed-tags';
import { restoreTag } from './use-restore-tag';
import type { TagHands } from './use-tag-hands';

interface Around extends Pick<OpenWorkbench, 'session' | 'sender' | 'people'> {
  hands: Pick<TagHands, 'act' | 'attempt'>;
  toast: ReturnType<typeof useToast>;
  /** Whether the person may tag now. */
  canTag: boolean;
}

/**
 * Says of a tag that was removed by whom, and who tags can restore it there, by its name, or the claim of a fact that went with it: then `open` is
 * called. Nobody is offered one whose words have another tag of its kind, unless for the `thread` that was asked for on it. Of a tag that the article
 * never had it says that.
 */
export function sayGone(id: string, thread: Thread | null, open: () => void, around: Around): void {
  const { session, sender, hands, toast, canTag } = around;
  const tag = session.annotations.get(id);
  const gone = tag && restoredFor(session, tag);
  if (gone) {
    const back = thread?.query ? ' What was asked on it stands under Queries.' : ' Its comments come back when it is restored.';
    const text = `${tag.label ?? 'The tag'} was removed by ${nameInSentence(around, tag.basis.presence.byId)}.${thread ? back : ''}`;
    const mayRestore = canTag && (thread !== null || tagsToRestore(session).includes(gone));
    const undo = () => restoreTag(gone, session, hands, toast) && open();
    // A fact that was removed before its claim is gone still once that is there, and said to be.
    toast({ text, ...(mayRestore && { undoName: `Restore ${gone.label ?? 'the tag'}`, undo }) });
  } else if (sender.state.name === 'saved') {
    // An article that is opened where unsent changes began may come to the tag a moment later.
    toast({ text: 'That tag is not in this article.' });
  }
}
