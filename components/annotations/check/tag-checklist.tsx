'use client';
import { ChevronDown } from 'lucide-react';
import { useId, useState } from 'react';
import { useWorkbench } from '@/components/article/session-context';
import { useRightsNow } from '@/components/article/use-rights-now';
import { wordsOfAnchor } from '@/lib/domain/anchors/anchor';
import type { Annotation } from '@/lib/domain/tags/annotation';
import type { ChecklistItem } from '@/lib/domain/tags/house-types';
import { isTickedOnOther, shownItems } from '@/lib/domain/tags/say-types';
import { sayTicked } from '@/lib/domain/tags/tag-types';
import { useTypeChanges } from '../types/use-type-changes';

/** What of its type's checklist is done for a claim. `checklist` is the type's as it is now; null where this house has no such type. */
export function TagChecklist({ annotation, checklist }: { annotation: Annotation; checklist: readonly ChecklistItem[] | null }) {
  const { session } = useWorkbench();
  const rights = useRightsNow();
  const { setDone, now } = useTypeChanges(annotation);
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const { ticked } = annotation;
  // Where the house has taken the whole list away, what was ticked of it is left to read.
  const mayTick = rights.canJudge && checklist !== null && checklist.length > 0;
  const items = mayTick ? shownItems(checklist, ticked) : (ticked?.items ?? shownItems(checklist ?? [], ticked));
  if (items.length === 0) return null;
  // Whoever may not tick, and report and exports, see what was ticked as it read then: nobody is to count another figure.
  const isOther = mayTick && isTickedOnOther(checklist, ticked);
  const counted = isOther && ticked ? ticked.items : items;
  const words = wordsOfAnchor(session.doc, { ...annotation.anchor, ranges: session.placesOf(annotation) });
  const toggle = (itemId: string) => {
    const isDone = (one: { itemId: string; isDone: boolean }) => (one.itemId === itemId ? !one.isDone : one.isDone);
    setDone(
      shownItems(checklist ?? [], now().ticked)
        .filter(isDone)
        .map((one) => one.itemId),
    );
  };
  return (
    <div className="tag-checklist">
      <button type="button" className="tag-type-now" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
        <span className="dim2">Checklist</span> <span className="num">{sayTicked(counted)}</span>
        <ChevronDown className="i xs" aria-hidden="true" />
      </button>
      {isOpen && (
        <ul id={id}>
          {items.map(({ itemId, text, isDone }) => (
            <li key={itemId}>
              {mayTick ? (
                <label>
                  <input type="checkbox" checked={isDone} onChange={() => toggle(itemId)} /> <bdi>{text}</bdi>
                </label>
              ) : (
                <span className={isDone ? '' : 'dim'}>
                  {isDone ? 'Done: ' : 'Not done: '}
                  <bdi>{text}</bdi>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {isOther && <p className="hint">The house’s list has changed since: {sayTicked(items)} of it is done.</p>}
      {ticked && ticked.words !== words && ticked.items.some(({ isDone }) => isDone) && (
        <p className="hint warn">The words have changed since this was ticked.</p>
      )}
    </div>
  );
}
