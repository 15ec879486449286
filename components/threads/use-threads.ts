'use client';
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useRevision, useWorkbench } from '@/components/article/session-context';
import { inboxCountKey } from '@/components/inbox/inbox-keys';
import { call } from '@/lib/api';
import * as contract from '@/lib/domain/contract/threads';
import { newestByOthers, type Thread } from '@/lib/domain/talk/thread';
import type { ArticleSession } from '@/lib/editor/session/article-session';
import { countThreads, sayThreads, type ThreadCount } from './count-threads';
import { GatheredReads } from './gathered-reads';

type Marks = ReadonlyMap<string, contract.ReadMark>;
const noMarks: Marks = new Map();

/** True if somebody else wrote in the thread since this person read it, or mentioned them in what they had read. */
function isUnread(thread: Thread, personId: string, marks: Marks): boolean {
  const mark = marks.get(thread.id);
  return (mark?.isUnread ?? false) || newestByOthers(thread, personId) > (mark?.seq ?? 0);
}

/** Under this key it is kept how far this person has read in an article. */
export const readMarksKey = (articleId: string) => ['read-marks', articleId];

/** How far this person has read, or null until the server has said it: nothing is called unread before. */
function useReadMarks(): Marks | null {
  const { session } = useWorkbench();
  const { articleId } = session.options;
  const { data } = useQuery({
    queryKey: readMarksKey(articleId),
    queryFn: ({ signal }) => call(contract.listReadMarks, { params: { articleId }, signal }),
    select: toMarks,
    staleTime: Number.POSITIVE_INFINITY,
    // What was read in another tab is read here.
    refetchOnWindowFocus: 'always',
  });
  return data ?? null;
}

interface Answer {
  marks: contract.ReadMark[];
}
const marksOf = new WeakMap<Answer, Marks>();

/** Of one answer the same for all threads that ask: a page has hundreds of them, and each asks whenever one is read. */
function toMarks(answer: Answer): Marks {
  const known = marksOf.get(answer) ?? new Map(answer.marks.map((one) => [one.threadId, one]));
  marksOf.set(answer, known);
  return known;
}

interface Counted {
  threads: ReadonlyMap<string, Thread>;
  marks: Marks | null;
  authorId: string | null;
  counts: ReadonlyMap<string, ThreadCount>;
}
const counted = new WeakMap<ArticleSession, Counted>();

/** The comments and queries on each tag that has some, counted once for all parts of the page. What is the same as before is the same object. */
export function useThreadCounts(): ReadonlyMap<string, ThreadCount> {
  const { session } = useWorkbench();
  const marks = useReadMarks();
  useRevision();
  const { threads } = session;
  const { details } = session.confirmed;
  const { authorId } = details;
  const known = counted.get(session);
  if (known && known.threads === threads && known.marks === marks && known.authorId === authorId) return known.counts;
  const isNew = (thread: Thread) => marks !== null && isUnread(thread, session.options.personId, marks);
  const counts = countThreads(threads.values(), details, isNew);
  for (const [id, count] of counts) {
    const before = known?.counts.get(id);
    // Slips are drawn again only for what they say.
    if (before && isSame(before, count)) counts.set(id, before);
  }
  counted.set(session, { threads, marks, authorId, counts });
  return counts;
}

const isSame = (one: ThreadCount, other: ThreadCount) => sayThreads(one).join() === sayThreads(other).join();

const gathered = new WeakMap<ArticleSession, GatheredReads>();

/** What is read of the article on this page, gathered for all its threads. */
function readsOf(session: ArticleSession, queries: QueryClient): GatheredReads {
  const known = gathered.get(session);
  if (known) return known;
  const { articleId } = session.options;
  const made = new GatheredReads((seen) => {
    queries.setQueryData<Answer>(readMarksKey(articleId), (before) => {
      const marks = new Map((before?.marks ?? []).map((one) => [one.threadId, one]));
      for (const one of seen) marks.set(one.threadId, { ...one, isUnread: false });
      return { marks: [...marks.values()] };
    });
    // Whoever has read it may close the page in that moment.
    call(contract.markThreadsRead, { params: { articleId }, body: { seen }, keepalive: true })
      .then(() => queries.invalidateQueries({ queryKey: inboxCountKey }))
      .catch(() => undefined);
  });
  gathered.set(session, made);
  return made;
}

/** Which threads are unread, and the way to have one read. */
export function useReading(): { isUnread(thread: Thread): boolean; markRead(thread: Thread): void } {
  const { session } = useWorkbench();
  const { personId } = session.options;
  const marks = useReadMarks();
  const queries = useQueryClient();
  const markRead = useCallback((thread: Thread) => readsOf(session, queries).add(thread.id, session.confirmed.seq), [session, queries]);
  return { isUnread: (thread) => marks !== null && isUnread(thread, personId, marks ?? noMarks), markRead };
}
