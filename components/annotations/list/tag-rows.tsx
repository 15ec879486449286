'use client';
import { type FocusEvent, type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useRef } from 'react';
import { useWorkbench } from '@/components/article/session-context';
import { sayFactCount } from '@/components/facts/say-fact-count';
import { noThreads, sayThreads, type ThreadCount } from '@/components/threads/count-threads';
import { useThreadCounts } from '@/components/threads/use-threads';
import { KindChip } from '@/components/ui/kind-chip';
import { letterOf } from '@/components/ui/letter-of';
import { useMedia } from '@/components/ui/use-media';
import { useMinute } from '@/components/ui/use-today';
import { VerdictPicture } from '@/components/ui/verdict-glyph';
import { useDateLanguage } from '@/components/ui/when';
import { progressOf } from '@/lib/domain/checks/claim-counts';
import { claimOf, factsOf, isFact } from '@/lib/domain/checks/facts';
import { statementOf } from '@/lib/domain/checks/statement';
import { DomainError } from '@/lib/domain/errors';
import { type Annotation, lacksSource, typeOf } from '@/lib/domain/tags/annotation';
import { locatorAt } from '@/lib/domain/text/article-text';
import { activeMark } from '@/lib/editor/marks/annotation-plugin';
import { CheckerAvatar, checkerNameOf } from '../check/checker-avatar';
import { DueSign, sayNearDue } from '../check/near-due';
import { useOverdue } from '../check/use-overdue';
import { OverdueSign, ThreadSigns, VoteCount, WaitingSign } from '../margin/margin-slip';
import { sayRelated, useRelations } from '../relations/use-relations';
import { commandsOfSelected, type SelectedKeys } from '../selected/selected-keys';
import type { SelectedTags } from '../selected/use-selected-tags';
import { gradeOf, listedWords, placesOfTag, stateNameOf } from '../tag-words';
import { useTagHands } from '../use-tag-hands';
import { useWaitingVerdicts } from '../verdict/use-waiting-verdicts';
import { paragraphRows } from './paragraph-rows';
import { nextShown, nextUncheckedShown, rowOfKey } from './row-steps';
import { useRowWindow } from './row-window';

/** The height of a row, for a pointer and for a finger. */
const ROW_PX = 28;
const TOUCH_ROW_PX = 44;

interface Props {
  tags: readonly Annotation[];
  list: RefObject<HTMLDivElement | null>;
  activeId: string | null;
  selection: SelectedTags;
  /** What the keys do with the selected tags, once that is here. */
  selectedKeys: RefObject<SelectedKeys | null>;
  /** Called for each tag that the keys go to. */
  onMove: (id: string) => void;
  onChoose: (id: string) => void;
}

