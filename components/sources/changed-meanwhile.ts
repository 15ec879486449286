import { sourceTypes } from '@/lib/domain/sources/source-types';
import { type PartsMeanwhile, partsMeanwhile, sayPartsMeanwhile } from '../ui/parts-meanwhile';
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
export const sayMeanwhile = (changed: ChangedMeanwhile, now: SourceForm): string =>
  sayPartsMeanwhile(changed, names, (name) => (name === 'type' ? sourceTypes[now.type].name : now[name]));
