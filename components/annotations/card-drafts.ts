'use client';
import { useState } from 'react';
import type { ZodType } from 'zod';
import { useWorkbench } from '@/components/article/session-context';
import { tabDrafts } from '@/lib/editor/outbox/tab-drafts';
import type { ArticleSession } from '@/lib/editor/session/article-session';

/** A kind of form whose drafts wait: by its name they are told from those of others. */
export interface DraftForm<Draft> {
  form: string;
  schema: ZodType<Draft>;
}

/**
 * What is begun on a card and not sent: it waits under its id while other cards are open, and while the page is loaded anew. Setting
 * null forgets it.
 */
export function useCardDraft<Draft>(form: DraftForm<Draft>, draftId: string): [Draft | null, (draft: Draft | null) => void] {
  const { session } = useWorkbench();
  const [draft, setDraft] = useState<Draft | null>(() => draftOf(session, form, draftId));
  const keep = (next: Draft | null) => {
    keepDraft(session, form, draftId, next);
    setDraft(next);
  };
  return [draft, keep];
}

/** The draft that waits, or null. One that another version of Galley has kept, and this one cannot read, is none. */
export function draftOf<Draft>({ options }: ArticleSession, { form, schema }: DraftForm<Draft>, draftId: string): Draft | null {
  return schema.safeParse(tabDrafts(options.personId).get(`${options.articleId} ${form} ${draftId}`)).data ?? null;
}

/** Keeps a draft for when its form is drawn; null forgets it. */
export function keepDraft<Draft>({ options }: ArticleSession, { form }: DraftForm<Draft>, draftId: string, draft: Draft | null): void {
  tabDrafts(options.personId).set(`${options.articleId} ${form} ${draftId}`, draft);
}
