'use client';
import { useQuery } from '@tanstack/react-query';
import { call } from '@/lib/api';
import { readRights } from '@/lib/domain/contract/article-rights';
import { useWorkbench } from '../session-context';
import { checksNotHere, fullNameOf } from './person-names';

export interface Named {
  /** Their whole name; "Someone" while it is asked for, and where nobody of here has it "Someone who has left". */
  name: string;
  isNotOfHere: boolean;
  /** The server is being asked. */
  isAsking: boolean;
}

/**
 * What is said of whoever has a claim in hand or is to look again at it. Who the page does not know, or knows as somebody who does not check here, may
 * have come since it was opened, and was named then: the server is asked first, and nothing is said of that meanwhile. Where it does not answer, all is as
 * the page knows.
 */
export function useNamedNow(personId: string | null): Named {
  const workbench = useWorkbench();
  const { articleId } = workbench.session.options;
  const known = personId === null ? '' : fullNameOf(workbench, personId);
  const isDoubted = personId !== null && checksNotHere(workbench, personId);
  const { data, fetchStatus } = useQuery({
    queryKey: ['named now', articleId, personId],
    queryFn: ({ signal }) => call(readRights, { params: { articleId }, signal }),
    enabled: personId !== null && (isDoubted || known === ''),
    retry: false,
    // Once for each card that is opened.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const checker = data?.checkers.find(({ id }) => id === personId);
  return namedAs({ name: known, isDoubted }, checker ?? (fetchStatus === 'fetching' ? 'asking' : null));
}

/** What is said of somebody as the page knows them, and as the server does who checks here: null for one who does not. */
export function namedAs({ name, isDoubted }: { name: string; isDoubted: boolean }, now: { name: string } | 'asking' | null): Named {
  if (now === 'asking') return { name: name || 'Someone', isNotOfHere: false, isAsking: true };
  return { name: name || now?.name || 'Someone who has left', isNotOfHere: isDoubted && now === null, isAsking: false };
}
