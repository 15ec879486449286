'use client';
import { useCallback, useRef } from 'react';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { NamedTogether } from '../ui/named-together';
import { useAnswerState } from '../ui/use-answer-state';
import { useMedia } from '../ui/use-media';
import { ClaimFilters } from './claim-filters';
import { ClaimHead } from './claim-head';
import { ClaimList } from './claim-list';
import { ClaimPanel } from './claim-panel';
import { ClaimSearchField } from './claim-search-field';
import { isNarrowed } from './claims-address';
import { joinClaims } from './join-claims';
import { useClaimKeys } from './use-claim-keys';
import { isPartialList, useClaimCounts, useClaimPeople, useClaims } from './use-claims';
import { type ChangeClaims, useClaimsAddress } from './use-claims-address';

interface Props {
  /** The desks that exist for the person. */
  desks: { id: string; name: string }[];
}

/** All claims of the house that the person may read: what narrows them, those that match, and one of them with what it rests on. */
export function ClaimsPage({ desks }: Props) {
  const [address, changeAddress] = useClaimsAddress();
  const isNarrow = useMedia('drawer');
  const list = useClaims(address);
  const counts = useClaimCounts(address);
  const people = useClaimPeople(address).data?.people ?? [];
  const isPartial = isPartialList(list);
  const answer = useAnswerState(list);
  const countsAnswer = useAnswerState(counts);
  const claims = answer === 'no-line' ? [] : joinClaims(list.data?.pages ?? []);
  // Where there is room the first is open, until another one is.
  const openId = address.claimId || (isNarrow ? '' : (claims[0]?.id ?? ''));
  const panelHead = useRef<HTMLHeadingElement>(null);
  /** The claim that Enter went into before it was read: its heading takes the focus when it comes. */
  const awaited = useRef('');
  const rows = useRef<HTMLDivElement>(null);
  /** What is shown anew begins at its top. */
  const change: ChangeClaims = (part, how = 'push') => {
    awaited.current = '';
    changeAddress(part, how);
    window.scrollTo({ top: 0 });
  };
  const isBare = answer === 'here' && list.isSuccess && claims.length === 0 && !isNarrowed(address);
  // No pane for what cannot come.
  const hasPane = !isNarrow && (openId !== '' || !(isBare || list.isError));
  const close = () => changeAddress({ claimId: '' });
  const open = (claimId: string) => {
    awaited.current = '';
    changeAddress({ claimId }, address.claimId === '' ? 'push' : 'replace');
  };
  useClaimKeys({
    step: (by) => {
      const links = [...(rows.current?.querySelectorAll<HTMLElement>('.claim-link') ?? [])];
      const focused = links.findIndex((one) => one.matches(':focus'));
      // The first press goes to the claim that is open.
      const at = focused < 0 ? claims.findIndex(({ id }) => id === openId) : focused + by;
      const next = Math.max(0, Math.min(links.length - 1, at));
      links[next]?.focus();
      const id = claims[next]?.id;
      if (!isNarrow && id) open(id);
    },
    enter: () => {
      const at = [...(rows.current?.querySelectorAll('.claim-link') ?? [])].findIndex((one) => one.matches(':focus'));
      const id = claims[at]?.id;
      if (!id) return;
      open(id);
      if (isNarrow) return;
      if (panelHead.current?.dataset.claim === id) panelHead.current.focus();
      else awaited.current = id;
    },
  });

  const takeHead = useCallback((head: HTMLHeadingElement | null) => {
    panelHead.current = head;
    // Not that of a claim which was open before: it may come after the key.
    if (!head || head.dataset.claim !== awaited.current) return;
    awaited.current = '';
    head.focus();
  }, []);

  const figures = { address, desks, counts: counts.data, people, answer: countsAnswer, isPartial, onChange: change };
  const filters = <ClaimFilters {...figures} />;
  return (
    <NamedTogether names={claims.flatMap(({ byName }) => byName ?? [])}>
      <main className={`claims-page ${hasPane ? '' : 'one'}`}>
        <h1 className="vh">Claims</h1>
        {isNarrow ? (
          <details className="claim-side fold">
            <summary>Filters</summary>
            {filters}
          </details>
        ) : (
          <section className="claim-side" aria-label="Filters">
            {filters}
          </section>
        )}
        <div className="claim-results" ref={rows}>
          <ClaimSearchField query={address.query} onFind={(query, how) => change({ query }, how)} />
          {!isBare && <ClaimHead {...figures} />}
          <ClaimList
            address={address}
            list={list}
            answer={answer}
            claims={claims}
            total={counts.data?.total.isMore === false ? counts.data.total.count : undefined}
            openId={openId}
            onChange={change}
            onOpen={open}
          />
        </div>
        {hasPane && (
          <section className="claim-side end" aria-label="The open claim">
            {openId !== '' && (
              <div className="claim-panel">
                <ClaimPanel key={openId} claimId={openId} headRef={takeHead} />
              </div>
            )}
          </section>
        )}
        {isNarrow && (
          <Dialog isOpen={openId !== ''} onClose={close} title="Claim" isWide buttons={<Button onClick={close}>Close</Button>}>
            {openId !== '' && (
              <div className="claim-panel">
                <ClaimPanel key={openId} claimId={openId} />
              </div>
            )}
          </Dialog>
        )}
      </main>
    </NamedTogether>
  );
}
