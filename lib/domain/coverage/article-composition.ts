import { z } from 'zod';
import type { ArticleState } from '../article-state';
import { labelledKinds } from '../tags/tag-kinds';
import { type Composition, composeWords, type KindSpan } from './composition';

/** A composition as it is stored and sent. */
export const StoredComposition: z.ZodType<Composition> = z.record(z.enum([...labelledKinds, 'none']), z.number().int().min(0));

/** What the text of an article is made of. Orphaned tags have no words, and *clear* is no kind of statement. */
export function composeArticle({ doc, annotations }: Pick<ArticleState, 'doc' | 'annotations'>): Composition {
  const spans: KindSpan[] = [];
  for (const { kind, anchor, isRemoved } of annotations.values()) {
    if (isRemoved || kind === 'clear') continue;
    for (const { from, to } of anchor.ranges) spans.push({ kind, from, to });
  }
  return composeWords(doc, spans);
}
