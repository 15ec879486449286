'use client';
import { useMemo } from 'react';
import { foldOrigin } from '@/lib/domain/sources/sourcing';
import { useOrderedTags } from './list/use-ordered-tags';

/** The origins of the article's evidence, each once as it was written first, by name. */
export function useArticleOrigins(): string[] {
  const tags = useOrderedTags();
  return useMemo(() => {
    const found = new Map<string, string>();
    for (const { origin } of (tags ?? []).flatMap(({ evidence }) => evidence)) {
      if (origin !== undefined && !found.has(foldOrigin(origin))) found.set(foldOrigin(origin), origin);
    }
    return [...found.values()].sort((a, b) => a.localeCompare(b));
  }, [tags]);
}
