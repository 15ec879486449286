'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { Fragment, useState } from 'react';
import { answerState, oldAnswerClass } from '@/components/ui/answer-state';
import { AwaitsLine } from '@/components/ui/awaits-line';
import { Button } from '@/components/ui/button';
import { dateFormat } from '@/components/ui/date-formats';
import { Heard } from '@/components/ui/heard';
import { useLate } from '@/components/ui/late';
import { LoadFailed } from '@/components/ui/load-failed';
import { NamedTogether } from '@/components/ui/named-together';
import { NoneMatch } from '@/components/ui/none-match';
import { sayNone } from '@/components/ui/say-none';
import { ShowMore } from '@/components/ui/show-more';
import { Skeleton } from '@/components/ui/skeleton';
import { useToast } from '@/components/ui/toast';
import { useOnline } from '@/components/ui/use-online';
import type { HistoryOutline } from '@/lib/domain/contract/history';
import type { EntryKind } from '@/lib/domain/history/entry-kinds';
import type { HistoryRow } from '@/lib/domain/history/shown-history';
import { sayCount } from '@/lib/domain/text/say-count';
import { useDateLanguage } from '../ui/when';
import type { ShownMoments } from './history-address';
import { HistoryFilters } from './history-filters';
import { EraseWords, HistoryLine } from './history-line';
import type { HistoryRights } from './history-page';
import { type Entries, historyDialogs, historyKey } from './use-history';
import { VerifiedChain } from './verified-chain';

interface Props {
  article: { id: string };
  person: { id: string };
  may: HistoryRights;
  outline: HistoryOutline | undefined;
  moments: ShownMoments | null;
  entries: Entries;
  /** Where the list begins, if that is not now. */
  before: number | null;
  isSingle: boolean;
  /** True while the article is lost, which its page says once for all that is on it. */
  isLost: boolean;
  filter: { personId: string; kind: EntryKind | null };
  onFilter: (filter: Partial<Props['filter']>) => void;
  onChoose: (moments: ShownMoments) => void;
}

