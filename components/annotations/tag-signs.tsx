'use client';
import { CircleHelp, CloudOff, Hourglass, MessageSquare, Vote } from 'lucide-react';
import { useWorkbench } from '@/components/article/session-context';
import { sayComments, type ThreadCount } from '@/components/threads/count-threads';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { countVotes, sayVotes, votesOf, votingOn } from '@/lib/domain/verdicts/votes';

/** How far the votes on a claim are, while they are waited for. Those who hear the name of the card or row know. */
export function VoteCount({ annotation }: { annotation: Annotation }) {
  const voting = votingOn(annotation, useWorkbench().rules.votes);
  if (!voting) return null;
  const votes = votesOf(annotation);
  return (
    <span className="slip-count num" title={sayVotes(votes, voting)} aria-hidden="true">
      <Vote className="i xs" />
      {countVotes(votes, voting).most}/{voting.needed}
    </span>
  );
}

/** A reply that was asked for is overdue. Those who hear the name of the card or row know. */
export const OverdueSign = () => (
  <span className="reply-overdue" title="Reply overdue" aria-hidden="true">
    <Hourglass className="i xs" />
  </span>
);

/** The verdict is not on the server yet. Those who hear the name of the card or row know. */
export const WaitingSign = () => (
  <span className="verdict-waits" title="Waiting to be sent" aria-hidden="true">
    <CloudOff className="i xs" />
  </span>
);

/** How many comments and queries a tag has, and whether one of them is unread. Those who hear the name of the card or row know. */
export function ThreadSigns({ count }: { count: ThreadCount }) {
  const { comments, hasUnreadComments, queries, queryWords, hasUnreadQueries } = count;
  return (
    <>
      {comments > 0 && (
        <span className="slip-count num" title={sayComments(comments)} aria-hidden="true">
          <MessageSquare className="i xs" />
          {comments}
          {hasUnreadComments && <span className="unread-dot" />}
        </span>
      )}
      {queries > 0 && (
        <span className="slip-count num" title={queryWords} aria-hidden="true">
          <CircleHelp className="i xs" />
          {queries}
          {hasUnreadQueries && <span className="unread-dot" />}
        </span>
      )}
    </>
  );
}
