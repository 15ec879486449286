'use client';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { ReviewList } from '@/components/article/newer-version/review-list';
import { LineNotice } from '@/components/desk/line-notice';
import { answerState } from '@/components/ui/answer-state';
import { LoadFailed } from '@/components/ui/load-failed';
import { NamedTogether } from '@/components/ui/named-together';
import { Skeleton } from '@/components/ui/skeleton';
import { useOnline } from '@/components/ui/use-online';
import { call } from '@/lib/api';
import { type HistoryMoment, readHistoryOutline } from '@/lib/domain/contract/history';
import type { PastedVersion } from '@/lib/domain/contract/pasted-version';
import type { Theme } from '../desk/theme';
import { momentsIn, type ShownMoments } from './history-address';
import { HistoryBar } from './history-bar';
import { HistoryChanges, HistoryFigures } from './history-changes';
import { HistoryHead } from './history-head';
import { HistoryLanes } from './history-lanes';
import { HistoryList } from './history-list';
import { HistorySlider } from './history-slider';
import { ComparedText, SingleText, TextToCome } from './history-text';
import { LostNotice } from './lost-notice';
import { textState } from './text-state';
import { beginOfList, outlinesKey, useComparison, useEntries, useMoment } from './use-history';
import { useHistoryAddress } from './use-history-address';
import { useLostHistory } from './use-lost-history';
import { useShownMoments } from './use-shown-moments';

/** What the person may do here besides looking. */
export interface HistoryRights {
  keep: boolean;
  restore: boolean;
  verify: boolean;
  erase: boolean;
}

const mayNothing: HistoryRights = { keep: false, restore: false, verify: false, erase: false };

interface Props {
  article: { id: string; title: string };
  may: HistoryRights;
  person: { id: string; name: string };
  theme: Theme;
}

/** The history of an article: its lanes over time, its entries, the text at a moment or what changed between two. */
export function HistoryPage({ article, may: given, person, theme }: Props) {
  const [address, change] = useHistoryAddress();
  const { mode, personId, kind } = address;
  const params = { articleId: article.id };
  const outline = useQuery({
    queryKey: [...outlinesKey(article.id), personId],
    queryFn: ({ signal }) => call(readHistoryOutline, { params, query: personId === '' ? {} : { personId }, signal }),
    placeholderData: (before) => before,
  });
  const [pasted, setPasted] = useState<PastedVersion | null>(null);
  const known = outline.data;
  const inAddress = known ? momentsIn(address, known) : null;
  const keep = useCallback(
    ({ from, to }: ShownMoments) => change({ from, to: to === known?.headSeq ? null : to }, 'replace'),
    [change, known?.headSeq],
  );
  const { shown, asked, move } = useShownMoments(inAddress, keep);
  const isSingle = mode === 'single';
  const moment = useMoment(article.id, isSingle ? (asked?.to ?? null) : null);
  const comparison = useComparison(article.id, isSingle ? null : asked);
  const before = beginOfList(known, shown);
  const entries = useEntries(article.id, { personId, kind, before });
  const lost = useLostHistory(article.id, [outline, moment, comparison, entries]);
  const may = lost === null ? given : mayNothing;
  const failed = outline.error ?? (isSingle ? moment.error : comparison.error);
  const drawn = isSingle ? momentsOf(moment.data?.moment) : momentsOf(comparison.data?.to, comparison.data?.from);
  const isOnline = useOnline();
  const text = textState({ drawn, asked, shown }, isSingle, isOnline);
  // Of other moments nothing is drawn once it is known that those asked for do not come.
  const isDrawn = text === 'here' || text === 'moving' || (text === 'coming' && !failed);
  const [at, compared] = isDrawn ? [moment.data, comparison.data] : [undefined, undefined];

  if (pasted !== null) {
    return (
      <>
        <LineNotice />
        <main>
          <ReviewList pasted={pasted} heading="The earlier text is in place" />
        </main>
      </>
    );
  }
  // Those of both moments beside all who wrote: an entry may name others too.
  const named = [known?.people, moment.data?.people, comparison.data?.people].flatMap((people) => Object.values(people ?? {}));
  return (
    <NamedTogether names={named}>
      <div className="history">
        <HistoryBar
          article={article}
          may={may}
          person={person}
          theme={theme}
          mode={mode}
          outline={known}
          moments={shown}
          isTextHere={text === 'here'}
          onRestored={setPasted}
        />
        <LineNotice />
        <section className="history-time" aria-label="Timeline">
          <HistoryHead mode={mode} outline={known} moments={shown} move={move} onMode={(next) => change({ mode: next })} />
          {known && shown ? (
            <div className="history-axis">
              <HistoryLanes outline={known} answer={answerState(outline, isOnline)} />
              <HistorySlider outline={known} moments={shown} isSingle={isSingle} move={move} />
            </div>
          ) : (
            <div className="history-axis" aria-busy={outline.isPending}>
              {outline.isPending && <Skeleton height="118px" />}
            </div>
          )}
        </section>
        <HistoryList
          article={article}
          person={person}
          may={may}
          outline={known}
          moments={shown}
          entries={entries}
          before={before}
          isSingle={isSingle}
          isLost={lost !== null}
          filter={{ personId, kind }}
          onFilter={change}
          onChoose={({ from, to }) => change({ from, to: to === known?.headSeq ? null : to })}
        />
        <main
          className="history-text"
          data-text={text}
          aria-label={isSingle ? 'The text at this moment' : 'Changes to the text'}
          aria-busy={text === 'coming' && !failed}
        >
          {lost !== null && <LostNotice lost={lost} />}
          {failed && lost === null && (
            <LoadFailed failure={failed} onRetry={() => void (outline.isError ? outline : isSingle ? moment : comparison).refetch()} />
          )}
          {!failed && <TextToCome state={text} title={article.title} isSingle={isSingle} isOver={drawn !== null} />}
          {isSingle ? at && <SingleText at={at} /> : compared && <ComparedText articleId={article.id} compared={compared} />}
        </main>
        <aside className="history-changes" data-text={text} aria-label={isSingle ? 'At this moment' : 'What changed'}>
          {isSingle ? <HistoryFigures at={at} /> : <HistoryChanges compared={compared} personId={person.id} />}
        </aside>
      </div>
    </NamedTogether>
  );
}

/** The moments of a text that has come; null where none has. */
const momentsOf = (to: HistoryMoment | undefined, from: HistoryMoment | undefined = to): ShownMoments | null =>
  to && from ? { from: from.seq, to: to.seq } : null;
