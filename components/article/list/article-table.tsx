'use client';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { DayEdges, StageCount } from '@/lib/domain/articles/article-groups';
import type { ArticleCompany } from '@/lib/domain/contract/presence';
import { tagKinds } from '@/lib/domain/tags/tag-kinds';
import { sayNumber } from '@/lib/domain/text/say-count';
import { oldAnswerClass } from '../../ui/answer-state';
import { AwaitsLine } from '../../ui/awaits-line';
import { Button } from '../../ui/button';
import { KindChip } from '../../ui/kind-chip';
import { LoadFailed } from '../../ui/load-failed';
import { NoneMatch } from '../../ui/none-match';
import { PrintedCut } from '../../ui/printed-cut';
import { sayNone } from '../../ui/say-none';
import { useAnswerState } from '../../ui/use-answer-state';
import { useDateLanguage } from '../../ui/when';
import type { ListDesk } from './article-list';
import { ArticleRow } from './article-row';
import { isNarrowed, type ListAddress, unnarrowed } from './list-address';
import { groupName, type ListSection, sectionsOf } from './list-sections';
import { SkeletonRows } from './skeleton-rows';
import { SortHead } from './sort-head';
import type { useArticles } from './use-articles';
import { useCompany } from './use-company';
import type { ChangeAddress } from './use-list-address';
import { useWindowedRows, type WindowedRows } from './use-windowed-rows';

interface Props {
  address: ListAddress;
  list: ReturnType<typeof useArticles>;
  counts: readonly StageCount[] | null;
  days: DayEdges | null;
  personId: string;
  desks: readonly ListDesk[];
  onChange: ChangeAddress;
}

const COLUMNS = 7;
const NONE = 'No article';
const NONE_ARCHIVED = 'Nothing is archived.';
/** The next page is fetched when so few rows are left below. */
const ROWS_AHEAD = 15;

