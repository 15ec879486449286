import type { Transaction } from '@tiptap/pm/state';
import { type Anchor, type AnchorRange, quoteRange, stateOfRanges } from '@/lib/domain/anchors/anchor';
import { AnchoredMap } from '@/lib/domain/anchors/anchored-map';
import { concernedBy, settleAnchors } from '@/lib/domain/anchors/settle-anchors';
import { isExactAt, withoutReach } from '@/lib/domain/anchors/settle-range';
import { mapWithReach } from '../session/pending';
import type { Action } from './inversion';

/** The place of an action, under the id of its entry. */
interface Placed {
  id: string;
  anchor: Anchor;
}

const NONE: ReadonlySet<string> = new Set();

const placedAt = (id: string, ranges: AnchorRange[]): Placed => ({ id, anchor: { ranges, state: stateOfRanges(ranges) } });

const mapOf = (all: Iterable<Placed>) =>
  AnchoredMap.of<Placed>({ anchorOf: ({ anchor }) => anchor, withAnchor: (one, anchor) => ({ ...one, anchor }) }, all);

/**
 * The places that actions remember, carried through every transaction. They are kept as the server keeps a tag's: words that are taken out and put
 * back are found again, whatever was written beside them. Mapped alone a place would close around what is left of its words.
 *
 * Thousands may have been done at once: a key is to cost what stands near it.
 */
export class ActionPlaces {
  private placed = mapOf([]);

  /** Carries these along as well. `remembered`: all actions that are; the places of others are let go now and then. */
  add(actions: readonly Action[], remembered: readonly Action[]): void {
    this.placed = this.placed.with(this.allOf(actions, ({ ranges }) => ranges));
    if (this.placed.size > 2 * remembered.length + 64) this.placed = mapOf(this.allOf(remembered, (action) => this.of(action)));
  }

  /** Where an action's ranges are by now. */
  of({ entryId, ranges }: Action): AnchorRange[] {
    return this.placed.get(entryId)?.anchor.ranges ?? ranges;
  }

  /** Must be called with every transaction that has changed the text. */
  carry(transaction: Transaction): void {
    if (this.placed.size === 0) return;
    const { before, doc, mapping, steps } = transaction;
    const change = { before, doc, maps: mapping.maps, steps };
    const near = concernedBy(change, this.placed, () => NONE);
    const carried = isRebase(transaction)
      ? near.map(({ id, anchor }) => placedAt(id, rebased(anchor.ranges, transaction)))
      : settleAnchors(
          change,
          near.map(({ id, anchor }) => [id, anchor] as const),
          NONE,
        );
    this.placed = this.placed.mapThrough(mapping.maps).with(carried);
  }

  private allOf(actions: readonly Action[], rangesOf: (action: Action) => AnchorRange[]): Placed[] {
    return actions.filter(({ ranges }) => ranges.length > 0).map((action) => placedAt(action.entryId, rangesOf(action)));
  }
}

/** True where own steps were taken back and done again over others': what these took out for a moment is not gone. */
const isRebase = ({ mapping }: Transaction) => mapping.maps.some((_, index) => mapping.getMirror(index) !== undefined);

function rebased(ranges: readonly AnchorRange[], { before, doc, mapping }: Transaction): AnchorRange[] {
  return ranges.map((range) => {
    const { prefix, suffix } = quoteRange(before, range.from, range.to);
    const reach = range.reach ?? { from: range.from, to: range.to, prefix, suffix };
    const mapped = mapWithReach({ ...range, reach }, mapping);
    return isExactAt(doc, mapped) ? withoutReach(mapped) : mapped;
  });
}
