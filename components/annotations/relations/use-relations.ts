'use client';
import { relationsByTag, type SeenRelation } from '@/lib/domain/tags/relation';
import { sayCount } from '@/lib/domain/text/say-count';
import type { TagSummary } from '@/lib/editor/tags/tag-summary';
import { useTagSummary } from '../list/use-ordered-tags';

type Related = ReadonlyMap<string, readonly SeenRelation[]>;

const none: Related = new Map();
const known = new WeakMap<TagSummary, Related>();

/** By tag, how it is related to others, as this person sees it now: found once for all parts of the page. None until the text has been painted. */
export function useRelations(): Related {
  const summary = useTagSummary();
  if (!summary?.hasRelations) return none;
  const related = known.get(summary) ?? relationsByTag(summary.tags);
  known.set(summary, related);
  return related;
}

/** What a row says of a tag's relations to those who cannot see its sign. */
export const sayRelated = (count: number): string => `related to ${sayCount(count, 'tag')}`;
