'use client';
import { useMemo, useState } from 'react';
import { dayEdges } from '@/lib/domain/articles/article-groups';
import { useLate } from '../../ui/late';
import { useAnswerState } from '../../ui/use-answer-state';
import { useToday } from '../../ui/use-today';
import { ArticleTable } from './article-table';
import { EmptyDesk } from './empty-desk';
import { isNarrowed, unnarrowed, writeListAddress } from './list-address';
import { ListFilters } from './list-filters';
import { ListHead } from './list-head';
import { StageTabs } from './stage-tabs';
import { useArticleCounts, useArticles } from './use-articles';
import { type ChangeAddress, useListAddress } from './use-list-address';
import { loadDialog } from './work-dialogs';

export interface ListDesk {
  id: string;
  name: string;
  mayFile: boolean;
}

interface Props {
  personId: string;
  /** The desks that exist for the person, and whether they may file articles there. */
  desks: ListDesk[];
  mayCreate: boolean;
}

export function ArticleList({ personId, desks, mayCreate }: Props) {
  const [address, changeAddress] = useListAddress();
  const today = useToday();
  const days = useMemo(() => (today === null ? null : dayEdges(new Date(today))), [today]);
  const [isLoadShown, setLoadShown] = useState(false);
  const load = useLate(loadDialog, isLoadShown);
  const { stage: _stage, sort, direction, ...narrowed } = address;
  const list = useArticles(address, days);
  const counts = useArticleCounts(narrowed, days);
  const countsAnswer = useAnswerState(counts);
  const { stage: _all, ...everything } = unnarrowed;
  const whole = useArticleCounts(everything, days);
  const isEmpty = list.isSuccess && !list.isPlaceholderData && list.data.pages[0]?.articles.length === 0;
  /** What is shown anew begins at its top. */
  const change: ChangeAddress = (part, how = 'push') => {
    changeAddress(part, how);
    window.scrollTo({ top: 0 });
  };

  const mine = { ...unnarrowed, mine: true, sort, direction };
  if (isEmpty && !isNarrowed(address)) {
    return (
      <>
        <ListHead
          counts={null}
          mayCreate={false}
          mine={null}
          onLoad={null}
          archived={{ isOn: false, show: () => change({ archived: true }) }}
        />
        <EmptyDesk mayCreate={mayCreate} />
      </>
    );
  }
  return (
    <>
      <ListHead
        counts={whole.data ?? null}
        mayCreate={mayCreate}
        mine={{ href: writeListAddress(mine), show: () => change(mine) }}
        onLoad={() => setLoadShown(true)}
        archived={null}
      />
      <div className="stage-bar">
        <StageTabs address={address} counts={counts.data?.stages ?? null} answer={countsAnswer} onChange={change} />
        <ListFilters address={address} desks={desks} onChange={change} />
      </div>
      <ArticleTable
        address={address}
        list={list}
        counts={countsAnswer === 'no-line' ? null : (counts.data?.stages ?? null)}
        days={days}
        personId={personId}
        desks={desks}
        onChange={change}
      />
      {isLoadShown && load && (
        <load.LoadDialog
          desk={desks.find(({ id }) => id === address.deskId) ?? null}
          address={address}
          onShow={(next) => {
            setLoadShown(false);
            change(next);
          }}
          onClose={() => setLoadShown(false)}
        />
      )}
    </>
  );
}
