'use client';
import { Copy, Mail, Printer, Send } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { z } from 'zod';
import { useCardDraft } from '@/components/annotations/card-drafts';
import { useTagHands } from '@/components/annotations/use-tag-hands';
import { isOffline } from '@/components/article/is-offline';
import { calledName } from '@/components/article/people/person-names';
import { mayAskAuthor, useWorkbench } from '@/components/article/session-context';
import { sayQueries } from '@/components/threads/count-threads';
import { Button } from '@/components/ui/button';
import { useToast } from '@/components/ui/toast';
import { useCopy } from '@/components/ui/use-copy';
import { sendingsOf } from '@/lib/domain/talk/query';
import { type ListedQuery, queryListHtml, queryListText } from '@/lib/domain/talk/query-list';
import type { ArticleSession } from '@/lib/editor/session/article-session';
import { listedOf, type PlacedQuery, queriesToPass, titleOf } from './list-queries';

/** The drafts of the list that was last copied or printed, each by the entry that it had its words from then. */
const passedOn = { form: 'queries passed on', schema: z.record(z.string(), z.string().nullable()) };

/** How queries reach the author: through Galley, or copied, printed and marked as sent. */
export function QueryWays({ queries }: { queries: readonly PlacedQuery[] }) {
  const workbench = useWorkbench();
  const { session, sender, rights } = workbench;
  const maySend = mayAskAuthor(rights);
  const { attempt } = useTagHands();
  const toast = useToast();
  const copy = useCopy();
  const { authorId } = session.confirmed.details;
  const drafts = queries.filter(({ standing }) => standing === 'draft');
  const listed = queriesToPass(queries).map(listedOf);
  const name = authorId === null ? '' : calledName(workbench, authorId) || 'the author';
  // Kept, since whoever sends a list elsewhere comes back to mark it: copied anew it would be another list.
  const [passed, setPassed] = useCardDraft(passedOn, 'list');
  const worded = new Map(drafts.map(({ thread }) => [thread.id, thread.query.basis?.entryId ?? null]));
  const pass = useRef(() => {});
  pass.current = () => setPassed(Object.fromEntries(worded));
  useEffect(() => {
    const print = () => pass.current();
    window.addEventListener('beforeprint', print);
    return () => window.removeEventListener('beforeprint', print);
  }, []);
  const send = (toId: string | null) => {
    if (drafts.length === 0) return;
    // What a colleague added or worded anew since the list went out has been asked of nobody.
    const asked = toId === null ? passed : null;
    const read = asked ? new Map([...worded].filter(([id, entryId]) => asked[id] === entryId)) : worded;
    const left = worded.size - read.size;
    if (read.size === 0) return toast({ text: 'These were added or worded anew since. Copy or print the list again.' });
    // Queued in one turn, so that all leave in one batch: all are stored, or none.
    const sendings = sendingsOf([...read.keys()]);
    const refusedAt = sendings.findIndex(
      (threadIds) => !attempt(() => session.act('queries.sent', { threadIds, toId, basedOn: threadIds.map((id) => read.get(id) ?? null) })),
    );
    const sent = (refusedAt < 0 ? sendings : sendings.slice(0, refusedAt)).flat().length;
    if (sent === 0) return;
    // What was added since stays apart from it until the list goes out anew.
    if (left === 0 && refusedAt < 0) setPassed(null);
    const isLater = toId !== null && isOffline(sender);
    const done = toId === null ? 'marked as sent' : isLater ? `will be sent to ${name} when the line is back` : `sent to ${name}`;
    const rest = left === 0 ? '' : ` ${sayQueries(left)}, added or worded anew since, still ${left === 1 ? 'waits' : 'wait'}.`;
    toast({ text: `${sayQueries(sent)} ${done}${isLater || left > 0 ? '.' : ''}${rest}` });
  };
  const copyList = async () => {
    const isCopied = await copy(listInForms(session, listed), {
      done: `${sayQueries(listed.length)} copied`,
      instead: 'Print the list instead.',
    });
    if (isCopied) pass.current();
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
