'use client';
import { startTransition, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { afterPaint } from '@/components/ui/after-paint';
import type { ArticleSession } from '@/lib/editor/session/article-session';
import { paintedRevisionOf } from './painted-revision';

type Listener = (id: string | null) => void;

/** The active tag as the page around the text follows it: a mark is drawn at once, and never waits for its card. */
export class ActiveTag {
  private newest: string | null = null;
  private readonly listeners = new Set<Listener>();
  private stopWaiting = () => {};

  /** To be called when another tag, or none, has become the active one: its card follows when the text has been painted. */
  readonly onActivate = (id: string | null): void => {
    this.newest = id;
    this.stopWaiting();
    this.stopWaiting = afterPaint(() => startTransition(() => this.tell()));
  };

  /** Shows the card of the active tag at once, with all that has happened in the session, for a key that goes into it. */
  readonly showNow = (session: ArticleSession): void => {
    this.stopWaiting();
    flushSync(() => {
      paintedRevisionOf(session).tellNow();
      this.tell();
    });
  };

  readonly subscribe = (listener: Listener): (() => void) => {
    this.listeners.add(listener);
    listener(this.newest);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.stopWaiting();
    };
  };

  private tell(): void {
    for (const listener of this.listeners) listener(this.newest);
  }
}

/** The active tag of one page. */
export const useActiveTag = (): ActiveTag => useState(() => new ActiveTag())[0];

/** The tag whose card is shown, or null. Only what asks is rendered again. */
export function useShownTag(active: ActiveTag): string | null {
  const [shownId, setShownId] = useState<string | null>(null);
  useEffect(() => active.subscribe(setShownId), [active]);
  return shownId;
}
