'use client';
import { Check, PencilLine, RotateCcw, Undo2, X } from 'lucide-react';
import { useRef } from 'react';
import { flushSync } from 'react-dom';
import { z } from 'zod';
import { useCardDraft } from '@/components/annotations/card-drafts';
import { CardNews, useCardNews } from '@/components/annotations/card-news';
import { LateUnsavedNotice } from '@/components/annotations/late-unsaved-notice';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { isOffline } from '@/components/article/is-offline';
import { shortNameOf } from '@/components/article/people/person-names';
import { sayDone } from '@/components/article/say-done';
import { useRevision, useWorkbench } from '@/components/article/session-context';
import { SideCard } from '@/components/article/side-card';
import { hasDraft, replyDraftOf } from '@/components/threads/comment-drafts';
import { FirstComment, useFirstComment } from '@/components/threads/first-comment';
import { ThreadView } from '@/components/threads/thread-view';
import { Button } from '@/components/ui/button';
import { When } from '@/components/ui/when';
import type { Settlement, Suggestion } from '@/lib/domain/talk/suggestion';
import { threadsOnSuggestion } from '@/lib/domain/talk/thread';
import { locatorAt } from '@/lib/domain/text/article-text';
import { suggestionPlace } from '@/lib/editor/marks/suggestion-plugin';
import { isAwaited } from '@/lib/editor/outbox/outbox-items';
import { whyLocked } from '@/lib/editor/session/article-lock';
import { isOutdated, type Since, wordsSince } from '@/lib/editor/typing/outdated-suggestion';
import { useOpenSuggestion } from './open-suggestion';
import { OutdatedNotice, ProposeAnew, sayOutdated } from './outdated-notice';
import { SuggestionNote } from './suggestion-note';
import { SuggestionWords } from './suggestion-words';
import { whyClosed } from './why-closed';

const doneNames: Record<Settlement['how'], string> = { accepted: 'Accepted', rejected: 'Rejected', withdrawn: 'Withdrawn' };

/** Words that are about to be proposed anew. */
const wordings = { form: 'proposed anew', schema: z.string() };

/** The card of a suggestion: who proposes what, the answer to it, and what is said about it. */
export function SuggestionCard({ id }: { id: string }) {
  const workbench = useWorkbench();
  const { session, editor } = workbench;
  const [, setOpen] = useOpenSuggestion();
  useRevision();
  const suggestion = session.suggestions.get(id);
  if (!suggestion) return null;
  const locator = locatorAt(session.doc, suggestionPlace(editor.state, id)?.from ?? 0);
  const { byId, at, changedAt } = suggestion;
  return (
    <SideCard
      id={`suggestion-${id}`}
      className="suggestion-card"
      name={`Suggestion, ${locator.replace('¶', 'paragraph ')}`}
      thing="suggestion"
      onClose={() => setOpen(null)}
      head={
        <>
          <PencilLine className="i s" aria-hidden="true" />
          <span className="dim2">
            {shortNameOf(workbench, byId)} <When at={changedAt ?? at} /> · {locator}
          </span>
        </>
      }
    >
      <p className="card-words">
        <SuggestionWords suggestion={suggestion} />
      </p>
      <LateUnsavedNotice of={{ suggestion: id }} />
      <SuggestionNote suggestion={suggestion} />
      <CardNews>
        <Answer suggestion={suggestion} />
      </CardNews>
      <Discussion suggestion={suggestion} />
    </SideCard>
  );
}