/** The entries in words, newest first, by day, with revisions between them. A line shows what its entry did. */
export function HistoryList({
  article,
  person,
  may,
  outline,
  moments,
  entries,
  before,
  isSingle,
  isLost,
  filter,
  onFilter,
  onChoose,
}: Props) {
  const { data, error, isPending, isError, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = entries;
  const isOnline = useOnline();
  // Nearer to another moment they are true as well; under another filter they are not.
  const isOther = data?.pages.some(({ personId, kind }) => personId !== filter.personId || kind !== filter.kind) ?? false;
  const answer = answerState({ isPending, isPlaceholderData: isOther }, isOnline);
  const rows = answer === 'no-line' ? [] : (data?.pages.flatMap((page) => page.rows) ?? []);
  const people: Readonly<Record<string, string>> = Object.assign({}, ...(data?.pages.map((page) => page.people) ?? []));
  const sources = Object.assign({}, ...(data?.pages.map((page) => page.sources) ?? []));
  const [erasing, setErasing] = useState<HistoryRow | null>(null);
  const opened = useLate(historyDialogs, erasing !== null);
  const queries = useQueryClient();
  const toast = useToast();
  const router = useRouter();
  const eraser = (row: HistoryRow) => (may.erase ? () => setErasing(row) : undefined);
  const isNarrowed = filter.personId !== '' || filter.kind !== null;
  return (
    <aside className="history-list" aria-label="Entries">
      <HistoryFilters people={outline?.people ?? {}} filter={filter} onFilter={onFilter} />
      <Heard what="Entries found">{isNarrowed && data && answer === 'here' ? sayFound(rows.length, hasNextPage) : ''}</Heard>
      {answer === 'coming' && rows.length === 0 && <ListSkeleton />}
      {answer === 'no-line' && <AwaitsLine what="These entries come" />}
      {isError && !isLost && <LoadFailed failure={error} onRetry={() => void refetch()} />}
      {before !== null && (
        <p className="history-note">
          <Button size="s" variant="quiet" onClick={() => outline && onChoose({ from: moments?.from ?? 1, to: outline.headSeq })}>
            To the newest entries
          </Button>
        </p>
      )}
      <NamedTogether names={Object.values(people)}>
        <Days className={oldAnswerClass(answer)} rows={rows}>
          {(row) =>
            row.revision !== null ? (
              <RevisionLine
                row={row}
                isHere={moments?.from === row.seq || moments?.to === row.seq}
                onChoose={() => onChoose(fromRevision(row, outline, isSingle))}
                onErase={eraser(row)}
              />
            ) : (
              <HistoryLine
                row={row}
                people={people}
                sources={sources}
                personId={person.id}
                isWithin={!isSingle && moments !== null && row.firstSeq > moments.from && row.seq <= moments.to}
                isHere={moments !== null && row.firstSeq <= moments.to && moments.to <= row.seq}
                onChoose={() => onChoose({ from: Math.max(1, row.firstSeq - 1), to: row.seq })}
                onErase={eraser(row)}
              />
            )
          }
        </Days>
      </NamedTogether>
      {data && answer === 'here' && rows.length === 0 && isNarrowed && (
        <NoneMatch none={NONE} isNarrow onClear={() => onFilter({ personId: '', kind: null })} />
      )}
      {data && answer === 'here' && rows.length === 0 && !isNarrowed && <p className="history-note dim2">Nothing is told here.</p>}
      {hasNextPage && (
        <p className="history-note">
          <ShowMore words="Show older" size="s" isBusy={isFetchingNextPage} onMore={() => void fetchNextPage()} />
        </p>
      )}
      {opened && erasing && (
        <opened.EraseDialog
          personId={person.id}
          articleId={article.id}
          row={erasing}
          onClose={() => setErasing(null)}
          onDone={() => {
            // That of another line may be open by now.
            setErasing((now) => (now === erasing ? null : now));
            toast({ text: 'The words are erased.' });
            // What was read before holds them still.
            void queries.resetQueries({ queryKey: historyKey(article.id) });
            // The headline may have been among them: the page was given it.
            router.refresh();
          }}
        />
      )}
      {may.verify && <VerifiedChain articleId={article.id} headSeq={outline?.headSeq ?? 0} />}
    </aside>
  );
}

const NONE = 'No entry';

const sayFound = (count: number, hasMore: boolean): string =>
  count === 0 ? sayNone(NONE) : `${sayCount(count, 'entry', 'entries')}${hasMore ? ' or more' : ''}`;

/** A revision compared with now; by itself it is shown as it was. */
const fromRevision = ({ seq }: HistoryRow, outline: HistoryOutline | undefined, isSingle: boolean): ShownMoments => ({
  from: seq,
  to: isSingle ? seq : (outline?.headSeq ?? seq),
});

interface DaysProps {
  className: string;
  rows: readonly HistoryRow[];
  children: (row: HistoryRow) => React.ReactNode;
}

function Days({ className, rows, children }: DaysProps) {
  const language = useDateLanguage();
  const days: { name: string; rows: HistoryRow[] }[] = [];
  for (const row of rows) {
    const name = nameOfDay(new Date(row.at), new Date(), language);
    const last = days.at(-1);
    if (last?.name === name) last.rows.push(row);
    else days.push({ name, rows: [row] });
  }
  return days.map(({ name, rows: own }) => (
    <section key={`${name} ${own[0]?.seq ?? 0}`} className={className} aria-label={name}>
      <h2 className="history-day">{name}</h2>
      <ol>
        {own.map((row) => (
          <Fragment key={row.seq}>{children(row)}</Fragment>
        ))}
      </ol>
    </section>
  ));
}

function nameOfDay(at: Date, now: Date, language: string | null): string {
  const yesterday = new Date(now);
  yesterday.setDate(now.getDate() - 1);
  if (at.toDateString() === now.toDateString()) return 'Today';
  if (at.toDateString() === yesterday.toDateString()) return 'Yesterday';
  return dateFormat(at.getFullYear() === now.getFullYear() ? 'weekday' : 'weekdayOfYear', language).format(at);
}

interface RevisionProps {
  row: HistoryRow;
  isHere: boolean;
  onChoose: () => void;
  onErase: (() => void) | undefined;
}

function RevisionLine({ row, isHere, onChoose, onErase }: RevisionProps) {
  return (
    <li className={`revision-line ${isHere ? 'on' : ''}`}>
      <button type="button" aria-current={isHere || undefined} onClick={onChoose}>
        <span className="mono">Rev {row.revision}</span>
        {row.quote !== null && <bdi className="revision-name">{row.quote}</bdi>}
      </button>
      {isHere && row.quote !== null && onErase && <EraseWords row={row} onErase={onErase} />}
    </li>
  );
}

function ListSkeleton() {
  return (
    <div className="history-waiting" aria-busy="true">
      {Array.from({ length: 8 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <Skeleton key={index} height="18px" width={index % 3 === 0 ? '60%' : '85%'} />
      ))}
    </div>
  );
}
