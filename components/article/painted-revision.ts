import { afterPaint } from '@/components/ui/after-paint';
import type { ArticleSession } from '@/lib/editor/article-session';

/** While typing goes on, the page around the text waits for a pause. */
const TYPING_PAUSE_MS = 250;

/**
 * Tells the page around the text of changes when they have been painted in the text, and of typing when it pauses: a tag shows at
 * once, its card and the list of 20,000 just after. All parts of the page are told in one task, so that they are rendered together.
 */
class PaintedRevision {
  private readonly listeners = new Set<() => void>();
  private readonly session: ArticleSession;
  private stopSession = () => {};
  private stopWaiting = () => {};

  constructor(session: ArticleSession) {
    this.session = session;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    if (this.listeners.size === 0) this.stopSession = this.session.subscribe(this.wait);
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size > 0) return;
      this.stopSession();
      this.stopWaiting();
    };
  };

  private readonly wait = (isTyping: boolean) => {
    this.stopWaiting();
    this.stopWaiting = isTyping ? afterPause(this.tell) : afterPaint(this.tell);
  };

  private readonly tell = () => {
    for (const listener of [...this.listeners]) listener();
  };
}

function afterPause(work: () => void): () => void {
  const timer = window.setTimeout(work, TYPING_PAUSE_MS);
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
