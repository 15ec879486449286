import type { Transaction } from '@tiptap/pm/state';
import type { PresencePlace } from '@/lib/domain/contract/presence';
import type { ArticleSession } from './article-session';
import type { Colleagues } from './colleagues';
import { STAYS_BEFORE } from './own-place';
import { mappingToEditor } from './pending';

/** Where a colleague's selection is in the editor now. */
export interface RemoteCaret {
  anchor: number;
  head: number;
  /** When they moved it last, as `now` counts. */
  movedAt: number;
}

interface Known extends RemoteCaret {
  /** What they said, from which the caret was made. */
  said: PresencePlace;
}

/** The carets of colleagues, which go along with everything that is written. */
export class RemoteCarets {
  private readonly session: ArticleSession;
  private readonly colleagues: Colleagues;
  private readonly now: () => number;
  private readonly known = new Map<string, Known>();
  /** Somebody is at words that this tab has not got yet. */
  private isWaiting = false;

  constructor(session: ArticleSession, colleagues: Colleagues, now: () => number) {
    this.session = session;
    this.colleagues = colleagues;
    this.now = now;
    this.update();
  }

  /** By the person's id. */
  get carets(): ReadonlyMap<string, RemoteCaret> {
    return this.known;
  }

  /** Must be called with every transaction that the editor applied, in order. Costs by the number of people, never by the length of the text. */
  onTransaction(transaction: Transaction): void {
    if (!transaction.docChanged) return;
    for (const caret of this.known.values()) {
      caret.anchor = transaction.mapping.map(caret.anchor, STAYS_BEFORE);
      caret.head = transaction.mapping.map(caret.head, STAYS_BEFORE);
    }
  }

  /** Must be called after news of colleagues. */
  update(): void {
    const { places } = this.colleagues;
    this.isWaiting = false;
    for (const personId of this.known.keys()) if (!places.has(personId)) this.known.delete(personId);
    for (const [personId, said] of places) {
      if (this.known.get(personId)?.said !== said) this.place(personId, said);
    }
  }

  /** Must be called after the session has received. True if that has brought words that somebody was said to be at. */
  receive(): boolean {
    if (!this.isWaiting) return false;
    this.update();
    return true;
  }

  private place(personId: string, said: PresencePlace): void {
    if (said.version > this.session.confirmed.version) {
      this.isWaiting = true;
      return;
    }
    const way = this.session.passed.since(said.version);
    const before = this.known.get(personId);
    if (!way) {
      this.known.delete(personId);
      return;
    }
    const toEditor = mappingToEditor(this.session.steps());
    const end = this.session.doc.content.size;
    // Whoever says a place that is not in the text is shown at its end.
    const here = (pos: number) => Math.min(end, toEditor.map(way.map(pos, STAYS_BEFORE), STAYS_BEFORE));
    const [anchor, head] = [here(said.anchor), here(said.head)];
    const isSame = before?.anchor === anchor && before.head === head;
    this.known.set(personId, { anchor, head, said, movedAt: isSame ? before.movedAt : this.now() });
  }
}
