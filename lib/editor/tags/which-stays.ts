import type { Annotation } from '@/lib/domain/tags/annotation';

/** A tag that has no label yet is the newest. */
const labelNumber = ({ label }: Annotation) => (label === null ? Number.POSITIVE_INFINITY : Number(label.slice(1)));

/** Orders tags of one kind by their labels, the lowest first: by when they were made. */
export const byLabel = (a: Annotation, b: Annotation): number => (labelNumber(a) < labelNumber(b) ? -1 : 1);

/** Of two tags on the same words the older one stays, which is the one with the lower label. */
export function whichStays(one: Annotation, other: Annotation): { into: Annotation; from: Annotation } {
  return byLabel(one, other) < 0 ? { into: one, from: other } : { into: other, from: one };
}
