import type { Annotation } from '@/lib/domain/tags/annotation';
import { spokenName } from '@/lib/domain/tags/spoken-name';
import { verdictName } from '@/lib/domain/verdicts/verdict';

/** What a screen reader is to hear once a person has said that a tag belongs where it stands now. `tag`: as it was before that. */
export function sayConfirmed(tag: Annotation): string {
  const name = spokenName(tag);
  if (tag.anchor.state === 'moved') return `Place of ${name} confirmed`;
  // Of a claim that follows its facts the verdict is confirmed with the words.
  return tag.verdict && tag.isStale ? `${name}: ${verdictName(tag.verdict)}` : `New words of ${name} kept`;
}

/** What is to be heard once a tag was put on other words. */
export const sayAttached = (tag: Annotation): string => `${spokenName(tag)} attached to the selected words`;
