import type { ArticleState } from '../article-state';
import { verdictsOf } from '../tags/annotation';

/**
 * True where some tag has or had a verdict: from then on an author edits no more. Tags do not tell of a verdict that was taken back by undo; the
 * server knows of that too.
 */
export function hasBegunChecking({ annotations }: Pick<ArticleState, 'annotations'>): boolean {
  for (const one of annotations.unplaced()) if (verdictsOf(one).length > 0) return true;
  return false;
}
