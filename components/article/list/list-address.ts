import { Stage } from '@/lib/domain/articles/stage';
import { ArticleSort, articleSorts, DueFilter, SortDirection } from '@/lib/domain/contract/articles';

/** What the list shows, as its address says: a link to it shows the same, and Back goes back to it. */
export interface ListAddress {
  /** Null: all stages. */
  stage: Stage | null;
  query: string;
  /** Empty: all desks. */
  deskId: string;
  archived: boolean;
  /** Only what the reader owns, or has claims or second checks of. */
  mine: boolean;
  /** Empty: whoever owns it. */
  ownerId: string;
  /** Only where work waits for this person. Empty: whoever has it. */
  workerId: string;
  /** Null: whenever it is due. */
  due: DueFilter | null;
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
    mine: params.get('mine') === '1',
    ownerId: params.get('owner') ?? '',
    workerId: params.get('who') ?? '',
    due: DueFilter.safeParse(params.get('due')).data ?? null,
    sort,
    direction: SortDirection.safeParse(params.get('dir')).data ?? articleSorts[sort],
  };
}

/** The address of a list, without what is as in the plain one. */
export function writeListAddress(address: ListAddress): string {
  const { stage, query, deskId, archived, mine, ownerId, workerId, due, sort, direction } = address;
  const params = new URLSearchParams();
  if (stage !== null) params.set('stage', stage);
  if (query !== '') params.set('q', query);
  if (deskId !== '') params.set('desk', deskId);
  if (archived) params.set('archived', '1');
  if (mine) params.set('mine', '1');
  if (ownerId !== '') params.set('owner', ownerId);
  if (workerId !== '') params.set('who', workerId);
  if (due !== null) params.set('due', due);
  if (sort !== 'urgency') params.set('sort', sort);
  if (direction !== articleSorts[sort]) params.set('dir', direction);
  return params.size === 0 ? '/articles' : `/articles?${params}`;
}

/** What narrows nothing. */
export const unnarrowed = {
  stage: null,
  query: '',
  deskId: '',
  archived: false,
  mine: false,
  ownerId: '',
  workerId: '',
  due: null,
} as const;

/** True if anything is left out that the plain list shows, or shown that it leaves out. */
export function isNarrowed({ stage, query, deskId, archived, mine, ownerId, workerId, due }: ListAddress): boolean {
  return stage !== null || query !== '' || deskId !== '' || archived || mine || ownerId !== '' || workerId !== '' || due !== null;
}

/** What a click on the head of `sort` changes: its own direction first, then the other one. */
export function sortedBy(address: ListAddress, sort: ArticleSort): Pick<ListAddress, 'sort' | 'direction'> {
  if (sort === 'urgency' || address.sort !== sort) return { sort, direction: articleSorts[sort] };
  return { sort, direction: address.direction === 'asc' ? 'desc' : 'asc' };
}
