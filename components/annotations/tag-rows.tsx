'use client';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { KindChip } from '@/components/ui/kind-chip';
import { useMedia } from '@/components/ui/use-media';
import { VerdictGlyph } from '@/components/ui/verdict-glyph';
import { quotedWords } from '@/lib/domain/anchor';
import type { Annotation } from '@/lib/domain/annotation';
import { glyphOf, stateNameOf } from './tag-words';
import { useTagActions } from './use-tag-actions';

/** The height of a row, for a pointer and for a finger. */
const ROW_PX = 28;
const TOUCH_ROW_PX = 44;

interface Props {
  tags: readonly Annotation[];
  list: RefObject<HTMLDivElement | null>;
  activeId: string | null;
  /** Called for each tag that the keys go to. */
  onMove: (id: string) => void;
  onChoose: (id: string) => void;
}

/** The rows of a list of tags, of which only those in sight are on the page: the list may have 20,000. */
export function TagRows({ tags, list, activeId, onMove, onChoose }: Props) {
  const { press, toText } = useTagActions();
  const scroller = useRef<HTMLDivElement>(null);
  const rowPx = useMedia('phone') ? TOUCH_ROW_PX : ROW_PX;
  const rows = useVirtualizer({
    count: tags.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 12,
  });
  // The list keeps the heights that it was told until it is asked to measure again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new height asks for it
  useEffect(() => rows.measure(), [rowPx]);

  const at = tags.findIndex(({ id }) => id === activeId);
  const pressKey = (event: KeyboardEvent) => {
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: tags.length - 1 }[event.key];
    if (target === undefined || event.altKey || event.ctrlKey || event.metaKey) {
      // The keys of the text mean the active tag here too.
      if (event.key === 'Escape') toText();
      else press(event);
      return;
    }
    event.preventDefault();
    const next = Math.min(Math.max(target, 0), tags.length - 1);
    const tag = tags[next];
    if (!tag) return;
    rows.scrollToIndex(next);
    onMove(tag.id);
  };
  const isActiveDrawn = rows.getVirtualItems().some(({ index }) => index === at);

  return (
    <div ref={scroller} className="tag-rows">
      <div
        ref={list}
        role="listbox"
        aria-label="Tags in text order"
        tabIndex={0}
        aria-activedescendant={isActiveDrawn ? `tag-${activeId}` : undefined}
        onKeyDown={pressKey}
        style={{ height: rows.getTotalSize(), position: 'relative' }}
      >
        {rows.getVirtualItems().map(({ index, start }) => {
          const tag = tags[index];
          return tag ? (
            <TagRow
              key={tag.id}
              tag={tag}
              top={start}
              height={rowPx}
              index={index}
              count={tags.length}
              isActive={tag.id === activeId}
              onActivate={onChoose}
            />
          ) : null;
        })}
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
  isActive: boolean;
  onActivate: (id: string) => void;
}

function TagRow({ tag, top, height, index, count, isActive, onActivate }: RowProps) {
  return (
    // The listbox is the one tab stop and moves by arrow keys; the row only takes the pointer.
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the listbox
    // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant points here
    <div
      id={`tag-${tag.id}`}
      role="option"
      aria-selected={isActive}
      aria-posinset={index + 1}
      aria-setsize={count}
      className={`tag-row ${isActive ? 'on' : ''}`}
      style={{ top, height }}
      onClick={() => onActivate(tag.id)}
    >
      <KindChip kind={tag.kind} label={tag.label} />
      <span className="trunc sp">{quotedWords(tag.anchor)}</span>
      <span className="vh">{stateNameOf(tag)}</span>
      {tag.kind === 'claim' && <VerdictGlyph value={glyphOf(tag)} isNamedBeside />}
    </div>
  );
}
