import { quotedWords } from '../anchors/anchor';
import type { Annotation } from '../tags/annotation';
import { changeNames } from './change-names';

/** True of a claim whose statement is another one than was judged, on the words that were, wherever these stand by now. */
export function isRestatedAlone({ anchor, verdict }: Pick<Annotation, 'anchor' | 'verdict'>): boolean {
  // Of a tag that drifted or is lost the anchor still has the words from before.
  if (verdict?.restatedFrom === undefined || anchor.state === 'drifted' || anchor.state === 'orphaned') return false;
  const words = quotedWords(anchor);
  return words === verdict.words || words === verdict.held?.words;
}

/** What changed of a tag that must be looked at again, in words. Where both did it is the text: whoever sees other words looks at these first. */
export function sayChange(annotation: Pick<Annotation, 'anchor' | 'verdict' | 'isStale'>): string {
  // The words of a moved tag are the same ones, and a verdict on them stands.
  if (annotation.anchor.state === 'moved' && !annotation.isStale) return changeNames.place;
  return changeNames[isRestatedAlone(annotation) ? 'statement' : 'words'];
}
