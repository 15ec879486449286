'use client';
import { CircleHelp } from 'lucide-react';
import { useRef, useState } from 'react';
import { draftOf } from '@/components/annotations/card-drafts';
import { wordsNow } from '@/components/annotations/tag-words';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { isOffline } from '@/components/article/is-offline';
import { calledName, nameInSentence, shortNameOf } from '@/components/article/people/person-names';
import { sayDone } from '@/components/article/say-done';
import { useWorkbench } from '@/components/article/session-context';
import { CommentView } from '@/components/threads/comment-view';
import { useReadThread } from '@/components/threads/use-read-thread';
import type { RowProps } from '@/components/ui/held-rows';
import { When } from '@/components/ui/when';
import { isDraft, type QueryThread, queryStandingOf, queryStandings } from '@/lib/domain/talk/query';
import { AskForm, questions } from './ask-form';
import { ProposedWords } from './proposed-words';
import { QueryFoot } from './query-foot';
import { shownStanding } from './shown-standing';
import { UnsavedQuery } from './unsaved-query';

/** Under which id the change of a draft waits that is not kept. */
export const changeDraftOf = (threadId: string) => `query ${threadId}`;

interface Props {
  thread: QueryThread;
  row?: RowProps;
  /** It is one of many in a list, of which nobody sees all at once. */
  isListed?: boolean;
}

/** A question to the author with what is proposed, where it stands, the answers in order, and what one may do with it. */
export function QueryView({ thread, row, isListed = false }: Props) {
  const workbench = useWorkbench();
  const { session, sender } = workbench;
  const { attempt, say } = useTagHands();
  const article = useRef<HTMLElement>(null);
  const { id: threadId, comments, query, about } = thread;
  const draftId = changeDraftOf(threadId);
  // What somebody was writing does not go with the draft that they wrote it for.
  const [form, setForm] = useState<'pressed' | 'drawn again' | null>(() => (draftOf(session, questions, draftId) ? 'drawn again' : null));
  const isChanging = form !== null;
  const [question, ...rest] = comments;
  const standing = queryStandingOf(thread, session.confirmed.details);
  const shown = shownStanding(workbench, thread);
  useReadThread(thread, isListed ? article : undefined);
  if (!question) return null;
  const annotation = about.on === 'tag' ? session.annotations.get(about.annotationId) : undefined;
  const words = annotation ? wordsNow(session, annotation) : '';
  const { basis, proposal } = query;
  const who = basis ? shortNameOf(workbench, basis.byId) : 'A colleague';
  const proposed = proposal ? ` Proposed wording: “${proposal.replacement}”` : '';
  const meanwhile = `${who} reworded it meanwhile: “${question.text}”${proposed}`;

  const { authorId } = session.confirmed.details;
  /** Whom it waits for by now, where the article has another author than it was sent to. */
  const sayLeftTo = (toId: string | null) => {
    if (toId === null || toId === authorId) return null;
    return authorId === null ? '. The article has no author now.' : `. It waits for ${nameInSentence(workbench, authorId)} now.`;
  };

  const sentTo = (toId: string) => calledName(workbench, toId) || 'the author';
  const isWaiting = isOffline(sender) && !session.confirmed.threads.get(threadId)?.query?.sent;

  const closed =
    standing === 'withdrawn'
      ? 'It was withdrawn meanwhile.'
      : isDraft(thread)
        ? undefined
        : 'It was sent meanwhile and can no longer be changed.';

  const leaveForm = () => {
    setForm(null);
    article.current?.focus();
  };
  return (
    // No region: a page may have many, and regions are told apart by their names.
    <article
      ref={article}
      className={`thread query ${shown}`}
      aria-label={`Query, ${queryStandings[shown].toLowerCase()}`}
      tabIndex={-1}
      {...row}
    >
      <p className="query-head">
        <CircleHelp className="i s" aria-hidden="true" />
        <b>{shortNameOf(workbench, question.byId)}</b>{' '}
        <span className="dim">
          <When at={question.at} />
        </span>
        <span className="sp" />
        <span className={`tag ${shown === 'waiting' ? 'warn' : 'line'}`}>{queryStandings[shown]}</span>
      </p>
      {isListed && <UnsavedQuery threadId={threadId} />}
      {(!isChanging || closed) && (
        <>
          <p className="comment-text">{question.text}</p>
          {proposal && <ProposedWords proposal={proposal} />}
        </>
      )}
      {isChanging && (
        <AskForm
          draftId={draftId}
          words={words}
          start={{ text: question.text, replacement: proposal?.replacement ?? null }}
          standing={closed ? undefined : { basedOn: basis?.entryId ?? null, meanwhile }}
          closed={closed}
          isDrawnAgain={form === 'drawn again'}
          saveLabel="Keep the change"
          onSave={(asked, basedOn) => {
            const isDone = attempt(() => session.act('query.changed', { threadId, ...asked, basedOn }));
            if (isDone) {
              say(sayDone(sender, 'Query changed'));
              leaveForm();
            }
            return isDone;
          }}
          onCancel={leaveForm}
        />
      )}
      {query.sent && shown !== 'draft' && (
        <p className="hint">
          {query.sent.toId === null
            ? `${shortNameOf(workbench, query.sent.byId)} marked it as sent`
            : isWaiting
              ? `It is sent to ${sentTo(query.sent.toId)} when the line is back`
              : `${shortNameOf(workbench, query.sent.byId)} sent it to ${sentTo(query.sent.toId)}`}{' '}
          {!isWaiting && <When at={query.sent.at} />}
          {standing === 'waiting' && sayLeftTo(query.sent.toId)}
        </p>
      )}
      {rest.length > 0 && (
        <ol className="comments" aria-label="Answers">
          {rest.map((one) => (
            <CommentView key={one.id} threadId={threadId} comment={one} />
          ))}
        </ol>
      )}
      {query.withdrawn && (
        <p className="hint">
          {shortNameOf(workbench, query.withdrawn.byId)} withdrew it <When at={query.withdrawn.at} />
        </p>
      )}
      {standing === 'settled' && thread.resolved && (
        <p className="hint">
          {shortNameOf(workbench, thread.resolved.byId)} settled it <When at={thread.resolved.at} />
        </p>
      )}
      {!isChanging && (
        <QueryFoot
          thread={thread}
          standing={standing}
          annotation={annotation}
          hasBegunChange={draftOf(session, questions, draftId) !== null}
          onChange={() => setForm('pressed')}
          onDone={() => article.current?.focus()}
        />
      )}
    </article>
  );
}
