import type { ArticleState } from '../article-state';
import type { Annotation } from './annotation';

/** The tags that are there, in order of the text: by the first range's start, longer ones first. */
export function listAnnotations(state: Pick<ArticleState, 'annotations'>): Annotation[] {
  return [...state.annotations.values()].filter((one) => !one.isRemoved).sort(byPlace);
}

/** Order of tags in the text: by start, longer first, then by id so that it is total. */
export function byPlace(a: Annotation, b: Annotation): number {
  const [first, second] = [a.anchor.ranges[0], b.anchor.ranges[0]];
  if (!first || !second) return 0;
  return first.from - second.from || second.to - first.to || (a.id < b.id ? -1 : 1);
}
