'use client';
import { memo } from 'react';
import { useColleagueIn } from '@/components/article/people/use-colleagues';
import { useWorkbench } from '@/components/article/session-context';
import { sayFactCount } from '@/components/facts/say-fact-count';
import { saySourceCount } from '@/components/sources/say-source-count';
import type { ThreadCount } from '@/components/threads/count-threads';
import { KindChip } from '@/components/ui/kind-chip';
import { useMinute } from '@/components/ui/use-today';
import { VerdictLetter } from '@/components/ui/verdict-glyph';
import { useDateLanguage } from '@/components/ui/when';
import { changeNames } from '@/lib/domain/checks/change-names';
import { progressOf } from '@/lib/domain/checks/claim-counts';
import { sayChange } from '@/lib/domain/checks/what-changed';
import { type Annotation, lacksSource, typeOf, wordsChanged } from '@/lib/domain/tags/annotation';
import { CheckerAvatar } from '../check/checker-avatar';
import { DueSign, sayNearDue } from '../check/near-due';
import { useEvidenceDrop } from '../evidence/use-evidence-drop';
import { nameHeard } from '../heard-of';
import { OverdueSign, ThreadSigns, VoteCount, WaitingSign } from '../tag-signs';
import { gradeOf, placesOfTag } from '../tag-words';
import { useTagHands } from '../use-tag-hands';

interface Props {
  annotation: Annotation;
  /** What it is listed by. */
  words: string;
  count: ThreadCount;
  /** How many facts it is split into. */
  factCount: number;
  /** A reply that was asked for is overdue. */
  isOverdue: boolean;
  /** Its verdict is kept here until there is a line. */
  isWaiting: boolean;
  onOpen: (id: string) => void;
}

/**
 * A folded card: which claim, its first words, how many facts it has, how much it rests on, how far it is and by when it is due, what is said and asked about it, and who has it open. A click opens it; in it the keys of
 * the text count.
 */
export const MarginSlip = memo(function MarginSlip({ annotation, words, count, factCount, isOverdue, isWaiting, onOpen }: Props) {
  const workbench = useWorkbench();
  const { session } = workbench;
  const { press } = useTagHands();
  const takesEvidence = useEvidenceDrop(annotation);
  const { id, kind, label, evidence } = annotation;
  const places = placesOfTag(annotation);
  const hasChanged = wordsChanged(annotation);
  const change = sayChange(annotation);
  // Drawn anew as due times pass.
  useMinute();
  const due = sayNearDue(annotation, new Date(), useDateLanguage());
  const type = typeOf(annotation);
  const facts = sayFactCount(factCount);
  const colleague = useColleagueIn(id);
  const isIn = colleague ? `${colleague.shortName} is in this card` : undefined;
  return (
    <article
      id={`card-${id}`}
      className={['slip', hasChanged ? 'changed' : '', colleague ? `held p${colleague.colour}` : ''].filter(Boolean).join(' ')}
      aria-label={[...nameHeard(workbench, annotation, { facts, threads: count, due, isOverdue, isWaiting }), ...(isIn ? [isIn] : [])].join(
        ', ',
      )}
      title={isIn}
      tabIndex={-1}
      {...takesEvidence}
      onClick={() => onOpen(id)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          onOpen(id);
        } else press(event);
      }}
    >
      <KindChip kind={kind} label={label} />
      <span className="slip-words trunc" lang={session.language}>
        {words}
      </span>
      {places !== '' && (
        <span className="slip-count" aria-hidden="true">
          {places}
        </span>
      )}
      {facts !== '' && (
        <span className="slip-count" aria-hidden="true">
          {facts}
        </span>
      )}
      {type && !hasChanged && <span className="slip-type trunc">{type.name}</span>}
      {hasChanged && <span className={`tag ${change === changeNames.place ? 'info' : 'warn'}`}>{change}</span>}
      <VoteCount annotation={annotation} />
      <ThreadSigns count={count} />
      {isOverdue && <OverdueSign />}
      {due && <DueSign due={due} />}
      {evidence.length > 0 ? (
        <span className="slip-count num" title={saySourceCount(evidence.length)} aria-hidden="true">
          <i className="sign sign-sources" aria-hidden="true" />
          {evidence.length}
        </span>
      ) : (
        lacksSource(annotation) && (
          <span className="slip-count none" title="Needs a source">
            <i className="sign sign-no-source" aria-hidden="true" />
          </span>
        )
      )}
      {isWaiting && <WaitingSign />}
      <VerdictLetter value={progressOf(annotation)} grade={gradeOf(annotation, progressOf(annotation))} />
      <CheckerAvatar annotation={annotation} isNamedBeside />
    </article>
  );
});