/** How it was settled, or the buttons for whoever may. */
function Answer({ suggestion }: { suggestion: Suggestion }) {
  const workbench = useWorkbench();
  const { session, sender, rights, history } = workbench;
  const { attempt, say, offerUndo, toText } = useTagHands();
  const { id: suggestionId, settled, byId, words: exact, replacement, entryId: basedOn = null } = suggestion;
  const [wording, setWording] = useCardDraft(wordings, suggestionId);
  const wordingField = useRef<HTMLTextAreaElement>(null);
  const isOwn = byId === session.options.personId;
  const settler = settled?.byId === session.options.personId ? 'you' : shortNameOf(workbench, settled?.byId ?? '');
  const isWaiting = session.items.some((item) => isAwaited(item, suggestionId));
  const hasOtherWords = isOutdated(session, suggestionId);
  const since = hasOtherWords ? wordsSince(session, suggestionId) : null;
  useCardNews(hasOtherWords && !settled && !isWaiting ? [sayOutdated(since)] : []);
  const settle = (how: Settlement['how'] | 'reopened') => {
    const was = how === 'reopened' && settled ? { was: `suggestion.${settled.how}`, reopens: settled.entryId } : {};
    // The words go along for the page alone: where the answer is refused they say what it was to.
    if (!attempt(() => history.act(`suggestion.${how}`, { suggestionId, basedOn, exact, replacement, ...was }))) return;
    if (how === 'reopened') say(sayDone(sender, 'Suggestion open again'));
    else offerUndo(how === 'accepted' && isOffline(sender) ? 'The suggestion is accepted when the line is back.' : `Suggestion ${how}`);
    toText();
  };
  if (isWaiting) {
    return (
      <p className="hint" role="status">
        Waiting for the server
      </p>
    );
  }
  const mayReopen = settled && (settled.how === 'withdrawn' ? isOwn && rights.canSuggest : rights.canEdit);
  const outcome = settled && (
    <div className="card-buttons">
      <span className="hint">
        {doneNames[settled.how]} by {settler} <When at={settled.at} />
      </span>
      {mayReopen && (
        <Button size="s" onClick={() => settle('reopened')}>
          <RotateCcw className="i xs" aria-hidden="true" />
          Reopen
        </Button>
      )}
    </div>
  );
  const mayPropose = isOwn && rights.canSuggest;
  /** It begins with what was proposed before. Focus goes there by this press alone. */
  const proposeAnew = () => {
    flushSync(() => setWording(suggestion.replacement));
    wordingField.current?.focus();
  };
  // Words that are being written stay where they are, whatever a colleague does meanwhile.
  if (wording !== null && isOwn) {
    return (
      <>
        <ProposeAnew
          suggestion={suggestion}
          since={since}
          replacement={wording}
          area={wordingField}
          closed={whyClosed(settled, rights) ?? sayClosed(hasOtherWords, since)}
          onChange={setWording}
          onDone={() => {
            setWording(null);
            toCard(suggestionId);
          }}
        />
        {outcome}
      </>
    );
  }
  if (outcome) return outcome;
  return (
    <>
      {hasOtherWords && <OutdatedNotice since={since} mayPropose={mayPropose} />}
      <div className="card-buttons">
        {mayPropose && since && (
          <Button size="s" variant="primary" onClick={proposeAnew}>
            <PencilLine className="i xs" aria-hidden="true" />
            Propose anew
          </Button>
        )}
        {rights.canEdit && !hasOtherWords && (
          <Button size="s" variant="primary" onClick={() => settle('accepted')}>
            <Check className="i xs" aria-hidden="true" />
            Accept
          </Button>
        )}
        {rights.canEdit && (
          <Button size="s" onClick={() => settle('rejected')}>
            <X className="i xs" aria-hidden="true" />
            Reject
          </Button>
        )}
        {mayPropose && (
          <Button size="s" onClick={() => settle('withdrawn')}>
            <Undo2 className="i xs" aria-hidden="true" />
            Withdraw
          </Button>
        )}
      </div>
      {/* The buttons of whoever edits go with the lock. */}
      {rights.lock && !mayPropose && <p className="hint">{whyLocked(rights.lock, rights)}</p>}
    </>
  );
}

/** Why nothing is proposed anew for a suggestion that its author may change, or undefined where it can be. */
function sayClosed(hasOtherWords: boolean, since: Since | null): string | undefined {
  if (!hasOtherWords) return 'The words that it is about stand there again.';
  return since ? undefined : 'The words are gone from the text.';
}

/** What had focus is gone: it goes to the card. */
const toCard = (id: string) => document.getElementById(`suggestion-${id}`)?.focus();

/** The thread about it, or the field that begins one. */
function Discussion({ suggestion: { id: suggestionId } }: { suggestion: Suggestion }) {
  const { session, rights } = useWorkbench();
  const field = useRef<HTMLTextAreaElement>(null);
  const threads = threadsOnSuggestion(session.threads, suggestionId);
  const draftId = `suggestion ${suggestionId}`;
  const first = useFirstComment(draftId, threads[0]);
  if (threads.length === 0 && !rights.canComment) return null;
  return (
    <div className="card-threads">
      {threads.map((thread, index) => (
        <ThreadView
          key={thread.id}
          thread={thread}
          isAnsweredElsewhere={index === 0 && first.isShown && !hasDraft(session, replyDraftOf(thread.id))}
          field={first.isShown ? undefined : field}
        />
      ))}
      {first.isShown && rights.canComment && (
        <FirstComment
          draftId={draftId}
          about={{ about: 'suggestion', suggestionId }}
          thread={threads[0]}
          label="Comment on the suggestion"
          field={field}
          row={first.row}
        />
      )}
    </div>
  );
}
