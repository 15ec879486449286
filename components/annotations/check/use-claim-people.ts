'use client';
import { useMemo } from 'react';
import { fullNameOf } from '@/components/article/people/person-names';
import { useWorkbench } from '@/components/article/session-context';
import { type Annotation, checkerOf, checkOf } from '@/lib/domain/tags/annotation';
import { NOBODY } from '../list/tag-filter';
import { useAwaitsMyVote } from '../verdict/use-awaits-my-vote';
import { useWaitsForMe } from './use-waits-for-me';

/** Who has claims of the article in hand, by name, as a list to choose from; how many this person has still to check or to look at again, and how many wait for their vote. */
export function useClaimPeople(claims: readonly Annotation[]): {
  whose: { value: string; label: string }[];
  mine: number;
  toVoteOn: number;
} {
  const workbench = useWorkbench();
  const me = workbench.session.options.personId;
  const awaitsMyVote = useAwaitsMyVote();
  const waitsForMe = useWaitsForMe();
  return useMemo(() => {
    const ids = new Set<string>();
    let [mine, free, toVoteOn] = [0, 0, 0];
    for (const claim of claims) {
      const [checkerId, { secondId }] = [checkerOf(claim), checkOf(claim)];
      if (checkerId === null) free += 1;
      else ids.add(checkerId);
      if (secondId !== null) ids.add(secondId);
      if (waitsForMe(claim)) mine += 1;
      if (awaitsMyVote(claim)) toVoteOn += 1;
    }
    const named = [...ids].map((id) => ({ value: id, label: id === me ? 'You' : fullNameOf(workbench, id) || 'Someone' }));
    named.sort((a, b) => a.label.localeCompare(b.label));
    return { whose: free > 0 ? [...named, { value: NOBODY, label: 'Nobody' }] : named, mine, toVoteOn };
  }, [claims, workbench, me, awaitsMyVote, waitsForMe]);
}
