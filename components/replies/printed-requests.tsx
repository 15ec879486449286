'use client';
import { sayMoment, useDateLanguage } from '@/components/ui/when';
import { KEPT_TO_CHECKERS, replyChannels, replyKinds, sayAsked, sayEffect } from '@/lib/domain/replies/reply-words';
import { useRequestsOf } from './use-requests';

/** The requests for a reply about a tag, on paper. */
export function PrintedRequests({ annotationId }: { annotationId: string }) {
  const language = useDateLanguage();
  const at = (moment: string) => sayMoment(new Date(moment), language);
  return useRequestsOf(annotationId).map(({ id, asked, channel, sentAt, deadlineAt, outcome }) => (
    <p key={id} dir="auto">
      Right of reply: <b>{sayAsked(asked) || KEPT_TO_CHECKERS}</b>{' '}
      <span className="dim2">
        {replyChannels[channel].name}, {at(sentAt)}
        {deadlineAt !== null && `, until ${at(deadlineAt)}`}
      </span>{' '}
      {asked?.question}{' '}
      {outcome ? (
        <>
          <b>{replyKinds[outcome.kind].name}</b> <span className="dim2">{at(outcome.happenedAt)}</span> {outcome.said?.answer}{' '}
          {sayEffect(outcome)}
        </>
      ) : (
        <b>Open</b>
      )}
    </p>
  ));
}
