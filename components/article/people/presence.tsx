'use client';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useMergedDrafts } from '@/components/threads/merged-drafts';
import { useMarksAfresh } from '@/components/threads/use-marks-afresh';
import { useAttendance } from '@/components/threads/use-read-thread';
import { call } from '@/lib/api';
import { sayPresence } from '@/lib/domain/contract/presence';
import { ArticlePresence } from '@/lib/editor/live/article-presence';
import { canShareStream, POLL_MS } from '@/lib/editor/live/can-share-stream';
import { useWorkbench } from '../session-context';
import { useGivenRead } from '../use-given-read';
import { OthersNewsRegion } from './others-news-region';
import { PeopleHere } from './people-here';
import { useColleagues } from './use-colleagues';

const timers = {
  setTimeout: (run: () => void, ms: number) => window.setTimeout(run, ms),
  clearTimeout: (id: unknown) => {
    if (typeof id === 'number') window.clearTimeout(id);
  },
  now: () => performance.now(),
};

/** Who else has this article open: says where this tab is, and shows the others in the text and in the bar. It is loaded when the page works. */
export function Presence({ hasUnreadGiven }: { hasUnreadGiven: boolean }) {
  const presence = useArticlePresence();
  useGivenRead(hasUnreadGiven);
  useMarksAfresh();
  useMergedDrafts();
  useAttendance();
  const { people, more } = useColleagues();
  const followedId = useSyncExternalStore(presence?.following.subscribe ?? neverChanges, presence?.following.personId ?? nobody, nobody);
  const follow = (personId: string) => {
    if (personId === followedId) presence?.following.stop();
    else presence?.following.start(personId);
  };
  return (
    <>
      <PeopleHere people={people} more={more} followedId={followedId} onFollow={follow} />
      <OthersNewsRegion />
    </>
  );
}

const neverChanges = () => () => undefined;
const nobody = () => null;

/** The presence of the open article, for as long as the component is there. Null before the first effect. */
function useArticlePresence(): ArticlePresence | null {
  const { session, editor, colleagues } = useWorkbench();
  const [presence, setPresence] = useState<ArticlePresence | null>(null);
  useEffect(() => {
    const scroller = editor.view.dom.closest<HTMLElement>('.sheet-scroll');
    if (!scroller) return;
    const { articleId, clientId: tabId } = session.options;
    const made = new ArticlePresence({
      session,
      editor,
      colleagues,
      scroller,
      say: (place, saidAt) => call(sayPresence, { params: { articleId }, body: { tabId, place, saidAt }, keepalive: place === null }),
      // Who asks for the others' places says their own as often: on plain http it is the same for all.
      leastPauseMs: canShareStream() ? undefined : POLL_MS,
      timers,
    });
    setPresence(made);
    return () => {
      setPresence(null);
      made.stop();
    };
  }, [session, editor, colleagues]);
  return presence;
}
