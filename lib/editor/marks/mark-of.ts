import type { Anchor } from '@/lib/domain/anchors/anchor';
import { isFact } from '@/lib/domain/checks/facts';
import { isRestatedAlone } from '@/lib/domain/checks/what-changed';
import { type Annotation, holdsOnOtherWords, isChecked } from '@/lib/domain/tags/annotation';
import { ownLook } from '@/lib/domain/verdicts/verdict-look';
import type { TextMark } from './mark-positions';

/** A tag as the editor draws it, with its anchor in the editor's coordinates. */
export function markOf(annotation: Annotation, { ranges, state }: Anchor = annotation.anchor): TextMark {
  const { id, kind, label, verdict, isStale } = annotation;
  // A stale verdict counts as not given: its glyph would vouch for words that nobody judged.
  const value = verdict && !isStale ? verdict.value : null;
  // Words that mean what was judged are drawn as those are.
  const anchorState = state === 'drifted' && holdsOnOtherWords(annotation) ? 'exact' : state;
  const mark = { id, kind, label, ranges, verdict: value, isStale, anchorState };
  const grade = value && verdict?.grade;
  const isTagOfFact = isFact(annotation);
  const isOpen = value !== null && !isChecked(annotation);
  const isRestated = isStale && isRestatedAlone(annotation);
  // Nearly all are plain, and an article opens with all of its marks at once: only what is more is put together.
  if (!grade && !isTagOfFact && !isOpen && !isRestated) return mark;
  return {
    ...mark,
    ...(value && grade && ownLook(value, grade)),
    ...(isTagOfFact && { isFact: true }),
    ...(isOpen && { isOpen: true }),
    ...(isRestated && { isRestated: true }),
  };
}

/** All tags of an article that is being opened. */
export function marksOf(annotations: Iterable<Annotation>): TextMark[] {
  const marks: TextMark[] = [];
  for (const annotation of annotations) if (!annotation.isRemoved) marks.push(markOf(annotation));
  return marks;
}
