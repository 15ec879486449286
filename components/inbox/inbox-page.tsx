'use client';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { AwaitsLine } from '@/components/ui/awaits-line';
import { Button } from '@/components/ui/button';
import { KindChip } from '@/components/ui/kind-chip';
import { LoadFailed } from '@/components/ui/load-failed';
import { NamedTogether } from '@/components/ui/named-together';
import { PageLink } from '@/components/ui/page-link';
import { PrintedCut } from '@/components/ui/printed-cut';
import { ShowMore } from '@/components/ui/show-more';
import { Skeleton } from '@/components/ui/skeleton';
import { useAnswerState } from '@/components/ui/use-answer-state';
import { useTrying } from '@/components/ui/use-trying';
import { call } from '@/lib/api';
import { shownTitle } from '@/lib/domain/articles/shown-title';
import { type InboxRow, listInbox, markInboxRead } from '@/lib/domain/contract/inbox';
import { followCount } from './follow-count';
import { GivenList } from './given-list';
import { inboxCountKey, inboxKey } from './inbox-keys';
import { InboxLine } from './inbox-line';
import { ReopenedList } from './reopened-list';
import { WHAT_COMES } from './what-comes';

const PAGE_ROWS = 50;

/**
 * Comments and questions of all articles that concern one, unread ones first, each a link to its thread; the work that one was given; and what one
 * had signed and others opened again.
 */
export function InboxPage() {
  const queries = useQueryClient();
  const trying = useTrying();
  const [isMarking, setMarking] = useState(false);
  const list = useInfiniteQuery({
    queryKey: inboxKey,
    queryFn: ({ pageParam, signal }) => call(listInbox, { query: { cursor: pageParam || undefined, limit: PAGE_ROWS }, signal }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    refetchOnWindowFocus: true,
  });
  const answer = useAnswerState(list);
  useEffect(() => followCount(queries), [queries]);
  const pages = list.data?.pages ?? [];
  // A thread that was read meanwhile may come again on a later page.
  const rows = [...new Map(pages.flatMap((page) => page.rows).map((row) => [row.threadId, row])).values()];
  const { upTo, restUpTo, given = [], reopened = [] } = pages[0] ?? {};
  const hasUnread = [...rows, ...given, ...reopened].some(({ isUnread }) => isUnread);
  const isEmpty = rows.length + given.length + reopened.length === 0;
  const markAll = async () => {
    if (upTo === undefined || !hasUnread || isMarking) return;
    setMarking(true);
    await trying(async () => {
      await call(markInboxRead, { body: { upTo, restUpTo } });
      await Promise.all([queries.invalidateQueries({ queryKey: inboxKey }), queries.invalidateQueries({ queryKey: inboxCountKey })]);
    });
    setMarking(false);
  };
  return (
    <main className="page">
      <header className="page-head">
        <h1 className="h1">Inbox</h1>
        <span className="sp" />
        {!isEmpty && (
          <Button off={hasUnread ? undefined : 'Nothing is unread.'} onClick={() => void markAll()}>
            Mark all as read
          </Button>
        )}
      </header>
      {list.isError && <LoadFailed failure={list.error} onRetry={() => void list.refetch()} />}
      {answer === 'no-line' && (
        <div className="sheet">
          <AwaitsLine what="What is in your inbox comes" />
        </div>
      )}
      {answer === 'coming' && (
        <div className="sheet inbox-waiting" aria-busy="true">
          {[46, 34, 40].map((width) => (
            <div key={width} className="inbox-row" aria-hidden="true">
              <Skeleton width="24px" height="24px" />
              <div className="inbox-body grid gap-2">
                <Skeleton width={`${width}%`} height="14px" />
                <Skeleton width="72%" height="14px" />
              </div>
            </div>
          ))}
        </div>
      )}
      {list.isSuccess && isEmpty && (
        <div className="sheet none-yet">
          <p>Nothing yet. {WHAT_COMES} come here.</p>
          <PageLink className="btn" href="/articles">
            To the articles
          </PageLink>
        </div>
      )}
      <NamedTogether names={[...reopened, ...given, ...rows].flatMap(({ byName }) => byName ?? [])}>
        {reopened.length > 0 && <ReopenedList rows={reopened} />}
        {given.length > 0 && <GivenList rows={given} />}
        {rows.length > 0 && (
          <ul className="sheet" aria-label="Comments and questions">
            {rows.map((row) => (
              <ThreadLine key={row.threadId} row={row} />
            ))}
          </ul>
        )}
      </NamedTogether>
      {list.hasNextPage && <PrintedCut shown={rows.length} noun="comments and questions" />}
      {list.hasNextPage && (
        <p className="inbox-more">
          <ShowMore isBusy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
        </p>
      )}
    </main>
  );
}

function ThreadLine({ row }: { row: InboxRow }) {
  const { text, isRemoved, isMention, isResolved, isWithdrawn, query, about, tag, words, language, articleTitle } = row;
  const asks = isWithdrawn ? 'asked you about' : 'asks you about';
  const sign = isWithdrawn ? 'Withdrawn' : isResolved ? 'Resolved' : null;
  const does = (
    <>
      {isMention ? 'mentioned you on' : query === 'question' ? asks : query === 'answer' ? 'answered about' : 'commented on'}{' '}
      {about === 'tag' && tag ? (
        <KindChip kind={tag.kind} label={tag.label} />
      ) : about === 'words' ? (
        'words'
      ) : about === 'suggestion' ? (
        'a suggestion'
      ) : (
        'the article'
      )}{' '}
      in <span className="inbox-article">{shownTitle(articleTitle)}</span>
    </>
  );
  // What is asked on a tag that was removed stands with the queries alone.
  const href = `/articles/${row.articleId}${tag?.isRemoved ? '/queries' : `?thread=${row.threadId}`}`;
  return (
    <InboxLine {...row} href={href} does={does} sign={sign && <span className="tag line">{sign}</span>}>
      <p className="inbox-text">{isRemoved ? <span className="dim">The comment was removed.</span> : text}</p>
      {words !== '' && (
        <p className="inbox-words read trunc" lang={language || undefined}>
          {words}
        </p>
      )}
    </InboxLine>
  );
}
