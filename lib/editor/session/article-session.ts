import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import type { AnchorRange } from '@/lib/domain/anchors/anchor';
import type { ArticleState } from '@/lib/domain/article-state';
import type { Batch } from '@/lib/domain/contract/journal';
import { DomainError } from '@/lib/domain/errors';
import type { VisibleEntry } from '@/lib/domain/journal/entry';
import { entryTypeOf } from '@/lib/domain/journal/entry-types';
import type { ReplyRequest } from '@/lib/domain/replies/reply-request';
import type { Annotation } from '@/lib/domain/tags/annotation';
import type { Suggestion } from '@/lib/domain/talk/suggestion';
import type { Thread } from '@/lib/domain/talk/thread';
import { SCHEMA_VERSION } from '@/lib/domain/text/article-schema';
import type { Outbox, OutboxItem } from '../outbox/outbox';
import { annotationIdsOf, firstThatFit } from '../outbox/outbox-items';
import { refusedWith } from '../outbox/refused-with';
import { RELOAD_FIRST } from './article-lock';
import { OwnText } from './own-text';
import { PassedSteps } from './passed-steps';
import type { OwnStep } from './pending';
import { type Asking, RECEIVED, type SessionOptions } from './session-options';
import { ShownArticle } from './shown-article';
import { takeEntries } from './take-entries';
import type { TouchedTags } from './touched-tags';

/** Why what was kept is not put back. */
const DOES_NOT_FIT = 'This was not saved: it does not fit the text that the server has.';
const WAS_ERASED = 'This was not saved: words of this article were erased by law.';

/** What became of an entry that was to be called off. One that the server need not make the steps of waits for nothing, and stays as well. */
type CalledOff = 'called-off' | 'sent' | 'waits-for-nothing';

/**
 * One tab's hold on an article: the confirmed state, the ordered outbox of what is not confirmed, and the editor that shows both.
 * It knows nothing of networks or time: `SessionSender` sends, `receive` takes what came.
 *
 * Everything that this person does becomes an item of the outbox at once, typing too; the text's steps stay in prosemirror-collab
 * until the item is stored or sent, since only there are they rebased.
 */
export class ArticleSession {
  readonly options: SessionOptions;
  confirmed: ArticleState;
  items: OutboxItem[] = [];
  /** What could not be stored, to be shown until the person has seen to it: entries that the server refused, and own words whose place is gone. */
  refused: Outbox['refused'] = [];
  /** The ids of all that was refused since the page has the article, seen to or not: none of it has happened. */
  readonly refusedIds = new Set<string>();
  /**
   * What waited when text was refused; null before. Nothing joins it from then on: the refused words stay in the editor, and whatever came behind
   * them, an undo too, would stand on words that the server does not have. Nothing waits once words were erased, which stay in the editor as well.
   */
  private left: readonly OutboxItem[] | null = null;
  /** The article as this person sees it. */
  private readonly shown: ShownArticle;
  /** Items that were sent at least once. The server may have stored them as they were then, even without an answer: typing must not join them. */
  private readonly sent = new Set<string>();
  /** Its text that is not confirmed. */
  readonly own: OwnText;
  private readonly listeners = new Set<(isTyping: boolean) => void>();
  private readonly hearers = new Set<(entries: readonly VisibleEntry[]) => void>();
  /** How the confirmed text came to be what it is. */
  readonly passed: PassedSteps;
  /** How many own entries were stored since this page has them. */
  storedCount = 0;
  /** Raised with every change that a reader could see. */
  revision = 0;

  constructor(options: SessionOptions) {
    this.options = options;
    this.confirmed = options.state;
    this.own = new OwnText(options.host);
    this.passed = new PassedSteps(options.state.version);
    this.shown = new ShownArticle(this);
  }

