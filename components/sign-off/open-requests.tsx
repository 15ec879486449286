'use client';
import { tagName } from '@/components/annotations/tag-words';
import { useWorkbench } from '@/components/article/session-context';
import { sayDeadline } from '@/components/replies/say-deadline';
import { KindChip } from '@/components/ui/kind-chip';
import { useDateLanguage } from '@/components/ui/when';
import { inOrderOfSending, isOpenRequest, type ReplyRequest } from '@/lib/domain/replies/reply-request';
import { sayAsked } from '@/lib/domain/replies/reply-words';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { sayNumber } from '@/lib/domain/text/say-count';
import { useShow } from './use-show';

/** The requests for a reply of which nothing is logged yet, by name. They do not stand in the way: whoever signs is to know of them. */
export function OpenRequests({ onShow }: { onShow: (then: () => void) => void }) {
  const { session } = useWorkbench();
  const open = inOrderOfSending(session.confirmed.replyRequests).filter(isOpenRequest);
  if (open.length === 0) return null;
  const head = open.length === 1 ? 'request for a reply is open' : 'requests for a reply are open';
  return (
    <section className="blocker-kind" aria-label={`${open.length} ${head}`}>
      <p className="blocker-head">
        <b className="num">{sayNumber(open.length)}</b> {head}
      </p>
      <p className="hint">Not in the way. The report says that nothing came of {open.length === 1 ? 'it' : 'them'} yet.</p>
      <ul>
        {open.map((request) => (
          <OpenRequest
            key={request.id}
            request={request}
            tag={request.annotationIds.map((id) => session.annotations.get(id)).find((one) => one && !one.isRemoved)}
            onShow={onShow}
          />
        ))}
      </ul>
    </section>
  );
}

function OpenRequest({ request, tag, onShow }: { request: ReplyRequest; tag: Annotation | undefined; onShow: (then: () => void) => void }) {
  const show = useShow(onShow);
  const language = useDateLanguage();
  const { asked, deadlineAt } = request;
  const deadline = deadlineAt === null ? null : sayDeadline(new Date(deadlineAt), new Date(), language, true);
  const name = sayAsked(asked) || 'Somebody was asked';
  return (
    <li>
      {tag && <KindChip kind={tag.kind} label={tag.label} />}
      {tag ? (
        <button type="button" className="link trunc sp" aria-label={`${name}, go to ${tagName(tag)}`} onClick={() => show.tag(tag.id)}>
          {name}
        </button>
      ) : (
        <span className="trunc sp">{name}</span>
      )}
      {deadline && <span className={deadline.isLate ? 'reply-late' : 'dim2'}>{deadline.words}</span>}
    </li>
  );
}
