import { nameInSentence } from '@/components/article/people/person-names';
import type { OpenWorkbench } from '@/components/article/session-context';
import type { ToastContent } from '@/components/ui/toast';
import type { VisibleEntry } from '@/lib/domain/journal/entry';
import { mergedIntoBy } from '@/lib/domain/journal/merge/merged-away';
import type { Annotation } from '@/lib/domain/tags/annotation';

type Around = Pick<OpenWorkbench, 'session' | 'people'>;

/** What is said of a tag that `entry` merged away: by whom and into which one, and a way there, for which `open` is called. Null where `entry` is no merge. */
export function sayMergedAway(
  tag: Annotation,
  entry: Pick<VisibleEntry, 'type' | 'payload' | 'actorId'>,
  open: (id: string) => void,
  around: Around,
): ToastContent | null {
  const into = around.session.annotations.get(mergedIntoBy(entry) ?? '');
  if (!into) return null;
  const name = into.label ?? 'another tag';
  return {
    text: `${tag.label ?? 'The tag'} was merged into ${name} by ${nameInSentence(around, entry.actorId)}.`,
    undoName: `Open ${into.label ?? 'it'}`,
    undo: () => open(into.id),
  };
}
