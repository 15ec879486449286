'use client';
import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { useRevision, useWorkbench } from '@/components/article/session-context';
import { call } from '@/lib/api';
import * as contract from '@/lib/domain/contract/article-sources';
import type { ArticleSession } from '@/lib/editor/session/article-session';

/** What a card shows of a source. */
export interface SourceName {
  id: string;
  title: string;
  url: string | null;
  /** Still in the outbox: it has no page yet. */
  isQueued?: boolean;
  /** It is shown as it was signed, and its desk describes it otherwise by now. */
  isCorrected?: boolean;
}

const BringsSource = z.object({ sourceId: z.string(), newSource: z.object({ title: z.string(), url: z.string().nullable() }) });
/** The same as it is sent, with all that is known of it. */
const Carried = z.object({ sourceId: z.string(), newSource: z.looseObject({}) });

interface Linked {
  readonly takeTouched: () => ReadonlySet<string>;
  readonly ids: Set<string>;
  key: string;
}

const linkedOf = new WeakMap<ArticleSession, Linked>();

/** The ids of all sources that stored tags rest on, or did since the article was opened. All tags are looked at once, then only those that changed. */
function linkedSources(session: ArticleSession): string {
  const { annotations } = session.confirmed;
  const known = linkedOf.get(session);
  const linked = known ?? { takeTouched: session.touched.watch(), ids: new Set<string>(), key: '' };
  if (!known) linkedOf.set(session, linked);
  const before = linked.ids.size;
  for (const id of known ? known.takeTouched() : annotations.keys()) {
    const annotation = annotations.get(id);
    for (const { sourceId } of annotation?.evidence ?? []) linked.ids.add(sourceId);
    for (const { sourceId } of annotation?.removedEvidence ?? []) linked.ids.add(sourceId);
  }
  if (linked.ids.size > before) linked.key = [...linked.ids].sort().join();
  return linked.key;
}

/** A source that is still in the outbox, to be brought along once more: the server may find that it has it by another id. Nothing for others. */
export const queuedSource = (session: ArticleSession, id: string) =>
  session.items.flatMap(({ payload }) => Carried.safeParse(payload).data ?? []).find(({ sourceId }) => sourceId === id);

/** The stored sources of the open article, as they are asked for. */
export function useStoredSources() {
  const { session } = useWorkbench();
  useRevision();
  const { articleId } = session.options;
  // Asked again when the tags rest on a source that has not been heard of: a colleague or another tab has linked it.
  const linked = linkedSources(session);
  // And by who signs or opens it again: what is signed shows its sources as they were then.
  const signedBy = session.confirmed.signOffs.at(-1)?.entryId ?? null;
  return useQuery({
    queryKey: ['article-sources', articleId, linked, signedBy],
    queryFn: ({ signal }) => call(contract.listArticleSources, { params: { articleId }, signal }),
    placeholderData: (before) => before,
  });
}

/** The sources of the open article by id: stored ones, and those that are still in the outbox. */
export function useArticleSources(): ReadonlyMap<string, SourceName> {
  const { session } = useWorkbench();
  const { data } = useStoredSources();
  const queued = session.items.flatMap(({ payload }) => BringsSource.safeParse(payload).data ?? []);
  const stored = (data?.sources ?? []).map(({ id, title, url }) => ({
    id,
    title,
    url,
    ...(data?.correctedIds.includes(id) && { isCorrected: true }),
  }));
  return new Map(
    [...queued.map(({ sourceId, newSource }) => ({ id: sourceId, ...newSource, isQueued: true })), ...stored].map((one) => [one.id, one]),
  );
}
