import { type Annotation, verdictsOf } from '../annotation';
import type { ArticleState } from '../article-state';
import { isQuery } from '../query';
import type { Thread } from '../thread';
import type { Loss } from './export-input';

/**
 * The loss report of a format that shows an article as it is now: `lossesOf` says what the format itself leaves out of a tag.
 * To that comes what only the archive keeps: removed tags, unlinked sources, removed relations, earlier verdicts, comments and queries.
 */
export function listLosses({ annotations, threads }: ArticleState, lossesOf: (annotation: Annotation) => string[]): Loss[] {
  const onTag = (those: readonly Thread[]) => new Set(those.flatMap(({ about }) => (about.on === 'tag' ? [about.annotationId] : [])));
  const all = [...threads.values()];
  const [commented, asked] = [onTag(all.filter((one) => !isQuery(one))), onTag(all.filter(isQuery))];
  const losses = (one: Annotation) => [
    ...lossesOf(one),
    ...(commented.has(one.id) ? ['Its comments are left out.'] : []),
    ...(asked.has(one.id) ? ['Its queries are left out.'] : []),
  ];
  return [...annotations.values()].flatMap((one) =>
    (one.isRemoved ? ['Was removed. Only the archive keeps it.'] : losses(one)).map((what) => ({
      annotationId: one.id,
      label: one.label,
      what,
    })),
  );
}

/** What of a tag's past is left out. */
export function pastLosses(annotation: Annotation): string[] {
  const losses: string[] = [];
  if (annotation.removedEvidence.length > 0) losses.push('Sources that were unlinked are left out.');
  if (annotation.removedRelations) losses.push('Relations that were removed are left out.');
  if (verdictsOf(annotation).length > (annotation.verdict ? 1 : 0)) losses.push('Earlier verdicts are left out.');
  return losses;
}
