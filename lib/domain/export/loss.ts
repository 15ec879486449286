import type { ArticleState } from '../article-state';
import type { ReplyRequest } from '../replies/reply-request';
import { type Annotation, verdictsOf } from '../tags/annotation';
import { isQuery } from '../talk/query';
import type { Thread } from '../talk/thread';
import type { Loss } from './export-input';

/**
 * The loss report of a format that shows an article as it is now: `lossesOf` says what the format itself leaves out of a tag.
 * To that comes what only the archive keeps: removed tags, unlinked sources, removed relations and requests for a reply, earlier verdicts,
 * comments and queries; and what is kept back from who exports.
 */
export function listLosses({ annotations, threads, replyRequests }: ArticleState, lossesOf: (annotation: Annotation) => string[]): Loss[] {
  const onTag = (those: readonly Thread[]) => new Set(those.flatMap(({ about }) => (about.on === 'tag' ? [about.annotationId] : [])));
  const all = [...threads.values()];
  const [commented, asked] = [onTag(all.filter((one) => !isQuery(one))), onTag(all.filter(isQuery))];
  const concerned = (those: readonly ReplyRequest[]) => new Set(those.flatMap(({ annotationIds }) => annotationIds));
  const keptBack = concerned(replyRequests.filter(({ asked, isRemoved }) => asked === null && !isRemoved));
  const removedRequests = concerned(replyRequests.filter(({ isRemoved }) => isRemoved));
  const losses = (one: Annotation) => [
    ...lossesOf(one),
    ...(commented.has(one.id) ? ['Its comments are left out.'] : []),
    ...(asked.has(one.id) ? ['Its queries are left out.'] : []),
    ...(keptBack.has(one.id) ? ['Who was asked for a reply to it, and what, is kept to those who check.'] : []),
    ...(removedRequests.has(one.id) ? ['Requests for a reply that were removed are left out.'] : []),
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
