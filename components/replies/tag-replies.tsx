'use client';
import { useWorkbench } from '@/components/article/session-context';
import { useRightsNow } from '@/components/article/use-rights-now';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { OutcomeDialog } from './outcome-dialog';
import { ReplyView } from './reply-view';
import { useReplying } from './replying';
import { RequestDialog } from './request-dialog';
import { useRequestsOf } from './use-requests';

/** The requests for a reply to the claim of an open card, where there are any, and the forms that log one more and what came of it. */
export function TagReplies({ annotation }: { annotation: Annotation }) {
  const { session } = useWorkbench();
  const { canTag } = useRightsNow();
  const requests = useRequestsOf(annotation.id);
  const [replying, setReplying] = useReplying();
  const close = () => setReplying(null);
  const asks = replying?.form === 'ask' && replying.annotationId === annotation.id;
  // One that a colleague removes meanwhile stays until the form is closed: what is written there is not lost, and it says why it cannot be logged.
  const worked =
    replying && replying.form !== 'ask'
      ? (session.replyRequests.find((one) => one.id === replying.requestId && one.annotationIds.includes(annotation.id)) ?? null)
      : null;
  return (
    <>
      {requests.length > 0 && (
        <section className="card-replies" aria-label="Right of reply">
          <p className="replies-title dim2">Right of reply</p>
          <ul>
            {requests.map((request) => (
              <ReplyView
                key={request.id}
                annotation={annotation}
                request={request}
                others={request.annotationIds.flatMap((id) => (id === annotation.id ? [] : (session.annotations.get(id) ?? [])))}
                canLog={canTag}
              />
            ))}
          </ul>
        </section>
      )}
      {canTag && (
        <>
          {asks && <RequestDialog annotation={annotation} request={null} onClose={close} />}
          {worked && replying?.form === 'change' && <RequestDialog annotation={annotation} request={worked} onClose={close} />}
          {worked && replying?.form === 'settle' && <OutcomeDialog request={worked} onClose={close} />}
        </>
      )}
    </>
  );
}
