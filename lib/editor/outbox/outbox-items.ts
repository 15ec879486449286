import { z } from 'zod';
import { entryTypeOf } from '@/lib/domain/journal/entry-types';
import type { OutboxItem } from './outbox';

/** A day's work offline must not make one request that is too large or takes too long: 500 steps in a book take the server 0.3 s. UTF-16 units. */
const MAX_BATCH_CHARS = 500_000;

const Subject = z.object({
  annotationId: z.string().optional(),
  intoId: z.string().optional(),
  toId: z.string().optional(),
  factOf: z.string().optional(),
  annotationIds: z.array(z.string()).default([]),
});

const OfSuggestion = z.object({ suggestionId: z.string() });
const OfThread = z.object({ threadId: z.string() });

/** The first items that go in one request; a single one goes however large it is. What the server makes the steps of is the last in one. */
export function firstThatFit(items: readonly OutboxItem[]): OutboxItem[] {
  let chars = 0;
  const end = items.findIndex(({ payload }, index) => {
    const before = items[index - 1];
    if (before && entryTypeOf(before.type).makesSteps) return true;
    chars += JSON.stringify(payload).length;
    return index > 0 && chars > MAX_BATCH_CHARS;
  });
  return end < 0 ? [...items] : items.slice(0, end);
}

/** The tags that an item is about: none for text, one for most, two for a merge, a relation or a new fact, and any number for a request for a reply. */
export function annotationIdsOf(item: OutboxItem): string[] {
  const { data } = Subject.safeParse(item.payload);
  if (!data) return [];
  return [data.annotationId, data.intoId, data.toId, data.factOf, ...data.annotationIds].filter((id) => id !== undefined);
}

/** True for an item about this suggestion of which nothing is seen before the server has made its steps. */
export const isAwaited = ({ type, payload }: OutboxItem, suggestionId: unknown): boolean =>
  entryTypeOf(type).makesSteps && payload.suggestionId === suggestionId;

/** True for an item that what is typed next takes the place of, as long as it was not sent. */
export const isWrittenOn = ({ type }: OutboxItem): boolean => type === 'suggestion.made' || type === 'suggestion.changed';

/** The suggestion that an item is about, if it is about one. */
export const suggestionIdOf = (item: OutboxItem): string | null => OfSuggestion.safeParse(item.payload).data?.suggestionId ?? null;

/** The thread that an item is about, if it is about one. */
export const threadIdOf = (item: OutboxItem): string | null => OfThread.safeParse(item.payload).data?.threadId ?? null;
