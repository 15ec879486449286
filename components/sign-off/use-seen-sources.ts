'use client';
import { useEffect, useRef } from 'react';
import { useStoredSources } from '@/components/sources/use-article-sources';
import type { ArticleState } from '@/lib/domain/article-state';
import { citedHash } from '@/lib/domain/sign-off/cited-hash';
import { citedIdsOf } from '@/lib/domain/sign-off/sign-off';
import type { Source } from '@/lib/domain/sources/source';

/** How the sources of the article are described as the person has seen them. */
export interface SeenSources {
  /** What they sign of those that `state` cites. One that was not read yet is read first. */
  hashOf(state: ArticleState): Promise<string>;
  /** They look at how all are described now. */
  look(): Promise<void>;
}

/** The sources as the cards had them when this was first drawn: a colleague may put one right behind it. Those that are linked since are as they came. */
export function useSeenSources(): SeenSources {
  const { data, refetch } = useStoredSources();
  const seen = useRef(new Map<string, Source>());
  const addNew = (sources: readonly Source[] = []) => {
    for (const one of sources) if (!seen.current.has(one.id)) seen.current.set(one.id, one);
  };
  useEffect(() => addNew(data?.sources));
  return {
    hashOf: async (state) => {
      const ids = [...citedIdsOf(state)];
      if (ids.some((id) => !seen.current.has(id))) addNew((await refetch()).data?.sources);
      return citedHash(ids.flatMap((id) => seen.current.get(id) ?? []));
    },
    look: async () => {
      for (const one of (await refetch()).data?.sources ?? []) seen.current.set(one.id, one);
    },
  };
}
