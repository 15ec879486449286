import { z } from 'zod';
import type { ArticleState } from '@/lib/domain/article-state';
import type { OutboxItem } from './outbox-store';

type Known = Pick<ArticleState, 'annotations' | 'threads' | 'suggestions' | 'replyRequests'>;

const Placed = z.object({ ranges: z.array(z.unknown()).min(1) });
const Made = z.object({
  annotationId: z.string().optional(),
  threadId: z.string().optional(),
  suggestionId: z.string().optional(),
  requestId: z.string().optional(),
});

/**
 * The items that cannot stay where the text of `refused` goes: itself; text and places in the text after it, which are counted in its words; and
 * what is about something that one of these was to make. All else of the outbox holds by itself.
 */
export function refusedWith(refused: OutboxItem, items: readonly OutboxItem[], known: Known): OutboxItem[] {
  const at = items.indexOf(refused);
  const kept = items.slice(0, at).map(({ payload }) => JSON.stringify(payload));
  const out = [refused];
  const gone = new Set([refused.id]);
  for (const item of items.slice(at + 1)) {
    const words = JSON.stringify(item.payload);
    const isOut = item.type === 'text' || Placed.safeParse(item.payload).success || [...gone].some((id) => words.includes(id));
    if (!isOut) {
      kept.push(words);
      continue;
    }
    out.push(item);
    const made = idsOf(item).filter((id) => !isKnown(id, known) && !kept.some((one) => one.includes(id)));
    for (const id of [item.id, ...made]) gone.add(id);
  }
  return out;
}

function idsOf({ payload }: OutboxItem): string[] {
  const { annotationId, threadId, suggestionId, requestId } = Made.safeParse(payload).data ?? {};
  return [annotationId, threadId, suggestionId, requestId].filter((id) => id !== undefined);
}

const isKnown = (id: string, { annotations, threads, suggestions, replyRequests }: Known) =>
  annotations.has(id) || threads.has(id) || suggestions.has(id) || replyRequests.some((one) => one.id === id);
