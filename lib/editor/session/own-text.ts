import type { Transaction } from '@tiptap/pm/state';
import { ReplaceAroundStep, ReplaceStep, Step, type Transform } from '@tiptap/pm/transform';
import { sendableSteps } from 'prosemirror-collab';
import { z } from 'zod';
import type { OutboxItem } from '../outbox/outbox';
import type { OwnStep } from './pending';
import { type EditorHost, RECEIVED } from './session-options';

/**
 * Neither typing for hours without a line nor one act may make an entry that the server finds too large: the undo of held Backspace is a step for
 * each letter, and headings made of a book one for each paragraph.
 */
const STEPS_PER_ITEM = 500;
/** What is pasted fills an entry as well: so many characters as one step. */
const CHARS_PER_STEP = 500;
/** What an entry with text carries. */
export const TextPayload = z.object({ steps: z.array(z.unknown()), origin: z.string().optional() });

/**
 * The text of one tab that is not confirmed: its steps stay in the editor, and each belongs to an entry of the outbox. prosemirror-collab makes a step
 * anew when it rebases it, and keeps the transaction that it was first made by: by that it is known, and by its place among those of its transaction
 * that are left, since one act may be parted among entries.
 */
export class OwnText {
  private readonly host: EditorHost;
  /** By transaction, the entries of its steps that are left. */
  private readonly left = new WeakMap<Transform, readonly string[]>();
  /** How full entries are, in steps. */
  private readonly fill = new Map<string, number>();
  /** Steps as they are kept. Of a rebased one there is another: each is written down once, not again with each key that comes after it. */
  private readonly written = new WeakMap<Step, unknown>();

  constructor(host: EditorHost) {
    this.host = host;
  }

  /** Takes what a person did to the text. `entryFor` gives the entry that a step joins: the open one, if that has room, or a new one. */
  add(transaction: Transaction, entryFor: (hasRoom: (itemId: string) => boolean) => string): void {
    const sizes = transaction.steps.map(sizeOf);
    const whole = sizes.reduce((sum, size) => sum + size, 0);
    const itemIds = sizes.map((size, index) => {
      // What one act has done stays in one entry, if any has room for it.
      const needed = index === 0 && whole <= STEPS_PER_ITEM ? whole : size;
      const itemId = entryFor((id) => (this.fill.get(id) ?? 0) + needed <= STEPS_PER_ITEM);
      this.fill.set(itemId, (this.fill.get(itemId) ?? 0) + size);
      return itemId;
    });
    this.left.set(transaction, itemIds);
  }

  /** Puts the text of a kept entry back into the editor. False, and nothing happens, if it does not fit there. */
  replay({ id, payload }: OutboxItem): boolean {
    const transaction = this.host.state.tr.setMeta(RECEIVED, true).setMeta('addToHistory', false);
    try {
      for (const json of TextPayload.parse(payload).steps) transaction.step(this.stepOf(json));
    } catch {
      return false;
    }
    this.left.set(
      transaction,
      transaction.steps.map(() => id),
    );
    this.host.dispatch(transaction);
    return true;
  }

  /** The unconfirmed steps in order, each with its entry. */
  steps(): OwnStep[] {
    return this.withOrigins().map(({ itemId, step }) => ({ itemId, step }));
  }

  /** True if there are unconfirmed steps. */
  get hasSteps(): boolean {
    return sendableSteps(this.host.state) !== null;
  }

  /** The items with their steps as they are now, without those that have none left. */
  fillIn(items: readonly OutboxItem[]): OutboxItem[] {
    const own = new Map<string, unknown[]>();
    for (const { itemId, step } of this.steps()) {
      const steps = own.get(itemId) ?? [];
      steps.push(this.write(step));
      own.set(itemId, steps);
    }
    return items.flatMap((item) => {
      if (item.type !== 'text') return [item];
      const steps = own.get(item.id);
      return steps ? [{ ...item, payload: { ...item.payload, steps } }] : [];
    });
  }

  /** True if nothing is left of any of the items. */
  isGone(items: readonly OutboxItem[]): boolean {
    if (items.some(({ type }) => type !== 'text')) return false;
    const ids = new Set(items.map(({ id }) => id));
    const origins = sendableSteps(this.host.state)?.origins ?? [];
    return !origins.some((origin) => this.left.get(origin)?.some((id) => ids.has(id)));
  }

  /** From now on only those of the unconfirmed steps are left that say so, by their place in the order. To be called before the editor drops the others. */
  keep(isLeft: (index: number) => boolean): void {
    const left = new Map<Transform, string[]>();
    this.withOrigins().forEach(({ origin, itemId }, index) => {
      const ids = left.get(origin) ?? [];
      if (isLeft(index)) ids.push(itemId);
      left.set(origin, ids);
    });
    for (const [origin, ids] of left) this.left.set(origin, ids);
  }

  /** A stored step in the editor's own schema: TipTap makes one for each editor, and nodes of another do not fit into its doc. */
  stepOf(json: unknown): Step {
    return Step.fromJSON(this.host.state.schema, json);
  }

  private write(step: Step): unknown {
    const written = this.written.get(step) ?? step.toJSON();
    this.written.set(step, written);
    return written;
  }

  private withOrigins(): (OwnStep & { origin: Transform })[] {
    const sendable = sendableSteps(this.host.state);
    if (!sendable) return [];
    const places = new Map<Transform, number>();
    return sendable.steps.flatMap((step, index) => {
      const origin = sendable.origins[index];
      if (!origin) return [];
      const place = places.get(origin) ?? 0;
      places.set(origin, place + 1);
      const itemId = this.left.get(origin)?.[place];
      return itemId === undefined ? [] : [{ itemId, step, origin }];
    });
  }
}

/** How much of an entry a step fills, in steps. */
const sizeOf = (step: Step): number =>
  1 + (step instanceof ReplaceStep || step instanceof ReplaceAroundStep ? step.slice.size / CHARS_PER_STEP : 0);