/** The rows of a list of tags, of which only those in sight are on the page: the list may have 20,000. */
export function TagRows({ tags, list, activeId, selection, selectedKeys, onMove, onChoose }: Props) {
  const { session, editor, rights } = useWorkbench();
  const { actions, attempt, press, toText } = useTagHands();
  const counts = useThreadCounts();
  const relations = useRelations();
  const overdue = useOverdue();
  const waiting = useWaitingVerdicts();
  // Due times pass while nothing else happens.
  useMinute();
  const scroller = useRef<HTMLDivElement>(null);
  const rowPx = useMedia('finger') ? TOUCH_ROW_PX : ROW_PX;
  const { first: firstInSight, from, to, showRow } = useRowWindow(scroller, rowPx, tags.length);

  const at = tags.findIndex(({ id }) => id === activeId);
  // The list follows the active tag wherever one goes to it from, in a frame of its own: it asks where things are, and typing must not wait for that.
  // biome-ignore lint/correctness/useExhaustiveDependencies: by another tag, or one that is listed now; where the person has scrolled to since, the list stays
  useEffect(() => {
    if (at < 0) return;
    const frame = requestAnimationFrame(() => showRow(at));
    return () => cancelAnimationFrame(frame);
  }, [activeId, at < 0]);
  /** By keys alone: under a pointer that is pressed no row may move. */
  const showActive = ({ currentTarget }: FocusEvent) => {
    const row = currentTarget.matches(':focus-visible') ? tags.findIndex(({ id }) => id === activeMark(editor.state)) : -1;
    if (row >= 0) showRow(row);
  };
  const pressKey = (event: KeyboardEvent) => {
    // The list is drawn a moment after a tag becomes the active one: a quick hand goes on from the tag that it is now.
    const activeNow = activeMark(editor.state);
    if (pressSelecting(event, activeNow)) return;
    const next = rowOfKey(event.key, tags, activeNow, actions);
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) {
      // The keys of the text mean the active tag here too, and all tags that are selected; those that go further go to what the list shows.
      if (event.key === 'Escape') toText();
      else press(event, { ...(selection.tags.length > 0 && rights.canTag && ofSelected()), ...stepsBy(activeNow) });
      return;
    }
    event.preventDefault();
    if (next !== null && event.shiftKey) selection.extendTo(next, activeNow);
    move(next);
  };
  const move = (id: string | null) => {
    if (id === null) return;
    showRow(tags.findIndex((one) => one.id === id));
    onMove(id);
  };
  const stepsBy = (activeNow: string | null): SelectedKeys => ({
    nextTag: () => move(nextShown(tags, activeNow, 1, actions)),
    previousTag: () => move(nextShown(tags, activeNow, -1, actions)),
    nextUnchecked: () => attempt(() => move(nextUncheckedShown(tags, actions))),
  });
  /** Of several the active one is not changed alone, also while what does it together is still on its way. */
  const ofSelected = (): SelectedKeys =>
    selectedKeys.current ??
    Object.fromEntries(
      commandsOfSelected.map((id) => [
        id,
        () =>
          attempt(() => {
            throw new DomainError('invalid', 'What several tags get together is not loaded yet. Press the key once more.');
          }),
      ]),
    );
  /** Space takes the active row into the selection or out of it, Ctrl or Cmd with A takes all, Escape first lets go of it. */
  const pressSelecting = (event: KeyboardEvent, activeNow: string | null): boolean => {
    const hasMod = event.ctrlKey || event.metaKey;
    if (event.key === ' ' && activeNow !== null && !hasMod) {
      // One that the filters hide is nobody's choice.
      if (tags.some(({ id }) => id === activeNow)) selection.toggle(activeNow);
    } else if (hasMod && letterOf(event) === 'a') selection.selectAll();
    else if (event.key === 'Escape' && (selection.tags.length > 0 || selection.isPicking)) selection.clear();
    else return false;
    event.preventDefault();
    return true;
  };
  const click = (event: MouseEvent, id: string) => {
    if (event.shiftKey) selection.extendTo(id, activeMark(editor.state));
    else if (event.ctrlKey || event.metaKey) selection.toggle(id);
    else onChoose(id);
  };
  const isActiveDrawn = at >= from && at < to;
  const numberOf = (tag: Annotation | undefined) => {
    if (!tag) return '';
    const locator = locatorAt(session.doc, session.placesOf(tag)[0]?.from ?? 0);
    return locator.startsWith('¶') ? locator.slice(1) : '';
  };
  const drawn = tags.slice(from, to);
  const paragraphs = paragraphRows(drawn.map(numberOf), from);
  const isFirst = (row: number) =>
    row > from ? paragraphs.some((one) => one.from === row) : row > 0 && paragraphs[0]?.number !== numberOf(tags[row - 1]);

  return (
    <div ref={scroller} className="tag-rows">
      <div
        ref={list}
        role="listbox"
        aria-label="Tags in text order"
        aria-multiselectable="true"
        tabIndex={0}
        aria-activedescendant={isActiveDrawn ? `tag-${activeId}` : undefined}
        onFocus={showActive}
        onKeyDown={pressKey}
        style={{ height: tags.length * rowPx, position: 'relative' }}
      >
        {drawn.map((tag, within) => {
          const index = from + within;
          return (
            <TagRow
              key={tag.id}
              tag={tag}
              top={index * rowPx}
              height={rowPx}
              index={index}
              count={tags.length}
              isFirst={isFirst(index)}
              isActive={tag.id === activeId}
              isSelected={selection.has(tag.id)}
              claimLabel={isFact(tag) ? (claimOf(session, tag)?.label ?? 'a claim') : null}
              facts={sayFactCount(factsOf(session, tag).length)}
              isOverdue={overdue.has(tag.id)}
              isWaiting={waiting.has(tag.id)}
              threads={counts.get(tag.id) ?? noThreads}
              related={relations.get(tag.id)?.length ?? 0}
              isAlone={selection.tags.length === 0 && !selection.isPicking}
              onClick={click}
            />
          );
        })}
        {paragraphs.map(({ number, from, to }) => (
          // The one that is scrolled through alone sticks: each that does is a layer of its own, at every key.
          <div
            key={to}
            className={`paragraph-rows ${from <= firstInSight && firstInSight < to ? 'now' : ''}`}
            style={{ top: from * rowPx, height: (to - from) * rowPx }}
            aria-hidden="true"
          >
            <span className="row-number mono" style={{ lineHeight: `${rowPx}px` }}>
              {number}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}

interface RowProps {
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

function TagRow(props: RowProps) {
  const { tag, top, height, index, count, isFirst, isActive, isSelected, isAlone } = props;
  const { claimLabel, facts, isOverdue, isWaiting, threads, related, onClick } = props;
  const workbench = useWorkbench();
  const { session } = workbench;
  const due = sayNearDue(tag, new Date(), useDateLanguage());
  const type = typeOf(tag);
  const places = placesOfTag(tag);
  // In one element: each that is only heard costs a clip of its own in every frame, and there would be dozens.
  const heard = [
    stateNameOf(tag, workbench.rules.votes),
    isWaiting && 'waiting to be sent',
    places,
    facts,
    lacksSource(tag) && 'needs a source',
    ...sayThreads(threads),
    related > 0 && sayRelated(related),
    isOverdue && 'reply overdue',
    due?.said,
    checkerNameOf(workbench, tag),
  ].filter(Boolean);
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
      {lacksSource(tag) && <i className="picture-no-source" aria-hidden="true" />}
      {isWaiting && <WaitingSign />}
      {tag.kind === 'claim' && <VerdictPicture value={progressOf(tag)} grade={gradeOf(tag, progressOf(tag))} />}
      <CheckerAvatar annotation={tag} isNamedBeside />
    </div>
  );
}
