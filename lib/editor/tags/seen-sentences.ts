import type { EditorState } from '@tiptap/pm/state';
import { type SeenSpan, seenSpan } from '@/lib/domain/coverage/coverage';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { placeTag } from './place-tag';

/** A tag as it is now, or undefined. */
export type TagOf = (id: string) => Annotation | undefined;

/** The places of these tags that somebody has looked at, where they stand in `state`. */
export function seenSpans(state: EditorState, ids: Iterable<string>, tagOf: TagOf): SeenSpan[] {
  const spans: SeenSpan[] = [];
  for (const id of ids) {
    const tag = tagOf(id);
    if (!tag || tag.isRemoved) continue;
    for (const range of placeTag(state, tag)) {
      const seen = seenSpan(range, tag.kind, tag.anchor.state);
      if (seen) spans.push(seen);
    }
  }
  return spans;
}
