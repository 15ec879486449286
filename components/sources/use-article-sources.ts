'use client';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { z } from 'zod';
import { useRevision, useWorkbench } from '@/components/article/session-context';
import { call } from '@/lib/api';
import * as contract from '@/lib/domain/contract/article-sources';

/** What a card shows of a source. */
export interface SourceName {
  id: string;
  title: string;
  url: string | null;
}

const BringsSource = z.object({ sourceId: z.string(), newSource: z.object({ title: z.string(), url: z.string().nullable() }) });

/** The sources of the open article by id: stored ones, and those that are still in the outbox. */
export function useArticleSources(): ReadonlyMap<string, SourceName> {
  const { session } = useWorkbench();
  const revision = useRevision();
  const { articleId } = session.options;
  // Asked again when the tags rest on a source that has not been heard of: a colleague or another tab has linked it.
  const linked = useMemo(() => {
    void revision;
    return [
      ...new Set(
        [...session.confirmed.annotations.values()].flatMap((one) =>
          [...one.evidence, ...one.removedEvidence].map(({ sourceId }) => sourceId),
        ),
      ),
    ]
      .sort()
      .join();
  }, [revision, session]);
  const { data } = useQuery({
    queryKey: ['article-sources', articleId, linked],
    queryFn: ({ signal }) => call(contract.listArticleSources, { params: { articleId }, signal }),
    placeholderData: (before) => before,
  });
  const queued = session.items.flatMap(({ payload }) => BringsSource.safeParse(payload).data ?? []);
  const stored = (data?.sources ?? []).map(({ id, title, url }) => ({ id, title, url }));
  return new Map([...queued.map(({ sourceId, newSource }) => ({ id: sourceId, ...newSource })), ...stored].map((one) => [one.id, one]));
}
