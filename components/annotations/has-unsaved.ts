import { type Thread, threadsOnSuggestion, threadsOnTag } from '@/lib/domain/talk/thread';
import type { OutboxItem } from '@/lib/editor/outbox/outbox';
import { annotationIdsOf, suggestionIdOf, threadIdOf } from '@/lib/editor/outbox/outbox-items';

/** What a card is of: a tag, a suggestion, or a thread that is on neither. */
export type Subject = { tag: string } | { suggestion: string } | { thread: string };

interface Waiting {
  items: readonly OutboxItem[];
  threads: ReadonlyMap<string, Thread>;
}

/** True if something waits to be stored that this tab did with what a card is of, or in a thread on it. */
export function hasUnsaved({ items, threads }: Waiting, of: Subject): boolean {
  const isOf = (item: OutboxItem) =>
    ('tag' in of && annotationIdsOf(item).includes(of.tag)) || ('suggestion' in of && suggestionIdOf(item) === of.suggestion);
  const there = 'tag' in of ? threadsOnTag(threads, of.tag) : 'suggestion' in of ? threadsOnSuggestion(threads, of.suggestion) : null;
  const threadIds = 'thread' in of ? [of.thread] : (there ?? []).map(({ id }) => id);
  return items.some((item) => isOf(item) || threadIds.some((id) => id === threadIdOf(item)));
}
