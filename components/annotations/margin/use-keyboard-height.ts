import { useEffect, useState } from 'react';

/** A keyboard is higher than this; the bars that a browser shows and hides are not. */
const LEAST_PX = 120;

/**
 * True while a keyboard lies over the foot of the window; how high it is there stands in `--keyboard`. Safari lays it over the page, whatever the
 * page asks for. Where the page is made lower instead (app/layout.tsx) nothing is covered, and what lies outside of a page that is zoomed into does
 * not count.
 */
export function useKeyboardHeight(): boolean {
  const [isUp, setUp] = useState(false);
  useEffect(() => {
    const { visualViewport: seen, document } = window;
    if (!seen) return;
    const { style } = document.documentElement;
    const measure = () => {
      const covered = Math.round(window.innerHeight - seen.height - seen.offsetTop);
      const isKeyboard = seen.scale < 1.01 && covered > LEAST_PX;
      style.setProperty('--keyboard', isKeyboard ? `${covered}px` : '0px');
      setUp(isKeyboard);
    };
    measure();
    const events = ['resize', 'scroll'];
    for (const event of events) seen.addEventListener(event, measure);
    return () => {
      for (const event of events) seen.removeEventListener(event, measure);
      style.removeProperty('--keyboard');
    };
  }, []);
  return isUp;
}
