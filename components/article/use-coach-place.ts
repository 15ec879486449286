'use client';
import { type RefObject, useEffect, useState } from 'react';

const GAP_PX = 18;
const EDGE_PX = 10;
/** A little longer than a card glides. */
const GLIDE_MS = 250;
/** The bars at the top and the foot of the workbench. */
const BAR_PX = 48;
const FOOT_PX = 30;

export interface CoachPlace {
  left: number;
  top: number;
  /** Which way the note's arrow points, or null where its target is not on the page. */
  points: 'start' | 'end' | null;
}

/** Where a note stands beside what it speaks of, in the window. It follows scrolling, resizing and cards that come and go. */
export function useCoachPlace(
  note: RefObject<HTMLElement | null>,
  targets: readonly string[],
  side: 'before' | 'after',
): CoachPlace | null {
  const [place, setPlace] = useState<CoachPlace | null>(null);
  useEffect(() => {
    let frame = 0;
    const measure = () => {
      frame = 0;
      if (note.current) setPlace(placeBeside(note.current.getBoundingClientRect(), targetRect(targets), side));
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
    const watch = new MutationObserver(ask);
    const margin = document.querySelector('[data-region=card]');
    if (margin) watch.observe(margin, { childList: true, subtree: true, attributes: true, attributeFilter: ['style'] });
    return () => {
      window.cancelAnimationFrame(frame);
      window.clearTimeout(late);
      window.removeEventListener('resize', ask);
      window.removeEventListener('scroll', ask, { capture: true });
      watch.disconnect();
    };
  }, [note, targets, side]);
  return place;
}

function targetRect(targets: readonly string[]): DOMRect | null {
  for (const one of targets) {
    const rect = document.querySelector(one)?.getBoundingClientRect();
    if (rect && rect.width > 0) return rect;
  }
  return null;
}

function placeBeside(note: DOMRect, target: DOMRect | null, side: 'before' | 'after'): CoachPlace {
  const within = (value: number, from: number, to: number) => Math.max(from, Math.min(value, to));
  const [right, bottom] = [window.innerWidth - EDGE_PX - note.width, window.innerHeight - FOOT_PX - EDGE_PX - note.height];
  if (!target) return { left: (window.innerWidth - note.width) / 2, top: bottom, points: null };
  const wanted = side === 'after' ? target.right + GAP_PX : target.left - GAP_PX - note.width;
  return {
    left: within(wanted, EDGE_PX, right),
    top: within(target.top - EDGE_PX, BAR_PX + EDGE_PX, bottom),
    points: side === 'after' ? 'start' : 'end',
  };
}
