'use client';
import { type RefObject, useEffect, useState } from 'react';
import { type Box, type NotePlace, placeNote } from '@/lib/editor/margin/note-place';

const EDGE_PX = 10;
/** How far cards stand in the margin. */
const MARGIN_EDGE_PX = 26;
/** A little longer than a card glides. */
const GLIDE_MS = 250;
/** The bars at the top and the foot of the workbench. */
const BAR_PX = 48;
const FOOT_PX = 30;

/**
 * Where a note stands in the window: near what it speaks of, in the margin or over the list of tags, and never on cards or on words that
 * somebody is working with. It follows scrolling, resizing, selecting, and cards that come and go.
 */
export function useCoachPlace(note: RefObject<HTMLElement | null>, targets: readonly string[]): NotePlace | null {
  const [place, setPlace] = useState<NotePlace | null>(null);
  useEffect(() => {
    let frame = 0;
    const measure = () => {
      frame = 0;
      if (note.current) setPlace(placeInWindow(note.current.getBoundingClientRect(), targetRect(targets)));
    };
    let late: number | undefined;
    const ask = () => {
      frame ||= window.requestAnimationFrame(measure);
      // Cards glide to their places: where they come to rest counts.
      window.clearTimeout(late);
      late = window.setTimeout(measure, GLIDE_MS);
    };
    measure();
    window.addEventListener('resize', ask);
    window.addEventListener('scroll', ask, { capture: true, passive: true });
    document.addEventListener('selectionchange', ask);
    const watch = new MutationObserver(ask);
    const margin = document.querySelector('[data-region=card]');
    if (margin) watch.observe(margin, { childList: true, subtree: true, attributes: true, attributeFilter: ['style'] });
    return () => {
      window.cancelAnimationFrame(frame);
      window.clearTimeout(late);
      window.removeEventListener('resize', ask);
      window.removeEventListener('scroll', ask, { capture: true });
      document.removeEventListener('selectionchange', ask);
      watch.disconnect();
    };
  }, [note, targets]);
  return place;
}

function targetRect(targets: readonly string[]): DOMRect | null {
  for (const one of targets) {
    const rect = document.querySelector(one)?.getBoundingClientRect();
    if (rect && rect.width > 0) return rect;
  }
  return null;
}

function placeInWindow({ width, height }: DOMRect, target: DOMRect | null): NotePlace {
  const right = window.innerWidth - EDGE_PX - width;
  const within = (left: number) => Math.max(EDGE_PX, Math.min(left, right));
  const margin = document.querySelector('[data-region=card]')?.getBoundingClientRect();
  const tags = document.querySelector('[data-region=tags]')?.getBoundingClientRect();
  // Never on the text, in which somebody is about to select. Where there is no column of tags, the style sheet gives it a row of its own.
  const lanes = [
    { left: within(margin ? margin.left + MARGIN_EDGE_PX : right) },
    ...(tags && tags.right > 0 ? [{ left: Math.max(2, tags.left + (tags.width - width) / 2), isAtFoot: true }] : []),
  ];
  return placeNote({
    width,
    height,
    target,
    lanes,
    top: BAR_PX + EDGE_PX,
    bottom: window.innerHeight - FOOT_PX - EDGE_PX,
    taken: takenBoxes(),
  });
}

/** Cards and what opens over them, the active tag's words, the toolbar, and selected words. */
function takenBoxes(): Box[] {
  const parts = document.querySelectorAll('.margin-place, .margin .pop, .margin-empty, .text-mark.is-active, .selection-bar');
  const selection = document.getSelection();
  const isInText = selection?.anchorNode?.parentElement?.closest('[data-region=text]');
  const selected = selection && isInText && selection.rangeCount > 0 ? [...selection.getRangeAt(0).getClientRects()] : [];
  return [...[...parts].map((part) => part.getBoundingClientRect()), ...selected];
}
