import { sourceTypes } from '@/lib/domain/sources/source';
import { type PartsMeanwhile, partsMeanwhile } from '../ui/parts-meanwhile';
import type { SourceForm } from './source-fields';

/** A form whose source was changed since it was opened. */
export type ChangedMeanwhile = PartsMeanwhile<SourceForm>;

const names: Record<keyof SourceForm, string> = {
  title: 'Title',
  url: 'Link',
  type: 'Type',
  publishedOn: 'Published',
  author: 'Author',
  publisher: 'Publisher',
  note: 'Note',
};

/** What a form comes to that was begun on `start`, where the source is `now`. */
export const changedMeanwhile = (form: SourceForm, start: SourceForm, now: SourceForm): ChangedMeanwhile =>
  partsMeanwhile(form, start, now, names);

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
