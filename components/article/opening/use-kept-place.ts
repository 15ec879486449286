'use client';
import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { type KeptPlace, keepPlace, keptPlace } from '@/lib/editor/kept-place';
import { activeMark, setActiveMark } from '@/lib/editor/marks/annotation-plugin';
import { boxOfBlock, firstBlockBelow } from '@/lib/editor/marks/blocks-in-sight';
import { useWorkbench } from '../session-context';

/** Where somebody is, is kept when they have stayed for so long, or when they leave. */
const STAY_MS = 300;

/** Opens the article where the person left it, with the tag that was active, and keeps where they are. `isSentElsewhere`: the address says where. */
export function useKeptPlace(scroller: HTMLElement | null, activeId: string | null, isSentElsewhere: boolean): void {
  const { editor, session } = useWorkbench();
  const { personId, articleId } = session.options;
  const waiting = useRef<(() => void) | null>(null);

  useLayoutEffect(() => {
    if (!scroller || isSentElsewhere) return;
    const place = keptPlace(personId, articleId);
    if (!place) return;
    becomeActive(editor, place, (id) => session.annotations.get(id)?.isRemoved === false);
    return holdPlace(editor, scroller, place);
  }, [scroller, isSentElsewhere, editor, session, personId, articleId]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another active tag is another place
  useEffect(() => {
    if (!scroller) return;
    const keep = () => {
      waiting.current = null;
      if (!editor.isDestroyed) keepPlace(personId, articleId, placeOf(editor, scroller));
    };
    let timer: number | undefined;
    const keepSoon = () => {
      waiting.current = keep;
      window.clearTimeout(timer);
      timer = window.setTimeout(keep, STAY_MS);
    };
    keepSoon();
    scroller.addEventListener('scroll', keepSoon, { passive: true });
    editor.on('selectionUpdate', keepSoon);
    return () => {
      window.clearTimeout(timer);
      scroller.removeEventListener('scroll', keepSoon);
      editor.off('selectionUpdate', keepSoon);
    };
  }, [scroller, editor, personId, articleId, activeId]);

  // While the text still has its place on the page. One that is loaded anew is not taken down.
  useLayoutEffect(() => {
    const leave = () => waiting.current?.();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
}

function placeOf({ view, state }: Editor, scroller: HTMLElement): KeptPlace {
  const { top } = scroller.getBoundingClientRect();
  const { block, box } = firstBlockBelow(view, top);
  return { activeId: activeMark(state), caret: state.selection.head, block, shift: box ? Math.round(top - box.top) : 0 };
}

function becomeActive({ view, state }: Editor, { caret, activeId }: KeptPlace, isThere: (id: string) => boolean): void {
  const place = state.doc.resolve(Math.min(caret, state.doc.content.size));
  const back = state.tr.setSelection(TextSelection.near(place)).setMeta('addToHistory', false);
  view.dispatch(activeId !== null && isThere(activeId) ? setActiveMark(back, activeId) : back);
}

/** Blocks that come near get their true heights frame by frame. */
const HELD_FRAMES = 6;

/** Brings the place into view and holds it there until the text around it has its true heights, or a hand says otherwise. Gives the way to stop it. */
function holdPlace({ view }: Editor, scroller: HTMLElement, { block, shift }: KeptPlace): () => void {
  let frame = 0;
  let left = HELD_FRAMES;
  const hold = () => {
    const box = view.isDestroyed ? null : boxOfBlock(view, block);
    if (box) scroller.scrollTop += Math.round(box.top - scroller.getBoundingClientRect().top + shift);
    left -= 1;
    if (left > 0) frame = requestAnimationFrame(hold);
  };
  const stop = () => {
    cancelAnimationFrame(frame);
    for (const kind of ['wheel', 'keydown', 'pointerdown'] as const) scroller.removeEventListener(kind, stop);
  };
  for (const kind of ['wheel', 'keydown', 'pointerdown'] as const) scroller.addEventListener(kind, stop, { passive: true });
  hold();
  return stop;
}
