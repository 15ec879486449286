import type { EditorState } from '@tiptap/pm/state';
import { type SeenSpan, seenSpan } from '@/lib/domain/coverage';
import { eachMarkRange } from './annotation-plugin';

/** The places that somebody has looked at, in text order. */
export function seenSpans(state: EditorState): SeenSpan[] {
  const spans: SeenSpan[] = [];
  eachMarkRange(state, (range, { kind, anchorState }) => {
    const seen = seenSpan(range, kind, anchorState);
    if (seen) spans.push(seen);
  });
  return spans;
}
