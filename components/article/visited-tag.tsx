'use client';
import { useEffect } from 'react';
import type { TagHands } from '@/components/annotations/use-tag-hands';
import { late, useLate } from '@/components/ui/late';
import type { ArticleSession } from '@/lib/editor/session/article-session';
import { openedBeside, useOpenedBeside } from './opened-beside';

const saidTag = late(() => import('./said-tag'));

/** The tag that a key went to, until it is said. */
export const visitedTagOf = openedBeside<string>();

/** So long no other key of that kind may come: of those that are passed by a held key nothing is said. */
const STILL_MS = 150;

/** Later nothing is said of it: whoever pressed the key is elsewhere by then. So long its script may take, and a tag that others took away is waited for. */
const STALE_MS = 1_000;

/**
 * The ways to have something said. `sayTag`: the tag that keys have come to, as soon as they rest; or `none` where there was none to go to. `say`:
 * anything else, at once. A tag that was not said by then is said no more: it would be heard in place of what was done on it.
 */
export function visitSayer(session: ArticleSession, tell: (what: string) => void): Pick<TagHands, 'sayTag' | 'say'> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    sayTag: (id, none = '') => {
      clearTimeout(timer);
      // One that keys have left is not said any more, nor in place of this one.
      visitedTagOf(session).set(null);
      timer = setTimeout(() => (id === null ? tell(none) : visitedTagOf(session).set(id)), STILL_MS);
    },
    say: (what) => {
      clearTimeout(timer);
      visitedTagOf(session).set(null);
      tell(what);
    },
  };
}

/** Has it said: what is to be said of it takes what all of the page knows, and a script that comes with the first. */
export function VisitedTag() {
  const [id, setId] = useOpenedBeside(visitedTagOf);
  const said = useLate(saidTag, id !== null);
  useEffect(() => {
    if (id === null) return;
    const timer = setTimeout(() => setId(null), STALE_MS);
    return () => clearTimeout(timer);
  }, [id, setId]);
  useEffect(() => () => setId(null), [setId]);
  return id !== null && said ? <said.SaidTag key={id} id={id} /> : null;
}
