'use client';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { call } from '@/lib/api';
import { countClaims, listClaimPeople, readClaim, searchClaims } from '@/lib/domain/contract/claims';
import type { ClaimsAddress } from './claims-address';
import { beginningOf, endOf } from './day-bounds';

/** Under this key all that was read of the memory is kept. */
const claimsKey = ['claims'];

/** The narrowing as the server takes it: days are those of the reader's clock. */
function narrowing({ query, standings, deskId, byId, from, to, sources }: ClaimsAddress) {
  return {
    query: query || undefined,
    standing: standings,
    deskId: deskId || undefined,
    byId: byId || undefined,
    from: beginningOf(from),
    to: endOf(to),
    sources: sources || undefined,
  };
}

/** The claims that match, page after page. */
export function useClaims(address: ClaimsAddress) {
  const { order } = address;
  const narrowed = narrowing(address);
  return useInfiniteQuery({
    queryKey: [...claimsKey, 'list', { order, ...narrowed }],
    queryFn: ({ pageParam, signal }) => call(searchClaims, { query: { ...narrowed, order, cursor: pageParam || undefined }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    // The rows stay while the next ones are looked up, so the list does not blink at each letter.
    placeholderData: keepPreviousData,
  });
}

/** True where what is listed has some of the words only. */
export const isPartialList = ({ data }: Pick<ReturnType<typeof useClaims>, 'data'>): boolean => data?.pages[0]?.isPartial === true;

/** How many there are of each verdict. */
export function useClaimCounts(address: ClaimsAddress) {
  const narrowed = narrowing(address);
  return useQuery({
    queryKey: [...claimsKey, 'counts', narrowed],
    queryFn: ({ signal }) => call(countClaims, { query: narrowed, signal }),
    placeholderData: keepPreviousData,
  });
}

/** Who gave verdicts, at one desk or all: asked once, however the list is narrowed. */
export function useClaimPeople({ deskId }: Pick<ClaimsAddress, 'deskId'>) {
  return useQuery({
    queryKey: [...claimsKey, 'people', deskId],
    queryFn: ({ signal }) => call(listClaimPeople, { query: { deskId: deskId || undefined }, signal }),
    placeholderData: keepPreviousData,
  });
}

/** One claim with what it rests on. `deskId` asks by which sources that desk knows it. */
export function useClaim(claimId: string, deskId?: string) {
  return useQuery({
    queryKey: [...claimsKey, 'one', claimId, deskId ?? ''],
    queryFn: ({ signal }) => call(readClaim, { params: { claimId }, query: { deskId }, signal }),
    enabled: claimId !== '',
  });
}
