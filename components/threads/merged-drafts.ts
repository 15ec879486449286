'use client';
import { useEffect } from 'react';
import { z } from 'zod';
import { draftOf, keepDraft } from '@/components/annotations/card-drafts';
import { useWorkbench } from '@/components/article/session-context';
import type { VisibleEntry } from '@/lib/domain/journal/entry';
import type { ArticleSession } from '@/lib/editor/session/article-session';
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

/** Brings what was begun on tags that were merged into this one into its own field, below what stands there. */
export function takeMergedDrafts(session: ArticleSession, annotationId: string): void {
  const ids = draftOf(session, mergedTags, annotationId);
  if (!ids) return;
  // First, so that tags that were merged into each other by turns come to an end.
  keepDraft(session, mergedTags, annotationId, null);
  for (const id of ids) {
    takeMergedDrafts(session, id);
    moveDraft(session, firstDraftOf(id), firstDraftOf(annotationId));
  }
}
