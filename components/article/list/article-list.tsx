'use client';
import { Plus, Search } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import type { ArticleSummary } from '@/lib/domain/contract/articles';
import { sentenceOf } from '../../desk/use-request';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { Select } from '../../ui/field';
import { Skeleton } from '../../ui/skeleton';
import { useSettled } from '../../ui/use-settled';
import { ArticleRow } from './article-row';
import { EmptyDesk } from './empty-desk';
import { useArticles } from './use-articles';

interface Props {
  /** The desks that exist for the person, and whether they may file articles there. */
  desks: { id: string; name: string; mayFile: boolean }[];
  mayCreate: boolean;
}

export function ArticleList({ desks, mayCreate }: Props) {
  const [typed, setTyped] = useState('');
  const [deskId, setDeskId] = useState('');
  const [archived, setArchived] = useState(false);
  const query = useSettled(typed.trim());
  const list = useArticles({ query, deskId, archived });
  const articles = list.data?.pages.flatMap((page) => page.articles) ?? [];
  const isFiltered = typed.trim() !== '' || deskId !== '' || archived;
  const clear = () => {
    setTyped('');
    setDeskId('');
    setArchived(false);
  };

  if (list.isSuccess && articles.length === 0 && !isFiltered && query === '') {
    return (
      <>
        <div className="page-head">
          <h1 className="h1 sp">Articles</h1>
          <Chip isOn={archived} onClick={() => setArchived(true)}>
            Archived
          </Chip>
        </div>
        <EmptyDesk mayCreate={mayCreate} />
      </>
    );
  }
  return (
    <>
      <div className="page-head">
        <h1 className="h1 sp">Articles</h1>
        {mayCreate && (
          <Link className="btn primary" href="/articles/new">
            <Plus className="i s" aria-hidden="true" />
            New article
          </Link>
        )}
      </div>
      <search className="list-bar">
        <span className="inp">
          <Search className="i s" aria-hidden="true" />
          <input
            type="search"
            aria-label="Find by title or byline"
            placeholder="Find by title or byline"
            value={typed}
            maxLength={200}
            onChange={(event) => setTyped(event.target.value)}
          />
        </span>
        {desks.length > 1 && (
          <Select aria-label="Desk" value={deskId} onChange={(event) => setDeskId(event.target.value)}>
            <option value="">All desks</option>
            {desks.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
        <Chip isOn={archived} onClick={() => setArchived(!archived)}>
          Archived
        </Chip>
      </search>
      <ListBody list={list} articles={articles} desks={desks} onClear={isFiltered ? clear : null} />
    </>
  );
}

interface BodyProps {
  list: ReturnType<typeof useArticles>;
  articles: ArticleSummary[];
  desks: Props['desks'];
  onClear: (() => void) | null;
}

function ListBody({ list, articles, desks, onClear }: BodyProps) {
  if (list.isError && articles.length === 0) {
    return (
      <Banner tone="danger" action={<Button onClick={() => void list.refetch()}>Try again</Button>}>
        {sentenceOf(list.error)}
      </Banner>
    );
  }
  if (list.isSuccess && articles.length === 0) {
    return (
      <p className="dim2">
        No article matches.{' '}
        {onClear && (
          <button type="button" className="link" onClick={onClear}>
            Show all
          </button>
        )}
      </p>
    );
  }
  return (
    <>
      <div className="sheet">
        <table className="tbl stacked article-table" aria-busy={list.isFetching}>
          <thead>
            <tr>
              <th scope="col">Article</th>
              <th scope="col">Claims checked</th>
              <th scope="col">Changed</th>
              <th scope="col">
                <span className="vh">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {list.isPending && <SkeletonRows />}
            {articles.map((article) => (
              <ArticleRow key={article.id} article={article} desks={desks} />
            ))}
          </tbody>
        </table>
      </div>
      {list.isFetchNextPageError && <Banner tone="danger">{sentenceOf(list.error)}</Banner>}
      {list.hasNextPage && (
        <Button className="mt-3" isBusy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Show more
        </Button>
      )}
    </>
  );
}

function SkeletonRows() {
  return [60, 45, 52, 38].map((width) => (
    <tr key={width} className="art late">
      <td>
        <Skeleton width={`${width}%`} height="17px" />
        <Skeleton width="30%" height="11px" />
      </td>
      <td>
        <Skeleton width="140px" height="7px" />
      </td>
      <td>
        <Skeleton width="70px" height="12px" />
      </td>
      <td />
    </tr>
  ));
}
