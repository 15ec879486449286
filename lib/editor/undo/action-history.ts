import type { Transaction } from '@tiptap/pm/state';
import { DomainError } from '@/lib/domain/errors';
import type { ReplyRequest } from '@/lib/domain/replies/reply-request';
import type { Annotation } from '@/lib/domain/tags/annotation';
import type { Suggestion } from '@/lib/domain/talk/suggestion';
import { isAwaited } from '../outbox/outbox-items';
import type { ArticleSession } from '../session/article-session';
import type { Asking } from '../session/session-options';
import { ActionPlaces } from './action-places';
import { givenBy, inverseOf, valueEntry, valueName } from './inverse-entry';
import { valuesOfRequest } from './inverse-reply';
import type { Action } from './inversion';
import { type TextEvent, TextHistory } from './text-history';
import { withSeen } from './with-seen';

/** Actions that were done together are taken back together. */
export type UndoEvent = TextEvent | { kind: 'actions'; actions: readonly Action[] };

/** Actions remembered in one tab. */
const MAX_EVENTS = 200;

/**
 * Undo and redo of one tab: text events and one's own actions on tags, in the order in which they happened. Of text only
 * what one has written oneself is undone (`TextHistory`); an action by the inverse entry, which the server refuses by name if someone has
 * changed the value since.
 */
export class ActionHistory {
  private readonly session: ArticleSession;
  private readonly text: TextHistory;
  private readonly places = new ActionPlaces();
  private done: UndoEvent[] = [];
  private undone: UndoEvent[] = [];
  /** What was done so far of actions that count as one. Null while none are done together. */
  private together: Action[] | null = null;
  /** By value and entry, the entry that brought the value back when what came after it was taken back: it counts as the newest in its place. */
  private readonly standIns = new Map<string, string>();

  /** `pauseMs`: how long a pause in typing begins a new event; as usual if it is not said. */
  constructor(session: ArticleSession, { pauseMs }: { pauseMs?: number } = {}) {
    this.session = session;
    this.text = new TextHistory(session.options.host, pauseMs);
  }

  /** Must be called with every transaction after it was applied, like `ArticleSession.onTransaction`. */
  onTransaction(transaction: Transaction): void {
    const begun = this.text.onTransaction(transaction);
    if (!transaction.docChanged) return;
    this.places.carry(transaction);
    if (begun) this.remember(begun);
  }

  /** Does an action and remembers it; `also` as in `ArticleSession.act`. Typing after it is a new text event. Gives the entry's id. */
  act(type: string, payload: Record<string, unknown>, also?: Asking): string {
    const action = this.do(type, payload, also);
    if (this.together) this.together.push(action);
    else this.remember({ kind: 'actions', actions: [action] });
    return action.entryId;
  }

  /** Does several actions that are taken back as one. What the rules refuse (a DomainError) stops it; what was done until then is kept. */
  actTogether(actions: readonly { type: string; payload: Record<string, unknown> }[]): void {
    this.asOne(() => {
      for (const { type, payload } of actions) this.act(type, payload);
    });
  }

  /** Runs `work`, and what it does is taken back as one. What it throws is thrown on; what was done until then is kept. */
  asOne(work: () => void): void {
    const outer = this.together;
    const done = outer ?? [];
    this.together = done;
    try {
      work();
    } finally {
      this.together = outer;
      if (outer === null && done.length > 0) this.remember({ kind: 'actions', actions: done });
    }
  }

  private do(type: string, given: Record<string, unknown>, also?: Asking): Action {
    const payload = withSeen(this.session, type, given);
    const known = this.knownOf(payload);
    const entryId = this.session.act(type, payload, also);
    this.text.end();
    return { entryId, type, payload, ...known };
  }

  /** True if there is something to take back, or to do again. */
  get canUndo(): boolean {
    return !this.session.isShut && this.happened(this.done).length > 0;
  }
  get canRedo(): boolean {
    return !this.session.isShut && this.happened(this.undone).length > 0;
  }

  /** What was done last: for a note that offers to take that back, whatever is done until somebody presses it. */
  get newest(): UndoEvent | undefined {
    return this.happened(this.done).at(-1);
  }

  /** True while there is something of an event to take back. */
  holds(event: UndoEvent | undefined): boolean {
    return this.happened(this.done).some((one) => one === event);
  }

  /** Takes back the last event, or that one, and gives it. Null if it is not there. Throws DomainError if it cannot be taken back, which also forgets it, unless it can be later. */
  undo(event?: UndoEvent): UndoEvent | null {
    return this.step(this.done, this.undone, event);
  }

  /** Does again what was taken back last, and gives that as it was done now. Null if there is nothing. */
  redo(): UndoEvent | null {
    const isDone = this.step(this.undone, this.done) !== null;
    return isDone ? (this.done.at(-1) ?? null) : null;
  }

  /** Forgets that a suggestion was made, if nothing was done since. False otherwise. */
  forgetMade(suggestionId: string): boolean {
    const { newest } = this;
    if (newest?.kind !== 'actions') return false;
    if (!newest.actions.every(({ type, payload }) => type === 'suggestion.made' && payload.suggestionId === suggestionId)) return false;
    this.done = this.done.filter((event) => event !== newest);
    return true;
  }

  /** Forgets what was written: for who may not change the text any more. Actions are taken back as before. */
  forgetText(): void {
    this.text.end();
    const isAction = ({ kind }: UndoEvent) => kind === 'actions';
    this.done = this.done.filter(isAction);
    this.undone = this.undone.filter(isAction);
  }

