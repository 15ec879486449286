import type { ArticleState } from '@/lib/domain/article-state';
import type { OutboxItem } from './outbox';
import { annotationIdsOf, suggestionIdOf, threadIdOf } from './outbox-items';

/**
 * The items that cannot stay where the text of `refused` goes: itself; text and places in the text after it, which are counted in its words; and
 * what is about a tag, thread or suggestion that one of these was to make. All else of the outbox holds by itself.
 */
export function refusedWith(
  refused: OutboxItem,
  items: readonly OutboxItem[],
  { annotations, threads, suggestions }: Pick<ArticleState, 'annotations' | 'threads' | 'suggestions'>,
): OutboxItem[] {
  const at = items.indexOf(refused);
  let kept = JSON.stringify([[annotations, threads, suggestions].map((all) => [...all.keys()]), items.slice(0, at)]);
  const gone: string[] = [];
  return items.slice(at).filter((item) => {
    const words = JSON.stringify(item);
    const isOut = item.type === 'text' || Array.isArray(item.payload.ranges) || gone.some((id) => words.includes(id));
    if (!isOut) kept += words;
    else {
      const ids = [item.id, ...annotationIdsOf(item), threadIdOf(item) ?? '', suggestionIdOf(item) ?? ''];
      // What is known without it was not made by it.
      gone.push(...ids.filter((id) => !kept.includes(id)));
    }
    return isOut;
  });
}
