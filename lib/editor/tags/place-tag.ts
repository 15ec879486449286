import type { EditorState } from '@tiptap/pm/state';
import type { AnchorRange } from '@/lib/domain/anchors/anchor';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { markRanges } from '../marks/annotation-plugin';
import type { MarkSpan } from '../marks/mark-positions';

/** A tag's ranges where an editor has them in this state. */
export function placeTag(state: EditorState, { id, anchor: { ranges } }: Pick<Annotation, 'id' | 'anchor'>): AnchorRange[] {
  const places = markRanges(state, id);
  const [only, ...others] = ranges;
  if (only && others.length === 0) return [{ ...only, ...places[0] }];
  // The editor's come in text order, the tag's do not where its parts have moved across each other.
  const inText = [...ranges.keys()].sort((a, b) => compareSpans(ranges[a], ranges[b]));
  return ranges.map((range, index) => ({ ...range, ...places[inText.indexOf(index)] }));
}

/** As the editor orders ranges: by start, the longer first. */
const compareSpans = (a?: MarkSpan, b?: MarkSpan) => (a?.from ?? 0) - (b?.from ?? 0) || (b?.to ?? 0) - (a?.to ?? 0);
