'use client';
import { useState } from 'react';
import type { ZodType } from 'zod';
import { useWorkbench } from '@/components/article/session-context';
import { KeptDrafts } from '@/lib/editor/outbox/kept-drafts';
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
  return schema.safeParse(draftsOf(options.personId).get(`${options.articleId} ${form} ${draftId}`)).data ?? null;
}

/** Keeps a draft for when its form is drawn; null forgets it. */
export function keepDraft<Draft>({ options }: ArticleSession, { form }: DraftForm<Draft>, draftId: string, draft: Draft | null): void {
  draftsOf(options.personId).set(`${options.articleId} ${form} ${draftId}`, draft);
}

const opened = new Map<string, KeptDrafts>();

function draftsOf(personId: string): KeptDrafts {
  const known = opened.get(personId);
  if (known) return known;
  const drafts = new KeptDrafts(storageOfTab(), personId, (write) => requestAnimationFrame(() => write()));
  opened.set(personId, drafts);
  // A page that is not in sight has no frames, and may go without a word.
  window.addEventListener('pagehide', () => drafts.write());
  document.addEventListener('visibilitychange', () => drafts.write());
  return drafts;
}

function storageOfTab(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    // Switched off.
    return null;
  }
}
