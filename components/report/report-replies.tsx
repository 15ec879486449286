import { sayMoment, useDateLanguage } from '@/components/ui/when';
import { KEPT_TO_CHECKERS, replyChannels, replyKinds, sayEffect } from '@/lib/domain/replies/reply-words';
import type { ReportReply } from '@/lib/domain/report/report-replies';

/** The log of right of reply: whom the newsroom asked, what exactly, until when, and what came back; silence is said as well as answers. */
export function ReportReplies({ replies }: { replies: readonly ReportReply[] }) {
  if (replies.length === 0) return null;
  return (
    <section>
      <h3 id="report-replies">
        Right of reply <span className="cap">who was asked, and what came back; times are UTC</span>
      </h3>
      <table className="report-claims report-replies" aria-labelledby="report-replies">
        <thead>
          <tr>
            <th scope="col">No.</th>
            <th scope="col">Asked</th>
            <th scope="col">What came of it</th>
          </tr>
        </thead>
        <tbody>
          {replies.map((reply) => (
            <ReplyRow key={reply.requestId} reply={reply} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ReplyRow({ reply }: { reply: ReportReply }) {
  const { labels, askedOf, question, channel, sentAt, deadlineAt, name, changed } = reply;
  return (
    <tr>
      <th scope="row" className="mono">
        {labels.join(', ')}
      </th>
      <td>
        <span className="reply-asked" dir="auto">
          {askedOf ?? KEPT_TO_CHECKERS}
        </span>
        {question !== null && (
          <span className="claim-words" dir="auto">
            {question}
          </span>
        )}
        <span className="claim-note">
          {replyChannels[channel].name}, <Utc at={sentAt} />.{' '}
          {deadlineAt === null ? (
            'No deadline'
          ) : (
            <>
              Deadline <Utc at={deadlineAt} />
            </>
          )}
          . Logged by {name}
          {changed && `, changed by ${changed.name}`}.
        </span>
      </td>
      <td>
        <CameOfIt reply={reply} />
      </td>
    </tr>
  );
}

function CameOfIt({ reply: { outcome, isOverdue } }: { reply: ReportReply }) {
  if (!outcome) {
    return (
      <>
        <b className={isOverdue ? 'request-late' : undefined}>{isOverdue ? 'Deadline passed' : 'Open'}</b>
        <span className="claim-note">Nothing is logged yet.</span>
      </>
    );
  }
  const { kind, happenedAt, answer, effect, note, name } = outcome;
  return (
    <>
      <b>{replyKinds[kind].name}</b>
      {answer !== null && answer !== '' && (
        <span className="claim-words" dir="auto">
          {answer}
        </span>
      )}
      <span className="claim-note" dir="auto">
        {sayEffect({ effect, said: { answer: '', note } })}
      </span>
      <span className="claim-note">
        {kind === 'silent' ? 'By ' : ''}
        <Utc at={happenedAt} />. Logged by {name}.
      </span>
    </>
  );
}

/** On paper there is no time zone of the reader’s: the same minute for everyone. */
function Utc({ at }: { at: string }) {
  const language = useDateLanguage();
  return <time dateTime={at}>{sayMoment(new Date(at), language, 'UTC')}</time>;
}
