'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { v7 as uuidv7 } from 'uuid';
import { Button } from '@/components/ui/button';
import { Field, InlineError, TextArea } from '@/components/ui/field';
import { isSame } from '@/components/ui/parts-meanwhile';
import { unlessChanged } from '@/components/ui/unless-changed';
import { useRequest } from '@/components/ui/use-request';
import { call } from '@/lib/api';
import { saveTagTypes } from '@/lib/domain/contract/tag-types';
import { type TagType, TagTypes, typesLack } from '@/lib/domain/tags/house-types';
import { type LabelledKind, labelledKinds, tagKinds } from '@/lib/domain/tags/tag-kinds';
import { MAX_GUIDELINES_CHARS } from '@/lib/domain/tags/tag-types';
import { afterKeeping } from './after-keeping';
import { TheirsNote } from './theirs-note';
import { TypeRow } from './type-row';
import { typesMeanwhile } from './types-meanwhile';
import { TypesRead } from './types-read';

/** The types of the house, to be changed: what is in use is retired, never removed. */
export function TypesForm({ tagTypes }: { tagTypes: TagTypes }) {
  const router = useRouter();
  /** What the form goes on from: as the page was opened, as it was kept last, or as a refusal brought it. */
  const [stored, setStored] = useState(tagTypes);
  const [types, setTypes] = useState(tagTypes.types);
  const [guidelines, setGuidelines] = useState(tagTypes.guidelines);
  /** What a colleague has changed since, in words. */
  const [meanwhile, setMeanwhile] = useState<string | null>(null);
  const { isBusy, error, fieldErrors, run, clear } = useRequest();
  const form = useRef<HTMLFormElement>(null);
  // The fields stay open while it is sent: what is typed until the answer belongs to the form.
  const newest = useRef({ types, guidelines });
  newest.current = { types, guidelines };
  const isChanged = guidelines !== stored.guidelines || !isSame(types, stored.types);
  // Newer ones have come with the page, and nothing was typed that they could take away.
  if (tagTypes.version > stored.version && !isChanged && !isBusy) {
    setMeanwhile(null);
    setStored(tagTypes);
    setTypes(tagTypes.types);
    setGuidelines(tagTypes.guidelines);
  }
  const lack = typesLack({ types }, stored);
  const startChange = () => {
    if (!isBusy) clear();
    // It was said that nothing of theirs is left.
    if (!isChanged) setMeanwhile(null);
  };
  const change = (next: TagType[]) => {
    startChange();
    setTypes(next);
  };
  const add = (kind: LabelledKind) => {
    const id = uuidv7();
    // Drawn at once, or the first letters that follow the press would go nowhere.
    flushSync(() => change([...types, { id, kind, name: '', definition: '', key: null, fields: [], checklist: [], isRetired: false }]));
    form.current?.querySelector<HTMLElement>(`[data-type="${id}"] input`)?.focus();
  };
  const isStored = (id: string) => stored.types.some((one) => one.id === id);
  /** The form goes on from what the house has now: it is kept by who has seen that. */
  const goOnFrom = (now: TagTypes) => {
    const changed = typesMeanwhile(newest.current, stored, now);
    setStored(now);
    setTypes(changed.form.types);
    setGuidelines(changed.form.guidelines);
    setMeanwhile(changed.said);
  };
  const keepOnce = () => {
    setMeanwhile(null);
    const body = { basedOn: stored.version, guidelines, types };
    return unlessChanged(call(saveTagTypes, { body }), TagTypes, goOnFrom);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (lack !== null || !isChanged || isBusy) return;
    void run(keepOnce, (kept) => {
      router.refresh();
      if (kept === null) return;
      setStored(kept);
      // One that was taken out while it was being kept is in the house now: it can be retired.
      setTypes((now) => {
        const left = afterKeeping(now, types, kept.types);
        return [...left, ...kept.types.filter(({ id }) => left.every((one) => one.id !== id))];
      });
      setGuidelines((now) => (now === guidelines ? kept.guidelines : now));
    });
  };
  const wrong = error ?? Object.values(fieldErrors)[0] ?? (isChanged ? lack : null);
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
              startChange();
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
      {wrong !== null && <InlineError>{wrong}</InlineError>}
      {meanwhile !== null && (
        <TheirsNote title="The types were changed meanwhile" said={meanwhile} theirsTitle="The types as they are now">
          <TypesRead tagTypes={stored} />
        </TheirsNote>
      )}
    </form>
  );
}
