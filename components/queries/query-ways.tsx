'use client';
import { Copy, Mail, Printer, Send } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useCardDraft } from '@/components/annotations/card-drafts';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { isOffline } from '@/components/article/is-offline';
import { calledName } from '@/components/article/people/person-names';
import { sayDone } from '@/components/article/say-done';
import { mayAskAuthor, useWorkbench } from '@/components/article/session-context';
import { sayQueries } from '@/components/threads/count-threads';
import { Button } from '@/components/ui/button';
import { useToast } from '@/components/ui/toast';
import { useCopy } from '@/components/ui/use-copy';
import { sendingsOf } from '@/lib/domain/talk/query';
import { type ListedQuery, queryListHtml, queryListText } from '@/lib/domain/talk/query-list';
import type { ArticleSession } from '@/lib/editor/session/article-session';
import { listedOf, type PlacedQuery, queriesToPass, titleOf } from './list-queries';
import { isToMark, listToPass, PassedList, partByList, wordingOf } from './passed-list';

const passedOn = { form: 'list passed on', schema: PassedList };

/** How queries reach the author: through Galley, or copied, printed and marked as sent. */
export function QueryWays({ queries }: { queries: readonly PlacedQuery[] }) {
  const workbench = useWorkbench();
  const { session, sender, rights } = workbench;
  const maySend = mayAskAuthor(rights);
  const { attempt } = useTagHands();
  const toast = useToast();
  const copy = useCopy();
  const { authorId } = session.confirmed.details;
  const drafts = queries.flatMap(({ standing, thread }) => (standing === 'draft' ? [thread] : []));
  const listed = queriesToPass(queries).map(listedOf);
  const name = authorId === null ? '' : calledName(workbench, authorId) || 'the author';
  const [kept, setPassed] = useCardDraft(passedOn, 'list');
  const passed = kept && isToMark(session, kept) ? kept : null;
  // A list of what waits for an answer says nothing of drafts: the one before stands.
  const pass = () => drafts.length > 0 && setPassed(listToPass(drafts));
  const print = useRef(pass);
  print.current = pass;
  useEffect(() => {
    const passPrinted = () => print.current();
    window.addEventListener('beforeprint', passPrinted);
    return () => window.removeEventListener('beforeprint', passPrinted);
  }, []);
  const send = (toId: string | null) => {
    if (drafts.length === 0) return;
    // What a colleague added or worded anew since the list went out has been asked of nobody.
    const asked = toId === null ? passed : null;
    const { read, left } = asked ? partByList(asked, drafts) : { read: drafts, left: [] };
    // It stays apart from the list until that goes out anew.
    if (asked && left.length > 0) setPassed({ ...asked, left: left.map(({ id }) => id) });
    if (read.length === 0) return toast({ text: 'These were added or worded anew since. Copy or print the list again.' });
    // Queued in one turn, so that all leave in one batch: all are stored, or none.
    const sendings = sendingsOf(read.map(({ id }) => id));
    const wording = wordingOf(read);
    const refusedAt = sendings.findIndex(
      (threadIds) => !attempt(() => session.act('queries.sent', { threadIds, toId, basedOn: threadIds.map((id) => wording[id] ?? null) })),
    );
    const sent = (refusedAt < 0 ? sendings : sendings.slice(0, refusedAt)).flat().length;
    if (sent === 0) return;
    const isLater = toId !== null && isOffline(sender);
    const done = toId === null ? 'marked as sent' : isLater ? `will be sent to ${name} when the line is back` : `sent to ${name}`;
    const rest =
      left.length === 0 ? '' : ` ${sayQueries(left.length)}, added or worded anew since, still ${left.length === 1 ? 'waits' : 'wait'}.`;
    toast({ text: sayDone(sender, `${sayQueries(sent)} ${done}${isLater || left.length > 0 ? '.' : ''}${rest}`) });
  };
  const copyList = async () => {
    const isCopied = await copy(listInForms(session, listed), {
      done: `${sayQueries(listed.length)} copied`,
      instead: 'Print the list instead.',
    });
    // Of this rendering: a draft that has come while it was copied is not in it.
    if (isCopied) pass();
  };
  const nothing = listed.length === 0 ? 'Nothing is waiting to be asked.' : undefined;
  return (
    <div className="query-tools">
      {maySend && authorId !== null && drafts.length > 0 && (
        <Button variant="primary" onClick={() => send(authorId)}>
          <Send className="i s" aria-hidden="true" />
          Send to {name}
        </Button>
      )}
      <Button off={nothing} onClick={() => void copyList()}>
        <Copy className="i s" aria-hidden="true" />
        Copy
      </Button>
      <Button off={nothing} onClick={() => window.print()}>
        <Printer className="i s" aria-hidden="true" />
        Print
      </Button>
      {/* Where they can be sent here it would tell the author nothing: it is for a list that went another way. */}
      {maySend && drafts.length > 0 && (authorId === null || passed !== null) && (
        <Button onClick={() => send(null)}>
          <Mail className="i s" aria-hidden="true" />
          Mark as sent
        </Button>
      )}
    </div>
  );
}

/** The list by its media types: as text and as HTML. */
function listInForms(session: ArticleSession, queries: readonly ListedQuery[]) {
  const title = titleOf(session);
  return {
    'text/plain': queryListText(title, queries),
    'text/html': queryListHtml(title, queries, session.confirmed.details),
  };
}
