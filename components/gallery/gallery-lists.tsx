'use client';
import type { QueryClient } from '@tanstack/react-query';
import { ArticleTable } from '@/components/article/list/article-table';
import { type ListAddress, unnarrowed } from '@/components/article/list/list-address';
import { useArticles } from '@/components/article/list/use-articles';
import { SourceList } from '@/components/sources/source-list';
import { sourceListKey } from '@/components/sources/use-source-list';
import { countStandings } from '@/lib/domain/checks/claim-counts';
import type { ArticleSummary } from '@/lib/domain/contract/articles';
import type { SourceSummary } from '@/lib/domain/contract/sources';
import { GalleryGroup } from './gallery-group';
import { GALLERY_AT as AT, galleryId, JONAH, PRIYA } from './gallery-ids';

const plain: ListAddress = { ...unnarrowed, sort: 'title', direction: 'asc' };
/** What is late is asked for once it is known where the reader's day ends: here never. */
const coming: ListAddress = { ...plain, due: 'late' };
const none: ListAddress = { ...plain, query: 'granary' };
const failed: ListAddress = { ...plain, query: 'depot' };

const desks = [{ id: galleryId(970), name: 'City', mayFile: true, mayAdd: true }];
const desk = { deskId: galleryId(970), deskName: 'City' };

const article = (n: number, title: string, more: Partial<ArticleSummary>): ArticleSummary => ({
  ...desk,
  id: galleryId(n),
  title,
  byline: 'Lena Brandt',
  publishedOn: null,
  language: 'en',
  direction: 'ltr',
  wordCount: 622,
  claimCount: 0,
  checkedCount: 0,
  claimCounts: countStandings([]),
  left: [],
  stage: 'tagging',
  isSigned: false,
  composition: null,
  composedSeq: 1,
  version: 1,
  headSeq: 1,
  createdAt: AT,
  updatedAt: AT,
  isArchived: false,
  dueAt: null,
  ownerId: null,
  ownerName: '',
  checkers: [],
  rights: [],
  ...more,
});

const articles = [
  article(980, 'Council votes to cut night buses', {
    stage: 'checking',
    claimCount: 6,
    checkedCount: 3,
    claimCounts: countStandings(['supported', 'partly', 'refuted', 'checking', 'open', 'open']),
    left: [
      { reason: 'to-check', count: 2 },
      { reason: 'being-checked', count: 1 },
    ],
    composition: { claim: 348, opinion: 137, proposal: 56, none: 81 },
    dueAt: '2099-06-01T12:00:00.000Z',
    ownerId: PRIYA,
    ownerName: 'Priya Raman',
    checkers: [{ id: JONAH, name: 'Jonah Okoye' }],
  }),
  article(981, 'The ferry that nobody asked for', { byline: '', rights: ['assign'] }),
  article(982, 'عبّارة لم يطلبها أحد', {
    language: 'ar',
    direction: 'rtl',
    stage: 'signed-off',
    isSigned: true,
    isArchived: true,
    claimCount: 2,
    checkedCount: 2,
    claimCounts: countStandings(['supported', 'unproven']),
    composition: { claim: 40, opinion: 0, proposal: 0, none: 2 },
  }),
];

const source = (n: number, title: string, more: Partial<SourceSummary>): SourceSummary => ({
  ...desk,
  id: galleryId(n),
  title,
  url: null,
  type: 'document',
  author: '',
  publisher: '',
  publishedOn: null,
  note: '',
  createdAt: AT,
  updatedAt: AT,
  usedIn: 0,
  hasMoreUses: false,
  mayChange: true,
  ...more,
});

const sources = [
  source(990, 'Annual accounts 2022/23', { url: 'https://board.example/accounts', publisher: 'Harbour board', usedIn: 3 }),
  source(991, 'دفتر محاضر مجلس الميناء', { author: 'مجلس الميناء' }),
];

/** What the server would answer. Of what is on its way it has answered nothing, and of what failed an error. */
export function keepGalleryLists(client: QueryClient): void {
  const keyOf = (address: ListAddress) => ['articles', 'list', address, null];
  const answer = (address: ListAddress, found: readonly ArticleSummary[]) =>
    client.setQueryData(keyOf(address), { pages: [{ articles: found, nextCursor: null }], pageParams: [''] });
  answer(plain, articles);
  answer(none, []);
  answer(failed, []);
  client
    .getQueryCache()
    .find({ queryKey: keyOf(failed) })
    ?.setState({ status: 'error', error: new Error('no answer') });
  client.setQueryData(sourceListKey({ query: '', deskId: '' }), {
    pages: [{ sources, nextCursor: 'more' }],
    pageParams: [undefined],
  });
}

/** The lists of the newsroom: with rows, on their way, with nothing found, and failed. */
export function GalleryLists() {
  return (
    <>
      <GalleryGroup name="List of articles" about="rows, on its way, nothing found, failed" isWide>
        <div className="gallery-stack">
          <Articles address={plain} />
          <Articles address={coming} />
          <Articles address={none} />
          <Articles address={failed} />
        </div>
      </GalleryGroup>
      <GalleryGroup name="List of sources" about="used, not used, more to show" isWide>
        <SourceList personId={PRIYA} desks={desks} />
      </GalleryGroup>
    </>
  );
}

function Articles({ address }: { address: ListAddress }) {
  const list = useArticles(address, null);
  return (
    <div>
      <ArticleTable address={address} list={list} counts={null} days={null} personId={PRIYA} desks={desks} onChange={() => undefined} />
    </div>
  );
}
