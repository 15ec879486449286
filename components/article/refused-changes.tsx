'use client';
import { z } from 'zod';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { useCopy } from '@/components/ui/use-copy';
import { isDraft } from '@/lib/domain/talk/query';
import { sayCount } from '@/lib/domain/text/say-count';
import type { OutboxItem } from '@/lib/editor/outbox/outbox';
import type { ArticleSession } from '@/lib/editor/session/article-session';
import { wordsOfItem } from '@/lib/editor/session/item-words';
import { useAbandoned } from './opening/abandoned-work';
import { useRevision, useWorkbench } from './session-context';

/** Changes that could not be stored, of closed tabs too, each with its reason and its words: nothing goes without a person having seen it. */
export function RefusedChanges() {
  const { session } = useWorkbench();
  useRevision();
  const { sessions } = useAbandoned();
  const copy = useCopy();
  return [session, ...sessions].flatMap((one) =>
    one.refused.map(({ item, reason }) => {
      const { about, own } = wordsOfItem(item);
      return (
        <Banner
          key={item.id}
          tone="danger"
          title={reason}
          action={
            <>
              {own !== '' && (
                <Button size="s" onClick={() => void copy(own)}>
                  Copy
                </Button>
              )}
              <Button size="s" onClick={() => one.dismissRefused(item.id)}>
                Dismiss
              </Button>
            </>
          }
        >
          {sayUnsent(one, item) ?? (
            <span className="kept-words">
              {about !== '' && own !== '' ? `“${about}”\n` : about}
              {own}
            </span>
          )}
        </Banner>
      );
    }),
  );
}

const Sending = z.object({ threadIds: z.array(z.string()) });

/** How many of the queries that a change was to send are not sent, or null for any other change: it has no words of its own, and others of the same sending may have gone. */
function sayUnsent({ threads }: ArticleSession, { type, payload }: OutboxItem): string | null {
  if (type !== 'queries.sent') return null;
  const { threadIds } = Sending.parse(payload);
  const unsent = threadIds.filter((id) => {
    const thread = threads.get(id);
    return thread !== undefined && isDraft(thread);
  });
  if (unsent.length === 0) return 'None of its queries is left to send.';
  return `Not sent: ${sayCount(unsent.length, 'query', 'queries')} of ${threadIds.length}.`;
}
