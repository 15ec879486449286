'use client';
import { useLayoutEffect } from 'react';

/** Tells the style sheets how high `element` is, as the variable `name` of the whole page, for as long as it is there: what stands above it has to know. */
export function useHeightVariable(name: `--${string}`, element: HTMLElement | null): void {
  useLayoutEffect(() => {
    if (!element) return;
    const { style } = document.documentElement;
    const watch = new ResizeObserver(() => style.setProperty(name, `${element.offsetHeight}px`));
    watch.observe(element);
    return () => {
      watch.disconnect();
      style.removeProperty(name);
    };
  }, [name, element]);
}
