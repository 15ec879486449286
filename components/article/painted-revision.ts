import { startTransition } from 'react';
import { afterPaint } from '@/components/ui/after-paint';
import type { ArticleSession } from '@/lib/editor/session/article-session';

/** While typing goes on, the page around the text waits for a pause, but not for ever. */
const TYPING_PAUSE_MS = 250;
const LONGEST_MS = 1_500;

type Listener = (revision: number) => void;

/**
 * Tells the page around the text of changes when they have been painted in the text, and of typing when it pauses: a tag shows at
 * once, its card and the list of 20,000 just after, and no key waits for them.
 */
class PaintedRevision {
  /** The revision that the page was told of last. */
  told: number;
  private readonly listeners = new Set<Listener>();
  private readonly session: ArticleSession;
  private stopSession = () => {};
  private stopWaiting = () => {};
  private waitsFor: 'paint' | 'pause' | null = null;
  private waitsSince = 0;

  constructor(session: ArticleSession) {
    this.session = session;
    this.told = session.revision;
  }

  readonly subscribe = (listener: Listener): (() => void) => {
    if (this.listeners.size === 0) {
      this.told = this.session.revision;
      this.stopSession = this.session.subscribe(this.wait);
    }
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size > 0) return;
      this.stopSession();
      this.stopWaiting();
      this.waitsFor = null;
    };
  };

  /** Tells at once, for a key that goes into what the change brings. */
  tellNow(): void {
    this.stopWaiting();
    this.waitsFor = null;
    this.told = this.session.revision;
    for (const listener of [...this.listeners]) listener(this.told);
  }

  private readonly wait = (isTyping: boolean) => {
    // What comes on top is told along: changes that come frame after frame do not put each other off.
    if (this.waitsFor === 'paint') return;
    if (this.waitsFor === null) this.waitsSince = performance.now();
    this.stopWaiting();
    const tell = () => startTransition(() => this.tellNow());
    this.waitsFor = isTyping ? 'pause' : 'paint';
    const longest = this.waitsSince + LONGEST_MS - performance.now();
    this.stopWaiting = isTyping ? after(Math.max(0, Math.min(TYPING_PAUSE_MS, longest)), tell) : afterPaint(tell);
  };
}

function after(ms: number, work: () => void): () => void {
  const timer = window.setTimeout(work, ms);
  return () => window.clearTimeout(timer);
}

const revisions = new WeakMap<ArticleSession, PaintedRevision>();

/** The one teller of a session. */
export function paintedRevisionOf(session: ArticleSession): PaintedRevision {
  const known = revisions.get(session);
  if (known) return known;
  const made = new PaintedRevision(session);
  revisions.set(session, made);
  return made;
}
