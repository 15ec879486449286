'use client';
import { Archive, CloudCheck, ListChecks, LockOpen, PencilLine, UserRoundCog, WifiOff } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect, useLayoutEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { late, useLate } from '@/components/ui/late';
import { reloadPage } from '@/components/ui/reload-page';
import { useToast } from '@/components/ui/toast';
import { useOnline } from '@/components/ui/use-online';
import { useSecureLine } from '@/components/ui/use-secure-line';
import { articlePageTitle } from '@/lib/domain/articles/article-page-title';
import { isLocked } from '@/lib/domain/sign-off/sign-off';
import { headlineOf } from '@/lib/domain/text/article-text';
import { sayCount } from '@/lib/domain/text/say-count';
import { sayRestoring } from '@/lib/editor/session/article-lock';
import type { ArticleSession } from '@/lib/editor/session/article-session';
import { useAbandoned, useSaveState } from '../opening/abandoned-work';
import { useRevision, useWorkbench } from '../session-context';
import { useEditEnd } from '../use-edit-end';
import { useLostArticle } from '../use-lost-article';
import { type RightsToRead, useRightsAnew } from '../use-rights-anew';

const signedNotice = late(() => import('@/components/sign-off/signed-notice'));

/** Why the page is to be loaded anew. */
const loadAnew = {
  role: {
    Icon: UserRoundCog,
    title: 'Your role has changed',
    text: 'You may see and do more in this article now. Load it anew for that; what you have begun is kept.',
  },
  settings: {
    Icon: ListChecks,
    title: 'What is asked of a check has changed',
    text: 'The rules of the desk, the verdicts or the types are others than this page shows. Load it anew for them; what you have begun is kept.',
  },
} as const;

/** How long it is said that the line is back. */
const BACK_MS = 4_000;

interface Props {
  hasUnreadReopening: boolean;
  onEditEnd: (session: ArticleSession) => void;
  /** True where the person was an author who edits no more. */
  isEditOver: boolean;
  roleRights: RightsToRead;
}

/** What holds for the whole page: there is no line, the line is back, the checking has begun, the article is archived. Of a lost article the bar says it alone. */
export function WorkbenchNotice({ hasUnreadReopening, onEditEnd, isEditOver, roleRights }: Props) {
  const { session, rights } = useWorkbench();
  const toast = useToast();
  useRevision();
  useTabTitle(headlineOf(session.doc));
  useEditEnd(onEditEnd);
  const lost = useLostArticle(roleRights);
  const outdated = useRightsAnew(roleRights, lost !== null);
  const anew = outdated && loadAnew[outdated];
  const [hasSeenEnd, setSeenEnd] = useState(false);
  const isSigned = isLocked(session.confirmed);
  const signed = useLate(signedNotice, isSigned || hasUnreadReopening);
  const { state } = useSaveState();
  const isOnline = useOnline();
  const isSecure = useSecureLine();
  const isOffline = !isOnline || state.name === 'offline';
  const kept = state.name === 'offline' ? state.kept : session.items.length;
  const { sessions } = useAbandoned();
  const stored = [session, ...sessions].reduce((sum, { storedCount }) => sum + storedCount, 0);
  const sent = useSentSince({ isOffline, kept, isSaved: state.name === 'saved', stored });
  if (lost !== null) return <div className="workbench-notice" data-lost={lost} />;
  return (
    <div className="workbench-notice" data-offline={isOffline ? '' : undefined}>
      {!isSecure && (
        <Notice tone="warn" icon={<LockOpen className="i" aria-hidden="true" />} title="This line is not encrypted">
          Others on the network can read along, and what colleagues do here comes every two seconds. Ask who keeps the house for an https
          address.
        </Notice>
      )}
      {isOffline && (
        <Notice tone="warn" icon={<WifiOff className="i" aria-hidden="true" />} title="You are offline">
          {state.name === 'not-saved' && state.isUnkept ? (
            state.reason
          ) : (
            <>
              {/* The count is for eyes: heard, it would break in on every change. */}
              <span aria-hidden="true">{sayKept(kept)}</span>
              <span className="vh">{sayKept(0)}</span>
            </>
          )}
        </Notice>
      )}
      {!isOffline && sent !== null && (
        <Notice tone="ok" icon={<CloudCheck className="i" aria-hidden="true" />} title="Back online">
          {sent > 0 && `${sayCount(sent, 'change')} sent.`}
        </Notice>
      )}
      {signed && <signed.SignedNotice hasUnreadReopening={hasUnreadReopening} />}
      {isEditOver && !hasSeenEnd && (
        <Notice
          tone="info"
          icon={<PencilLine className="i" aria-hidden="true" />}
          title="The checking has begun"
          action={
            <Button size="s" onClick={() => setSeenEnd(true)}>
              Dismiss
            </Button>
          }
        >
          A first verdict was given, so authors edit no more. What you type from now on is a suggestion; editors and leads accept it.
        </Notice>
      )}
      {anew && (
        <Notice
          tone="info"
          icon={<anew.Icon className="i" aria-hidden="true" />}
          title={anew.title}
          action={
            <Button size="s" onClick={() => reloadPage(toast)}>
              Load anew
            </Button>
          }
        >
          {anew.text}
        </Notice>
      )}
      {session.confirmed.details.isArchived && (
        <Notice tone="info" icon={<Archive className="i" aria-hidden="true" />} title="This article is archived">
          Text, tags and verdicts are locked. {sayRestoring(rights.canFile)}
        </Notice>
      )}
    </div>
  );
}

