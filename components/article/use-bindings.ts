'use client';
import { useMemo } from 'react';
import { usePreferences } from '@/components/desk/preferences-context';
import { type Bindings, bindingsOf } from '@/lib/editor/keys/bindings';

/** Which keys mean what for the person at this page. */
export function useBindings(): Bindings {
  const { singleKeys, keys } = usePreferences();
  return useMemo(() => bindingsOf({ singleKeys, keys }), [singleKeys, keys]);
}
