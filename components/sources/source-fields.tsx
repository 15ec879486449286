'use client';
import { z } from 'zod';
import { type Source, SourceType } from '@/lib/domain/sources/source';
import { MAX_SOURCE_NAME_CHARS, MAX_SOURCE_NOTE_CHARS, MAX_SOURCE_TITLE_CHARS } from '@/lib/domain/sources/source-input';
import { sourceTypes } from '@/lib/domain/sources/source-types';
import { MAX_URL_CHARS } from '@/lib/domain/sources/source-url';
import { DayInput } from '../ui/dated-input';
import { Field, TextArea, TextInput } from '../ui/field';
import { Select } from '../ui/select';

/** A source as a form holds it: an empty field is an empty string. */
export const SourceForm = z.object({
  title: z.string(),
  url: z.string(),
  type: SourceType,
  author: z.string(),
  publisher: z.string(),
  publishedOn: z.string(),
  note: z.string(),
});
export type SourceForm = z.infer<typeof SourceForm>;

const emptySource: SourceForm = { title: '', url: '', type: 'webpage', author: '', publisher: '', publishedOn: '', note: '' };

/** A source as the form holds it; null for none yet. */
export function formOf(source: Source | null): SourceForm {
  if (source === null) return emptySource;
  const { title, type, author, publisher, note } = source;
  return { title, type, author, publisher, note, url: source.url ?? '', publishedOn: source.publishedOn ?? '' };
}

/** What the form says, as the API takes it. */
export function sourceOf(form: SourceForm) {
  return { ...form, url: form.url.trim() === '' ? null : form.url.trim(), publishedOn: form.publishedOn === '' ? null : form.publishedOn };
}

interface Props {
  form: SourceForm;
  /** What is wrong with single fields, by name. */
  errors: Record<string, string>;
  onChange: (change: Partial<SourceForm>) => void;
}

export function SourceFields({ form, errors, onChange }: Props) {
  return (
    <div className="source-fields">
      <Field label="Title" error={errors.title} hint="Empty: the link stands in for it.">
        {(ids) => (
          <TextInput
            {...ids}
            value={form.title}
            maxLength={MAX_SOURCE_TITLE_CHARS}
            onChange={(event) => onChange({ title: event.target.value })}
            autoFocus
          />
        )}
      </Field>
      <Field label="Link" error={errors.url}>
        {(ids) => (
          <TextInput
            {...ids}
            type="url"
            inputMode="url"
            placeholder="https://"
            value={form.url}
            maxLength={MAX_URL_CHARS}
            onChange={(event) => onChange({ url: event.target.value })}
          />
        )}
      </Field>
      <div className="two">
        <Field label="Type" error={errors.type}>
          {(ids) => (
            <Select {...ids} value={form.type} onChange={(event) => onChange({ type: SourceType.parse(event.target.value) })}>
              {SourceType.options.map((type) => (
                <option key={type} value={type}>
                  {sourceTypes[type].name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="Published" error={errors.publishedOn}>
          {(ids) => <DayInput {...ids} value={form.publishedOn} onChange={(event) => onChange({ publishedOn: event.target.value })} />}
        </Field>
        <Field label="Author" error={errors.author}>
          {(ids) => (
            <TextInput
              {...ids}
              value={form.author}
              maxLength={MAX_SOURCE_NAME_CHARS}
              onChange={(event) => onChange({ author: event.target.value })}
            />
          )}
        </Field>
        <Field label="Publisher" error={errors.publisher}>
          {(ids) => (
            <TextInput
              {...ids}
              value={form.publisher}
              maxLength={MAX_SOURCE_NAME_CHARS}
              onChange={(event) => onChange({ publisher: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Field label="Note" error={errors.note}>
        {(ids) => (
          <TextArea
            {...ids}
            value={form.note}
            maxLength={MAX_SOURCE_NOTE_CHARS}
            onChange={(event) => onChange({ note: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}
