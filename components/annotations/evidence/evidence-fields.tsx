'use client';
import { type FormEvent, type KeyboardEvent, type ReactNode, type Ref, useId } from 'react';
import { Button } from '@/components/ui/button';
import { DayInput } from '@/components/ui/dated-input';
import { Field, TextArea, TextInput } from '@/components/ui/field';
import { Segmented } from '@/components/ui/segmented';
import {
  EvidenceTier,
  evidenceTiers,
  MAX_LOCATOR_CHARS,
  MAX_ORIGIN_CHARS,
  MAX_QUOTE_CHARS,
  Stance,
  stances,
} from '@/lib/domain/sources/evidence';
import { isOfInputMethod } from '@/lib/editor/keys/input-method';
import { useArticleOrigins } from '../use-article-origins';
import type { EvidenceValues } from './evidence-draft';

interface Props {
  values: EvidenceValues;
  onChange: (values: EvidenceValues) => void;
  submit: string;
  /** False leaves the fields out: first what stands above them is answered. */
  isOpen?: boolean;
  /** Why it cannot be sent yet. */
  off?: string | undefined;
  /** What is to be seen before it is sent. */
  notice?: string | null;
  /** What the other button does. */
  cancel?: string;
  formRef?: Ref<HTMLFormElement>;
  /** What stands above the fields: the choice of a source. */
  children?: ReactNode;
  onSubmit: () => void;
  onCancel: () => void;
  /** What Escape does, where that is something else. */
  onEscape?: () => void;
}

const NOT_SAID = 'not-said';
const tierChoices = [
  ...EvidenceTier.options.map((one) => ({
    value: one,
    label: evidenceTiers[one].name,
    tip: { title: evidenceTiers[one].definition, 'aria-keyshortcuts': undefined },
  })),
  { value: NOT_SAID, label: 'Not said' },
] as const;

/** How a source bears on the words, and what was read where and when. */
export function EvidenceFields({
  values,
  onChange,
  submit,
  isOpen = true,
  off,
  notice = null,
  cancel = 'Cancel',
  formRef,
  children,
  onSubmit,
  onCancel,
  onEscape = onCancel,
}: Props) {
  const set = (change: Partial<EvidenceValues>) => onChange({ ...values, ...change });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (off === undefined) onSubmit();
  };
  const pressKey = (event: KeyboardEvent) => {
    if (isOfInputMethod(event.nativeEvent)) return;
    // As in the note of a verdict, Enter is a line where words are written. Where none are yet it links without any.
    const isEmptyQuote = event.target instanceof HTMLTextAreaElement && values.quote === '';
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey || isEmptyQuote) && off === undefined) {
      event.preventDefault();
      onSubmit();
    }
    if (event.key !== 'Escape') return;
    event.preventDefault();
    // Not out of the card as well.
    event.stopPropagation();
    onEscape();
  };
  return (
    <form onKeyDown={pressKey} ref={formRef} className={`evidence-form ${isOpen ? 'open' : ''}`} onSubmit={send}>
      {children}
      {isOpen && (
        <>
          <Segmented<Stance>
            label="Stance"
            value={values.stance}
            options={Stance.options.map((one) => ({ value: one, label: stances[one].name }))}
            onChange={(stance) => set({ stance })}
          />
          <Field label="Quoted words">
            {(ids) => (
              <TextArea
                {...ids}
                name="quote"
                rows={2}
                maxLength={MAX_QUOTE_CHARS}
                value={values.quote}
                onChange={(event) => set({ quote: event.target.value })}
              />
            )}
          </Field>
          <div className="evidence-places">
            <Field label="Where in it">
              {(ids) => (
                <TextInput
                  {...ids}
                  name="locator"
                  placeholder="p. 41, 1:12:40"
                  maxLength={MAX_LOCATOR_CHARS}
                  value={values.locator}
                  onChange={(event) => set({ locator: event.target.value })}
                />
              )}
            </Field>
            <Field label="Looked at">
              {(ids) => (
                <DayInput {...ids} value={values.lookedAt ?? ''} onChange={(event) => set({ lookedAt: event.target.value || null })} />
              )}
            </Field>
          </div>
          <div className="evidence-tier">
            <span aria-hidden="true">For this fact</span>
            <Segmented<EvidenceTier | typeof NOT_SAID>
              label="For this fact"
              value={values.tier ?? NOT_SAID}
              options={tierChoices}
              onChange={(tier) => set({ tier: tier === NOT_SAID ? null : tier })}
            />
          </div>
          <Origin value={values.origin} onChange={(origin) => set({ origin })} />
          {notice !== null && (
            <p className="hint warn" role="status">
              {notice}
            </p>
          )}
          <span className="card-buttons">
            <Button type="submit" size="s" variant="primary" off={off}>
              {submit}
            </Button>
            <Button size="s" variant="quiet" onClick={onCancel}>
              {cancel}
            </Button>
          </span>
        </>
      )}
    </form>
  );
}

/** Whose word it is. What the article has by now is offered, so that it is written alike. */
function Origin({ value, onChange }: { value: string; onChange: (origin: string) => void }) {
  const origins = useArticleOrigins();
  const listId = useId();
  return (
    <>
      <Field label="Origin" hint="Whose word it is. Sources of one origin count once.">
        {(ids) => (
          <TextInput
            {...ids}
            name="origin"
            list={listId}
            autoComplete="off"
            placeholder="Agency wire, 3 October"
            maxLength={MAX_ORIGIN_CHARS}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
      <datalist id={listId}>
        {origins.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </>
  );
}
