import { sourceTypes } from '@/lib/domain/sources/source';
import type { SourceForm } from './source-fields';

type FieldName = keyof SourceForm;

/** A form whose source was changed since it was opened. */
export interface ChangedMeanwhile {
  /** What the person changed, and as it is now what they left alone. */
  form: SourceForm;
  /** What was filled in as it is now. */
  taken: FieldName[];
  /** What the person changed as well: theirs stays, and is to be seen beside what is there now. */
  clashing: FieldName[];
}

const names: Record<FieldName, string> = {
  title: 'Title',
  url: 'Link',
  type: 'Type',
  publishedOn: 'Published',
  author: 'Author',
  publisher: 'Publisher',
  note: 'Note',
};
const fields: readonly FieldName[] = ['title', 'url', 'type', 'publishedOn', 'author', 'publisher', 'note'];

/** What a form comes to that was begun on `start`, where the source is `now`. */
export function changedMeanwhile(form: SourceForm, start: SourceForm, now: SourceForm): ChangedMeanwhile {
  const changed = fields.filter((name) => now[name] !== start[name] && now[name] !== form[name]);
  const isOwn = (name: FieldName) => form[name] !== start[name];
  const clashing = changed.filter(isOwn);
  const taken = changed.filter((name) => !isOwn(name));
  return { form: withFields(form, now, taken), taken, clashing };
}

/** The form with some of its fields as they are elsewhere. */
export function withFields(form: SourceForm, from: SourceForm, wanted: readonly FieldName[]): SourceForm {
  return { ...form, ...Object.fromEntries(wanted.map((name) => [name, from[name]])) };
}

/** What was changed meanwhile, and what saving does now. */
export function sayMeanwhile({ taken, clashing }: ChangedMeanwhile, now: SourceForm): string {
  const said = taken.length > 0 ? [`Filled in as it is now: ${taken.map((name) => names[name]).join(', ')}.`] : [];
  for (const name of clashing) {
    const words = name === 'type' ? sourceTypes[now.type].name : now[name];
    said.push(words === '' ? `${names[name]} is empty now.` : `${names[name]} is “${words}” now.`);
  }
  said.push(clashing.length > 0 ? 'Save once more to put what you wrote in that place.' : 'Look it over, and save once more.');
  return said.join(' ');
}