  /** The events without actions that the server has refused: there is nothing of these to take back, and the person was told. */
  private happened(events: UndoEvent[]): UndoEvent[] {
    const isRefused = ({ entryId }: Action) => this.session.refusedIds.has(entryId);
    return events.filter((event) => event.kind === 'text' || !event.actions.every(isRefused));
  }

  private step(from: UndoEvent[], to: UndoEvent[], event = this.happened(from).at(-1)): UndoEvent | null {
    this.session.demandOpen();
    if (!event || !this.happened(from).includes(event)) return null;
    const at = from.indexOf(event);
    from.splice(at, 1);
    if (event.kind === 'actions') {
      this.text.end();
      try {
        this.takeBack(
          event.actions.filter(({ entryId }) => !this.session.refusedIds.has(entryId)),
          to,
        );
      } catch (error) {
        if (this.isUnderWay(event.actions)) from.splice(at, 0, event);
        throw error;
      }
      return event;
    }
    const wayBack = this.text.takeBack(event);
    // Others may have deleted all that was left of it: then it is the one before that goes.
    if (wayBack === null) return this.step(from, to);
    to.push(wayBack);
    return event;
  }

  /** Takes back actions, the last one first. What is refused stops none of the others, and is thrown in the end. */
  private takeBack(actions: readonly Action[], to: UndoEvent[]): void {
    const inverted: Action[] = [];
    try {
      const refusals = actions.toReversed().map((action) => refusalOf(() => inverted.push(this.invert(action))));
      const first = refusals.find(Boolean);
      if (first) throw first;
    } finally {
      // What was taken back before a fault of the page can be done again, too.
      if (inverted.length > 0) {
        to.push({ kind: 'actions', actions: inverted });
        this.carryAlong(inverted);
      }
    }
  }

  /** True for an action on a suggestion of which this tab waits for an answer: that may be all that is in the way of taking it back. */
  private isUnderWay([action, ...others]: readonly Action[]): boolean {
    return others.length === 0 && this.session.items.some((item) => isAwaited(item, action?.payload.suggestionId));
  }

  /** Sends the inverse of an action and gives it as an action of its own, whose inverse is the way back. What was not sent yet is called off instead. */
  private invert(remembered: Action): Action {
    const { session } = this;
    const action = { ...remembered, ranges: this.places.of(remembered) };
    if (action.isCalledOff) return this.do(action.type, action.payload);
    const calledOff = session.callOff(action.entryId);
    if (calledOff === 'called-off') return { ...action, isCalledOff: true };
    const { type, ...inverse } = inverseOf(
      action,
      this.standInOf(valueName(action), valueEntry(action)),
      this.suggestedNow(action.payload),
    );
    const payload = withSeen(session, type, inverse.payload);
    const known = this.knownOf(payload);
    const entryId = calledOff === 'sent' ? session.actBehind(type, payload) : session.act(type, payload);
    this.rememberStandIns(action, entryId);
    return { entryId, type, payload, ...known };
  }

  /** Each value that `entryId` has brought back counts as given by it, where it counted as given by an earlier entry. */
  private rememberStandIns({ before, wasRequested, payload }: Action, entryId: string): void {
    const [now, request] = [this.tagOf(payload), this.requestOf(payload)];
    const was = new Map([...(before ? givenBy(before) : []), ...(wasRequested ? valuesOfRequest(wasRequested) : [])]);
    for (const [value, by] of [...(now ? givenBy(now) : []), ...(request ? valuesOfRequest(request) : [])]) {
      const earlier = was.get(value);
      if (by === entryId && earlier !== undefined) this.standIns.set(`${value} ${this.standInOf(value, earlier)}`, entryId);
    }
  }

  private standInOf(value: string, entryId: string): string {
    let now = entryId;
    for (let next = this.standIns.get(`${value} ${now}`); next !== undefined; next = this.standIns.get(`${value} ${now}`)) now = next;
    return now;
  }

  private remember(event: UndoEvent): void {
    this.done.push(event);
    if (this.done.length > MAX_EVENTS) this.done.shift();
    this.undone = [];
    if (event.kind === 'actions') this.carryAlong(event.actions);
  }

  private carryAlong(actions: readonly Action[]): void {
    const remembered = [...this.done, ...this.undone].flatMap((event) => (event.kind === 'actions' ? event.actions : []));
    this.places.add(actions, remembered);
  }

  /** What an entry is about, as it is before it. */
  private knownOf(payload: Record<string, unknown>): Pick<Action, 'before' | 'wasSuggested' | 'wasRequested' | 'ranges'> {
    const before = this.tagOf(payload);
    const wasSuggested = this.session.suggestions.get(String(payload.suggestionId)) ?? null;
    const ofSuggestion = wasSuggested ? this.session.placesOfSuggestion(wasSuggested) : [];
    const ranges = before ? this.session.placesWithReach(before) : ofSuggestion;
    return { before, wasSuggested, wasRequested: this.requestOf(payload), ranges };
  }

  private suggestedNow({ suggestionId }: Record<string, unknown>): (Pick<Suggestion, 'replacement'> & Pick<Action, 'ranges'>) | null {
    const now = this.session.suggestions.get(String(suggestionId));
    return now ? { replacement: now.replacement, ranges: this.session.placesOfSuggestion(now) } : null;
  }

  private tagOf(payload: Record<string, unknown>): Annotation | null {
    return typeof payload.annotationId === 'string' ? (this.session.annotations.get(payload.annotationId) ?? null) : null;
  }

  private requestOf(payload: Record<string, unknown>): ReplyRequest | null {
    return this.session.replyRequests.find(({ id }) => id === payload.requestId) ?? null;
  }
}

/** Why the rules refuse `work`, or null where they do not. A fault is thrown on. */
function refusalOf(work: () => void): DomainError | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}
