'use client';
import { useEffect, useRef } from 'react';
import { isOfInputMethod } from '@/lib/editor/keys/input-method';
import { FIELDS } from '../ui/fields-of-words';
import { usePreferences } from './preferences-context';

/** Where letters and signs are written, or choose something. */
const typing = `${FIELDS}, [contenteditable]:not([contenteditable=false]), [role=dialog], [role=menu]`;

/**
 * Single keys of a page: `press` says whether it took one. Not in a field, a text or a dialog, not with Ctrl, Cmd or Alt, and not for those who have
 * switched single keys off.
 */
export function usePageKeys(press: (event: KeyboardEvent) => boolean): void {
  const { singleKeys } = usePreferences();
  const latest = useRef(press);
  latest.current = press;
  useEffect(() => {
    if (!singleKeys) return;
    const listen = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isOfInputMethod(event)) return;
      if (target instanceof Element && target.closest(typing)) return;
      if (latest.current(event)) event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [singleKeys]);
}
