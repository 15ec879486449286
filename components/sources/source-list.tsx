'use client';
import { Plus } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { Heard } from '@/components/ui/heard';
import type { SourceSummary } from '@/lib/domain/contract/sources';
import { sourceTypes } from '@/lib/domain/sources/source-types';
import { DeskSelect } from '../desk/desk-select';
import { type AnswerState, oldAnswerClass } from '../ui/answer-state';
import { AwaitsLine } from '../ui/awaits-line';
import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { FindField } from '../ui/find-field';
import { LoadFailed } from '../ui/load-failed';
import { NoneMatch } from '../ui/none-match';
import { PageLink } from '../ui/page-link';
import { PrintedCut } from '../ui/printed-cut';
import { sayNone } from '../ui/say-none';
import { ShowMore } from '../ui/show-more';
import { Skeleton } from '../ui/skeleton';
import { useAnswerState } from '../ui/use-answer-state';
import { useGo } from '../ui/use-go';
import { sentenceOf } from '../ui/use-request';
import { type Find, useTypedSearch } from '../ui/use-typed-search';
import { When } from '../ui/when';
import { hostOf } from './host-of';
import { saySourceCount } from './say-source-count';
import { sayUsedIn } from './say-uses';
import { NewSourceDialog } from './source-dialogs';
import { useSourceList } from './use-source-list';

interface Props {
  personId: string;
  /** The desks that exist for the person, and whether they may add sources there. */
  desks: { id: string; name: string; mayAdd: boolean }[];
}

const MAX_QUERY_CHARS = 200;

/** What is looked for, and on which desk, stands in the address: a link to it shows the same, and Back goes back to it. */
function changeAddress(name: 'q' | 'desk', value: string, how: 'push' | 'replace'): void {
  // As it is by now: the page follows it a moment later, and what was typed just before stays.
  const params = new URLSearchParams(window.location.search);
  if (value === '') params.delete(name);
  else params.set(name, value);
  const next = params.size === 0 ? '/sources' : `/sources?${params}`;
  if (how === 'push') window.history.pushState(null, '', next);
  else window.history.replaceState(null, '', next);
}

const find: Find = (query, how) => changeAddress('q', query, how);

export function SourceList({ personId, desks }: Props) {
  const go = useGo();
  const params = useSearchParams();
  const query = (params.get('q') ?? '').slice(0, MAX_QUERY_CHARS);
  // A desk that the person is on no longer narrows nothing.
  const deskId = desks.find(({ id }) => id === params.get('desk'))?.id ?? '';
  const { field, typed, setTyped, send } = useTypedSearch(query, find);
  const [isAdding, setAdding] = useState(false);
  const list = useSourceList({ query, deskId });
  const answer = useAnswerState(list);
  const sources = list.data?.pages.flatMap((page) => page.sources) ?? [];
  const targets = desks.filter(({ mayAdd }) => mayAdd);
  const isFiltered = typed.trim() !== '' || query !== '' || deskId !== '';
  const clear = () => {
    send('');
    setTyped('');
    // One step, that Back goes back over.
    if (deskId !== '') changeAddress('desk', '', query === '' ? 'push' : 'replace');
  };
  return (
    <>
      <div className="page-head">
        <h1 className="h1 sp">Sources</h1>
        {targets.length > 0 && (
          <Button variant="primary" onClick={() => setAdding(true)}>
            <Plus className="i s" aria-hidden="true" />
            New source
          </Button>
        )}
      </div>
      <search className="list-bar">
        <FindField label="Find by title or link" maxLength={MAX_QUERY_CHARS} field={field} typed={typed} setTyped={setTyped} />
        {desks.length > 1 && (
          <DeskSelect
            className="soft"
            aria-label="Desk"
            desks={desks}
            deskId={deskId}
            all="All desks"
            onDesk={(id) => changeAddress('desk', id, 'push')}
          />
        )}
      </search>
      <Heard what="Sources found">
        {answer === 'here' && list.isSuccess && (query !== '' || deskId !== '') ? sayFound(sources.length, list.hasNextPage) : ''}
      </Heard>
      <SourceTable
        list={list}
        answer={answer}
        sources={sources}
        isFiltered={isFiltered}
        onClear={clear}
        onAdd={targets.length > 0 ? () => setAdding(true) : null}
      />
      {isAdding && (
        <NewSourceDialog
          personId={personId}
          desks={targets}
          deskId={targets.find(({ id }) => id === deskId)?.id ?? targets[0]?.id ?? ''}
          onClose={() => setAdding(false)}
          onDone={({ id }) => go(`/sources/${id}`)}
        />
      )}
    </>
  );
}

