'use client';
import { useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { sayDone } from '@/components/article/say-done';
import { useWorkbench } from '@/components/article/session-context';
import { FormDialog } from '@/components/ui/form-dialog';
import { Segmented } from '@/components/ui/segmented';
import { DomainError } from '@/lib/domain/errors';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { RelationKind } from '@/lib/domain/tags/relation';
import { relationKinds, verbOf } from '@/lib/domain/tags/relation-words';
import { useCardDraft } from '../card-drafts';
import { tagName } from '../tag-words';
import { useTagHands } from '../use-tag-hands';
import { useRelating } from './relating';
import { TagCombobox } from './tag-combobox';

/** Asks how a tag bears on which other one. It opens for the tag that is about to be related. */
export function RelateDialog({ annotation }: { annotation: Annotation }) {
  const [relating, setRelating] = useRelating();
  return relating === annotation.id && <OpenedRelate annotation={annotation} onClose={() => setRelating(null)} />;
}

/** What is chosen waits while the dialog is closed by Escape, and while the page is loaded anew. */
const Draft = z.object({ kind: RelationKind, toId: z.string().nullable() });
const drafts = { form: 'relation', schema: Draft };
const nothing: z.infer<typeof Draft> = { kind: 'rests-on', toId: null };

function OpenedRelate({ annotation, onClose }: { annotation: Annotation; onClose: () => void }) {
  const { session, sender } = useWorkbench();
  const { act, say } = useTagHands();
  const [draft, keep] = useCardDraft(drafts, annotation.id);
  const [error, setError] = useState<string | null>(null);
  const { kind, toId } = draft ?? nothing;
  const chosen = (toId !== null && session.annotations.get(toId)) || null;
  const choose = (part: Partial<z.infer<typeof Draft>>) => {
    keep({ kind, toId, ...part });
    setError(null);
  };
  const end = () => {
    keep(null);
    onClose();
  };

  const relate = () => {
    if (!chosen) return setError('Choose a tag of the list first.');
    try {
      act('relation.made', { annotationId: annotation.id, relationId: uuidv7(), kind, toId: chosen.id });
    } catch (refusal) {
      if (!(refusal instanceof DomainError)) throw refusal;
      return setError(refusal.message);
    }
    say(sayDone(sender, `${tagName(annotation)} ${verbOf(kind)} ${tagName(chosen)}`));
    end();
  };
  return (
    <FormDialog
      className="relate-form"
      title={`Relate ${tagName(annotation)} to another tag`}
      verb="Relate"
      onClose={onClose}
      onCancel={end}
      onSubmit={relate}
    >
      <Segmented<RelationKind>
        label="How"
        value={kind}
        options={RelationKind.options.map((one) => ({ value: one, label: relationKinds[one].name }))}
        onChange={(wanted) => choose({ kind: wanted })}
      />
      <p className="hint">{relationKinds[kind].definition}</p>
      <TagCombobox notId={annotation.id} chosen={chosen} error={error} onChange={(tag) => choose({ toId: tag?.id ?? null })} />
    </FormDialog>
  );
}
