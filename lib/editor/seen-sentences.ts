import type { EditorState } from '@tiptap/pm/state';
import type { Span } from '@/lib/domain/anchor';
import { eachMarkRange } from './annotation-plugin';
import type { MarkLook } from './mark-look';

/**
 * True of a mark whose words somebody has looked at: of every tag, and of a *clear* one as long as its words are those that were called
 * clear. A changed sentence is unseen again.
 */
export const isSeen = ({ kind, anchorState }: Pick<MarkLook, 'kind' | 'anchorState'>) => kind !== 'clear' || anchorState === 'exact';

/** The places that somebody has looked at, in text order. */
export function seenSpans(state: EditorState): Span[] {
  const spans: Span[] = [];
  eachMarkRange(state, (range, look) => {
    if (isSeen(look)) spans.push(range);
  });
  return spans;
}
