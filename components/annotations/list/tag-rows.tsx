'use client';
import { type FocusEvent, type MouseEvent, type RefObject, useEffect, useRef } from 'react';
import { useWorkbench } from '@/components/article/session-context';
import { sayFactCount } from '@/components/facts/say-fact-count';
import { noThreads } from '@/components/threads/count-threads';
import { useThreadCounts } from '@/components/threads/use-threads';
import { useMedia } from '@/components/ui/use-media';
import { useMinute } from '@/components/ui/use-today';
import { claimOf, factsOf, isFact } from '@/lib/domain/checks/facts';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { locatorAt } from '@/lib/domain/text/article-text';
import { activeMark } from '@/lib/editor/marks/annotation-plugin';
import { useOverdue } from '../check/use-overdue';
import { useRelations } from '../relations/use-relations';
import type { SelectedKeys } from '../selected/selected-keys';
import type { SelectedTags } from '../selected/use-selected-tags';
import { useWaitingVerdicts } from '../verdict/use-waiting-verdicts';
import { paragraphRows } from './paragraph-rows';
import { useRowWindow } from './row-window';
import { TagRow } from './tag-row';
import { useRowKeys } from './use-row-keys';
import { useStillTags } from './use-still-tags';

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
export function TagRows({ tags: listed, list, activeId, selection, selectedKeys, onMove, onChoose }: Props) {
  const { session, editor } = useWorkbench();
  const counts = useThreadCounts();
  const relations = useRelations();
  const overdue = useOverdue();
  const waiting = useWaitingVerdicts();
  // Due times pass while nothing else happens.
  useMinute();
  const scroller = useRef<HTMLDivElement>(null);
  const tags = useStillTags(scroller, listed);
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
  const move = (id: string | null) => {
    if (id === null) return;
    showRow(tags.findIndex((one) => one.id === id));
    onMove(id);
  };
  const pressKey = useRowKeys({ tags, selection, selectedKeys, move });
  const click = (event: MouseEvent, id: string) => {
    // A colleague has removed it under the pointer.
    if (session.annotations.get(id)?.isRemoved) return;
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
