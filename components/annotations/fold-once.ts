import type { Annotation } from '@/lib/domain/tags/annotation';
import { foldText } from '@/lib/domain/text/fold-text';

/** What a search finds in a tag, folded once for each: with every letter that is typed all tags are looked through. */
export function foldOnce(textOf: (tag: Annotation) => string): (tag: Annotation) => string {
  const folded = new WeakMap<Annotation, string>();
  return (tag) => {
    const known = folded.get(tag) ?? foldText(textOf(tag));
    folded.set(tag, known);
    return known;
  };
}
