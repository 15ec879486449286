import { ArticleSort, articleSorts, SortDirection } from '@/lib/domain/contract/articles';
import { Stage } from '@/lib/domain/stage';

/** What the list shows, as its address says: a link to it shows the same, and Back goes back to it. */
export interface ListAddress {
  /** Null: all stages. */
  stage: Stage | null;
  query: string;
  /** Empty: all desks. */
  deskId: string;
  archived: boolean;
  sort: ArticleSort;
  direction: SortDirection;
}

/** Reads the part of an address behind `?`. What is missing or unknown is as in the plain list: everything, by urgency. */
export function readListAddress(params: Pick<URLSearchParams, 'get'>): ListAddress {
  const sort = ArticleSort.safeParse(params.get('sort')).data ?? 'urgency';
  return {
    stage: Stage.safeParse(params.get('stage')).data ?? null,
    query: (params.get('q') ?? '').slice(0, 200),
    deskId: params.get('desk') ?? '',
    archived: params.get('archived') === '1',
    sort,
    direction: SortDirection.safeParse(params.get('dir')).data ?? articleSorts[sort],
  };
}

/** The address of a list, without what is as in the plain one. */
export function writeListAddress({ stage, query, deskId, archived, sort, direction }: ListAddress): string {
  const params = new URLSearchParams();
  if (stage !== null) params.set('stage', stage);
  if (query !== '') params.set('q', query);
  if (deskId !== '') params.set('desk', deskId);
  if (archived) params.set('archived', '1');
  if (sort !== 'urgency') params.set('sort', sort);
  if (direction !== articleSorts[sort]) params.set('dir', direction);
  return params.size === 0 ? '/articles' : `/articles?${params}`;
}

/** True if anything is left out that the plain list shows, or shown that it leaves out. */
export function isNarrowed({ stage, query, deskId, archived }: ListAddress): boolean {
  return stage !== null || query !== '' || deskId !== '' || archived;
}

/** What a click on the head of `sort` changes: its own direction first, then the other one. */
export function sortedBy(address: ListAddress, sort: ArticleSort): Pick<ListAddress, 'sort' | 'direction'> {
  if (sort === 'urgency' || address.sort !== sort) return { sort, direction: articleSorts[sort] };
  return { sort, direction: address.direction === 'asc' ? 'desc' : 'asc' };
}
