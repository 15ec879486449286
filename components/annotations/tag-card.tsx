'use client';
import { Trash2, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useWorkbench } from '@/components/article/session-context';
import { useArticleSources } from '@/components/sources/use-article-sources';
import { Button } from '@/components/ui/button';
import { KindChip } from '@/components/ui/kind-chip';
import { Segmented } from '@/components/ui/segmented';
import { quotedWords, wordsOfAnchor } from '@/lib/domain/anchor';
import type { Annotation } from '@/lib/domain/annotation';
import { locatorAt } from '@/lib/domain/article-text';
import { CheckState, checkStates } from '@/lib/domain/check';
import { settableCheckStates } from '@/lib/domain/journal/value-entries';
import { labelledKinds, type TagKind, tagKinds } from '@/lib/domain/tag-kinds';
import { verdictValues } from '@/lib/domain/verdict';
import { EvidenceForm } from './evidence-form';
import { EvidenceList } from './evidence-list';
import { PlaceNotice } from './place-notice';
import { RivalNotice } from './rival-notice';
import { SameWordsNotice } from './same-words-notice';
import { spokenName } from './tag-words';
import { useTagActions } from './use-tag-actions';
import { VerdictPicker } from './verdict-picker';

interface Props {
  annotation: Annotation;
  onClose: () => void;
}

/** The active tag with all that a checker needs to decide. */
export function TagCard({ annotation, onClose }: Props) {
  const { session, rights } = useWorkbench();
  const { attempt, act, changeKind, remove, toText, press } = useTagActions();
  const sources = useArticleSources();
  const { id, kind, checkState, basis } = annotation;
  const anchor = { ...annotation.anchor, ranges: session.placesOf(annotation) };
  const words = wordsOfAnchor(session.doc, anchor);
  const locator = locatorAt(session.doc, anchor.ranges[0]?.from ?? 0);
  // What an edit did to a tag is the server's to decide; that the words are others now can be seen before.
  const hasItsWords = anchor.state === 'exact' || anchor.state === 'moved';
  const isUndecided = hasItsWords && words !== quotedWords(anchor) && session.items.some(({ type }) => type === 'text');

  const setState = (value: string) =>
    attempt(() =>
      act('check.state-changed', { annotationId: id, checkState: CheckState.parse(value), basedOn: basis.checkState?.entryId ?? null }),
    );

  const pressKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      toText();
    } else if (event.target === event.currentTarget) press(event);
  };

  return (
    <article
      id={`card-${id}`}
      className={`card ${kind}`}
      aria-label={cardLabel(annotation, locator, isUndecided)}
      tabIndex={-1}
      onKeyDown={pressKey}
    >
      <header className="card-head">
        <KindChip kind={kind} label={annotation.label} />
        {rights.canTag ? (
          <Segmented<TagKind>
            label="Kind"
            value={kind}
            options={labelledKinds.map((one) => ({ value: one, label: tagKinds[one].name }))}
            onChange={(wanted) => changeKind(annotation, wanted)}
          />
        ) : (
          <span>{tagKinds[kind].name}</span>
        )}
        <span className="sp" />
        <span className="mono dim">{locator}</span>
        <Button variant="quiet" size="s" isIcon aria-label="Close the card" onClick={onClose}>
          <X className="i s" aria-hidden="true" />
        </Button>
      </header>
      <PlaceNotice annotation={annotation} words={words} isUndecided={isUndecided} />
      {words !== '' && <p className="card-words read">{words}</p>}
      <RivalNotice annotation={annotation} />
      <SameWordsNotice annotation={annotation} />
      {kind === 'claim' && (
        <>
          <VerdictPicker annotation={annotation} />
          {rights.canTag ? (
            <label className="card-state">
              <span className="lbl">Check</span>
              <select className="inp soft" value={checkState} onChange={(event) => setState(event.target.value)}>
                {statesFor(checkState).map((one) => (
                  <option key={one} value={one}>
                    {checkStates[one].name}
                  </option>
                ))}
              </select>
            </label>
          ) : (
            <p className="card-state">
              <span className="lbl">Check</span> {checkStates[checkState].name}
            </p>
          )}
        </>
      )}
      <EvidenceList annotation={annotation} sources={sources} />
      {rights.canTag && <EvidenceForm key={id} annotation={annotation} />}
      {rights.canTag && (
        <footer className="card-foot">
          <Button variant="danger" size="s" onClick={() => remove(annotation)}>
            <Trash2 className="i s" aria-hidden="true" /> Remove tag
          </Button>
        </footer>
      )}
    </article>
  );
}

/** The states that can be chosen, and the one that it is in. */
function statesFor(now: CheckState): CheckState[] {
  const settable: CheckState[] = [...settableCheckStates];
  return settable.includes(now) ? settable : [...settable, now];
}

function cardLabel(annotation: Annotation, locator: string, isUndecided: boolean): string {
  const { verdict, evidence } = annotation;
  const parts = [spokenName(annotation), locator.replace('¶', 'paragraph ')];
  if (verdict) parts.push(annotation.isStale || isUndecided ? 'text changed' : verdictValues[verdict.value].name.toLowerCase());
  parts.push(evidence.length === 1 ? '1 source' : `${evidence.length} sources`);
  return parts.join(', ');
}
