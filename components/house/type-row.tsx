'use client';
import { ChevronRight, X } from 'lucide-react';
import { useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { Button } from '@/components/ui/button';
import { Field, TextArea, TextInput } from '@/components/ui/field';
import { isSame } from '@/components/ui/parts-meanwhile';
import { Select } from '@/components/ui/select';
import type { ChecklistItem, TagType } from '@/lib/domain/tags/house-types';
import {
  FieldKind,
  MAX_FIELDS,
  MAX_ITEM_CHARS,
  MAX_ITEMS,
  MAX_TYPE_DEFINITION_CHARS,
  MAX_TYPE_NAME_CHARS,
} from '@/lib/domain/tags/tag-types';
import { isUnseen } from '@/lib/domain/text/is-unseen';

interface Props {
  type: TagType;
  /** True for one that is not stored: it may still go. */
  isNew: boolean;
  onChange: (type: TagType) => void;
  onRemove: () => void;
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
const fieldKindNames: Record<FieldKind, string> = { text: 'Text', number: 'Number', date: 'Date', yesno: 'Yes or no' };

/** One type of tag: folded, what it is called; open, all of it. */
export function TypeRow({ type, isNew, onChange, onRemove }: Props) {
  const { id, name, definition, key, isRetired } = type;
  const called = isUnseen(name) ? 'New type' : name;
  // One that is kept stays open, with focus in it.
  const [beganOpen] = useState(isNew);
  return (
    <li className="grade-row" data-type={id}>
      <details open={beganOpen}>
        <summary className="grade-head">
          <ChevronRight className="i s" aria-hidden="true" />
          {key !== null && !isRetired && <span className="kbd">{key}</span>}
          <b>{called}</b>
          <span className="dim2 trunc">{isRetired ? 'Retired: not offered any more' : definition}</span>
        </summary>
        <div className="type-fields">
          <div className="grade-fields">
            <Field label="Name">
              {(ids) => (
                <TextInput
                  {...ids}
                  maxLength={MAX_TYPE_NAME_CHARS}
                  value={name}
                  onChange={(event) => onChange({ ...type, name: event.target.value })}
                />
              )}
            </Field>
            <Field label="Means">
              {(ids) => (
                <TextInput
                  {...ids}
                  maxLength={MAX_TYPE_DEFINITION_CHARS}
                  value={definition}
                  onChange={(event) => onChange({ ...type, definition: event.target.value })}
                />
              )}
            </Field>
            <Field label="Digit that chooses it">
              {(ids) => (
                <Select {...ids} value={key ?? ''} onChange={(event) => onChange({ ...type, key: event.target.value || null })}>
                  <option value="">None</option>
                  {digits.map((one) => (
                    <option key={one} value={one}>
                      {one}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
          </div>
          <Checklist type={type} onChange={(checklist) => onChange({ ...type, checklist })} />
          <Fields type={type} onChange={onChange} />
          <div className="row">
            {isNew ? (
              <Button size="s" onClick={onRemove}>
                Take {called} out
              </Button>
            ) : (
              <Button size="s" onClick={() => onChange({ ...type, isRetired: !isRetired })}>
                {isRetired ? `Offer ${called} again` : `Retire ${called}`}
              </Button>
            )}
          </div>
        </div>
      </details>
    </li>
  );
}

/** A line for each item. One that is only reworded stays the same item. */
function Checklist({ type: { checklist }, onChange }: { type: TagType; onChange: (checklist: ChecklistItem[]) => void }) {
  const [written, setWritten] = useState('');
  const stored = checklist.map((one) => one.text);
  // What is written here has empty lines and spaces that no item has. Items that are others have come from somewhere else.
  const text = isSame(itemsOf(written), stored) ? written : stored.join('\n');
  const lines = linesOf(text);
  const error =
    lines.length > MAX_ITEMS
      ? `Only the first ${MAX_ITEMS} lines are kept.`
      : lines.some((line) => line.length > MAX_ITEM_CHARS)
        ? `Only the first ${MAX_ITEM_CHARS} characters of a line are kept.`
        : null;
  const write = (next: string) => {
    setWritten(next);
    const taken = new Set<string>();
    const idOf = (line: string, place: number) => {
      const same = checklist.find((one) => one.text === line && !taken.has(one.id));
      const there = checklist[place];
      const isReworded = there !== undefined && !taken.has(there.id) && !linesOf(next).includes(there.text);
      const id = same?.id ?? (isReworded ? there.id : uuidv7());
      taken.add(id);
      return id;
    };
    onChange(itemsOf(next).map((line, place) => ({ id: idOf(line, place), text: line })));
  };
  return (
    <Field label="Checklist" error={error} hint={`A line for each item, ${MAX_ITEMS} at most.`}>
      {(ids) => <TextArea {...ids} rows={5} value={text} onChange={(event) => write(event.target.value)} />}
    </Field>
  );
}

const linesOf = (text: string) => text.split('\n').flatMap((line) => line.trim() || []);
/** The items that lines come to. A line that is cut ends in no space, as it is stored. */
const itemsOf = (text: string) =>
  linesOf(text)
    .slice(0, MAX_ITEMS)
    .map((line) => line.slice(0, MAX_ITEM_CHARS).trim());

function Fields({ type, onChange }: { type: TagType; onChange: (type: TagType) => void }) {
  const { fields } = type;
  const set = (place: number, change: Partial<(typeof fields)[number]>) =>
    onChange({ ...type, fields: fields.map((one, at) => (at === place ? { ...one, ...change } : one)) });
  const choose = (place: number, value: string) => {
    const kind = FieldKind.options.find((one) => one === value);
    if (kind) set(place, { kind });
  };
  return (
    <fieldset className="type-asks">
      <legend className="lbl">Fields</legend>
      {fields.map(({ id, name, kind }, place) => (
        <div key={id} className="row">
          <TextInput
            aria-label={`Field ${place + 1}: name`}
            maxLength={MAX_TYPE_NAME_CHARS}
            value={name}
            onChange={(event) => set(place, { name: event.target.value })}
          />
          <Select aria-label={`Field ${place + 1}: holds`} value={kind} onChange={(event) => choose(place, event.target.value)}>
            {FieldKind.options.map((one) => (
              <option key={one} value={one}>
                {fieldKindNames[one]}
              </option>
            ))}
          </Select>
          <Button
            size="s"
            variant="quiet"
            isIcon
            aria-label={`Field ${place + 1}: take it out`}
            onClick={() => onChange({ ...type, fields: fields.filter((_, at) => at !== place) })}
          >
            <X className="i s" aria-hidden="true" />
          </Button>
        </div>
      ))}
      <Button
        size="s"
        off={fields.length >= MAX_FIELDS ? `A type has at most ${MAX_FIELDS} fields.` : undefined}
        onClick={() => onChange({ ...type, fields: [...fields, { id: uuidv7(), name: '', kind: 'text' }] })}
      >
        Add a field
      </Button>
    </fieldset>
  );
}
