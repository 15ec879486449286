'use client';
import { useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { FormDialog } from '@/components/ui/form-dialog';
import { Segmented } from '@/components/ui/segmented';
import { DomainError } from '@/lib/domain/errors';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { RelationKind } from '@/lib/domain/tags/relation';
import { relationKinds, verbOf } from '@/lib/domain/tags/relation-words';
import { tagName } from '../tag-words';
import { useTagActions } from '../use-tag-actions';
import { useRelating } from './relating';
import { TagCombobox } from './tag-combobox';

/** Asks how a tag bears on which other one. It opens for the tag that is about to be related. */
export function RelateDialog({ annotation }: { annotation: Annotation }) {
  const [relating, setRelating] = useRelating();
  return relating === annotation.id && <OpenedRelate annotation={annotation} onClose={() => setRelating(null)} />;
}

/** Each opening begins anew. */
function OpenedRelate({ annotation, onClose }: { annotation: Annotation; onClose: () => void }) {
  const { act, say } = useTagActions();
  const [kind, setKind] = useState<RelationKind>('rests-on');
  const [chosen, setChosen] = useState<Annotation | null>(null);
  const [error, setError] = useState<string | null>(null);

  const relate = () => {
    if (!chosen) return setError('Choose a tag of the list first.');
    try {
      act('relation.made', { annotationId: annotation.id, relationId: uuidv7(), kind, toId: chosen.id });
    } catch (refusal) {
      if (!(refusal instanceof DomainError)) throw refusal;
      return setError(refusal.message);
    }
    say(`${tagName(annotation)} ${verbOf(kind)} ${tagName(chosen)}`);
    onClose();
  };
  return (
    <FormDialog
      className="relate-form"
      title={`Relate ${tagName(annotation)} to another tag`}
      verb="Relate"
      onClose={onClose}
      onSubmit={relate}
    >
      <Segmented<RelationKind>
        label="How"
        value={kind}
        options={RelationKind.options.map((one) => ({ value: one, label: relationKinds[one].name }))}
        onChange={(wanted) => {
          setKind(wanted);
          setError(null);
        }}
      />
      <p className="hint">{relationKinds[kind].definition}</p>
      <TagCombobox
        notId={annotation.id}
        chosen={chosen}
        error={error}
        onChange={(tag) => {
          setChosen(tag);
          setError(null);
        }}
      />
    </FormDialog>
  );
}
