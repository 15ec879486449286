'use client';
import { MessageSquare } from 'lucide-react';
import { type RefObject, useEffect, useRef } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { LateUnsavedNotice } from '@/components/annotations/late-unsaved-notice';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { sayDone } from '@/components/article/say-done';
import { useRevision, useWorkbench } from '@/components/article/session-context';
import { SideCard } from '@/components/article/side-card';
import { quotedWords, quoteRange } from '@/lib/domain/anchors/anchor';
import { DomainError } from '@/lib/domain/errors';
import type { Thread } from '@/lib/domain/talk/thread';
import { locatorAt, wordsBetween } from '@/lib/domain/text/article-text';
import { commentedSpans } from '@/lib/editor/marks/thread-plugin';
import { threadSpans } from '@/lib/editor/marks/thread-spans';
import { keepBegunWords } from './begun-words';
import { CommentField } from './comment-field';
import { takeAskedComment } from './focus-comment';
import { LeftWords, useLeftWords } from './left-words';
import { type BegunThread, DRAFT_WORDS, type OpenThread, useOpenThread } from './open-thread';
import { ThreadView } from './thread-view';

/** The card of a thread on words or on the article, or of one that is being begun. */
export function ThreadCard({ open }: { open: OpenThread }) {
  const { session, editor } = useWorkbench();
  const [, setOpen] = useOpenThread();
  const field = useRef<HTMLTextAreaElement>(null);
  useRevision();
  useEffect(() => takeAskedComment(field, 'thread'), []);
  const thread = 'id' in open ? session.threads.get(open.id) : undefined;
  if ('id' in open && !thread) return null;

  const spans = thread ? threadSpans(session, thread) : 'begins' in open ? commentedSpans(editor.state, DRAFT_WORDS) : [];
  const words = spans.map(({ from, to }) => wordsBetween(session.doc, from, to)).join('\n');
  const locator = spans[0] ? locatorAt(session.doc, spans[0].from) : '';
  const isOnArticle = thread ? thread.about.on === 'article' : 'begins' in open && open.begins === 'article';
  const name = isOnArticle ? 'Comments on the article' : `Comments on words${locator && `, ${locator.replace('¶', 'paragraph ')}`}`;
  return (
    <SideCard
      className="thread-card"
      name={name}
      thing="thread"
      {...(thread && { id: `thread-${thread.id}` })}
      onClose={() => setOpen(null)}
      head={
        <>
          <MessageSquare className="i s" aria-hidden="true" />
          <span className="dim2">{isOnArticle ? 'The article' : locator || 'Words gone'}</span>
        </>
      }
    >
      {words !== '' && (
        <p className="card-words read" lang={session.language}>
          {words}
        </p>
      )}
      {thread && <ChangedWords thread={thread} words={words} language={session.language} />}
      {thread && <LateUnsavedNotice of={{ thread: thread.id }} />}
      <div className="card-threads">
        {thread ? (
          <ThreadView key={thread.id} thread={thread} field={field} />
        ) : (
          'begins' in open && <NewThread open={open} field={field} />
        )}
      </div>
    </SideCard>
  );
}

/** What the words were when the thread began, where they are others now or gone. */
function ChangedWords({ thread, words, language }: { thread: Thread; words: string; language: string }) {
  if (thread.about.on !== 'words') return null;
  const { anchor } = thread.about;
  const quoted = quotedWords(anchor);
  if (words === quoted) return null;
  return (
    <p className="card-words read" lang={language}>
      <del>{quoted}</del>
    </p>
  );
}

/** The first comment of a thread. The words are quoted as they read when it is sent. */
function NewThread({ open, field }: { open: BegunThread; field: RefObject<HTMLTextAreaElement | null> }) {
  const { session, sender, editor } = useWorkbench();
  const { attempt, say, toText } = useTagHands();
  const [, setOpen] = useOpenThread();
  const draftId = `new ${session.options.articleId} ${open.begins}`;
  const left = useLeftWords(open, draftId);
  const begin = (text: string, mentions: string[]) => {
    const threadId = uuidv7();
    const comment = { threadId, commentId: uuidv7(), text, mentions };
    const isDone = attempt(() => {
      if (open.begins === 'article') {
        session.act('comment', { ...comment, about: 'article' });
        return;
      }
      const spans = commentedSpans(editor.state, DRAFT_WORDS);
      if (spans.length === 0) throw new DomainError('conflict', 'These words are gone. Select others, and comment on those.');
      session.act('comment', { ...comment, about: 'words', ranges: spans.map(({ from, to }) => quoteRange(session.doc, from, to)) });
    });
    if (!isDone) return false;
    say(sayDone(sender, 'Comment added'));
    keepBegunWords(session, draftId, []);
    setOpen({ id: threadId });
    toText();
    return true;
  };
  return (
    <>
      {left.words && <LeftWords words={left.words} onStay={left.forget} onBack={left.goBack} />}
      <CommentField
        draftId={draftId}
        label={open.begins === 'article' ? 'Comment on the article' : 'Comment on the selected words'}
        placeholder="Comment, @ to mention"
        sendLabel="Comment"
        off={left.words ? 'Say first which words it is on.' : undefined}
        field={field}
        onSend={begin}
      />
    </>
  );
}
