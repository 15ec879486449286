import type { Node } from '@tiptap/pm/model';
import type { SelectionBookmark, Transaction } from '@tiptap/pm/state';
import type { Mapping, Step, StepMap } from '@tiptap/pm/transform';
import type { Span } from '@/lib/domain/anchors/anchor';
import { type EditorHost, GOING_BACK, RECEIVED } from '../session/session-options';
import { takeBack } from './take-back';
import { type Change, TextLog, wordsPut } from './text-log';
import { newSpans } from './text-way';

/** How long a pause in typing ends an undo step. */
const UNDO_PAUSE_MS = 500;

/** Own changes of the text that are taken back together. */
export interface TextEvent {
  kind: 'text';
  changes: Change[];
}

/**
 * What one did to the text in a tab, and how it is taken back: one's own alone, whatever others have written within it since. Their words,
 * paragraphs and splits stay; with them, the form of the text where it cannot be joined around them. Events are kept by the caller.
 *
 * In place of prosemirror-history, which takes back a stretch as a whole.
 */
export class TextHistory {
  private readonly host: EditorHost;
  private readonly pauseMs: number;
  private readonly log = new TextLog();
  /** What typing goes on with, if it does so in time and in the same place. */
  private open: TextEvent | null = null;
  private time = 0;
  private places: Span[] = [];
  private composition: unknown;
  /** What takes something back, while it is applied. */
  private goingBack: { transaction: Transaction; event: TextEvent } | null = null;
  /** How the editor was after the last transaction. */
  private doc: Node;
  private selection: SelectionBookmark;

  constructor(host: EditorHost, pauseMs = UNDO_PAUSE_MS) {
    this.host = host;
    this.pauseMs = pauseMs;
    this.doc = host.state.doc;
    this.selection = host.state.selection.getBookmark();
  }

  /** Must be called with every transaction after it was applied. Gives the event that it has begun, or null. */
  onTransaction(transaction: Transaction): TextEvent | null {
    const bookmark = this.selection;
    this.selection = this.host.state.selection.getBookmark();
    if (!transaction.docChanged) return null;
    // One that was not heard of: positions are not known any more, and others' words could go.
    if (transaction.before !== this.doc) this.forget();
    this.doc = transaction.doc;
    const appendedTo: Transaction | undefined = transaction.getMeta('appendedTransaction');
    const unsent: unknown = transaction.getMeta('rebased');
    if (typeof unsent === 'number') this.log.receive(transaction, unsent);
    else if (isForgotten(transaction) || (appendedTo && isForgotten(appendedTo))) {
      for (const map of transaction.mapping.maps) this.log.push({ map, others: [] });
    } else return this.remember(transaction, appendedTo, bookmark);
    this.places = mapPlaces(this.places, transaction.mapping);
    return null;
  }

  /** What is typed from now on is an event of its own. */
  end(): void {
    this.open = null;
  }

  /**
   * Takes back an event, and gives the one that is taken back to do it again. Null, and nothing happens, if nothing is left of it that could be.
   * Events must be taken back from the newest to the oldest.
   */
  takeBack({ changes }: TextEvent): TextEvent | null {
    const transaction = this.host.state.tr;
    const way = this.log.way();
    const event: TextEvent = { kind: 'text', changes: [] };
    for (const change of [...changes].reverse()) {
      const at = way.placeOf(change);
      if (at === undefined || !change.inverse) continue;
      const follow = (stretch: Span) => way.follow(stretch, at + 1);
      const exact = takeBack(transaction, change.inverse, { mapping: way.from(at + 1), follow });
      for (let index = event.changes.length; index < transaction.steps.length; index++) {
        const [step, doc] = [transaction.steps[index], transaction.docs[index]];
        if (!step || !doc) break;
        const isExact = index === exact;
        const done = { ...changeOf(step, doc), others: isExact ? [] : wordsPut(step), restores: isExact ? change : undefined };
        event.changes.push(done);
        way.go(done);
      }
    }
    this.end();
    if (!transaction.docChanged) return null;
    const [first] = changes;
    const at = first && way.placeOf(first);
    if (first?.bookmark && at !== undefined) transaction.setSelection(first.bookmark.map(way.from(at)).resolve(transaction.doc));
    this.goingBack = { transaction, event };
    this.host.dispatch(transaction.setMeta(GOING_BACK, true).scrollIntoView());
    this.goingBack = null;
    return event;
  }

  private remember(transaction: Transaction, appendedTo: Transaction | undefined, bookmark: SelectionBookmark): TextEvent | null {
    const back = this.goingBack;
    if (transaction === back?.transaction) {
      const [first] = back.event.changes;
      if (first) first.bookmark = bookmark;
      for (const change of back.event.changes) this.log.push(change);
      return null;
    }
    const changes = transaction.steps.map((step, index) => changeOf(step, transaction.docs[index] ?? transaction.doc));
    for (const change of changes) this.log.push(change);
    if (back && appendedTo === back.transaction) {
      back.event.changes.push(...changes);
      return null;
    }
    const goesOn = this.goesOn(transaction, appendedTo !== undefined);
    this.places = appendedTo && goesOn ? mapPlaces(this.places, transaction.mapping) : placesOf(transaction.mapping.maps);
    this.time = transaction.time;
    this.composition = transaction.getMeta('composition') ?? this.composition;
    if (goesOn && this.open) {
      this.open.changes.push(...changes);
      return null;
    }
    const [first] = changes;
    if (first) first.bookmark = bookmark;
    this.open = { kind: 'text', changes };
    return this.open;
  }

  /** True for what is typed without a pause beside what was typed before, and for all of one composition. */
  private goesOn(transaction: Transaction, isAppended: boolean): boolean {
    if (this.open === null || transaction.getMeta('inputRule')) return false;
    const composition: unknown = transaction.getMeta('composition');
    if (isAppended || (composition !== undefined && composition === this.composition)) return true;
    return this.time >= transaction.time - this.pauseMs && isBeside(transaction.mapping.maps[0], this.places);
  }

  private forget(): void {
    this.log.clear();
    this.end();
  }
}

/** An own step, in the doc before it. */
const changeOf = (step: Step, doc: Node): Change => ({ map: step.getMap(), others: [], inverse: step.invert(doc) });

const isForgotten = (transaction: Transaction) => transaction.getMeta(RECEIVED) || transaction.getMeta('addToHistory') === false;

/** What the last of `maps` that changes something has changed, in the doc after it. */
const placesOf = (maps: readonly StepMap[]): Span[] => maps.map(newSpans).findLast((spans) => spans.length > 0) ?? [];

const mapPlaces = (places: readonly Span[], mapping: Mapping): Span[] =>
  places.map(({ from, to }) => ({ from: mapping.map(from, 1), to: mapping.map(to, -1) })).filter(({ from, to }) => from <= to);

function isBeside(map: StepMap | undefined, places: readonly Span[]): boolean {
  let isBesideOne = false;
  map?.forEach((from, to) => {
    if (places.some((place) => from <= place.to && to >= place.from)) isBesideOne = true;
  });
  return isBesideOne;
}
