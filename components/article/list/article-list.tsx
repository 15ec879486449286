'use client';
import { useMemo } from 'react';
import { dayEdges } from '@/lib/domain/article-groups';
import { ArticleTable } from './article-table';
import { EmptyDesk } from './empty-desk';
import { isNarrowed } from './list-address';
import { ListFilters } from './list-filters';
import { ListHead } from './list-head';
import { StageTabs } from './stage-tabs';
import { useArticleCounts, useArticles } from './use-articles';
import { type ChangeAddress, useListAddress } from './use-list-address';
import { useToday } from './use-today';

export interface ListDesk {
  id: string;
  name: string;
  mayFile: boolean;
}

interface Props {
  /** The desks that exist for the person, and whether they may file articles there. */
  desks: ListDesk[];
  mayCreate: boolean;
}

const everything = { query: '', deskId: '', archived: false };

export function ArticleList({ desks, mayCreate }: Props) {
  const [address, changeAddress] = useListAddress();
  const today = useToday();
  const days = useMemo(() => (today === null ? null : dayEdges(new Date(today))), [today]);
  const { query, deskId, archived } = address;
  const list = useArticles(address);
  const counts = useArticleCounts({ query, deskId, archived }, days);
  const whole = useArticleCounts(everything, days);
  const isEmpty = list.isSuccess && !list.isPlaceholderData && list.data.pages[0]?.articles.length === 0;
  /** What is shown anew begins at its top. */
  const change: ChangeAddress = (part, how = 'push') => {
    changeAddress(part, how);
    window.scrollTo({ top: 0 });
  };

  if (isEmpty && !isNarrowed(address)) {
    return (
      <>
        <ListHead counts={null} mayCreate={false} archived={{ isOn: false, show: () => change({ archived: true }) }} />
        <EmptyDesk mayCreate={mayCreate} />
      </>
    );
  }
  return (
    <>
      <ListHead counts={whole.data?.stages ?? null} mayCreate={mayCreate} archived={null} />
      <div className="stage-bar">
        <StageTabs address={address} counts={counts.data?.stages ?? null} onChange={change} />
        <ListFilters address={address} desks={desks} onChange={change} />
      </div>
      <ArticleTable address={address} list={list} counts={counts.data?.stages ?? null} days={days} desks={desks} onChange={change} />
    </>
  );
}
