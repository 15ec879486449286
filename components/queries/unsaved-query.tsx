'use client';
import { useWorkbench } from '@/components/article/session-context';
import { Banner } from '@/components/ui/banner';

/** Says on a query of a list, where no card does, that the server did not take what was done with it. The way on stands at the head of the page. */
export function UnsavedQuery({ threadId }: { threadId: string }) {
  const { session, sender } = useWorkbench();
  const { state } = sender;
  if (state.name !== 'not-saved' && state.name !== 'reload') return null;
  // Queries are sent many at a time.
  if (!session.items.some(({ payload }) => [payload.threadId, payload.threadIds].flat().includes(threadId))) return null;
  return (
    <Banner tone="danger" title="Not saved">
      {state.name === 'reload' && !state.isUnkept && !state.isGone ? 'Reload the article to see what stands.' : state.reason}
    </Banner>
  );
}
