'use client';
import { useRevision, useWorkbench } from '@/components/article/session-context';
import { usePainted } from '@/components/ui/use-painted';
import type { Annotation } from '@/lib/domain/annotation';
import { markOrder } from '@/lib/editor/annotation-plugin';
import type { ArticleSession } from '@/lib/editor/article-session';

const orders = new WeakMap<ArticleSession, { revision: number; tags: readonly Annotation[] }>();
const none: readonly Annotation[] = [];

/**
 * All tags that have a label or will get one, in text order; those without words at the place where they had them. One list for all parts of
 * the page, made anew when something changes. Null until the text has been painted: who opens an article wants to read.
 */
export function useOrderedTags(): readonly Annotation[] | null {
  const { session, editor } = useWorkbench();
  const revision = useRevision();
  if (!usePainted()) return null;
  const known = orders.get(session);
  if (known?.revision === revision) return known.tags;
  const tags = markOrder(editor.state).flatMap((id) => {
    const one = session.annotations.get(id);
    return one && one.kind !== 'clear' && !one.isRemoved ? one : none;
  });
  orders.set(session, { revision, tags });
  return tags;
}
