'use client';
import type { MouseEvent } from 'react';
import { useWorkbench } from '@/components/article/session-context';
import type { ThreadCount } from '@/components/threads/count-threads';
import { KindChip } from '@/components/ui/kind-chip';
import { VerdictLetter } from '@/components/ui/verdict-glyph';
import { useDateLanguage } from '@/components/ui/when';
import { progressOf } from '@/lib/domain/checks/claim-counts';
import { isFact } from '@/lib/domain/checks/facts';
import { statementOf } from '@/lib/domain/checks/statement';
import { type Annotation, lacksSource, typeOf } from '@/lib/domain/tags/annotation';
import { CheckerAvatar } from '../check/checker-avatar';
import { DueSign, sayNearDue } from '../check/near-due';
import { heardOf } from '../heard-of';
import { OverdueSign, ThreadSigns, VoteCount, WaitingSign } from '../tag-signs';
import { gradeOf, listedWords, placesOfTag } from '../tag-words';

interface Props {
  tag: Annotation;
  top: number;
  height: number;
  index: number;
  count: number;
  /** The first tag of its paragraph. */
  isFirst: boolean;
  isActive: boolean;
  isSelected: boolean;
  /** Of a fact: the label of its claim. */
  claimLabel: string | null;
  /** "3 facts" of a claim that is split. */
  facts: string;
  isOverdue: boolean;
  isWaiting: boolean;
  threads: ThreadCount;
  /** How many relations it has. */
  related: number;
  /** Nothing is selected: then the active one counts as the choice. */
  isAlone: boolean;
  onClick: (event: MouseEvent, id: string) => void;
}

/** One tag of the list: its words, and by signs how far it is. */
export function TagRow(props: Props) {
  const { tag, top, height, index, count, isFirst, isActive, isSelected, isAlone } = props;
  const { claimLabel, facts, isOverdue, isWaiting, threads, related, onClick } = props;
  const workbench = useWorkbench();
  const { session } = workbench;
  const due = sayNearDue(tag, new Date(), useDateLanguage());
  const type = typeOf(tag);
  const places = placesOfTag(tag);
  // In one element: each that is only heard costs a clip of its own in every frame, and there would be dozens.
  const heard = heardOf(workbench, tag, { facts, threads, related, due, isOverdue, isWaiting });
  return (
    // The listbox is the one tab stop and moves by arrow keys; the row only takes the pointer.
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the listbox
    // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant points here
    <div
      id={`tag-${tag.id}`}
      role="option"
      aria-selected={isSelected || (isAlone && isActive)}
      aria-posinset={index + 1}
      aria-setsize={count}
      className={`tag-row ${isActive ? 'on' : ''} ${isSelected ? 'picked' : ''} ${isFirst ? 'first' : ''} ${claimLabel === null ? '' : 'fact'}`}
      style={{ top, height }}
      onClick={(event) => onClick(event, tag.id)}
    >
      <KindChip kind={tag.kind} label={tag.label} />
      {claimLabel !== null && <span className="vh">fact of {claimLabel}, </span>}
      <span className="trunc sp" lang={session.language}>
        {(isFact(tag) && statementOf(tag)) || listedWords(session, tag)}
      </span>
      {type && <span className="row-type trunc">{type.name}</span>}
      {heard.length > 0 && <span className="vh">, {heard.join(', ')}</span>}
      {places !== '' && (
        <span className="row-places" title={places} aria-hidden="true">
          {places.replace('in ', '')}
        </span>
      )}
      {facts !== '' && (
        <span className="row-places" aria-hidden="true">
          {facts}
        </span>
      )}
      <VoteCount annotation={tag} />
      <ThreadSigns count={threads} />
      {related > 0 && (
        <span className="row-related" aria-hidden="true">
          ↔
        </span>
      )}
      {isOverdue && <OverdueSign />}
      {due && <DueSign due={due} />}
      {lacksSource(tag) && <i className="sign sign-no-source" aria-hidden="true" />}
      {isWaiting && <WaitingSign />}
      {tag.kind === 'claim' && <VerdictLetter value={progressOf(tag)} grade={gradeOf(tag, progressOf(tag))} />}
      <CheckerAvatar annotation={tag} isNamedBeside />
    </div>
  );
}