  /** Calls `listener` after every change, and says if it was only typing. Gives the way to stop it. */
  subscribe(listener: (isTyping: boolean) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Calls `hear` with the entries that came, once they are confirmed. Gives the way to stop it. */
  subscribeEntries(hear: (entries: readonly VisibleEntry[]) => void): () => void {
    this.hearers.add(hear);
    return () => this.hearers.delete(hear);
  }

  changed(isTyping = false): void {
    this.revision += 1;
    for (const listener of this.listeners) listener(isTyping);
  }

  /** Must be called with every transaction that the editor applied, appended ones too, after it was applied. */
  onTransaction(transaction: Transaction): void {
    if (!transaction.docChanged || transaction.getMeta(RECEIVED) || this.isShut) return;
    this.own.add(transaction, (hasRoom) => this.openTextItem(hasRoom).id);
    this.changed(true);
  }

  /** The text entry that typing joins: the last item, if it is text that was never sent and has room; else a new one. */
  private openTextItem(hasRoom: (itemId: string) => boolean): OutboxItem {
    const last = this.items.at(-1);
    if (last && last.type === 'text' && !this.sent.has(last.id) && hasRoom(last.id)) return last;
    const item: OutboxItem = { id: this.options.newId(), type: 'text', payload: { steps: [], origin: 'edit' } };
    this.items.push(item);
    return item;
  }

  /**
   * Queues an entry that is no text and shows it at once. Ranges in `payload` are in the editor's coordinates now.
   * `also` asks more of the transaction that shows it, so that the text is drawn once.
   * Throws DomainError if the entry may not happen as this tab sees the article: the person is told before anything is sent.
   */
  act(type: string, payload: Record<string, unknown>, also?: Asking): string {
    this.demandOpen();
    const item: OutboxItem = { id: this.options.newId(), type, payload };
    this.items.push(item);
    try {
      this.shown.showItem(item, also);
    } catch (error) {
      this.items.pop();
      throw error;
    }
    this.changed();
    return item.id;
  }

  /**
   * Gives the newest item of the outbox other words, and shows them: what is typed into a suggestion is one entry until it is sent. False if
   * it was sent, or something came after it. Throws DomainError as `act` does.
   */
  amend(itemId: string, payload: Record<string, unknown>, also?: Asking): boolean {
    this.demandOpen();
    const last = this.items.at(-1);
    if (!last || last.id !== itemId || this.sent.has(itemId)) return false;
    const item = { ...last, payload };
    this.shown.amendItem(last, item, also);
    this.items = this.items.with(-1, item);
    this.changed();
    return true;
  }

  /**
   * Takes an own entry out of the outbox that changes nothing on the page before the server has made its steps: what came after it has not built
   * on it. One that was sent stays, as it may be stored. Throws DomainError once text was refused.
   */
  callOff(itemId: string): CalledOff {
    this.demandOpen();
    const item = this.items.find(({ id }) => id === itemId);
    if (!item || !entryTypeOf(item.type).makesSteps) return 'waits-for-nothing';
    if (this.sent.has(itemId)) return 'sent';
    this.items = this.items.filter((one) => one !== item);
    this.changed();
    return 'called-off';
  }

  /** Queues what takes such an entry back behind it, unasked: whether it may happen can be seen, and is shown, once that one is stored. */
  actBehind(type: string, payload: Record<string, unknown>): string {
    this.demandOpen();
    const item: OutboxItem = { id: this.options.newId(), type, payload };
    this.items.push(item);
    this.changed();
    return item.id;
  }

  /** True once text was refused, or words were erased: the article must be opened anew, and takes nothing until then. */
  get isShut(): boolean {
    return this.left !== null;
  }

  /** Throws DomainError once it is shut. */
  demandOpen(): void {
    if (this.isShut) throw new DomainError('conflict', RELOAD_FIRST);
  }

  /** The own unconfirmed steps, each with its item. */
  steps(): OwnStep[] {
    return this.own.steps();
  }

  /** The outbox as it is kept and sent: text items carry their steps as they are now. Items with nothing left in them are dropped; their words are in `refused`. */
  outbox(): Outbox {
    const { articleId, clientId } = this.options;
    const { version, seq, hash } = this.confirmed;
    const items = [...(this.left ?? this.own.fillIn(this.items))];
    return { articleId, clientId, base: { version, seq, hash }, items, refused: this.refused };
  }

  /** True if the outbox has nothing in it. */
  get isEmpty(): boolean {
    if (this.refused.length > 0) return false;
    return this.left ? this.left.length === 0 : this.own.isGone(this.items);
  }

  /** The next batch, or null if there is nothing to send, or nothing is sent any more. It says whose it is: someone else may be signed in here by the time it arrives. */
  takeBatch(maxEntries: number): Batch | null {
    if (this.isShut) return null;
    const { base, clientId, items } = this.outbox();
    const entries = firstThatFit(items.slice(0, maxEntries));
    const kept = new Set(items.map(({ id }) => id));
    this.items = this.items.filter((item) => kept.has(item.id));
    if (entries.length === 0) return null;
    for (const { id } of entries) this.sent.add(id);
    return { base, clientId, personId: this.options.personId, schemaVersion: SCHEMA_VERSION, entries };
  }

  /**
   * Puts the items of a stored outbox back into an editor that was opened at its base. Text that does not fit there, as a page could keep it after
   * text was refused, is kept to be shown with all that stands on its words.
   */
  restore(outbox: Outbox): void {
    let out: readonly OutboxItem[] = [];
    for (const item of outbox.items) {
      if (out.includes(item)) continue;
      this.items.push(item);
      // Whether the tab that is gone had sent it is not known.
      this.sent.add(item.id);
      if (item.type !== 'text') this.shown.tryShow(item);
      else if (!this.own.replay(item)) {
        // All later text with it: this happens once.
        out = refusedWith(item, outbox.items, this.confirmed);
        this.items.pop();
      }
    }
    this.refused = [...outbox.refused, ...out.map((item) => ({ item, reason: DOES_NOT_FIT }))];
    this.changed();
  }

  /**
   * Takes stored entries in order, others' at once up to the next own one. Those known already are passed over; a gap, or an entry of another
   * journal, is an error. Own entries are confirmed, foreign steps go under the own ones, and tags are shown as the server decided.
   * Once text was refused nothing is taken: what waits stays at its base.
   * An erasure shuts the page, with DomainError: it has the words still, and so may all that waits.
   */
  receive(entries: readonly VisibleEntry[]): void {
    if (this.isShut) return;
    this.options.host.syncCaret?.();
    const fresh = entries.filter(({ seq }) => seq > this.confirmed.seq);
    const touched = takeEntries(fresh, this);
    this.shown.showConfirmed(touched);
    this.changed();
    for (const hear of this.hearers) hear(fresh);
  }

  /** Keeps all that waits to be shown, and has nothing more come or go. */
  shut(): never {
    const { items } = this.outbox();
    this.refused = [...this.refused, ...items.map((item) => ({ item, reason: WAS_ERASED }))];
    this.items = [];
    this.left = [];
    throw new DomainError('too-old', 'Words of this article were erased by law. Reload it to go on; what was not saved is kept.');
  }

  /** Keeps own words to be shown that can no longer be stored; false if there are none. The entry that they were of may go on with others: they get an id of their own. */
  refuseWords(text: string, reason: string): boolean {
    if (text !== '') this.refused = [...this.refused, { item: { id: this.options.newId(), type: 'text', payload: { text } }, reason }];
    return text !== '';
  }

  /**
   * Takes an item out of the outbox that the server refused, and keeps it to be shown. Refused text takes along what stands on its words:
   * false then, and the article must be opened anew from the outbox, where all else waits to be sent. Nothing more is taken until it is.
   */
  refuse(itemId: string, reason: string): boolean {
    const { items } = this.outbox();
    const item = items.find(({ id }) => id === itemId);
    if (!item) return true;
    const out = item.type === 'text' ? refusedWith(item, items, this.confirmed) : [item];
    this.refused = [...this.refused, ...out.map((one) => ({ item: one, reason }))];
    // What was to take it back goes with it: that is as it should be already.
    const undoing = entryTypeOf(item.type).makesSteps ? items.filter(({ payload }) => payload.undoes === itemId) : [];
    const gone = new Set([...out, ...undoing].map(({ id }) => id));
    for (const id of gone) this.refusedIds.add(id);
    this.items = this.items.filter(({ id }) => !gone.has(id));
    if (item.type === 'text') this.left = this.own.fillIn(this.items);
    this.shown.showConfirmed(new Set(out.flatMap(annotationIdsOf)));
    this.changed();
    return !this.isShut;
  }

  /** The refused items were seen to. */
  dismissRefused(...itemIds: string[]): void {
    this.refused = this.refused.filter(({ item }) => !itemIds.includes(item.id));
    this.changed();
  }

  /** Shows everything anew: after a refusal, and when the editor was opened. */
  showAll(): void {
    this.shown.showConfirmed(null);
    this.changed();
  }

  /** Tags as this person sees them: confirmed ones with their own unconfirmed changes over them. Anchors are true at the confirmed version. */
  get annotations(): ReadonlyMap<string, Annotation> {
    return this.shown.annotations;
  }

  /** Threads as this person sees them, their own unconfirmed comments among them. Where their words stand says `threadSpans`. */
  get threads(): ReadonlyMap<string, Thread> {
    return this.shown.threads;
  }

  /** Suggestions as this person sees them, their own unconfirmed ones among them. Where they stand in the editor says `suggestionPlace`. */
  get suggestions(): ReadonlyMap<string, Suggestion> {
    return this.shown.suggestions;
  }

  /** The log of right of reply as this person sees it, removed requests too. The same list as long as nothing in it changes. */
  get replyRequests(): readonly ReplyRequest[] {
    return this.shown.replyRequests;
  }

  /** Which tags were shown anew or taken away. */
  get touched(): TouchedTags {
    return this.shown.touched;
  }

  /** A tag's ranges where the editor has them now. */
  placesOf(annotation: Annotation): AnchorRange[] {
    return this.shown.placesOf(annotation);
  }

  /** The same, and where their words are looked for once they are put back: of those too that this tab has taken out and not sent yet. */
  placesWithReach(annotation: Annotation): AnchorRange[] {
    return this.shown.placesWithReach(annotation);
  }

  /** A suggestion's range where the editor has it now. */
  placesOfSuggestion(suggestion: Suggestion): AnchorRange[] {
    return this.shown.placesOfSuggestion(suggestion);
  }

  /** The language of the text, as BCP 47 has it; English where nobody said. */
  get language(): string {
    return this.confirmed.details.language || 'en';
  }

  get doc(): Node {
    return this.options.host.state.doc;
  }
}
