'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type MouseEvent, useEffect, useLayoutEffect, useMemo } from 'react';
import { LoadFailed } from '@/components/ui/load-failed';
import { PageLink } from '@/components/ui/page-link';
import { Skeleton } from '@/components/ui/skeleton';
import { useOnline } from '@/components/ui/use-online';
import { call } from '@/lib/api';
import { searchHouse } from '@/lib/domain/contract/search';
import { groupsOf } from './found-rows';
import type { Found } from './top-search';

interface Props {
  /** What the ids of the list and its rows begin with. */
  id: string;
  query: string;
  /** The row that Enter opens; -1 while there is none. */
  at: number;
  /** What is opened takes the step of the search in the history. */
  isReplacing: boolean;
  onAt: (at: number) => void;
  onFound: (found: Found) => void;
  onChoose: () => void;
  toField: () => void;
}

/** What is found for the words in the top bar: articles, claims and sources, and behind some of each the way to all of them. */
export function FoundList({ id, query, at, isReplacing, onAt, onFound, onChoose, toField }: Props) {
  const found = useFound(query);
  const groups = useMemo(() => (found.data ? groupsOf(found.data, found.query) : []), [found.data, found.query]);
  const rows = groups.reduce((sum, group) => sum + group.rows.length, 0);
  // With the rows: told later, it would take an arrow back that was pressed in between.
  useLayoutEffect(() => {
    if (found.data && found.query === query) onFound({ query, rows, count: rows - groups.length });
  }, [found.data, found.query, query, rows, groups, onFound]);
  useEffect(() => {
    // The name of its group comes into view with the first row.
    if (at === 0) document.getElementById(`${id}-list`)?.parentElement?.scrollTo({ top: 0 });
    else if (at > 0) document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, at]);

  const follow = ({ defaultPrevented, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent) => {
    // What opens in a tab of its own leaves the list where it is, and so does a link that is held without a line.
    if (!defaultPrevented && !metaKey && !ctrlKey && !shiftKey && !altKey) onChoose();
  };
  let next = 0;
  return (
    <div className={`pop found-list ${found.isComing ? 'late' : ''}`}>
      <div id={`${id}-list`} role="listbox" aria-label="What is found" aria-busy={found.query !== query} hidden={rows === 0}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox
          <div key={group.name} role="group" aria-label={group.name}>
            <p className="command-group" aria-hidden="true">
              {group.name}
            </p>
            {group.rows.map(({ key, href, content }) => {
              const index = next++;
              return (
                <PageLink
                  key={key}
                  id={`${id}-${index}`}
                  role="option"
                  aria-selected={index === at}
                  className="command-row found-row"
                  href={href}
                  replace={isReplacing}
                  prefetch={false}
                  tabIndex={-1}
                  onPointerMove={() => at >= 0 && onAt(index)}
                  // The field keeps focus.
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={follow}
                >
                  {content}
                </PageLink>
              );
            })}
          </div>
        ))}
      </div>
      {rows === 0 && <Instead found={found} toField={toField} />}
    </div>
  );
}

type Looked = ReturnType<typeof useFound>;

/** What was found, and for which words: what was there before stays while the next is looked up, so that the list does not blink at each letter. */
function useFound(query: string) {
  const isOnline = useOnline();
  const { data, error, isPending, isPlaceholderData, refetch } = useQuery({
    queryKey: ['search', query],
    queryFn: async ({ signal }) => ({ query, found: await call(searchHouse, { query: { q: query }, signal }) }),
    placeholderData: keepPreviousData,
  });
  // Nothing comes any more: what was found for other words must not stand for these.
  const isOld = isPlaceholderData && !isOnline;
  return {
    data: isOld ? undefined : data?.found,
    query: data?.query ?? query,
    error,
    isOnline,
    /** Nothing is there yet: what comes at once is not announced by an empty box. */
    isComing: isPending && isOnline,
    again: () => void refetch(),
  };
}

/** What stands there where no row does. */
function Instead({ found: { data, query, error, isOnline, again }, toField }: { found: Looked; toField: () => void }) {
  if (data) {
    return (
      <div className="found-none">
        <p>
          No articles, claims or sources with “<bdi>{query}</bdi>”.
        </p>
      </div>
    );
  }
  if (!isOnline) {
    return (
      <div className="found-none" role="alert">
        <p>You are offline. Searching needs the line.</p>
      </div>
    );
  }
  if (error) {
    const tryAgain = () => {
      // The button goes away when the answer is here.
      toField();
      again();
    };
    return (
      // Safari on a Mac gives a pressed button no focus: the field keeps it, or the list would be gone before the click.
      // biome-ignore lint/a11y/noStaticElementInteractions: it does nothing, and what is in it does not lose focus to it
      <div className="found-none" onMouseDown={(event) => event.preventDefault()}>
        <LoadFailed failure={error} onRetry={tryAgain} />
      </div>
    );
  }
  return (
    <div className="found-none">
      {[70, 50, 62].map((width) => (
        <Skeleton key={width} width={`${width}%`} height="14px" />
      ))}
    </div>
  );
}