/** The tab is called as the headline is now. The page came with it as it was then, and so does what Next reads of the page anew (a preference was saved). */
function useTabTitle(headline: string): void {
  const page = usePathname().endsWith('/queries') ? 'Queries' : undefined;
  // With the frame in which another page comes: that one is called by Next.
  useLayoutEffect(() => {
    const title = `${articlePageTitle(headline, page)} · Galley`;
    document.title = title;
    // As the browser tells it: with one space for several, which must not be taken for another's.
    const asTold = document.title;
    const watch = new MutationObserver(() => {
      if (document.title !== asTold) document.title = title;
    });
    watch.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => watch.disconnect();
  }, [headline, page]);
}

function sayKept(kept: number): string {
  const what = kept === 0 ? 'What you change is kept' : `${sayCount(kept, 'change')} ${kept === 1 ? 'is' : 'are'} kept`;
  return `Keep working. ${what} in this browser and will be sent when the line is back.`;
}

interface Line {
  isOffline: boolean;
  kept: number;
  isSaved: boolean;
  /** How many changes were stored so far. What was kept may have been refused, or have lost its place. */
  stored: number;
}

/** How many changes went out when the line came back: for a moment, then null again. */
function useSentSince({ isOffline, kept, isSaved, stored }: Line): number | null {
  const [cut, setCut] = useState<{ stored: number } | null>(null);
  const [sent, setSent] = useState<number | null>(null);
  useEffect(() => {
    if (isOffline && kept > 0) setCut((before) => before ?? { stored });
  }, [isOffline, kept, stored]);
  useEffect(() => {
    if (isOffline || !isSaved || cut === null) return;
    setSent(stored - cut.stored);
    setCut(null);
  }, [isOffline, isSaved, cut, stored]);
  useEffect(() => {
    if (sent === null) return;
    const timer = window.setTimeout(() => setSent(null), BACK_MS);
    return () => window.clearTimeout(timer);
  }, [sent]);
  return sent;
}

interface NoticeProps {
  tone: 'info' | 'ok' | 'warn';
  icon: ReactNode;
  title: string;
  action?: ReactNode;
  children?: ReactNode;
}

function Notice({ tone, icon, title, action, children }: NoticeProps) {
  return (
    <div className={`banner ${tone}`} role="status">
      {icon}
      <p className="ttl">{title}</p>
      {children && <p className={action ? 'sp' : undefined}>{children}</p>}
      {action}
    </div>
  );
}
