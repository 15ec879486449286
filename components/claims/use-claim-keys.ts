'use client';
import { useEffect, useRef } from 'react';
import { usePreferences } from '../desk/preferences-context';

interface Does {
  /** Goes on to the next (1) or back to the claim before (-1). */
  step: (by: 1 | -1) => void;
  /** Goes into what is open beside the list. */
  enter: () => void;
  toSearch: () => void;
}

/**
 * The keys of the page: J and K from claim to claim, Enter into the one that is open, / to the field. Not in a field or a dialog, and not for those
 * who have switched single keys off.
 */
export function useClaimKeys(does: Does): void {
  const { singleKeys } = usePreferences();
  const latest = useRef(does);
  latest.current = does;
  useEffect(() => {
    if (!singleKeys) return;
    const press = (event: KeyboardEvent) => {
      const { target, key } = event;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (target instanceof Element && target.closest('input, select, textarea, [role=dialog], [role=menu]')) return;
      const { step, enter, toSearch } = latest.current;
      if (key === 'j' || key === 'k') step(key === 'j' ? 1 : -1);
      else if (key === '/') toSearch();
      else if (key === 'Enter' && target instanceof Element && target.matches('.claim-link')) enter();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [singleKeys]);
}
