import type { EditorState } from '@tiptap/pm/state';
import type { Transform } from '@tiptap/pm/transform';
import { sendableSteps } from 'prosemirror-collab';
import type { OwnStep } from './pending';

/**
 * The text entry of each own step that is not confirmed. prosemirror-collab makes a step anew when it rebases it, and keeps the transaction that it
 * was first made by: by that it is known, and by its place among those of its transaction that are left, since one act may be parted among entries.
 */
export class StepItems {
  private readonly left = new WeakMap<Transform, readonly string[]>();

  /** A transaction makes steps: `itemIds` has the entry of each. */
  add(transaction: Transform, itemIds: readonly string[]): void {
    this.left.set(transaction, itemIds);
  }

  /** The unconfirmed steps in order, each with its entry. */
  of(state: EditorState): OwnStep[] {
    return this.withOrigins(state).map(({ itemId, step }) => ({ itemId, step }));
  }

  /** Only those of the unconfirmed steps are left from now on, by their place in the order, that say so. To be called before the editor drops the others. */
  keep(state: EditorState, isLeft: (index: number) => boolean): void {
    const left = new Map<Transform, string[]>();
    this.withOrigins(state).forEach(({ origin, itemId }, index) => {
      const ids = left.get(origin) ?? [];
      if (isLeft(index)) ids.push(itemId);
      left.set(origin, ids);
    });
    for (const [origin, ids] of left) this.left.set(origin, ids);
  }

  private withOrigins(state: EditorState): (OwnStep & { origin: Transform })[] {
    const sendable = sendableSteps(state);
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
