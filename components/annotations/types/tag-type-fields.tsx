'use client';
import { type ChangeEvent, type KeyboardEvent, useId, useState } from 'react';
import { z } from 'zod';
import { DayInput } from '@/components/ui/dated-input';
import { TextInput } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { sayDay, useDateLanguage } from '@/components/ui/when';
import type { Annotation } from '@/lib/domain/tags/annotation';
import type { TagType, TypeField } from '@/lib/domain/tags/house-types';
import { type GivenType, MAX_FIELD_CHARS } from '@/lib/domain/tags/tag-types';
import { isOfInputMethod } from '@/lib/editor/keys/input-method';
import { useCardDraft } from '../card-drafts';
import { useTypeChanges } from './use-type-changes';

/** The fields of a tag's type. A value is kept when its field is left, or by Enter; over a colleague's, by Enter alone. Until then it waits. */
export function TagTypeFields({ annotation, given, type }: { annotation: Annotation; given: GivenType; type: TagType }) {
  const { setField } = useTypeChanges(annotation);
  return (
    <div className="tag-type-fields">
      {type.fields.map((field) => (
        <FieldInput
          key={field.id}
          field={field}
          draftId={`${annotation.id} ${field.id}`}
          said={given.fields.find(({ fieldId }) => fieldId === field.id)?.said ?? ''}
          onSay={(said) => setField(field.id, said)}
        />
      ))}
    </div>
  );
}

const Draft = z.object({
  text: z.string(),
  /** What stood there as it was begun, or as a colleague's was shown. */
  over: z.string(),
  /** A colleague has written another meanwhile, which stands below the field. */
  isBeside: z.boolean(),
});

const drafts = { form: 'field of a type', schema: Draft };

interface FieldProps {
  field: TypeField;
  /** Under it what is not kept waits. */
  draftId: string;
  said: string;
  /** True if it was taken. */
  onSay: (said: string) => boolean;
}

function FieldInput({ field: { name, kind }, draftId, said, onSay }: FieldProps) {
  const id = useId();
  const language = useDateLanguage();
  const [draft, setDraft] = useCardDraft(drafts, draftId);
  /** What was kept last, over which value: the card is drawn with it a moment later. */
  const [kept, setKept] = useState<{ text: string; over: string } | null>(null);
  // It is there now; from here on what others say is shown.
  if (kept !== null && kept.over !== said) setKept(null);
  const standing = kept?.text.trim() ?? said;
  const write = (text: string) => setDraft(draft ? { ...draft, text } : { text, over: standing, isBeside: false });
  const keep = () => {
    if (draft === null) return;
    if (draft.text.trim() === standing) setDraft(null);
    else if (draft.over !== standing) setDraft({ ...draft, over: standing, isBeside: true });
    else if (onSay(draft.text)) {
      setKept({ text: draft.text, over: said });
      setDraft(null);
    }
  };
  const isBeside = draft?.isBeside ?? false;
  // Where a colleague’s words would go by it, leaving the field is no answer.
  const leave = () => {
    if (!isBeside || draft?.text.trim() === standing) keep();
  };
  const pressKey = (event: KeyboardEvent) => {
    if (isOfInputMethod(event.nativeEvent)) return;
    if (event.key === 'Enter') keep();
    if (event.key !== 'Escape' || !isBeside) return;
    event.preventDefault();
    event.stopPropagation();
    setDraft(null);
  };
  const shown = kind === 'date' ? sayDay(said, language) : said;
  const props = {
    id,
    'aria-describedby': isBeside ? `${id}-beside` : undefined,
    value: draft?.text ?? kept?.text ?? said,
    onChange: (event: ChangeEvent<HTMLInputElement>) => write(event.target.value),
    onBlur: leave,
    onKeyDown: pressKey,
  };
  return (
    <div className="tag-type-field">
      <label className="lbl" htmlFor={id}>
        {name}
      </label>
      {kind === 'yesno' ? (
        <Select id={id} value={said} onChange={(event) => onSay(event.target.value)}>
          <option value="">Not said</option>
          <option value="yes">Yes</option>
          <option value="no">No</option>
        </Select>
      ) : kind === 'date' ? (
        <DayInput {...props} />
      ) : (
        <TextInput {...props} inputMode={kind === 'number' ? 'decimal' : undefined} dir="auto" maxLength={MAX_FIELD_CHARS} />
      )}
      {isBeside && (
        <p id={`${id}-beside`} className="hint" role="status">
          {said === '' ? 'A colleague took it out meanwhile.' : `A colleague wrote meanwhile: “${shown}”`} Enter puts yours in its place,
          Esc leaves it as it is.
        </p>
      )}
    </div>
  );
}
