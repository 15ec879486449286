'use client';
import { MessageSquarePlus } from 'lucide-react';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { ColumnSection } from '@/components/annotations/list/column-section';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { shortNameOf } from '@/components/article/people/person-names';
import { useRevision, useWorkbench } from '@/components/article/session-context';
import { Button } from '@/components/ui/button';
import { shownQuote } from '@/lib/domain/anchors/anchor-words';
import { shownComments, type Thread } from '@/lib/domain/talk/thread';
import { nounFor, sayNumber } from '@/lib/domain/text/say-count';
import { threadSpans } from '@/lib/editor/marks/thread-spans';
import { askForComment } from './focus-comment';
import { useOpenThread } from './open-thread';
import { useReading } from './use-threads';

/** The threads that have no tag or suggestion to stand on: those on words, in text order, and those on the article. Threads whose words are gone stay here. */
export function ThreadList({ onOpen }: { onOpen: (id: string) => void }) {
  const { session, rights } = useWorkbench();
  const { actions } = useTagHands();
  // Once for all: asked in each row, two thousand would listen for the answer.
  const { isUnread } = useReading();
  const [, setOpen] = useOpenThread();
  const [showsResolved, setShowsResolved] = useState(false);
  useRevision();
  const all = [...session.threads.values()].filter(({ about }) => about.on === 'words' || about.on === 'article').filter(hasWords);
  const placed = all.map((thread) => ({ thread, at: placeOf(thread, threadSpans(session, thread)[0]?.from) }));
  const inOrder = placed.sort((a, b) => a.at - b.at).map(({ thread }) => thread);
  const open = inOrder.filter(({ resolved }) => resolved === null);
  const resolved = inOrder.filter((thread) => thread.resolved !== null);
  if (all.length === 0 && !rights.canComment) return null;
  const begin = () => {
    actions.activate(null);
    // Before focus is asked for: the card that was open would take it.
    flushSync(() => setOpen({ begins: 'article' }));
    askForComment('thread');
  };
  return (
    <ColumnSection title="Comments" count={open.length}>
      <ul>
        {[...open, ...(showsResolved ? resolved : [])].map((thread) => (
          <ThreadRow key={thread.id} thread={thread} isNew={isUnread(thread)} onOpen={onOpen} />
        ))}
      </ul>
      <p className="card-buttons">
        {rights.canComment && (
          <Button size="s" onClick={begin}>
            <MessageSquarePlus className="i xs" aria-hidden="true" />
            Comment on the article
          </Button>
        )}
        {resolved.length > 0 && (
          <button type="button" className="link" aria-expanded={showsResolved} onClick={() => setShowsResolved(!showsResolved)}>
            {resolved.length} resolved
          </button>
        )}
      </p>
    </ColumnSection>
  );
}

function ThreadRow({ thread, isNew, onOpen }: { thread: Thread; isNew: boolean; onOpen: (id: string) => void }) {
  const workbench = useWorkbench();
  const shown = shownComments(thread);
  const last = shown.at(-1);
  return (
    <li>
      <button type="button" className="section-row thread-row" onClick={() => onOpen(thread.id)}>
        <span className="sp">
          {thread.about.on === 'words' ? (
            <span className="read trunc" lang={workbench.session.language}>
              {thread.about.anchor.state === 'orphaned' ? <del>{shownQuote(thread.about.anchor)}</del> : shownQuote(thread.about.anchor)}
            </span>
          ) : (
            <b>The article</b>
          )}
          {last && (
            <span className="dim trunc">
              {shortNameOf(workbench, last.byId)}: <bdi>{last.text}</bdi>
            </span>
          )}
        </span>
        {isNew && (
          <span className="unread-dot">
            <span className="vh">Unread</span>
          </span>
        )}
        <span className="num dim">
          {sayNumber(shown.length)} <span className="vh">{nounFor(shown.length, 'comment')}</span>
        </span>
      </button>
    </li>
  );
}

const hasWords = (thread: Thread) => shownComments(thread).length > 0;

/** Those on the article come last, and before them those whose words are gone. */
const placeOf = ({ about }: Thread, from: number | undefined) =>
  about.on === 'article' ? Number.MAX_SAFE_INTEGER : (from ?? Number.MAX_SAFE_INTEGER - 1);
