'use client';
import type { Editor } from '@tiptap/core';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { isMac } from '@/lib/editor/keys/keymap';
import { getMode } from '@/lib/editor/keys/mode';
import { gatheredPlaces } from '@/lib/editor/marks/gather-plugin';

/** Nearer to the top of the paper than this, the bar goes below the line. */
const ROOM_PX = 56;
const GAP_PX = 6;
/** How far the bar's arrow stands from its left edge, where there is room; and how near to an edge at least. */
const ARROW_PX = 56;
const ARROW_EDGE_PX = 12;
/** Before the bar has been measured: one row of it. */
const GUESSED_BAR_PX = 38;
/** How long the last Shift-arrow must be past. */
const SETTLE_MS = 250;

export interface ToolbarPlace {
  left: number;
  top: number;
  isBelow: boolean;
  /** From the bar's left edge to its arrow, which points at where the selection ended. */
  arrow: number;
}

/**
 * Where the bar stands for the selection of `editor`: at the line where the selection ended, once the pointer is up or the keys rest;
 * null while there is none, and no words are gathered. `bar` is measured so that it never leaves the paper.
 */
export function useToolbarPlace(editor: Editor, bar: HTMLElement | null, isForReaders: boolean) {
  const [place, setPlace] = useState<ToolbarPlace | null>(null);
  const height = useRef<number | null>(null);
  const [isAside, setAside] = useState(false);

  useEffect(() => {
    let timer: number | undefined;
    let isPointerDown = false;
    const isOut = () => isNothing(editor) || (getMode(editor.state) === 'read' && !isForReaders);
    const show = () => {
      if (editor.isDestroyed || isPointerDown) return;
      const { selection } = editor.state;
      if (isOut()) return setPlace(null);
      const { view } = editor;
      const end = view.coordsAtPos(selection.head, selection.head > selection.anchor ? -1 : 1);
      const paper = view.dom.getBoundingClientRect();
      const scroller = view.dom.closest('.sheet-scroll')?.getBoundingClientRect();
      // Above its last line it would cover the selection's own words.
      const isSeveralLines = selection.head > selection.anchor && view.coordsAtPos(selection.anchor, 1).bottom <= end.top + 1;
      const hasRoomAbove = end.top - (scroller?.top ?? 0) >= ROOM_PX;
      const hasRoomBelow = end.bottom + GAP_PX + (height.current ?? GUESSED_BAR_PX) <= (scroller?.bottom ?? Number.POSITIVE_INFINITY);
      const isBelow = !hasRoomAbove || (isSeveralLines && hasRoomBelow);
      setPlace({
        left: end.left - paper.left - ARROW_PX,
        top: (isBelow ? end.bottom + GAP_PX : end.top - GAP_PX) - paper.top,
        isBelow,
        arrow: ARROW_PX,
      });
    };
    const settle = () => {
      window.clearTimeout(timer);
      if (isNothing(editor)) setPlace(null);
      else timer = window.setTimeout(show, SETTLE_MS);
    };
    const down = () => {
      isPointerDown = true;
      setPlace(null);
    };
    const up = () => {
      if (!isPointerDown) return;
      isPointerDown = false;
      window.clearTimeout(timer);
      timer = window.setTimeout(show, 0);
    };
    const key = (event: KeyboardEvent) => {
      // Whoever holds it is about to select more, and that may stand under the bar.
      if (event.key === (isMac() ? 'Meta' : 'Control')) setAside(true);
    };
    const keyUp = () => setAside(false);
    const text = editor.view.dom;
    const hideIfEmpty = () => {
      if (isOut()) setPlace(null);
    };
    editor.on('selectionUpdate', settle);
    editor.on('transaction', hideIfEmpty);
    text.addEventListener('pointerdown', down);
    text.addEventListener('keydown', key);
    window.addEventListener('keyup', keyUp);
    window.addEventListener('blur', keyUp);
    window.addEventListener('pointerup', up);
    // A browser that scrolls, or selects by a long press, takes the finger from the page, which never hears of it going up.
    window.addEventListener('pointercancel', up);
    // The bar comes late: words may have been selected before it was here.
    settle();
    return () => {
      window.clearTimeout(timer);
      editor.off('selectionUpdate', settle);
      editor.off('transaction', hideIfEmpty);
      text.removeEventListener('pointerdown', down);
      text.removeEventListener('keydown', key);
      window.removeEventListener('keyup', keyUp);
      window.removeEventListener('blur', keyUp);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', up);
    };
  }, [editor, isForReaders]);

  useLayoutEffect(() => {
    if (!bar || !place) return;
    const paper = bar.offsetParent?.clientWidth ?? bar.offsetWidth;
    height.current = bar.offsetHeight;
    const left = Math.max(0, Math.min(place.left, paper - bar.offsetWidth));
    if (left === place.left) return;
    const arrow = place.arrow + place.left - left;
    setPlace({ ...place, left, arrow: Math.max(ARROW_EDGE_PX, Math.min(arrow, bar.offsetWidth - ARROW_EDGE_PX)) });
  }, [bar, place]);

  return { place, isAside, hide: () => setPlace(null) };
}

/** True if no words are selected, and none were gathered before. */
const isNothing = ({ state }: Editor) => state.selection.empty && gatheredPlaces(state).length === 0;
