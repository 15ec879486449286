'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useRevision, useWorkbench } from '@/components/article/session-context';
import { inboxCountKey } from '@/components/inbox/inbox-keys';
import { call } from '@/lib/api';
import * as contract from '@/lib/domain/contract/threads';
import { newestByOthers, type Thread } from '@/lib/domain/talk/thread';
import type { ArticleSession } from '@/lib/editor/session/article-session';
import { countThreads, sayThreads, type ThreadCount } from './count-threads';

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

const toMarks = ({ marks }: { marks: contract.ReadMark[] }): Marks => new Map(marks.map((one) => [one.threadId, one]));

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

/** Which threads are unread, and the way to have one read. */
export function useReading(): { isUnread(thread: Thread): boolean; markRead(thread: Thread): void } {
  const { session } = useWorkbench();
  const { articleId, personId } = session.options;
  const marks = useReadMarks();
  const queries = useQueryClient();
  const markRead = useCallback(
    (thread: Thread) => {
      const { seq } = session.confirmed;
      const mark = { threadId: thread.id, seq, isUnread: false };
      queries.setQueryData<{ marks: contract.ReadMark[] }>(readMarksKey(articleId), (before) => ({
        marks: [...(before?.marks ?? []).filter(({ threadId }) => threadId !== thread.id), mark],
      }));
      call(contract.markThreadRead, { params: { articleId, threadId: thread.id }, body: { seq } })
        .then(() => queries.invalidateQueries({ queryKey: inboxCountKey }))
        .catch(() => undefined);
    },
    [session, queries, articleId],
  );
  return { isUnread: (thread) => marks !== null && isUnread(thread, personId, marks ?? noMarks), markRead };
}
