import { quotedWords } from '../anchors/anchor';
import type { Annotation } from '../tags/annotation';
import { changeNames } from './change-names';

/** True of a claim that only its statement makes another than was judged: the words are those that they were, and a reader of the text sees nothing of it. */
export function isOnlyRestated({ anchor, verdict }: Pick<Annotation, 'anchor' | 'verdict'>): boolean {
  if (verdict?.restatedFrom === undefined || anchor.state !== 'exact') return false;
  const words = quotedWords(anchor);
  return words === verdict.words || words === verdict.held?.words;
}

/** What changed of a tag that must be looked at again, in words. Where both did it is the text: whoever sees other words looks at these first. */
export function sayChange(annotation: Pick<Annotation, 'anchor' | 'verdict' | 'isStale'>): string {
  // The words of a moved tag are the same ones, and a verdict on them stands.
  if (annotation.anchor.state === 'moved' && !annotation.isStale) return changeNames.place;
  return changeNames[isOnlyRestated(annotation) ? 'statement' : 'words'];
}