/** The list itself. Only the rows near what is seen are on the page, in a true table all the same: each group holds the room of those left out. */
export function ArticleTable({ address, list, counts, days, personId, desks, onChange }: Props) {
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;
  const answer = useAnswerState(list);
  const data = answer === 'no-line' ? undefined : list.data;
  const sections = useMemo(() => {
    const articles = data?.pages.flatMap((page) => page.articles) ?? [];
    return sectionsOf(articles, address, counts, days);
  }, [data, address, counts, days]);
  const body = useRef<HTMLTableElement>(null);
  const rows = useWindowedRows(sections, body);
  const company = useCompany(rows.inView);
  const shown = sections.reduce((sum, { articles }) => sum + articles.length, 0);
  const isNearEnd = rows.lastIndex >= rows.count - ROWS_AHEAD;
  useEffect(() => {
    if (isNearEnd && hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [isNearEnd, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);

  const total = counts?.reduce((sum, { stage, count }) => (address.stage === null || stage === address.stage ? sum + count : sum), 0);
  const isNone = answer === 'here' && list.isSuccess && shown === 0;
  const awaitsMore = answer === 'here' && hasNextPage && list.isPaused;
  const sayShown = () => {
    if (isNone) return isArchiveAlone(address) ? NONE_ARCHIVED : sayNone(NONE);
    return answer !== 'here' || total === undefined || shown === 0
      ? ''
      : `${sayNumber(shown)} of ${sayNumber(Math.max(shown, total))} shown`;
  };
  const isEmptyYet = answer === 'coming' && shown === 0;
  return (
    <>
      <div className="sheet article-sheet">
        <table
          ref={body}
          className="tbl stacked article-table"
          aria-label="Articles"
          aria-busy={answer === 'coming'}
          aria-rowcount={hasNextPage ? -1 : rows.count + 1}
        >
          <thead>
            <tr aria-rowindex={1}>
              <SortHead sort="title" address={address} onChange={onChange}>
                Article
              </SortHead>
              <th scope="col">Stage</th>
              <SortHead sort="progress" address={address} onChange={onChange}>
                Claims checked
              </SortHead>
              <th scope="col">What it is made of</th>
              <th scope="col">Owner and checkers</th>
              <SortHead sort="urgency" address={address} onChange={onChange}>
                Due <span className="vh">and urgent first</span>
              </SortHead>
              <th scope="col">
                <span className="vh">Actions</span>
              </th>
            </tr>
          </thead>
          {sections.map((section, index) => (
            <Section
              key={section.group ?? 'all'}
              className={oldAnswerClass(answer)}
              section={section}
              index={index}
              rows={rows}
              personId={personId}
              desks={desks}
              isByChange={address.sort === 'updated'}
              company={company}
            />
          ))}
          {(answer !== 'here' || list.isError || isFetchingNextPage || awaitsMore || isNone) && (
            <tbody>
              {(isEmptyYet || isFetchingNextPage) && <SkeletonRows count={isEmptyYet ? 6 : 2} />}
              {(answer === 'no-line' || awaitsMore) && (
                <WideRow>
                  <AwaitsLine what={awaitsMore ? 'More articles come' : 'These articles come'} />
                </WideRow>
              )}
              {list.isError && (
                <WideRow>
                  <LoadFailed failure={list.error} onRetry={() => void (shown > 0 && hasNextPage ? fetchNextPage() : list.refetch())} />
                  {isNarrowed(address) && (
                    <Button className="mt-3" onClick={() => onChange(unnarrowed)}>
                      Clear filters
                    </Button>
                  )}
                </WideRow>
              )}
              {isNone && <NoneRow address={address} onChange={onChange} />}
            </tbody>
          )}
        </table>
      </div>
      {hasNextPage && <PrintedCut shown={shown} total={total} noun="articles" />}
      {/* What changes in its status is said: it is there before the words, in the place where they come, and where nothing is shown it is only heard. */}
      <div className="list-legend">
        {shown > 0 &&
          (['claim', 'opinion', 'proposal'] as const).map((kind) => (
            <span key={kind} className="row">
              <KindChip kind={kind} />
              {tagKinds[kind].name}
            </span>
          ))}
        <span className="sp" />
        <span className={isNone ? 'vh' : 'num'} role="status">
          {sayShown()}
        </span>
      </div>
    </>
  );
}

interface SectionProps {
  className: string;
  section: ListSection;
  index: number;
  rows: WindowedRows;
  personId: string;
  desks: readonly ListDesk[];
  isByChange: boolean;
  company: ReadonlyMap<string, ArticleCompany>;
}

function Section({ className, section, index, rows, personId, desks, isByChange, company }: SectionProps) {
  const { group, articles, count } = section;
  const { head, visible, before, after } = rows.of(index);
  const language = useDateLanguage();
  return (
    <tbody className={className}>
      {group && (
        <tr ref={rows.measure} data-index={head} aria-rowindex={head + 2} className="grp">
          <th scope="rowgroup" colSpan={COLUMNS}>
            {groupName(group, new Date(), language)} {count !== null && <span className="num">{sayNumber(count)}</span>}
          </th>
        </tr>
      )}
      <Gap height={before} />
      {visible.map(({ at, rowIndex }) => {
        const article = articles[at];
        return article ? (
          <ArticleRow
            key={article.id}
            ref={rows.measure}
            rowIndex={rowIndex}
            article={article}
            personId={personId}
            desks={desks}
            isByChange={isByChange}
            company={company.get(article.id) ?? null}
          />
        ) : null;
      })}
      <Gap height={after} />
    </tbody>
  );
}

/** The room of rows that are not on the page. */
function Gap({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row of this table takes no focus
    <tr className="gap" aria-hidden="true">
      <td colSpan={COLUMNS} style={{ height }} />
    </tr>
  );
}

function WideRow({ children }: { children: ReactNode }) {
  return (
    <tr className="wide">
      <td colSpan={COLUMNS}>{children}</td>
    </tr>
  );
}

/** True if what is archived is asked for, and nothing narrows that. */
const isArchiveAlone = (address: ListAddress) => address.archived && !isNarrowed({ ...address, archived: false });

function NoneRow({ address, onChange }: Pick<Props, 'address' | 'onChange'>) {
  const clear = () => onChange(unnarrowed);
  if (isArchiveAlone(address)) {
    return (
      <WideRow>
        {NONE_ARCHIVED} <Button onClick={clear}>Clear filters</Button>
      </WideRow>
    );
  }
  return (
    <WideRow>
      <NoneMatch none={NONE} onClear={clear} />
    </WideRow>
  );
}
