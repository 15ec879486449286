import { useState } from 'react';
import { call } from '@/lib/api';
import { readSource, type SourcePage } from '@/lib/domain/contract/sources';
import { useTrying } from '../ui/use-trying';
import { joinUses } from './join-uses';

interface MoreUses {
  articles: SourcePage['articles'];
  /** Fetches the next page; null where all are there. */
  showMore: (() => Promise<boolean>) | null;
  isFetching: boolean;
}

/** The uses of a source that are on the page, and the way to more of them. */
export function useMoreUses(page: SourcePage): MoreUses {
  const trying = useTrying();
  const [more, setMore] = useState<readonly SourcePage[]>([]);
  const [isFetching, setFetching] = useState(false);
  const { nextCursor } = more.at(-1) ?? page;
  const fetchMore = (cursor: string) =>
    trying(async () => {
      if (isFetching) return;
      setFetching(true);
      try {
        const next = await call(readSource, { params: { sourceId: page.source.id }, query: { cursor } });
        setMore((pages) => [...pages, next]);
      } finally {
        setFetching(false);
      }
    });
  return {
    articles: joinUses([page, ...more]),
    showMore: nextCursor === null ? null : () => fetchMore(nextCursor),
    isFetching,
  };
}
