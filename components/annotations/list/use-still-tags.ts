'use client';
import { type RefObject, useEffect, useReducer, useRef } from 'react';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { type PressWatch, watchPresses } from '@/lib/editor/margin/press-watch';

/**
 * The tags whose rows are drawn. While a pointer is pressed in the list they are those of when it went down, whatever colleagues tag or remove: with
 * its row moved away under a finger, the neighbour would open, and of a mouse the click would be lost.
 */
export function useStillTags(scroller: RefObject<HTMLElement | null>, tags: readonly Annotation[]): readonly Annotation[] {
  const drawn = useRef(tags);
  const press = useRef<PressWatch | null>(null);
  const [, drawAnew] = useReducer((times: number) => times + 1, 0);
  useEffect(() => {
    if (!scroller.current) return;
    const watching = watchPresses(scroller.current, window, drawAnew);
    press.current = watching;
    return () => watching.stop();
  }, [scroller]);
  if (!press.current?.isDown()) drawn.current = tags;
  return drawn.current;
}
