'use client';
import { useLayoutEffect } from 'react';
import { z } from 'zod';
import { useRestoreTag } from '@/components/annotations/use-restore-tag';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { late, useLate } from '@/components/ui/late';
import { useCopy } from '@/components/ui/use-copy';
import { useDateLanguage } from '@/components/ui/when';
import { isDraft } from '@/lib/domain/talk/query';
import { sayCount } from '@/lib/domain/text/say-count';
import type { OutboxItem } from '@/lib/editor/outbox/outbox';
import type { ArticleSession } from '@/lib/editor/session/article-session';
import { wordsOfItem } from '@/lib/editor/session/item-words';
import { restoredFirst } from '@/lib/editor/tags/removed-tags';
import { groupRefused } from './group-refused';
import { useAbandoned } from './opening/abandoned-work';
import { nameInSentence } from './people/person-names';
import { useRevision, useWorkbench } from './session-context';
import { useRightsNow } from './use-rights-now';

// By itself: else the page of queries, which shows these changes too, would send it before it works.
const refusedAct = late(() => import('./refused-act'));
const restProposal = late(() => import('@/lib/editor/typing/propose-rest'));

/**
 * Changes that could not be stored, of closed tabs too, each with its reason, what it did and its words, and claims given to one person together: nothing
 * goes without a person having seen it. Where a tag was removed meanwhile it says by whom, and who tags can restore it there.
 */
export function RefusedChanges() {
  const workbench = useWorkbench();
  const { session, history } = workbench;
  const { canTag } = useRightsNow();
  const revision = useRevision();
  const { sessions } = useAbandoned();
  const copy = useCopy();
  const restore = useRestoreTag();
  const language = useDateLanguage();
  const said = useLate(refusedAct, true);
  const rest = useLate(restProposal, true);
  // Before it is seen that it was refused, and at each change of the article.
  useLayoutEffect(() => {
    if (revision > 0) rest?.proposeRest(session, history);
  }, [revision, rest, session, history]);
  const names = { scale: workbench.rules.scale, nameOf: (id: string) => nameInSentence(workbench, id), language };
  return [session, ...sessions].flatMap((one) =>
    groupRefused(one.refused, (refused) => restoredFirst(session, refused) !== null).map((group) => {
      const [refused, ...others] = group;
      const { item, reason } = refused;
      const { about, own } = wordsOfItem(item);
      const gone = restoredFirst(session, refused);
      const did = said?.sayRefused(session, item, names, others.length) ?? null;
      return (
        <Banner
          key={item.id}
          tone="danger"
          title={reason}
          action={
            <div className="banner-acts">
              {gone && canTag && (
                <Button size="s" onClick={() => restore(gone)}>
                  Restore {gone.label ?? 'the tag'}
                </Button>
              )}
              {own !== '' && (
                <Button size="s" onClick={() => void copy(own)}>
                  Copy
                </Button>
              )}
              <Button size="s" onClick={() => one.dismissRefused(...group.map(({ item: { id } }) => id))}>
                Dismiss
              </Button>
            </div>
          }
        >
          {gone && (
            <>
              Removed by {nameInSentence(workbench, gone.basis.presence.byId)}.<br />
            </>
          )}
          {did !== null && (
            <>
              {did}
              <br />
            </>
          )}
          {sayUnsent(one, item) ?? (
            <span className="kept-words">
              {about !== '' && own !== '' ? `“${about}”\n` : about}
              {own}
            </span>
          )}
        </Banner>
      );
    }),
  );
}

const Sending = z.object({ threadIds: z.array(z.string()) });

/** How many of the queries that a change was to send are not sent, or null for any other change: it has no words of its own, and others of the same sending may have gone. */
function sayUnsent({ threads }: ArticleSession, { type, payload }: OutboxItem): string | null {
  if (type !== 'queries.sent') return null;
  const { threadIds } = Sending.parse(payload);
  const unsent = threadIds.filter((id) => {
    const thread = threads.get(id);
    return thread !== undefined && isDraft(thread);
  });
  if (unsent.length === 0) return 'None of its queries is left to send.';
  return `Not sent: ${sayCount(unsent.length, 'query', 'queries')} of ${threadIds.length}.`;
}
