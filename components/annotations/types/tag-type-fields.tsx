'use client';
import { type KeyboardEvent, useId, useState } from 'react';
import type { Annotation } from '@/lib/domain/tags/annotation';
import type { TagType, TypeField } from '@/lib/domain/tags/house-types';
import { type FieldKind, type GivenType, MAX_FIELD_CHARS } from '@/lib/domain/tags/tag-types';
import { isOfInputMethod } from '@/lib/editor/keys/input-method';
import { useTypeChanges } from './use-type-changes';

/** The fields of a tag's type. A value is kept when its field is left, or by Enter; over a colleague's, by Enter alone. */
export function TagTypeFields({ annotation, given, type }: { annotation: Annotation; given: GivenType; type: TagType }) {
  const { setField } = useTypeChanges(annotation);
  return (
    <div className="tag-type-fields">
      {type.fields.map((field) => (
        <FieldInput
          key={field.id}
          field={field}
          said={given.fields.find(({ fieldId }) => fieldId === field.id)?.said ?? ''}
          onSay={(said) => setField(field.id, said)}
        />
      ))}
    </div>
  );
}

/** What is being written, and what stood there as it was begun. */
interface Draft {
  text: string;
  over: string;
  /** Kept: the card is drawn with it a moment later. Beside: a colleague has written another meanwhile. */
  is: 'written' | 'kept' | 'beside';
}

interface FieldProps {
  field: TypeField;
  said: string;
  /** True if it was taken. */
  onSay: (said: string) => boolean;
}

function FieldInput({ field: { name, kind }, said, onSay }: FieldProps) {
  const id = useId();
  const [draft, setDraft] = useState<Draft | null>(null);
  // It is there now; from here on what others say is shown.
  if (draft?.is === 'kept' && draft.over !== said) setDraft(null);
  const write = (text: string) =>
    setDraft(draft === null || draft.is === 'kept' ? { text, over: said, is: 'written' } : { ...draft, text });
  const keep = () => {
    if (draft === null || draft.is === 'kept') return;
    if (draft.text.trim() === said) setDraft(null);
    else if (draft.over !== said) setDraft({ ...draft, over: said, is: 'beside' });
    else if (onSay(draft.text)) setDraft({ ...draft, is: 'kept' });
  };
  const isBeside = draft?.is === 'beside';
  // Where a colleague’s words would go by it, leaving the field is no answer.
  const leave = () => {
    if (!isBeside || draft.text.trim() === said) keep();
  };
  const pressKey = (event: KeyboardEvent) => {
    if (isOfInputMethod(event.nativeEvent)) return;
    if (event.key === 'Enter') keep();
    if (event.key !== 'Escape' || !isBeside) return;
    event.preventDefault();
    event.stopPropagation();
    setDraft(null);
  };
  return (
    <div className="tag-type-field">
      <label className="lbl" htmlFor={id}>
        {name}
      </label>
      {kind === 'yesno' ? (
        <select id={id} className="inp" value={said} onChange={(event) => onSay(event.target.value)}>
          <option value="">Not said</option>
          <option value="yes">Yes</option>
          <option value="no">No</option>
        </select>
      ) : (
        <input
          id={id}
          className="inp"
          {...inputs[kind]}
          dir="auto"
          aria-describedby={isBeside ? `${id}-beside` : undefined}
          maxLength={MAX_FIELD_CHARS}
          value={draft?.text ?? said}
          onChange={(event) => write(event.target.value)}
          onBlur={leave}
          onKeyDown={pressKey}
        />
      )}
      {isBeside && (
        <p id={`${id}-beside`} className="hint" role="status">
          {said === '' ? 'A colleague took it out meanwhile.' : `A colleague wrote meanwhile: “${said}”`} Enter puts yours in its place,
          Escape leaves it as it is.
        </p>
      )}
    </div>
  );
}

const inputs: Record<Exclude<FieldKind, 'yesno'>, { type: 'text' | 'date'; inputMode?: 'decimal' }> = {
  text: { type: 'text' },
  number: { type: 'text', inputMode: 'decimal' },
  date: { type: 'date' },
};
