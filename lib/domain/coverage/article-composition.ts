import { z } from 'zod';
import type { ArticleState } from '../article-state';
import { labelledKinds } from '../tags/tag-kinds';
import { type Composition, countWordsOf, type KindSpan } from './composition';

/** A composition as it is stored and sent. */
export const StoredComposition: z.ZodType<Composition> = z.record(z.enum([...labelledKinds, 'none']), z.number().int().min(0));

type Counted = Pick<ArticleState, 'doc' | 'annotations'>;

/** What the text of an article is made of. Orphaned tags have no words, and *clear* is no kind of statement. */
export function composeArticle(article: Counted): Composition {
  const composing = composeInSteps(article);
  for (;;) {
    const step = composing.next();
    if (step.done) return step.value;
  }
}

/** The same in steps of a tag or a paragraph, for who has others waiting meanwhile. */
export function* composeInSteps({ doc, annotations }: Counted): Generator<undefined, Composition> {
  const spans: KindSpan[] = [];
  for (const { kind, anchor, isRemoved } of annotations.values()) {
    yield;
    if (isRemoved || kind === 'clear') continue;
    for (const { from, to } of anchor.ranges) spans.push({ kind, from, to });
  }
  const counter = countWordsOf(spans);
  let offset = 0;
  for (const block of doc.children) {
    counter.add(block, offset);
    offset += block.nodeSize;
    yield;
  }
  return counter.composition;
}
