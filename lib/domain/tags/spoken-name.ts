import type { Annotation } from './annotation';
import { tagKinds } from './tag-kinds';

/** A tag's name for screen readers and sentences: "Claim 4", or "Claim" before it has its label. */
export function spokenName({ kind, label }: Pick<Annotation, 'kind' | 'label'>): string {
  return label === null ? tagKinds[kind].name : `${tagKinds[kind].name} ${label.slice(1)}`;
}
