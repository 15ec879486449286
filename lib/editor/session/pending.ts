import type { Transaction } from '@tiptap/pm/state';
import { type Mappable, Mapping, type Step } from '@tiptap/pm/transform';
import { z } from 'zod';
import { type Anchor, AnchorRange, mapRange } from '@/lib/domain/anchors/anchor';
import type { OutboxItem } from '../outbox/outbox';

/** The ranges that an entry carries, if it carries any. */
const WithRanges = z.object({ ranges: z.array(AnchorRange.partial({ prefix: true, suffix: true })).nullable() });

/** An unconfirmed step of this tab and the text entry that it belongs to. */
export interface OwnStep {
  itemId: string;
  step: Step;
}

/** By item, how many of the own steps belong to items before it. */
function stepsBefore(items: readonly OutboxItem[], steps: readonly OwnStep[]): number[] {
  const counts = new Map(items.map(({ id }) => [id, 0]));
  for (const { itemId } of steps) counts.set(itemId, (counts.get(itemId) ?? 0) + 1);
  let sum = 0;
  return items.map(({ id }) => {
    const earlier = sum;
    sum += counts.get(id) ?? 0;
    return earlier;
  });
}

/**
 * The items after `received` has put foreign steps under the own ones: ranges of queued entries go back through the own steps before
 * them, through the foreign ones, and forward through the own ones again, as those were rebased.
 */
export function rebaseItems(
  items: readonly OutboxItem[],
  received: Transaction,
  foreignSteps: number,
  before: readonly OwnStep[],
  after: readonly OwnStep[],
): OutboxItem[] {
  const [back, forth] = [stepsBefore(items, before), stepsBefore(items, after)];
  return items.map((item, index) => {
    const start = before.length - (back[index] ?? 0);
    const end = before.length + foreignSteps + (forth[index] ?? 0);
    return mapItem(item, received.mapping.slice(start, end));
  });
}

/** The item with its ranges mapped. */
function mapItem(item: OutboxItem, mapping: Mappable): OutboxItem {
  const ranges = rangesOf(item);
  return ranges ? { ...item, payload: { ...item.payload, ranges: ranges.map((range) => mapWithReach(range, mapping)) } } : item;
}

/** The ranges that an item carries, in the coordinates of its place in the queue; null if it carries none. */
export function rangesOf({ payload }: OutboxItem): AnchorRange[] | null {
  const ranges = WithRanges.safeParse(payload).data?.ranges;
  return ranges?.map((range) => ({ prefix: '', suffix: '', ...range })) ?? null;
}

/** A range mapped, which keeps where its words were, mapped outward: there they are found again once they are put back. */
export const mapWithReach = (range: AnchorRange, mapping: Mappable): AnchorRange =>
  mapRange({ ...range, reach: range.reach ?? { from: range.from, to: range.to } }, mapping);

/** The mapping through the own steps that come after an item: from its coordinates to those of the editor now. */
export function mappingSince(item: OutboxItem, items: readonly OutboxItem[], steps: readonly OwnStep[]): Mapping {
  const earlier = new Set(items.slice(0, items.indexOf(item)).map(({ id }) => id));
  const start = steps.filter(({ itemId }) => earlier.has(itemId)).length;
  return new Mapping(steps.slice(start).map(({ step }) => step.getMap()));
}

/** The way from the confirmed article to the editor: through all unconfirmed steps. */
export function mappingToEditor(steps: readonly OwnStep[]): Mapping {
  return new Mapping(steps.map(({ step }) => step.getMap()));
}

/** The way back from the editor to the confirmed article. What was written since becomes the place where it was written. */
export function mappingFromEditor(steps: readonly OwnStep[]): Mapping {
  return mappingToEditor(steps).invert();
}

/** An anchor of the confirmed article in the coordinates of the editor: mapped through all unconfirmed steps. */
export function mapToEditor(anchor: Anchor, steps: readonly OwnStep[]): Anchor {
  if (steps.length === 0) return anchor;
  const mapping = mappingToEditor(steps);
  return { ...anchor, ranges: anchor.ranges.map((range) => mapRange(range, mapping)) };
}