const NONE = 'No source';

function sayFound(count: number, hasMore: boolean): string {
  if (count === 0) return sayNone(NONE);
  return hasMore ? `${saySourceCount(count)} or more` : saySourceCount(count);
}

interface TableProps {
  list: ReturnType<typeof useSourceList>;
  /** Whether these are the sources that are asked for now. */
  answer: AnswerState;
  sources: SourceSummary[];
  isFiltered: boolean;
  onClear: () => void;
  /** Opens the dialog for a new source; null for those who may not add one. */
  onAdd: (() => void) | null;
}

function SourceTable({ list, answer, sources, isFiltered, onClear, onAdd }: TableProps) {
  if (list.isError && sources.length === 0) {
    return <LoadFailed failure={list.error} onRetry={() => void list.refetch()} />;
  }
  if (answer === 'no-line') {
    return (
      <div className="sheet">
        <AwaitsLine what="These sources come" />
      </div>
    );
  }
  if (answer === 'here' && list.isSuccess && sources.length === 0) {
    if (isFiltered) {
      return (
        <div className="sheet">
          <NoneMatch none={NONE} onClear={onClear} />
        </div>
      );
    }
    return (
      <div className="sheet none-yet">
        <h2>No sources yet</h2>
        <p>
          {onAdd
            ? 'Add one here, or link one to a claim: it is kept for the next claim that needs it.'
            : 'What your desk links to its claims shows here.'}
        </p>
        {onAdd && (
          <Button size="l" className="mt-5" onClick={onAdd}>
            Add the first source
          </Button>
        )}
      </div>
    );
  }
  return (
    <>
      <div className="sheet">
        <table className="tbl stacked source-table" aria-busy={answer === 'coming'}>
          <thead>
            <tr>
              <th scope="col">Source</th>
              <th scope="col">Type</th>
              <th scope="col">Desk</th>
              <th scope="col">Used in</th>
              <th scope="col">Changed</th>
            </tr>
          </thead>
          <tbody className={oldAnswerClass(answer)}>
            {answer === 'coming' && sources.length === 0 && <SkeletonRows />}
            {sources.map((source) => (
              <SourceRow key={source.id} source={source} />
            ))}
          </tbody>
        </table>
      </div>
      {list.hasNextPage && <PrintedCut shown={sources.length} noun="sources" />}
      {list.isFetchNextPageError && <Banner tone="danger">{sentenceOf(list.error)}</Banner>}
      {list.hasNextPage && <ShowMore className="mt-3" isBusy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />}
    </>
  );
}

function SourceRow({ source }: { source: SourceSummary }) {
  const { id, title, url, author, publisher, type, deskName, updatedAt } = source;
  // An author who publishes alone is named once.
  const about = [...new Set([author, publisher, url === null ? '' : hostOf(url)])].filter(Boolean);
  return (
    <tr className="art">
      <td>
        <PageLink className="tt read" href={`/sources/${id}`} title={title} dir="auto">
          {title}
        </PageLink>
        <span className="about">
          {about.map((part) => (
            <bdi key={part}>{part}</bdi>
          ))}
        </span>
      </td>
      <td className="dim2">{sourceTypes[type].name}</td>
      <td className="dim2 trunc">
        <bdi>{deskName}</bdi>
      </td>
      <td className={`num nw ${source.usedIn === 0 ? 'dim' : 'dim2'}`}>{sayUsedIn(source)}</td>
      <td className="num nw dim2">
        <When at={updatedAt} />
      </td>
    </tr>
  );
}

function SkeletonRows() {
  return [55, 42, 48].map((width) => (
    <tr key={width} className="art late">
      <td>
        <Skeleton width={`${width}%`} height="17px" />
        <Skeleton width="30%" height="11px" />
      </td>
      {['type', 'desk', 'use', 'when'].map((key) => (
        <td key={key}>
          <Skeleton width="60px" height="12px" />
        </td>
      ))}
    </tr>
  ));
}
