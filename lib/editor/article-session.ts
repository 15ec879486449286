import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { Step, type Transform } from '@tiptap/pm/transform';
import { receiveTransaction } from 'prosemirror-collab';
import { z } from 'zod';
import type { AnchorRange } from '@/lib/domain/anchor';
import type { Annotation } from '@/lib/domain/annotation';
import { SCHEMA_VERSION } from '@/lib/domain/article-schema';
import { type ArticleState, applyEntry } from '@/lib/domain/article-state';
import type { Batch } from '@/lib/domain/contract/journal';
import type { VisibleEntry } from '@/lib/domain/journal/entry';
import { entryTypeOf } from '@/lib/domain/journal/entry-types';
import { activeMark, markRanges, setActiveMark, setMarks, type TextMark } from './annotation-plugin';
import { markOf } from './mark-of';
import { annotationIdsOf, firstThatFit } from './outbox-items';
import type { Outbox, OutboxItem } from './outbox-store';
import { mappingSince, mapToEditor, type OwnStep, ownSteps, rebaseItems } from './pending';
import { type Asking, RECEIVED, type SessionOptions } from './session-options';
import { tagsAfter } from './tags-after';
import { TouchedTags } from './touched-tags';

/** Typing for hours without a line must not make an entry that the server finds too large. */
const STEPS_PER_ITEM = 500;
const TextPayload = z.object({ steps: z.array(z.unknown()) });

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
  refused: Outbox['refused'] = [];
  /** Tags as this person sees them: confirmed ones with their own unconfirmed changes over them. Anchors are true at the confirmed version. */
  readonly annotations: Map<string, Annotation>;
  /** Items that were sent at least once. The server may have stored them as they were then, even without an answer: typing must not join them. */
  private readonly sent = new Set<string>();
  private readonly stepCounts = new Map<string, number>();
  private readonly itemOf = new WeakMap<Transform, string>();
  private readonly listeners = new Set<(isTyping: boolean) => void>();
  readonly touched = new TouchedTags();
  /** Raised with every change that a reader could see. */
  revision = 0;

  constructor(options: SessionOptions) {
    this.options = options;
    this.confirmed = options.state;
    this.annotations = new Map(options.state.annotations);
  }

  /** Calls `listener` after every change, and says if it was only typing. Gives the way to stop it. */
  subscribe(listener: (isTyping: boolean) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private show(id: string, annotation: Annotation | undefined): void {
    if (annotation) this.annotations.set(id, annotation);
    else this.annotations.delete(id);
    this.touched.add(id);
  }

  changed(isTyping = false): void {
    this.revision += 1;
    for (const listener of this.listeners) listener(isTyping);
  }

  /** Must be called with every transaction that the editor applied, appended ones too, after it was applied. */
  onTransaction(transaction: Transaction): void {
    if (!transaction.docChanged || transaction.getMeta(RECEIVED)) return;
    const { id } = this.openTextItem();
    this.itemOf.set(transaction, id);
    this.stepCounts.set(id, (this.stepCounts.get(id) ?? 0) + transaction.steps.length);
    this.changed(true);
  }

  /** The text entry that typing joins: the last item, if it is text that was never sent; else a new one. */
  private openTextItem(): OutboxItem {
    const last = this.items.at(-1);
    const hasRoom = (id: string) => (this.stepCounts.get(id) ?? 0) < STEPS_PER_ITEM;
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
    const item: OutboxItem = { id: this.options.newId(), type, payload };
    this.items.push(item);
    try {
      this.showItem(item, this.steps(), also);
    } catch (error) {
      this.items.pop();
      throw error;
    }
    this.changed();
    return item.id;
  }

  /** The own unconfirmed steps, each with its item. */
  steps(): OwnStep[] {
    return ownSteps(this.options.host.state, this.itemOf);
  }

  /** The outbox as it is kept and sent: text items carry their steps as they are now. Items with nothing left in them are dropped. */
  outbox(): Outbox {
    const steps = this.steps();
    const items = this.items.flatMap((item) => {
      if (item.type !== 'text') return [item];
      const own = steps.filter(({ itemId }) => itemId === item.id).map(({ step }) => step.toJSON());
      return own.length === 0 ? [] : [{ ...item, payload: { ...item.payload, steps: own } }];
    });
    const { articleId, clientId } = this.options;
    const { version, seq } = this.confirmed;
    return { articleId, clientId, base: { version, seq }, items, refused: this.refused };
  }

  /** The next batch, or null if there is nothing to send. It says whose it is: someone else may be signed in here by the time it arrives. */
  takeBatch(maxEntries: number): Batch | null {
    const { base, clientId, items } = this.outbox();
    const entries = firstThatFit(items.slice(0, maxEntries));
    const kept = new Set(items.map(({ id }) => id));
    this.items = this.items.filter((item) => kept.has(item.id));
    if (entries.length === 0) return null;
    for (const { id } of entries) this.sent.add(id);
    return { base, clientId, personId: this.options.personId, schemaVersion: SCHEMA_VERSION, entries };
  }

  /** Puts the items of a stored outbox back into an editor that was opened at its base. */
  restore(outbox: Outbox): void {
    this.refused = outbox.refused;
    for (const item of outbox.items) {
      this.items.push(item);
      // Whether the tab that is gone had sent it is not known.
      this.sent.add(item.id);
      if (item.type === 'text') this.replay(item);
      else this.tryShow(item);
    }
    this.changed();
  }

  private replay(item: OutboxItem): void {
    const { host } = this.options;
    const transaction = host.state.tr.setMeta(RECEIVED, true).setMeta('addToHistory', false);
    for (const json of TextPayload.parse(item.payload).steps) transaction.step(this.stepOf(json));
    this.itemOf.set(transaction, item.id);
    host.dispatch(transaction);
  }

  /**
   * Takes stored entries in order. Those known already are passed over; a gap is an error of the caller. Own entries are confirmed,
   * foreign steps go under the own ones, and tags are shown as the server decided.
   */
  receive(entries: readonly VisibleEntry[]): void {
    this.options.host.syncCaret?.();
    const touched = new Set<string>();
    let hasForeignText = false;
    for (const entry of entries) {
      if (entry.seq <= this.confirmed.seq) continue;
      if (entry.type === 'text') hasForeignText = this.receiveText(entry) || hasForeignText;
      this.confirmed = applyEntry(this.confirmed, entry);
      this.items = this.items.filter(({ id }) => id !== entry.id);
      for (const id of entryTypeOf(entry.type).touches(entry.payload)) touched.add(id);
    }
    this.showConfirmed(hasForeignText ? null : touched);
    this.changed();
  }

  /** A stored step in the editor's own schema: TipTap makes one for each editor, and nodes of another do not fit into its doc. */
  private stepOf(json: unknown): Step {
    return Step.fromJSON(this.options.host.state.schema, json);
  }

  /** Confirms or takes in the steps of one entry. True if they were foreign. */
  private receiveText(entry: VisibleEntry): boolean {
    const { host, clientId } = this.options;
    const isOwn = entry.clientId === clientId && this.items.some(({ id }) => id === entry.id);
    const steps = TextPayload.parse(entry.payload).steps.map((json) => this.stepOf(json));
    const before = isOwn ? [] : this.steps();
    const sender = isOwn ? clientId : `foreign-${entry.clientId}`;
    // One entry at a time: prosemirror-collab confirms only own steps that lead.
    const transaction = receiveTransaction(
      host.state,
      steps,
      steps.map(() => sender),
      { mapSelectionBackward: true },
    ).setMeta(RECEIVED, true);
    host.dispatch(transaction);
    if (!isOwn && this.items.length > 0) this.items = rebaseItems(this.items, transaction, steps.length, before, this.steps());
    return !isOwn;
  }

  /**
   * Shows confirmed tags: the touched ones, or all (null) when foreign steps moved everything. Tags with own changes under way start
   * again from what is confirmed, and get those changes over it.
   */
  private showConfirmed(touched: ReadonlySet<string> | null): void {
    const steps = this.steps();
    const active = activeMark(this.options.host.state);
    const pending = this.items.flatMap(annotationIdsOf);
    const shown = touched ?? this.confirmed.annotations.keys();
    const ids = pending.length > 0 ? new Set([...shown, ...pending]) : shown;
    const marks: TextMark[] = [];
    const gone: string[] = [];
    for (const id of ids) {
      const annotation = this.confirmed.annotations.get(id);
      this.show(id, annotation);
      if (!annotation || annotation.isRemoved) gone.push(id);
      else marks.push(markOf(annotation, mapToEditor(annotation.anchor, steps)));
    }
    this.dispatchMarks(touched === null ? { replaceAll: marks } : { upsert: marks, remove: gone });
    for (const item of this.items) if (item.type !== 'text') this.tryShow(item);
    // A tag that is still under way was gone for a moment: whoever works on it must not lose its card.
    if (active !== null && activeMark(this.options.host.state) !== active) this.dispatch((tr) => setActiveMark(tr, active));
  }

  private dispatchMarks(change: Parameters<typeof setMarks>[1], also: Asking = (tr) => tr): void {
    this.dispatch((tr) => also(setMarks(tr, change)));
  }

  private dispatch(ask: Asking): void {
    const { host } = this.options;
    host.dispatch(ask(host.state.tr.setMeta(RECEIVED, true).setMeta('addToHistory', false)));
  }

  /** Shows an item again. What cannot be shown any more is left to the server, which says why. */
  private tryShow(item: OutboxItem): void {
    try {
      this.showItem(item, this.steps());
    } catch {
      // The server refuses it with the reason; until then the tag is shown without it.
    }
  }

  /** Shows what an item makes of the tags that it is about. */
  private showItem(item: OutboxItem, steps: readonly OwnStep[], also?: Asking): void {
    const here = { ...this.confirmed, doc: this.doc, annotations: this.inEditor(item) };
    const marks: TextMark[] = [];
    const gone: string[] = [];
    for (const annotation of tagsAfter(item, here, mappingSince(item, this.items, steps), this.options)) {
      this.show(annotation.id, annotation);
      if (annotation.isRemoved) gone.push(annotation.id);
      else marks.push(markOf(annotation));
    }
    this.dispatchMarks({ upsert: marks, remove: gone }, also);
  }

  /** The tags that an item is about, as they are seen now, where the editor has them now. */
  private inEditor(item: OutboxItem): Map<string, Annotation> {
    const seen = annotationIdsOf(item).flatMap((id) => this.annotations.get(id) ?? []);
    return new Map(seen.map((one) => [one.id, { ...one, anchor: { ...one.anchor, ranges: this.placesOf(one) } }]));
  }

  /** A tag's ranges where the editor has them now. */
  placesOf(annotation: Annotation): AnchorRange[] {
    const places = markRanges(this.options.host.state, annotation.id);
    return annotation.anchor.ranges.map((range, index) => ({ ...range, ...places[index] }));
  }

  /**
   * Takes an item out of the outbox that the server refused, and keeps it to be shown. Refused text takes all that was written on top
   * of it along: false then, and the article must be opened anew from the outbox.
   */
  refuse(itemId: string, reason: string): boolean {
    const { items } = this.outbox();
    const index = items.findIndex(({ id }) => id === itemId);
    const item = items[index];
    if (!item) return true;
    const out = item.type === 'text' ? items.slice(index) : [item];
    this.refused = [...this.refused, ...out.map((one) => ({ item: one, reason }))];
    this.items = this.items.filter(({ id }) => !out.some((one) => one.id === id));
    this.showConfirmed(new Set(out.flatMap(annotationIdsOf)));
    this.changed();
    return item.type !== 'text';
  }

  /** The refused item was seen to. */
  dismissRefused(itemId: string): void {
    this.refused = this.refused.filter(({ item }) => item.id !== itemId);
    this.changed();
  }

  /** Shows everything anew: after a refusal, and when the editor was opened. */
  showAll(): void {
    this.showConfirmed(null);
    this.changed();
  }

  /** The language of the text, as BCP 47 has it; English where nobody said. */
  get language(): string {
    return this.confirmed.details.language || 'en';
  }

  get doc(): Node {
    return this.options.host.state.doc;
  }
}
