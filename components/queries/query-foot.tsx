'use client';
import { Check, PencilLine, PhoneIncoming, RotateCcw, Undo2 } from 'lucide-react';
import { useReducer, useRef } from 'react';
import { flushSync } from 'react-dom';
import { v7 as uuidv7 } from 'uuid';
import { useCardDraft } from '@/components/annotations/card-drafts';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { fullNameOf } from '@/components/article/people/person-names';
import { sayDone } from '@/components/article/say-done';
import { mayAskAuthor, useWorkbench } from '@/components/article/session-context';
import { hasDraft, replyDraftOf } from '@/components/threads/comment-drafts';
import { CommentField } from '@/components/threads/comment-field';
import { ending } from '@/components/threads/settle-thread';
import { Button } from '@/components/ui/button';
import { FIELDS } from '@/components/ui/fields-of-words';
import { useHeldRows } from '@/components/ui/held-rows';
import type { Annotation } from '@/lib/domain/tags/annotation';
import type { QueryStanding, QueryThread } from '@/lib/domain/talk/query';
import { isSuggestedAlready, suggestWords, wordsToSuggestOn } from '@/lib/editor/typing/suggest-words';
import { ReceivedAnswer, ReceivedForm } from './received-form';

export const received = { form: 'answer received', schema: ReceivedAnswer };

interface Props {
  thread: QueryThread;
  standing: QueryStanding;
  annotation: Annotation | undefined;
  /** True while a change of it waits that somebody began and left by Escape. */
  hasBegunChange: boolean;
  onChange(): void;
  /** What had focus may have gone. */
  onDone(): void;
}

/** What one may do with a query: the author answers and takes the wording; the checkers' side changes, withdraws, settles, writes answers down. */
export function QueryFoot({ thread, standing, annotation, hasBegunChange, onChange, onDone }: Props) {
  const workbench = useWorkbench();
  const { session, sender, rights, history } = workbench;
  const { attempt, say } = useTagHands();
  const { id: threadId, query } = thread;
  const [answer, setAnswer] = useCardDraft(received, threadId);
  const answerField = useRef<HTMLTextAreaElement>(null);
  // Withdrawn while somebody writes, it takes no answer, and theirs stays to be copied.
  const fields = useHeldRows<'there' | 'gone'>(FIELDS);
  const isWithdrawn = standing === 'withdrawn';
  const draftId = replyDraftOf(threadId);
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const giveUp = () => {
    redraw();
    onDone();
  };
  const held = fields.groupOf(draftId, isWithdrawn && !hasDraft(session, draftId) ? 'gone' : 'there');
  const { authorId, byline } = session.confirmed.details;
  const isAuthor = session.options.personId === authorId;
  const act = (type: string, payload: Record<string, unknown>, done: string, later?: string) => {
    const isDone = attempt(() => session.act(type, payload));
    if (isDone) say(sayDone(sender, done, later));
    return isDone;
  };
  const [added, later] = isAuthor ? ['Answer sent', 'Your answer is sent when the line is back'] : ['Comment added'];
  const reply = (text: string, mentions: string[] = []) =>
    act('comment', { about: 'thread', threadId, commentId: uuidv7(), text, mentions }, added, later);

  const place = annotation ? wordsToSuggestOn(session, annotation) : null;
  const proposal = standing === 'waiting' || standing === 'answered' ? query.proposal : null;
  const canTake =
    isAuthor &&
    rights.canComment &&
    proposal &&
    place?.words === proposal.words &&
    !isSuggestedAlready(session, place, proposal.replacement);
  const take = () => {
    if (!proposal || !place) return;
    const { replacement } = proposal;
    if (attempt(() => suggestWords(session, history, place, replacement))) reply(`Take this wording: “${replacement}”`);
    onDone();
  };
  const settle = (type: 'thread-resolved' | 'thread-reopened' | 'query.withdrawn', said: string) => {
    if (act(type, ending(session, thread), said)) onDone();
  };
  const isSent = query.sent !== null;
  const mayAsk = mayAskAuthor(rights);
  /** Focus goes there by this press alone: a form that is drawn with an answer that was begun leaves it where it is. */
  const receive = () => {
    flushSync(() => setAnswer({ text: '', who: (authorId && fullNameOf(workbench, authorId)) || byline, how: 'phone' }));
    answerField.current?.focus();
  };
  const putAway = () => {
    setAnswer(null);
    onDone();
  };
  if (answer) {
    return (
      <ReceivedForm
        answer={answer}
        field={answerField}
        onChange={setAnswer}
        onSave={(said) => act('query.answered', { threadId, commentId: uuidv7(), ...said }, 'Answer kept') && putAway()}
        onCancel={putAway}
      />
    );
  }
  return (
    <>
      {isSent && rights.canComment && held === 'there' && (
        <CommentField
          draftId={draftId}
          label={isAuthor ? 'Answer' : 'Reply'}
          placeholder={isAuthor ? 'Answer' : 'Reply, @ to mention'}
          sendLabel={isAuthor ? 'Send the answer' : 'Reply'}
          closed={isWithdrawn ? 'It was withdrawn meanwhile and takes no answer.' : undefined}
          row={fields.rowProps(draftId, held)}
          onSend={reply}
          onCancel={isWithdrawn ? giveUp : undefined}
        />
      )}
      <div className="card-buttons query-buttons">
        {canTake && (
          <Button size="s" variant="primary" onClick={take}>
            <Check className="i xs" aria-hidden="true" />
            Take this wording
          </Button>
        )}
        {mayAsk && standing === 'draft' && (
          <Button size="s" onClick={onChange}>
            <PencilLine className="i xs" aria-hidden="true" />
            {hasBegunChange ? 'Go on with the change' : 'Change'}
          </Button>
        )}
        {mayAsk && isSent && !isWithdrawn && (
          <Button size="s" onClick={receive}>
            <PhoneIncoming className="i xs" aria-hidden="true" />
            Answer received
          </Button>
        )}
        {mayAsk && (standing === 'waiting' || standing === 'answered') && (
          <Button size="s" onClick={() => settle('thread-resolved', 'Query settled')}>
            <Check className="i xs" aria-hidden="true" />
            Settle
          </Button>
        )}
        {mayAsk && standing === 'settled' && (
          <Button size="s" onClick={() => settle('thread-reopened', 'Query open again')}>
            <RotateCcw className="i xs" aria-hidden="true" />
            Reopen
          </Button>
        )}
        {mayAsk && (standing === 'draft' || standing === 'waiting' || standing === 'answered') && (
          <Button size="s" onClick={() => settle('query.withdrawn', 'Query withdrawn')}>
            <Undo2 className="i xs" aria-hidden="true" />
            Withdraw
          </Button>
        )}
      </div>
    </>
  );
}
