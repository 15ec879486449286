'use client';
import { When } from '@/components/ui/when';
import { sayWordingChanges, type WordingChange } from '@/lib/domain/meaning/wording-changes';
import { type Annotation, holdsOnOtherWords } from '@/lib/domain/tags/annotation';

/** That a verdict holds although something changed in its words, and since when. Nothing where they are those that were judged. */
export function HeldVerdict({ annotation }: { annotation: Annotation }) {
  const held = annotation.verdict?.held;
  if (!held || !holdsOnOtherWords(annotation)) return null;
  return (
    <p className="verdict-held">
      {sayHeld(held.changes)}, <When at={held.at} />; the verdict holds
    </p>
  );
}

/** "Punctuation and spacing changed since" */
export function sayHeld(changes: readonly WordingChange[]): string {
  const names = sayWordingChanges(changes);
  return `${names.charAt(0).toUpperCase()}${names.slice(1)} changed since`;
}
