'use client';
import { useMemo } from 'react';
import { fullNameOf } from '@/components/article/person-names';
import { useWorkbench } from '@/components/article/session-context';
import { type Annotation, checkerOf, checkOf, isOf } from '@/lib/domain/annotation';
import { NOBODY } from './tag-filter';

/** Who has claims of the article in hand, by name, as a list to choose from; and how many are this person's. */
export function useClaimPeople(claims: readonly Annotation[]): { whose: { value: string; label: string }[]; mine: number } {
  const workbench = useWorkbench();
  const me = workbench.session.options.personId;
  return useMemo(() => {
    const ids = new Set<string>();
    let [mine, free] = [0, 0];
    for (const claim of claims) {
      const [checkerId, { secondId }] = [checkerOf(claim), checkOf(claim)];
      if (checkerId === null) free += 1;
      else ids.add(checkerId);
      if (secondId !== null) ids.add(secondId);
      if (isOf(claim, me)) mine += 1;
    }
    const named = [...ids].map((id) => ({ value: id, label: id === me ? 'You' : fullNameOf(workbench, id) || 'Someone' }));
    named.sort((a, b) => a.label.localeCompare(b.label));
    return { whose: free > 0 ? [...named, { value: NOBODY, label: 'Nobody' }] : named, mine };
  }, [claims, workbench, me]);
}
