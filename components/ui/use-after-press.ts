'use client';
import { useCallback, useEffect, useRef } from 'react';

/**
 * For what moves the page as a field is left: does it at once, or, where the pointer is pressed, once it is let go. Else what is pressed would move away
 * from below the pointer before that, and the press would be lost.
 */
export function useAfterPress(): (work: () => void) => void {
  const isPressed = useRef(false);
  const waiting = useRef<(() => void) | null>(null);
  useEffect(() => {
    const press = () => {
      isPressed.current = true;
    };
    const letGo = () => {
      isPressed.current = false;
      waiting.current?.();
      waiting.current = null;
    };
    window.addEventListener('mousedown', press, true);
    window.addEventListener('mouseup', letGo, true);
    // What is dragged is let go without the other one.
    window.addEventListener('dragend', letGo, true);
    return () => {
      window.removeEventListener('mousedown', press, true);
      window.removeEventListener('mouseup', letGo, true);
      window.removeEventListener('dragend', letGo, true);
    };
  }, []);
  return useCallback((work) => {
    if (isPressed.current) waiting.current = work;
    else work();
  }, []);
}
