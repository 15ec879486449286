'use client';
import { useEffect, useRef } from 'react';
import type { ClaimSummary } from '@/lib/domain/contract/claims';
import { readClaimQuery } from '@/lib/domain/memory/claim-query';
import { type AnswerState, oldAnswerClass } from '../ui/answer-state';
import { AwaitsLine } from '../ui/awaits-line';
import { LoadFailed } from '../ui/load-failed';
import { NoneMatch } from '../ui/none-match';
import { PageLink } from '../ui/page-link';
import { PrintedCut } from '../ui/printed-cut';
import { Skeleton } from '../ui/skeleton';
import { ClaimRow } from './claim-row';
import { type ClaimsAddress, isNarrowed, plainAddress, writeClaimsAddress } from './claims-address';
import { sayFound } from './say-found';
import { isPartialList, type useClaims } from './use-claims';
import type { ChangeClaims } from './use-claims-address';

interface Props {
  address: ClaimsAddress;
  list: ReturnType<typeof useClaims>;
  /** Whether these are the claims that are asked for now. */
  answer: AnswerState;
  claims: readonly ClaimSummary[];
  /** How many match; not given where they were not counted to the end. */
  total: number | undefined;
  openId: string;
  onChange: ChangeClaims;
  onOpen: (claimId: string) => void;
}

/** The claims that match; the next page comes when the end of this one is near. */
export function ClaimList({ address, list, answer, claims, total, openId, onChange, onOpen }: Props) {
  const query = readClaimQuery(address.query);
  const said = sayFound(address, isPartialList(list));
  const { hasNextPage, isFetchingNextPage, isError, isPaused } = list;
  if (isError && claims.length === 0) {
    return <LoadFailed failure={list.error} onRetry={() => void list.refetch()} />;
  }
  if (answer === 'no-line') return <AwaitsLine what="These claims come" />;
  if (answer === 'here' && list.isSuccess && claims.length === 0) return <NoClaims address={address} onChange={onChange} />;
  return (
    <>
      <p className="claim-partial" role="status" hidden={said === null}>
        {said}
      </p>
      <ol className={`claim-list ${oldAnswerClass(answer)}`} aria-label="Claims" aria-busy={answer === 'coming'}>
        {claims.map((claim) => (
          <li key={claim.id}>
            <ClaimRow
              claim={claim}
              query={query}
              isOpen={claim.id === openId}
              href={writeClaimsAddress({ ...address, claimId: claim.id })}
              onOpen={() => onOpen(claim.id)}
            />
          </li>
        ))}
        {((answer === 'coming' && claims.length === 0) || isFetchingNextPage) && <SkeletonRows />}
      </ol>
      {hasNextPage && <PrintedCut shown={claims.length} total={total} noun="claims" />}
      {hasNextPage && isPaused && <AwaitsLine what="More claims come" />}
      {isError && <LoadFailed failure={list.error} onRetry={() => void list.fetchNextPage()} />}
      {hasNextPage && !isError && <PageEnd key={claims.length} onNear={() => !isFetchingNextPage && void list.fetchNextPage()} />}
    </>
  );
}

/** Tells when the end of the list is less than a screen away. */
function PageEnd({ onNear }: { onNear: () => void }) {
  const end = useRef<HTMLDivElement>(null);
  const near = useRef(onNear);
  near.current = onNear;
  useEffect(() => {
    const found = end.current;
    if (!found) return;
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && near.current(), { rootMargin: '600px' });
    watch.observe(found);
    return () => watch.disconnect();
  }, []);
  return <div ref={end} className="claim-end" />;
}

function NoClaims({ address, onChange }: Pick<Props, 'address' | 'onChange'>) {
  if (!isNarrowed(address)) {
    return (
      <div className="none-yet">
        <h2>No claims yet</h2>
        <p>Every claim that your desk tags is kept here, with its verdict and sources, for when somebody says it again.</p>
        <PageLink className="btn" href="/articles">
          To the articles
        </PageLink>
      </div>
    );
  }
  return <NoneMatch none="No claim" onClear={() => onChange({ ...plainAddress })} />;
}

function SkeletonRows() {
  return [64, 48, 56].map((width) => (
    <li key={width} className="claim-row" aria-hidden="true">
      <Skeleton width="70px" height="13px" />
      <div className="grid gap-2">
        <Skeleton width={`${width}%`} height="17px" />
        <Skeleton width="34%" height="12px" />
      </div>
      <Skeleton width="60px" height="12px" />
    </li>
  ));
}
