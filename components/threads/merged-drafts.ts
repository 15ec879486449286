'use client';
import { useEffect } from 'react';
import { z } from 'zod';
import { draftOf, keepDraft } from '@/components/annotations/card-drafts';
import { useWorkbench } from '@/components/article/session-context';
import type { VisibleEntry } from '@/lib/domain/journal/entry';
import type { ArticleSession } from '@/lib/editor/session/article-session';
import { placeOf } from '@/lib/editor/tags/removed-tags';
import { firstDraftOf, hasDraft, moveDraft } from './comment-drafts';

/** Of a tag that stays: the tags that were merged into it with words that were not sent. */
const mergedTags = { form: 'merged-tags', schema: z.array(z.string()) };

const Merge = z.object({ annotationId: z.string(), intoId: z.string() });

/** Notes where a first comment goes on that was begun on a tag which somebody merges away, as its threads do. Also while the page is loaded anew. */
export function useMergedDrafts(): void {
  const { session } = useWorkbench();
  useEffect(() => session.subscribeEntries((entries) => noteMerges(session, entries)), [session]);
}

/** Notes the merges among `entries`, and forgets those that are undone. */
export function noteMerges(session: ArticleSession, entries: readonly Pick<VisibleEntry, 'type' | 'payload'>[]): void {
  for (const { type, payload } of entries) {
    if (type !== 'annotation.merged' && type !== 'annotation.unmerged') continue;
    const { annotationId, intoId } = Merge.parse(payload);
    const noted = draftOf(session, mergedTags, intoId) ?? [];
    const others = noted.filter((id) => id !== annotationId);
    const hasWords = hasDraft(session, firstDraftOf(annotationId)) || draftOf(session, mergedTags, annotationId) !== null;
    const ids = type === 'annotation.merged' && hasWords ? [...others, annotationId] : others;
    if (ids.length !== noted.length) keepDraft(session, mergedTags, intoId, ids.length > 0 ? ids : null);
  }
}

/**
 * Brings what was begun on tags that were merged into this one into its own field, below what stands there: those that are noted, and those that were
 * merged while the article was not open here.
 */
export function takeMergedDrafts(session: ArticleSession, annotationId: string): void {
  const noted = draftOf(session, mergedTags, annotationId) ?? [];
  // First, so that tags that were merged into each other by turns come to an end.
  keepDraft(session, mergedTags, annotationId, null);
  for (const id of new Set([...noted, ...goneWithWords(session, annotationId)])) {
    // The merge was undone since.
    if (session.annotations.get(id)?.isRemoved === false) continue;
    takeMergedDrafts(session, id);
    moveDraft(session, firstDraftOf(id), firstDraftOf(annotationId));
  }
}

/** The tags that are gone from where this one stands, with a first comment that was not sent. */
function goneWithWords(session: ArticleSession, annotationId: string): string[] {
  const tag = session.annotations.get(annotationId);
  if (!tag || tag.isRemoved) return [];
  const place = placeOf(tag);
  const gone = [...session.annotations.values()].filter((one) => one.isRemoved && hasDraft(session, firstDraftOf(one.id)));
  return gone.filter((one) => placeOf(one) === place).map(({ id }) => id);
}
