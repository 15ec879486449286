'use client';
import { RotateCcw } from 'lucide-react';
import { useSaveState } from '@/components/article/opening/abandoned-work';
import { useWorkbench } from '@/components/article/session-context';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { threadsOnTag } from '@/lib/domain/talk/thread';
import type { OutboxItem } from '@/lib/editor/outbox/outbox';
import { annotationIdsOf, threadIdOf } from '@/lib/editor/outbox/outbox-items';

/**
 * Says on a card that the server did not take what this tab did there, with the way on: for a page that takes nothing more it is the bar's *Reload*, and
 * until then the card shows as given what may never be stored. Without a line the banner of the page says it for all.
 */
export function UnsavedNotice({ annotation }: { annotation: Annotation }) {
  const { session, sender } = useWorkbench();
  const { retry } = useSaveState();
  const { state } = sender;
  if (state.name !== 'not-saved' && state.name !== 'reload') return null;
  const threadIds = threadsOnTag(session.threads, annotation.id).map(({ id }) => id);
  const isHere = (item: OutboxItem) => annotationIdsOf(item).includes(annotation.id) || threadIds.some((id) => id === threadIdOf(item));
  if (!session.items.some(isHere)) return null;
  return (
    <Banner
      tone="danger"
      title="Not saved"
      action={
        state.name === 'not-saved' && (
          <Button size="s" onClick={retry}>
            <RotateCcw className="i xs" aria-hidden="true" />
            Try again
          </Button>
        )
      }
    >
      {state.name === 'reload' && !state.isUnkept ? 'Reload the article to see what stands.' : state.reason}
    </Banner>
  );
}
