import { z } from 'zod';
import type { OutboxItem } from './outbox-store';

/** A day's work offline must not make one request that is too large or takes too long: 500 steps in a book take the server 0.3 s. UTF-16 units. */
const MAX_BATCH_CHARS = 500_000;

const Subject = z.object({ annotationId: z.string(), intoId: z.string().optional() });

/** The first items that go in one request; a single one goes however large it is. */
export function firstThatFit(items: readonly OutboxItem[]): OutboxItem[] {
  let chars = 0;
  const end = items.findIndex(({ payload }, index) => {
    chars += JSON.stringify(payload).length;
    return index > 0 && chars > MAX_BATCH_CHARS;
  });
  return end < 0 ? [...items] : items.slice(0, end);
}

/** The tags that an item is about: none for text, one for most, two for a merge. */
export function annotationIdsOf(item: OutboxItem): string[] {
  const { data } = Subject.safeParse(item.payload);
  return data ? [data.annotationId, ...(data.intoId ? [data.intoId] : [])] : [];
}
