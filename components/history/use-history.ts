'use client';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { late } from '@/components/ui/late';
import { call } from '@/lib/api';
import { compareMoments, type HistoryOutline, listHistory, readMoment } from '@/lib/domain/contract/history';
import type { EntryKind } from '@/lib/domain/history/entry-kinds';
import type { ShownMoments } from './history-address';

/** What is done with the history. */
export const historyDialogs = late(() => import('./history-dialogs'));

/** Under this key all that was read of an article's history is kept. */
export const historyKey = (articleId: string) => ['history', articleId];

/** The same of its outlines. There is one for each person who was looked at. */
export const outlinesKey = (articleId: string) => [...historyKey(articleId), 'outline'];

/** What was once stays as it was; only an erasure by law changes it, and that is seen at the next visit. */
const forGood = { staleTime: Number.POSITIVE_INFINITY } as const;

/** The article at a moment, once one is given. The one before is given while it comes: whoever draws it looks whose it is. */
export function useMoment(articleId: string, seq: number | null) {
  return useQuery({
    ...forGood,
    queryKey: [...historyKey(articleId), 'moment', seq],
    queryFn: ({ signal }) => call(readMoment, { params: { articleId, seq: seq ?? 1 }, signal }),
    enabled: seq !== null,
    placeholderData: (before) => before,
  });
}

/** What changed between two moments, once they are given. Those before are given meanwhile, as with one moment. */
export function useComparison(articleId: string, moments: ShownMoments | null) {
  return useQuery({
    ...forGood,
    queryKey: [...historyKey(articleId), 'compare', moments?.from, moments?.to],
    queryFn: ({ signal }) => call(compareMoments, { params: { articleId }, query: { from: moments?.from, to: moments?.to }, signal }),
    enabled: moments !== null,
    placeholderData: (before) => before,
  });
}

/** The entries as a person would tell them, newest first, from `before` on. Each page says which entries were asked for: those before are given meanwhile. */
export function useEntries(
  articleId: string,
  { personId, kind, before }: { personId: string; kind: EntryKind | null; before: number | null },
) {
  return useInfiniteQuery({
    queryKey: [...historyKey(articleId), 'entries', personId, kind, before],
    queryFn: async ({ pageParam, signal }) => {
      const query = { before: pageParam ?? undefined, personId: personId === '' ? undefined : personId, kind: kind ?? undefined };
      return { ...(await call(listHistory, { params: { articleId }, query, signal })), personId, kind };
    },
    initialPageParam: before,
    getNextPageParam: (last) => last.nextBefore,
    placeholderData: (rows) => rows,
  });
}

/** What `useEntries` gives. */
export type Entries = ReturnType<typeof useEntries>;

/** So many entries after the later moment are shown above it, where the list does not begin with now. */
const AHEAD = 40;
/** As far back as this from now the list is read from its beginning. */
const NEAR = 400;

/**
 * Before which entry the list begins; null where with now. Far back in a long history it begins near the later moment: one does not page through a hundred
 * thousand entries to get there.
 */
export const beginOfList = (outline: HistoryOutline | undefined, moments: ShownMoments | null): number | null =>
  outline !== undefined && moments !== null && moments.to < outline.headSeq - NEAR ? Math.ceil((moments.to + AHEAD) / AHEAD) * AHEAD : null;
