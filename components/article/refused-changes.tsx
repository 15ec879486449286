'use client';
import { z } from 'zod';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { isDraft } from '@/lib/domain/query';
import type { ArticleSession } from '@/lib/editor/article-session';
import type { OutboxItem } from '@/lib/editor/outbox-store';
import { useAbandoned } from './abandoned-work';
import { useRevision, useWorkbench } from './session-context';

/** Changes that the server could not take, of closed tabs too, each with its reason and its words: nothing goes without a person having seen it. */
export function RefusedChanges() {
  const { session } = useWorkbench();
  useRevision();
  const { sessions } = useAbandoned();
  return [session, ...sessions].flatMap((one) =>
    one.refused.map(({ item, reason }) => (
      <Banner
        key={item.id}
        tone="danger"
        title={reason}
        action={
          <Button size="s" onClick={() => one.dismissRefused(item.id)}>
            Dismiss
          </Button>
        }
      >
        {sayUnsent(one, item) ?? wordsOf(item)}
      </Banner>
    )),
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
  return `Not sent: ${unsent.length === 1 ? '1 query' : `${unsent.length} queries`} of ${threadIds.length}.`;
}

/** The words that a change carried, as far as it carried any. */
function wordsOf({ payload }: OutboxItem): string {
  const words: string[] = [];
  const read = (value: unknown, key: string) => {
    if (typeof value === 'string' && ['text', 'exact', 'quote', 'rationale', 'statement', 'title'].includes(key) && value !== '')
      words.push(value);
    else if (typeof value === 'object' && value !== null) for (const [name, member] of Object.entries(value)) read(member, name);
  };
  read(payload, '');
  return words.join(' ');
}
