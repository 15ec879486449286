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

/** How many of the own steps belong to items before `item`. */
function stepsBefore(item: OutboxItem, items: readonly OutboxItem[], steps: readonly OwnStep[]): number {
  const earlier = new Set(items.slice(0, items.indexOf(item)).map(({ id }) => id));
  return steps.filter(({ itemId }) => earlier.has(itemId)).length;
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
  return items.map((item) => {
    const start = before.length - stepsBefore(item, items, before);
    const end = before.length + foreignSteps + stepsBefore(item, items, after);
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
  return new Mapping(steps.slice(stepsBefore(item, items, steps)).map(({ step }) => step.getMap()));
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
