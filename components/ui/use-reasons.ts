import { useEffect } from 'react';

/** What is off and says why: a button that is not busy, and a choice of a few. */
const OFF = '.btn[aria-disabled="true"][title]:not([aria-busy]), .seg > .off[title]';

const isFirst = { capture: true };

/**
 * Says why what is pressed is off: a title is said to those who point only. Heard from the notes, since every button would have to bring it along;
 * and before their script has come, or the first press would be answered by nothing.
 */
export function useReasons(say: (why: string) => void): void {
  useEffect(() => {
    const hear = ({ target }: MouseEvent) => {
      const why = target instanceof Element && target.closest(OFF)?.getAttribute('title');
      if (why) say(why);
    };
    // Before the press is acted on: one that turns its own button off is no press on what was off.
    document.addEventListener('click', hear, isFirst);
    return () => document.removeEventListener('click', hear, isFirst);
  }, [say]);
}
