'use client';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { shortNameOf } from '@/components/article/people/person-names';
import { useWorkbench } from '@/components/article/session-context';
import { isSame } from '@/components/ui/parts-meanwhile';
import type { Evidence } from '@/lib/domain/sources/evidence';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { useCardDraft } from '../card-drafts';
import { useTagHands } from '../use-tag-hands';
import { EvidenceValues } from './evidence-draft';

/** A source while it is changed: what that is based on, so that nobody's change is written over unseen. */
const Draft = z.object({
  values: EvidenceValues,
  basedOn: z.string(),
  /** What a colleague has done to it meanwhile, as a sentence. */
  meanwhile: z.string().nullable(),
  /** False where the form was only opened: signing out asks about no words that stand there anyway. */
  isChanged: z.boolean().optional(),
});
type Draft = z.infer<typeof Draft>;

/** Where changes of sources that are begun and not kept wait. */
export const evidenceChanges = { form: 'change of a source', schema: Draft };

/** The change of a source, from its menu to its form and back. */
export interface EvidenceChange {
  /** What is begun and not kept, or null. */
  draft: Draft | null;
  /** Closed by Escape: what is written waits for who opens it again. */
  isFolded: boolean;
  /** Who was the last to change or unlink the source since its row is there. */
  changerId: string | null;
  /** The button that focus goes back to, and the form that it comes from. */
  opener: RefObject<HTMLButtonElement | null>;
  form: RefObject<HTMLFormElement | null>;
  /** Opens the form. What was begun goes on as it is. */
  begin(): void;
  write(draft: Draft, values: EvidenceValues): void;
  /** Keeps the change, or says first what a colleague has changed meanwhile. */
  keep(draft: Draft): void;
  /** Links a source once more that was unlinked meanwhile, with what was written. */
  linkAnew(draft: Draft): void;
  unlink(): void;
  /** Puts the form away, and keeps what is written in it if that is something. */
  fold(draft: Draft): void;
  /** Puts the form away with what is written in it. */
  close(): void;
}

/** Changes a source of a tag, and unlinks it. Nobody's change is written over unseen. */
export function useEvidenceChange(annotation: Annotation, evidence: Evidence): EvidenceChange {
  const workbench = useWorkbench();
  const { attempt, act } = useTagHands();
  const [draft, setDraft] = useCardDraft(evidenceChanges, evidence.id);
  const [isFolded, setFolded] = useState(false);
  const changerId = useLastChanger(evidence.id);
  const opener = useRef<HTMLButtonElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const { stance, quote, locator, lookedAt, tier = null, origin = '' } = evidence;
  const values = { stance, quote, locator, lookedAt, tier, origin };
  const close = () => {
    setDraft(null);
    opener.current?.focus();
  };
  return {
    draft,
    isFolded,
    changerId,
    opener,
    form,
    begin: () => {
      setFolded(false);
      if (draft === null) setDraft({ values, basedOn: evidence.entryId, meanwhile: null, isChanged: false });
      // A menu gives focus back to its button when it has closed: the field takes it after that.
      window.setTimeout(() => form.current?.querySelector<HTMLElement>('textarea')?.focus());
    },
    write: (begun, written) => setDraft({ ...begun, values: written, isChanged: !isSame(written, values) }),
    keep: (changed) => {
      // A card is drawn a moment after the tag changes: what counts is the source as it is now.
      const now = workbench.session.annotations.get(annotation.id)?.evidence.find(({ id }) => id === evidence.id) ?? evidence;
      if (now.entryId !== changed.basedOn) {
        const who = changerId === null ? 'A colleague' : shortNameOf(workbench, changerId);
        const meanwhile = `${who} changed this meanwhile, as it stands above. Keep yours once more to put it in that place.`;
        setDraft({ ...changed, basedOn: now.entryId, meanwhile });
        return;
      }
      const payload = { annotationId: annotation.id, evidenceId: evidence.id, basedOn: changed.basedOn, ...changed.values };
      if (attempt(() => act('evidence.changed', payload))) close();
    },
    linkAnew: ({ values: written }) => {
      const payload = { annotationId: annotation.id, evidenceId: uuidv7(), sourceId: evidence.sourceId, ...written };
      if (attempt(() => act('evidence.linked', payload))) close();
    },
    unlink: () => {
      if (attempt(() => act('evidence.unlinked', { annotationId: annotation.id, evidenceId: evidence.id }))) setDraft(null);
    },
    fold: (begun) => {
      if (isSame(begun.values, values)) return close();
      setFolded(true);
      opener.current?.focus();
    },
    close,
  };
}

/** Who was the last to change or unlink a source since its row is there, or null while nobody was. The source itself says who linked it. */
function useLastChanger(evidenceId: string): string | null {
  const { session } = useWorkbench();
  const [byId, setById] = useState<string | null>(null);
  useEffect(
    () =>
      session.subscribeEntries((entries) => {
        for (const { type, payload, actorId } of entries) {
          const isOfThis = typeof payload === 'object' && payload !== null && 'evidenceId' in payload && payload.evidenceId === evidenceId;
          if ((type === 'evidence.changed' || type === 'evidence.unlinked') && isOfThis) setById(actorId);
        }
      }),
    [session, evidenceId],
  );
  return byId;
}
