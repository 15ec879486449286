'use client';
import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { useRevision, useWorkbench } from '@/components/article/session-context';
import { call } from '@/lib/api';
import type { Annotation } from '@/lib/domain/annotation';
import * as contract from '@/lib/domain/contract/article-sources';

/** What a card shows of a source. */
export interface SourceName {
  id: string;
  title: string;
  url: string | null;
}

const BringsSource = z.object({ sourceId: z.string(), newSource: z.object({ title: z.string(), url: z.string().nullable() }) });

const linkedOf = new WeakMap<ReadonlyMap<string, Annotation>, string>();

/** The ids of all sources that tags rest on. Gathered once for each state: a card has several parts that ask. */
function linkedSources(annotations: ReadonlyMap<string, Annotation>): string {
  const known = linkedOf.get(annotations);
  if (known !== undefined) return known;
  const ids = new Set<string>();
  for (const { evidence, removedEvidence } of annotations.values()) {
    for (const { sourceId } of evidence) ids.add(sourceId);
    for (const { sourceId } of removedEvidence) ids.add(sourceId);
  }
  const linked = [...ids].sort().join();
  linkedOf.set(annotations, linked);
  return linked;
}

/** The sources of the open article by id: stored ones, and those that are still in the outbox. */
export function useArticleSources(): ReadonlyMap<string, SourceName> {
  const { session } = useWorkbench();
  useRevision();
  const { articleId } = session.options;
  // Asked again when the tags rest on a source that has not been heard of: a colleague or another tab has linked it.
  const linked = linkedSources(session.confirmed.annotations);
  const { data } = useQuery({
    queryKey: ['article-sources', articleId, linked],
    queryFn: ({ signal }) => call(contract.listArticleSources, { params: { articleId }, signal }),
    placeholderData: (before) => before,
  });
  const queued = session.items.flatMap(({ payload }) => BringsSource.safeParse(payload).data ?? []);
  const stored = (data?.sources ?? []).map(({ id, title, url }) => ({ id, title, url }));
  return new Map([...queued.map(({ sourceId, newSource }) => ({ id: sourceId, ...newSource })), ...stored].map((one) => [one.id, one]));
}
