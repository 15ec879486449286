'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { v7 as uuidv7 } from 'uuid';
import { call } from '@/lib/api';
import { saveTagTypes } from '@/lib/domain/contract/tag-types';
import { refuseTypes, type TagType, type TagTypes } from '@/lib/domain/tags/house-types';
import { type LabelledKind, labelledKinds, tagKinds } from '@/lib/domain/tags/tag-kinds';
import { MAX_GUIDELINES_CHARS } from '@/lib/domain/tags/tag-types';
import { Button } from '../ui/button';
import { Field, TextArea } from '../ui/field';
import { useRequest } from '../ui/use-request';
import { TypeRow } from './type-row';

/** The types of the house, to be changed: what is in use is retired, never removed. */
export function TypesForm({ tagTypes }: { tagTypes: TagTypes }) {
  const router = useRouter();
  const [types, setTypes] = useState(tagTypes.types);
  const [guidelines, setGuidelines] = useState(tagTypes.guidelines);
  const { isBusy, error, run, clear } = useRequest();
  const form = useRef<HTMLFormElement>(null);
  const isChanged = guidelines !== tagTypes.guidelines || JSON.stringify(types) !== JSON.stringify(tagTypes.types);
  const lack = types.some(({ name }) => name.trim() === '') ? 'Every type needs a name.' : refuseTypes({ types }, tagTypes);
  const change = (next: TagType[]) => {
    clear();
    setTypes(next);
  };
  const add = (kind: LabelledKind) => {
    const id = uuidv7();
    // Drawn at once, or the first letters that follow the press would go nowhere.
    flushSync(() => change([...types, { id, kind, name: '', definition: '', key: null, fields: [], checklist: [], isRetired: false }]));
    form.current?.querySelector<HTMLElement>(`[data-type="${id}"] input`)?.focus();
  };
  const isStored = (id: string) => tagTypes.types.some((one) => one.id === id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (lack !== null || !isChanged) return;
    void run(
      () => call(saveTagTypes, { body: { basedOn: tagTypes.version, guidelines, types } }),
      () => router.refresh(),
    );
  };
  return (
    <form ref={form} onSubmit={submit} noValidate className="types">
      {labelledKinds.map((kind) => (
        <section key={kind} aria-label={tagKinds[kind].name}>
          <h2>{tagKinds[kind].name}</h2>
          <ul className="type-list">
            {types
              .filter((one) => one.kind === kind)
              .map((one) => (
                <TypeRow
                  key={one.id}
                  type={one}
                  isNew={!isStored(one.id)}
                  onChange={(next) => change(types.map((before) => (before.id === next.id ? next : before)))}
                  onRemove={() => change(types.filter(({ id }) => id !== one.id))}
                />
              ))}
          </ul>
          <Button onClick={() => add(kind)}>Add a type of {kind}</Button>
        </section>
      ))}
      <Field label="Guidelines" hint="What everyone who tags and checks holds to, on every desk. A desk’s own are written at Desks.">
        {(ids) => (
          <TextArea
            {...ids}
            rows={6}
            maxLength={MAX_GUIDELINES_CHARS}
            value={guidelines}
            onChange={(event) => {
              clear();
              setGuidelines(event.target.value);
            }}
          />
        )}
      </Field>
      <div className="row">
        <span className="sp" />
        <Button type="submit" variant="primary" isBusy={isBusy} off={lack ?? (isChanged ? undefined : 'Nothing has changed yet.')}>
          Keep the types
        </Button>
      </div>
      {(error ?? (isChanged ? lack : null)) !== null && (
        <p className="hint danger" role="alert">
          {error ?? lack}
        </p>
      )}
    </form>
  );
}
