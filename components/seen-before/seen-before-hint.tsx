'use client';
import { Repeat } from 'lucide-react';
import { useState } from 'react';
import { useWorkbench } from '@/components/article/session-context';
import { saySourceCount } from '@/components/sources/say-source-count';
import { late, useLate } from '@/components/ui/late';
import { VerdictGlyph } from '@/components/ui/verdict-glyph';
import { When } from '@/components/ui/when';
import { textOf } from '@/lib/domain/memory/claim-texts';
import { callAmong } from '@/lib/domain/people/person-name';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { sayContradiction, sayStanding } from './say-seen';
import { useSeenBefore } from './use-seen-before';

const seenDialog = late(() => import('./seen-before-dialog'));

/** That a claim was seen before, in pencil: it counts for nothing until somebody takes something over. Once there is a verdict it stays where the house found otherwise. */
export function SeenBeforeHint({ annotation }: { annotation: Annotation }) {
  const { people } = useWorkbench();
  const { seen, settle } = useSeenBefore(annotation);
  const [isOpen, setOpen] = useState(false);
  const dialog = useLate(seenDialog, isOpen);
  const [first] = seen;
  // What it was open for is gone, as with a colleague's verdict: where something is found again, it does not open by itself.
  if (!first && isOpen) setOpen(false);
  if (!first) return null;
  const { claim, contradictions } = first;
  const contradiction = sayContradiction(contradictions);
  return (
    <div className="seen-hint">
      <button type="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <span className="seen-line">
          <Repeat className="i s" aria-hidden="true" />
          <span className="sp">
            Seen before: {sayStanding(first)}, <When at={claim.at} />
          </span>
          {seen.length > 1 && <span className="dim num">{seen.length} like it</span>}
        </span>
        <span className="seen-words" dir="auto">
          <VerdictGlyph value={claim.standing === 'none' ? 'open' : claim.standing} grade={claim.grade} isNamedBeside />
          <span className="trunc" lang={claim.language || undefined}>
            {textOf(claim, first.theirs)}
          </span>
        </span>
        <span className="dim trunc">
          {contradiction ?? claim.rationale}
          {contradiction === null && claim.rationale !== '' && (claim.byName || claim.voted) && ' '}
          {contradiction === null &&
            claim.byName &&
            `${callAmong([...people.values(), claim.byName])(claim.byName)}, ${saySourceCount(claim.sourceCount)}`}
          {contradiction === null && claim.voted !== null && `Decided by ${claim.voted}, ${saySourceCount(claim.sourceCount)}`}
          {contradiction === null && claim.followed && `Follows ${claim.followed.join(', ')}, ${saySourceCount(claim.sourceCount)}`}
        </span>
      </button>
      {dialog && isOpen && <dialog.SeenBeforeDialog annotation={annotation} seen={seen} settle={settle} onClose={() => setOpen(false)} />}
    </div>
  );
}
