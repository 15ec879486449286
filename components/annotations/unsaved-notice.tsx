'use client';
import { RotateCcw } from 'lucide-react';
import { useSaveState } from '@/components/article/opening/abandoned-work';
import { useWorkbench } from '@/components/article/session-context';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { hasUnsaved, type Subject } from './has-unsaved';

/**
 * Says on a card that the server did not take what this tab did there, with the way on: for a page that takes nothing more it is the bar's *Reload*, and
 * until then the card shows as given what may never be stored. Without a line the banner of the page says it for all.
 */
export function UnsavedNotice({ of }: { of: Subject }) {
  const { session, sender } = useWorkbench();
  const { retry } = useSaveState();
  const { state } = sender;
  if (state.name !== 'not-saved' && state.name !== 'reload') return null;
  if (!hasUnsaved(session, of)) return null;
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
      {state.name === 'reload' && !state.isUnkept && !state.isGone ? 'Reload the article to see what stands.' : state.reason}
    </Banner>
  );
}
