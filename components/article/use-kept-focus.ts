'use client';
import { type RefObject, useEffect } from 'react';

/**
 * Keeps focus when what had it goes away (a banner that was answered, a form that closed): it moves to the nearest part around it that
 * can take it, or to `otherwise`. Without it the next key would start at the top of the page.
 */
export function useKeptFocus(box: RefObject<HTMLElement | null>, otherwise: () => void): void {
  useEffect(() => {
    const { current } = box;
    if (!current) return;
    let path: HTMLElement[] = [];
    const remember = ({ target }: FocusEvent) => {
      path = [];
      for (let at = target instanceof HTMLElement ? target : null; at && at !== current; at = at.parentElement) path.push(at);
    };
    const forget = ({ relatedTarget }: FocusEvent) => {
      // Focus that goes elsewhere by itself is nobody's loss; what is removed leaves without a target.
      if (relatedTarget !== null) path = [];
    };
    const watch = new MutationObserver(() => {
      const [last] = path;
      if (!last || last.isConnected || (document.activeElement !== null && document.activeElement !== document.body)) return;
      const near = path.find((one) => one.isConnected && one.tabIndex >= -1 && one.hasAttribute('tabindex'));
      path = [];
      if (near) near.focus();
      else otherwise();
    });
    current.addEventListener('focusin', remember);
    current.addEventListener('focusout', forget);
    watch.observe(current, { childList: true, subtree: true });
    return () => {
      current.removeEventListener('focusin', remember);
      current.removeEventListener('focusout', forget);
      watch.disconnect();
    };
  }, [box, otherwise]);
}
