'use client';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { callAmong } from '@/lib/domain/people/person-name';

const NamesContext = createContext<readonly string[]>([]);

/** Says whom a page or a part of it names, by their whole names, beside those whom the page around it does: so that two of one first name can be told apart. */
export function NamedTogether({ names, children }: { names: readonly string[]; children: ReactNode }) {
  const around = useContext(NamesContext);
  // Joined, since lists that are asked for again bring the same names in other arrays.
  const key = [...new Set([...around, ...names])].sort().join('\n');
  const all = useMemo(() => key.split('\n'), [key]);
  return <NamesContext value={all}>{children}</NamesContext>;
}

/** Tells what somebody is called here: by the first name, or by the whole one where it is another's too. */
export function useCalled(): (name: string) => string {
  const names = useContext(NamesContext);
  return useMemo(() => callAmong(names), [names]);
}
