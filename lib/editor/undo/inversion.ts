import type { AnchorRange } from '@/lib/domain/anchors/anchor';
import type { ReplyRequest } from '@/lib/domain/replies/reply-request';
import type { Annotation } from '@/lib/domain/tags/annotation';
import type { Suggestion } from '@/lib/domain/talk/suggestion';

/** An entry that this person made, with what is needed to take it back: the tag as it was before it. */
export interface Action {
  entryId: string;
  type: string;
  payload: Record<string, unknown>;
  before: Annotation | null;
  /** The suggestion as it was before it. */
  wasSuggested: Suggestion | null;
  /** The request for a reply as it was before it. */
  wasRequested: ReplyRequest | null;
  /** Where the tag's ranges, or the suggestion's, were. Where that is by now say `ActionPlaces`. */
  ranges: AnchorRange[];
  /** It was taken out of the outbox before it was sent: the way back is to do it. */
  isCalledOff?: boolean;
}

/** An entry that takes an action back. */
export type Inverse = Pick<Action, 'type' | 'payload'>;

/** What is suggested now. */
export type Suggested = Pick<Suggestion, 'replacement'> & Pick<Action, 'ranges'>;

/** How entries of one type are taken back. */
export interface Inversion {
  /** The value that such an entry names the basis of. Left out: that its tag is there. */
  value?: string | ((payload: Action['payload']) => string);
  /** `undoes`: the entry that its value comes from now. `suggested`: what is suggested now, for what leaves it alone. */
  invert(action: Action, undoes: string, suggested: Suggested | null): Inverse;
}

/** By type of entry. */
export type Inversions = Readonly<Partial<Record<string, Inversion>>>;

/** True for an entry that takes one back. */
export const isUndo = ({ undoes }: Action['payload']) => undoes !== undefined && undoes !== null;

/** By an entry of another type about the same (`names` of members), which undoes the one that its value comes from. */
export const byUndoing = (type: string, ...names: string[]): Inversion => ({
  invert: ({ payload }, undoes) => ({ type, payload: { ...membersOf(payload, names), undoes } }),
});

/** The same, which undoes the action itself. */
export const byUndoingIt = (type: string, ...names: string[]): Inversion => ({
  invert: ({ payload, entryId }) => ({ type, payload: { ...membersOf(payload, names), undoes: entryId } }),
});

/** By an entry of the same type: what was set before is set again. */
export const bySetting = (value: string, old: (before: Annotation | null) => Record<string, unknown>): Inversion => ({
  value,
  invert: ({ type, payload: { annotationId }, before }, undoes) => ({
    type,
    payload: { annotationId, ...old(before), basedOn: undoes, undoes },
  }),
});

const membersOf = (payload: Action['payload'], names: readonly string[]) => Object.fromEntries(names.map((name) => [name, payload[name]]));
