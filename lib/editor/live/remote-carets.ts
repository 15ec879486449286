import type { Transaction } from '@tiptap/pm/state';
import type { PresencePlace } from '@/lib/domain/contract/presence';
import type { ArticleSession } from '../session/article-session';
import { mappingToEditor } from '../session/pending';
import type { Colleagues } from './colleagues';
import { STAYS_BEFORE } from './own-place';

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
  /** The same in the text as it was confirmed last. */
  confirmed: Pick<PresencePlace, 'version' | 'anchor' | 'head'>;
}

/** The carets of colleagues, which go along with everything that is written. */
export class RemoteCarets {
  private readonly session: ArticleSession;
  private readonly colleagues: Colleagues;
  private readonly now: () => number;
  private readonly known = new Map<string, Known>();
  /** Somebody is at words that this tab has not got yet. */
  private isWaiting = false;
  /** The version of the confirmed text that was received last. */
  private version: number;

  constructor(session: ArticleSession, colleagues: Colleagues, now: () => number) {
    this.session = session;
    this.colleagues = colleagues;
    this.now = now;
    this.version = session.confirmed.version;
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
    const { version } = this.session.confirmed;
    if (version === this.version) return false;
    this.version = version;
    // Through one's own unsent deletion a place came to stand at its edge; where it was beside that, only the confirmed text knows.
    for (const [personId, { said }] of this.known) this.place(personId, said);
    if (!this.isWaiting) return false;
    this.update();
    return true;
  }

  private place(personId: string, said: PresencePlace): void {
    if (said.version > this.session.confirmed.version) {
      this.isWaiting = true;
      return;
    }
    const before = this.known.get(personId);
    const goesOn = before?.said === said;
    const known = goesOn ? before.confirmed : said;
    const way = this.session.passed.since(known.version);
    if (!way) {
      if (!goesOn) this.known.delete(personId);
      return;
    }
    const confirmed = {
      version: this.session.confirmed.version,
      anchor: way.map(known.anchor, STAYS_BEFORE),
      head: way.map(known.head, STAYS_BEFORE),
    };
    const toEditor = mappingToEditor(this.session.steps());
    const end = this.session.doc.content.size;
    // Whoever says a place that is not in the text is shown at its end.
    const here = (pos: number) => Math.min(end, toEditor.map(pos, STAYS_BEFORE));
    const [anchor, head] = [here(confirmed.anchor), here(confirmed.head)];
    const hasStayed = goesOn || (before?.anchor === anchor && before.head === head);
    this.known.set(personId, { anchor, head, said, confirmed, movedAt: hasStayed && before ? before.movedAt : this.now() });
  }
}
