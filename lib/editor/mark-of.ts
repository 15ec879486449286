import type { Annotation } from '@/lib/domain/annotation';
import type { TextMark } from './mark-positions';

/** A tag as the editor draws it. */
export function markOf(annotation: Annotation): TextMark {
  const { id, kind, label, anchor, verdict, isStale } = annotation;
  // A stale verdict counts as not given: its glyph would vouch for words that nobody judged.
  const value = verdict && !isStale ? verdict.value : null;
  return { id, kind, label, ranges: anchor.ranges, verdict: value, isStale, anchorState: anchor.state };
}
