import type { ArticleDetails } from '@/lib/domain/articles/article-details';
import { isQuery, type QueryStanding, queryOrder, queryStandingOf, queryStandings } from '@/lib/domain/talk/query';
import { shownComments, type Thread } from '@/lib/domain/talk/thread';
import { sayCount } from '@/lib/domain/text/say-count';

/** What a slip or a row says of the threads on its tag. Queries are no comments: somebody waits for them. */
export interface ThreadCount {
  comments: number;
  hasUnreadComments: boolean;
  /** The queries that are neither settled nor withdrawn, or unread. */
  queries: number;
  /** The same in words, by where they stand: "1 query not sent, 2 queries answered". */
  queryWords: string;
  hasUnreadQueries: boolean;
}

/** What is on a tag without a thread. */
export const noThreads: ThreadCount = { comments: 0, hasUnreadComments: false, queries: 0, queryWords: '', hasUnreadQueries: false };

/** The comments and queries on each tag that has some to show. */
export function countThreads(
  threads: Iterable<Thread>,
  details: Pick<ArticleDetails, 'authorId'>,
  isUnread: (thread: Thread) => boolean,
): Map<string, ThreadCount> {
  const counts = new Map<string, ThreadCount>();
  const standings = new Map<string, QueryStanding[]>();
  for (const thread of threads) {
    const comments = shownComments(thread).length;
    if (thread.about.on !== 'tag' || comments === 0) continue;
    const { annotationId } = thread.about;
    const before = counts.get(annotationId) ?? noThreads;
    const isNew = isUnread(thread);
    if (!isQuery(thread)) {
      const hasUnreadComments = before.hasUnreadComments || isNew;
      counts.set(annotationId, { ...before, comments: before.comments + comments, hasUnreadComments });
      continue;
    }
    const standing = queryStandingOf(thread, details);
    if (!isNew && (standing === 'settled' || standing === 'withdrawn')) continue;
    const all = [...(standings.get(annotationId) ?? []), standing];
    standings.set(annotationId, all);
    const hasUnreadQueries = before.hasUnreadQueries || isNew;
    counts.set(annotationId, { ...before, queries: all.length, queryWords: sayStandings(all), hasUnreadQueries });
  }
  return counts;
}

function sayStandings(all: readonly QueryStanding[]): string {
  const said = queryOrder.flatMap((standing) => {
    const count = all.filter((one) => one === standing).length;
    return count === 0 ? [] : [`${sayQueries(count)} ${queryStandings[standing].toLowerCase()}`];
  });
  return said.join(', ');
}

/** What a count says to those who do not see its signs, in parts. */
export const sayThreads = ({ comments, hasUnreadComments, queryWords, hasUnreadQueries }: ThreadCount): string[] => [
  ...(comments > 0 ? [sayComments(comments)] : []),
  ...(hasUnreadComments ? ['unread'] : []),
  ...(queryWords === '' ? [] : [queryWords]),
  ...(hasUnreadQueries ? ['unread'] : []),
];

/** "2 comments", "1 comment". */
export const sayComments = (count: number) => sayCount(count, 'comment');

/** "3 queries", "1 query". */
export const sayQueries = (count: number) => sayCount(count, 'query', 'queries');
