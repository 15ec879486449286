import { type Annotation, verdictsOf } from '../annotation';
import type { ArticleState } from '../article-state';
import type { Loss } from './export-input';

/**
 * The loss report of a format that shows an article as it is now: `lossesOf` says what the format itself leaves out of a tag.
 * To that comes what only the archive keeps: removed tags, unlinked sources and earlier verdicts.
 */
export function listLosses({ annotations }: ArticleState, lossesOf: (annotation: Annotation) => string[]): Loss[] {
  return [...annotations.values()].flatMap((one) =>
    (one.isRemoved ? ['Was removed. Only the archive keeps it.'] : lossesOf(one)).map((what) => ({
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
  if (verdictsOf(annotation).length > (annotation.verdict ? 1 : 0)) losses.push('Earlier verdicts are left out.');
  return losses;
}
