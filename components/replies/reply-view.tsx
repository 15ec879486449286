'use client';
import { Ellipsis } from 'lucide-react';
import { tagName } from '@/components/annotations/tag-words';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { nameInSentence } from '@/components/article/people/person-names';
import { useWorkbench } from '@/components/article/session-context';
import { Button } from '@/components/ui/button';
import { KindChip } from '@/components/ui/kind-chip';
import { Menu, MenuLine, MenuRow } from '@/components/ui/menu';
import { useMinute } from '@/components/ui/use-today';
import { useDateLanguage, utcTitle, When } from '@/components/ui/when';
import type { ReplyOutcome, ReplyRequest } from '@/lib/domain/replies/reply-request';
import { KEPT_TO_CHECKERS, replyChannels, replyKinds, sayEffect } from '@/lib/domain/replies/reply-words';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { goTo } from '@/lib/editor/keys/text-commands';
import { useReplying } from './replying';
import { sayDeadline } from './say-deadline';

interface Props {
  annotation: Annotation;
  request: ReplyRequest;
  /** The other claims that it asks about. */
  others: readonly Annotation[];
  canLog: boolean;
}

/** One request for a reply: whom it went to, how and when, what it asked, and what came of it. */
export function ReplyView({ annotation, request, others, canLog }: Props) {
  const { asked, channel, sentAt, outcome } = request;
  const [, setReplying] = useReplying();
  return (
    <li className="reply">
      <p className="reply-head">
        <span className="reply-who" dir="auto">
          {asked ? <b>{asked.name}</b> : <span className="dim2">{KEPT_TO_CHECKERS}</span>}
          {asked && asked.role !== '' && <span className="dim2">, {asked.role}</span>}
        </span>
        {canLog && <ReplyMenu annotation={annotation} request={request} />}
      </p>
      <p className="reply-when dim2">
        <span>
          {replyChannels[channel].name}, <When at={sentAt} />
        </span>
        <Deadline request={request} />
      </p>
      {asked && (
        <p className="reply-words read" dir="auto">
          {asked.question}
        </p>
      )}
      {others.length > 0 && <OtherClaims others={others} />}
      {outcome ? (
        <CameOfIt outcome={outcome} />
      ) : (
        canLog && (
          <div className="card-buttons">
            <Button size="s" onClick={() => setReplying({ form: 'settle', requestId: request.id })}>
              Log what came of it…
            </Button>
          </div>
        )
      )}
    </li>
  );
}

/** Until when an answer was asked for; late in the ink of warnings while nothing came. */
function Deadline({ request: { deadlineAt, outcome } }: { request: ReplyRequest }) {
  const minute = useMinute();
  const language = useDateLanguage();
  if (deadlineAt === null) return <span>No deadline</span>;
  if (minute === null) return null;
  const { words, isLate } = sayDeadline(new Date(deadlineAt), new Date(), language, outcome === null);
  return (
    <time className={isLate ? 'reply-late' : undefined} dateTime={deadlineAt} title={utcTitle(deadlineAt)}>
      {words}
    </time>
  );
}

/** The other claims of a request, with the way to each. One that was removed is named. */
function OtherClaims({ others }: { others: readonly Annotation[] }) {
  const { editor } = useWorkbench();
  const { actions, toText } = useTagHands();
  const go = (id: string) => {
    goTo(editor.view, actions, id);
    // This card goes with its tag: focus is in the text, at the other one.
    toText();
  };
  return (
    <p className="reply-others">
      <span className="dim2">Also about</span>
      {others.map((one) =>
        one.isRemoved ? (
          <span key={one.id} className="dim2">
            {tagName(one)}, removed
          </span>
        ) : (
          <button key={one.id} type="button" className="reply-other" onClick={() => go(one.id)}>
            <span className="vh">Go to </span>
            <KindChip kind={one.kind} label={one.label} />
          </button>
        ),
      )}
    </p>
  );
}

function CameOfIt({ outcome }: { outcome: ReplyOutcome }) {
  const workbench = useWorkbench();
  const { kind, happenedAt, said, byId } = outcome;
  return (
    <div className="reply-outcome">
      <p>
        <b>{replyKinds[kind].name}</b>{' '}
        <span className="dim2">
          {kind === 'silent' ? 'by ' : ''}
          <When at={happenedAt} />
        </span>
      </p>
      {said && said.answer !== '' && (
        <p className="reply-words read" dir="auto">
          {said.answer}
        </p>
      )}
      <p dir="auto">{sayEffect(outcome)}</p>
      <p className="dim2">Logged by {nameInSentence(workbench, byId)}</p>
    </div>
  );
}

/** What is rarely done with a request. */
function ReplyMenu({ annotation, request }: Pick<Props, 'annotation' | 'request'>) {
  const { attempt, act, offerUndo } = useTagHands();
  const [, setReplying] = useReplying();
  const { id: requestId, asked, outcome, basis } = request;
  const name = asked ? `the request to ${asked.name}` : `the request on ${tagName(annotation)}`;
  const remove = () => {
    if (attempt(() => act('reply.removed', { requestId }))) offerUndo(`Removed ${name}`);
  };
  const takeBack = () => {
    const payload = { requestId, outcome: null, basedOn: basis.outcome?.entryId ?? null };
    if (attempt(() => act('reply.settled', payload))) offerUndo(`Took back what came of ${name}`);
  };
  return (
    <Menu
      label={name}
      trigger={
        <Button className="reply-more" size="s" variant="quiet" isIcon aria-label={`More for ${name}`}>
          <Ellipsis className="i s" aria-hidden="true" />
        </Button>
      }
    >
      <MenuRow onSelect={() => setReplying({ form: 'settle', requestId })}>
        {outcome ? 'Log something else of it…' : 'Log what came of it…'}
      </MenuRow>
      {outcome && <MenuRow onSelect={takeBack}>Take back what came of it</MenuRow>}
      <MenuRow opensField onSelect={() => setReplying({ form: 'change', requestId })}>
        Put the request right…
      </MenuRow>
      <MenuLine />
      <MenuRow isDanger onSelect={remove}>
        Remove the request
      </MenuRow>
    </Menu>
  );
}
