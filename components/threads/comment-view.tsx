'use client';
import { Fragment, type ReactNode, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { fullNameOf, shortNameOf } from '@/components/article/people/person-names';
import { sayDone } from '@/components/article/say-done';
import { useWorkbench } from '@/components/article/session-context';
import { Avatar } from '@/components/ui/avatar';
import { When } from '@/components/ui/when';
import { nameOfWay } from '@/lib/domain/talk/query';
import type { Comment } from '@/lib/domain/talk/thread';
import { goToParagraph } from '@/lib/editor/go-to-paragraph';
import { hasDraft } from './comment-drafts';
import { CommentField } from './comment-field';
import { splitMentions } from './mentions';

/** One comment of a thread: who, when, what; what it said before on asking; and for whom it is theirs, the way to change or remove it. */
export function CommentView({ threadId, comment }: { threadId: string; comment: Comment }) {
  const workbench = useWorkbench();
  const { session, sender, rights } = workbench;
  const { attempt, say } = useTagHands();
  const [showsEarlier, setShowsEarlier] = useState(false);
  const item = useRef<HTMLLIElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const { id, byId, at, text, mentions, edits, removed, received } = comment;
  const isOwn = byId === session.options.personId;
  const nameOf = (personId: string) => fullNameOf(workbench, personId);
  const name = received?.who ?? (nameOf(byId) || 'Someone');
  const commentId = id;
  const draftId = `edit ${id}`;
  // What waits is there again, also where the comment that it was written for was removed.
  const [isEditing, setEditing] = useState(() => hasDraft(session, draftId));

  const edit = () => {
    flushSync(() => setEditing(true));
    field.current?.focus();
  };
  const leaveField = () => {
    flushSync(() => setEditing(false));
    const tool = item.current?.querySelector<HTMLElement>('.comment-tools button');
    (tool ?? item.current?.closest<HTMLElement>('.thread'))?.focus();
  };
  const save = (text: string, mentions: string[]) => {
    const isDone = attempt(() => session.act('comment-edited', { threadId, commentId, text, mentions }));
    if (isDone) {
      leaveField();
      say(sayDone(sender, 'Comment changed'));
    }
    return isDone;
  };
  const remove = () => {
    if (!attempt(() => session.act('comment-removed', { threadId, commentId }))) return;
    item.current?.closest<HTMLElement>('.thread')?.focus();
    say(sayDone(sender, 'Comment removed'));
  };
  return (
    <li ref={item} className="comment" id={`comment-${id}`}>
      <Avatar person={{ id: byId, name }} size="s" />
      <div className="comment-body">
        <p className="comment-head">
          <b>{received ? name : shortNameOf(workbench, byId)}</b>{' '}
          <span className="dim">
            <When at={at} />
            {received && ` · ${nameOfWay(received.how)}, written down by ${isOwn ? 'you' : shortNameOf(workbench, byId)}`}
          </span>
          {edits.length > 0 && !removed && (
            <button type="button" className="link" aria-expanded={showsEarlier} onClick={() => setShowsEarlier(!showsEarlier)}>
              edited
            </button>
          )}
        </p>
        {removed && <p className="dim">{removed.byId === byId ? 'Removed' : `${shortNameOf(workbench, removed.byId)} removed it`}</p>}
        {isEditing ? (
          <CommentField
            draftId={draftId}
            label="Change the comment"
            placeholder=""
            sendLabel="Save"
            start={{ text, picked: mentions.map((one) => ({ id: one, name: nameOf(one) })) }}
            field={field}
            closed={removed ? 'The comment was removed meanwhile.' : undefined}
            onSend={save}
            onCancel={leaveField}
          />
        ) : (
          !removed && <CommentText text={text} names={mentions.map(nameOf)} />
        )}
        {showsEarlier && !removed && (
          <ol className="comment-edits" aria-label="What it said before">
            {edits.map((edit) => (
              <li key={edit.at}>
                <del>{edit.text}</del>{' '}
                <span className="dim">
                  until <When at={edit.at} />
                </span>
              </li>
            ))}
          </ol>
        )}
        {!removed && !isEditing && rights.canComment && (isOwn || rights.canRemoveComments) && (
          <p className="comment-tools">
            {isOwn && (
              <button type="button" className="link" onClick={edit}>
                Edit
              </button>
            )}
            <button type="button" className="link" onClick={remove}>
              Remove
            </button>
          </p>
        )}
      </div>
    </li>
  );
}

function CommentText({ text, names }: { text: string; names: readonly string[] }) {
  const { editor } = useWorkbench();
  const { toText } = useTagHands();
  const go = (paragraph: number) => {
    if (goToParagraph(editor.view, paragraph)) toText();
  };
  let at = 0;
  return (
    <p className="comment-text">
      {splitMentions(text, names).map((piece) => {
        const key = at;
        at += piece.text.length;
        return piece.isMention ? (
          <span key={key} className="mention">
            {piece.text}
          </span>
        ) : (
          <Fragment key={key}>{withLocators(piece.text, go)}</Fragment>
        );
      })}
    </p>
  );
}

/** Text in which each locator, as "¶3", leads to its paragraph. */
function withLocators(text: string, go: (paragraph: number) => void): ReactNode {
  return text.split(/(¶ ?\d{1,6})/u).map((piece, at) => {
    const number = at % 2 === 1 ? Number(piece.replace(/\D/gu, '')) : null;
    if (number === null) return piece;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text do not move
      <button key={at} type="button" className="link" title={`Go to paragraph ${number}`} onClick={() => go(number)}>
        {piece}
      </button>
    );
  });
}
