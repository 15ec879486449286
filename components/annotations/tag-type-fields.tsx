'use client';
import { useState } from 'react';
import type { Annotation } from '@/lib/domain/annotation';
import type { TagType, TypeField } from '@/lib/domain/house-types';
import { type FieldKind, type GivenType, MAX_FIELD_CHARS } from '@/lib/domain/tag-types';
import { useTypeChanges } from './use-type-changes';

/** The fields of a tag's type. A value is kept when its field is left, or by Enter. */
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

function FieldInput({ field, said, onSay }: { field: TypeField; said: string; onSay: (said: string) => void }) {
  const [written, setWritten] = useState(said);
  const { name, kind } = field;
  if (kind === 'yesno') {
    return (
      <label className="tag-type-field">
        <span className="lbl">{name}</span>
        <select className="inp" value={said} onChange={(event) => onSay(event.target.value)}>
          <option value="">Not said</option>
          <option value="yes">Yes</option>
          <option value="no">No</option>
        </select>
      </label>
    );
  }
  return (
    <label className="tag-type-field">
      <span className="lbl">{name}</span>
      <input
        className="inp"
        {...inputs[kind]}
        maxLength={MAX_FIELD_CHARS}
        value={written}
        onChange={(event) => setWritten(event.target.value)}
        onBlur={() => onSay(written)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onSay(written);
        }}
      />
    </label>
  );
}

const inputs: Record<Exclude<FieldKind, 'yesno'>, { type: 'text' | 'date'; inputMode?: 'decimal' }> = {
  text: { type: 'text' },
  number: { type: 'text', inputMode: 'decimal' },
  date: { type: 'date' },
};
