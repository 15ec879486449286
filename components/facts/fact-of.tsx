'use client';
import { CornerLeftUp } from 'lucide-react';
import { tagName } from '@/components/annotations/tag-words';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { useAnnotation, useWorkbench } from '@/components/article/session-context';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { goTo } from '@/lib/editor/keys/text-commands';

/** Of which claim a fact is, and the way back to it. Nothing for what is no fact. */
export function FactOf({ annotation }: { annotation: Annotation }) {
  const { editor } = useWorkbench();
  const { actions, toText } = useTagHands();
  const claim = useAnnotation(annotation.factOf ?? null);
  if (!claim) return null;
  const go = () => {
    goTo(editor.view, actions, claim.id);
    // This card goes with its tag: focus is in the text, at the claim.
    toText();
  };
  return (
    <button type="button" className="fact-of" onClick={go}>
      Fact of {tagName(claim)}
      <CornerLeftUp className="i xs" aria-hidden="true" />
    </button>
  );
}
