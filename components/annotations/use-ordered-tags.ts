'use client';
import { useRevision, useWorkbench } from '@/components/article/session-context';
import { usePainted } from '@/components/ui/use-painted';
import type { GlyphValue } from '@/components/ui/verdict-glyph';
import { type Annotation, isChecked } from '@/lib/domain/annotation';
import { markOrder } from '@/lib/editor/annotation-plugin';
import type { ArticleSession } from '@/lib/editor/article-session';
import { lacksSource, wordsChanged } from './tag-filter';
import { glyphOf } from './tag-words';

/** All tags in text order, and what the parts of the page want to know of them: gathered in one go, since there may be 20,000. */
export interface TagSummary {
  /** Those that have a label or will get one; those without words stand where they had them. */
  tags: readonly Annotation[];
  claims: readonly Annotation[];
  /** One for each claim. */
  glyphs: readonly GlyphValue[];
  checked: number;
  unsourced: number;
  changed: number;
  /** The claims that have words, and so a card beside them. */
  cards: readonly string[];
  orphans: readonly Annotation[];
  moved: readonly Annotation[];
  /** True if some sentence is marked clear. */
  hasClear: boolean;
}

const summaries = new WeakMap<ArticleSession, { revision: number; summary: TagSummary }>();

/**
 * The tags of the open article: one summary for all parts of the page, made anew when something changes. Null until the text has been
 * painted: who opens an article wants to read.
 */
export function useTagSummary(): TagSummary | null {
  const { session, editor } = useWorkbench();
  const revision = useRevision();
  if (!usePainted()) return null;
  const known = summaries.get(session);
  if (known?.revision === revision) return known.summary;
  const summary = summarize(markOrder(editor.state), session.annotations);
  summaries.set(session, { revision, summary });
  return summary;
}

/** Only the tags, in text order. */
export const useOrderedTags = (): readonly Annotation[] | null => useTagSummary()?.tags ?? null;

function summarize(order: readonly string[], annotations: ReadonlyMap<string, Annotation>): TagSummary {
  const tags: Annotation[] = [];
  const claims: Annotation[] = [];
  const glyphs: GlyphValue[] = [];
  const cards: string[] = [];
  const orphans: Annotation[] = [];
  const moved: Annotation[] = [];
  let [checked, unsourced, changed, hasClear] = [0, 0, 0, false];
  for (const id of order) {
    const one = annotations.get(id);
    if (!one || one.isRemoved) continue;
    const { kind, anchor } = one;
    if (kind === 'clear') {
      hasClear ||= anchor.state === 'exact';
      continue;
    }
    tags.push(one);
    if (wordsChanged(one)) changed += 1;
    if (anchor.state === 'orphaned') orphans.push(one);
    if (anchor.state === 'moved') moved.push(one);
    if (kind !== 'claim') continue;
    claims.push(one);
    glyphs.push(glyphOf(one));
    if (isChecked(one)) checked += 1;
    if (lacksSource(one)) unsourced += 1;
    if (anchor.state !== 'orphaned') cards.push(id);
  }
  return { tags, claims, glyphs, checked, unsourced, changed, cards, orphans, moved, hasClear };
}
