'use client';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
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
        {wordsOf(item)}
      </Banner>
    )),
  );
}

/** The words that a change carried, as far as it carried any. */
function wordsOf({ payload }: OutboxItem): string {
  const words: string[] = [];
  const read = (value: unknown, key: string) => {
    if (typeof value === 'string' && ['text', 'exact', 'quote', 'rationale', 'title'].includes(key) && value !== '') words.push(value);
    else if (typeof value === 'object' && value !== null) for (const [name, member] of Object.entries(value)) read(member, name);
  };
  read(payload, '');
  return words.join(' ');
}
