'use client';
import { type ComponentProps, useEffect, useRef, useState } from 'react';
import type { Role } from '@/lib/domain/people/permissions';
import { RoleSelect } from './role-select';

interface Props extends Omit<ComponentProps<typeof RoleSelect>, 'onRole'> {
  /** Stores it in the place of the one that was seen. True if it is stored. */
  give: (role: Role, seen: Role) => Promise<boolean>;
}

/** A role that somebody has. Another one is given as soon as it is chosen, and shown at once; what is refused is taken back. */
export function GivenRole({ role, give, ...rest }: Props) {
  /** `until` is the role that the list says when it is stored: what the list says next is newer. */
  const [chosen, setChosen] = useState<{ role: Role; until: Role | null } | null>(null);
  const listed = useRef(role);
  useEffect(() => {
    listed.current = role;
  }, [role]);
  const last = useRef<Promise<unknown>>(Promise.resolve());

  const shown = chosen?.role ?? role;
  const choose = (next: Role) => {
    const choice = { role: next, until: null };
    setChosen(choice);
    // One after the other: of two quick choices the later must be stored last.
    last.current = last.current.then(async () => {
      const isStored = await give(next, shown);
      setChosen((before) => (before !== choice ? before : isStored ? { role: next, until: listed.current } : null));
    });
  };
  // Forgotten for good: the list may come to say the older role again, and means it then.
  if (chosen !== null && chosen.until !== null && chosen.until !== role) setChosen(null);
  return <RoleSelect {...rest} actsAtOnce role={shown} onRole={choose} />;
}
