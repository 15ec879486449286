'use client';
import { useState } from 'react';
import type { ZodType } from 'zod';
import type { KeptDrafts } from '@/lib/editor/outbox/kept-drafts';
import { isSame } from './parts-meanwhile';

interface TabDraft<Draft> {
  /** Null where nothing is begun. */
  draft: Draft | null;
  /** Null forgets it. */
  keep: (draft: Draft | null) => void;
  /** This was sent: it is forgotten, also where the form was closed meanwhile, unless something else waits by now. */
  forgetSent: (sent: Draft) => void;
}

/**
 * What is begun in a form and not sent. It waits under its name in the tab while the form is closed, and while the page is loaded anew. One that
 * another version of Galley has kept, and this one cannot read, is none.
 */
export function useTabDraft<Draft>(drafts: KeptDrafts, name: string, schema: ZodType<Draft>): TabDraft<Draft> {
  const read = () => schema.safeParse(drafts.get(name)).data ?? null;
  const [draft, setDraft] = useState<Draft | null>(read);
  const keep = (next: Draft | null) => {
    drafts.set(name, next);
    setDraft(next);
  };
  const forgetSent = (sent: Draft) => {
    if (isSame(read(), sent)) keep(null);
  };
  return { draft, keep, forgetSent };
}
