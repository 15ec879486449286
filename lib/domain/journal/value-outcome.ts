import { z } from 'zod';
import type { Basis } from '../basis';
import type { Annotation, ProposedVerdict, Rival, ValueField } from '../tags/annotation';
import { Uuid } from '../uuid';
import type { NamedVerdict } from '../verdicts/verdict';
import { changedSince, refuseUndoOfChanged } from './change-annotation';
import type { EntryOf } from './entry-type';

/** A change of a single value names the entry that it was based on: null if there was none. */
export const Based = z.object({ annotationId: Uuid, basedOn: Uuid.nullable(), undoes: Uuid.nullable().default(null) });

/** stored: it is the value now. rival: another had been stored since, this one stands beside it. */
export const Outcome = z.object({ outcome: z.enum(['stored', 'rival']) });

/** Whether a change is based on the newest value. An undo of a value that changed since is refused by name. */
export function outcomeOf(annotation: Annotation, what: string, input: z.infer<typeof Based>, newest: Basis | null): 'stored' | 'rival' {
  refuseUndoOfChanged(annotation, what, input.undoes, newest);
  return (newest?.entryId ?? null) === input.basedOn ? 'stored' : 'rival';
}

/** Refuses (`conflict`) a change that was based on an older value: what was stored since stays, and the sender sees it. For what gets no rival. */
export function refuseIfOld(
  annotation: Annotation,
  what: string,
  { basedOn, undoes }: z.infer<typeof Based>,
  newest: Basis | null = null,
): void {
  refuseUndoOfChanged(annotation, what, undoes, newest);
  if ((newest?.entryId ?? null) !== basedOn) throw changedSince(annotation, what, newest);
}

/** The tag with a value beside the stored one. */
export function withRival(annotation: Annotation, entry: EntryOf<unknown>, field: ValueField, proposed: Rival['proposed']): Annotation {
  const rival: Rival = { entryId: entry.id, field, byId: entry.actorId, at: entry.at, proposed };
  return { ...annotation, rivals: [...annotation.rivals, rival] };
}

/** That a judgement beside another keeps which words it is of. Left out where it was stored, and by entries from before a rival kept them. */
export const KeepsWords = z.literal(true).optional();

/** That a claim stays in the state in which it is, and this of the entry that set it: it was set aside. Left out else, and by entries from before it could stay so. */
export const KeepsState = z.literal(true).optional();

/** The entry of the state of a claim as whoever judges it saw it: null where none gave it. Left out where nobody says. Not stored: that the state stays is. */
export const SeenStateId = Uuid.nullable().optional();

/**
 * The last entry that the sender had seen of the article. What takes others' work away is refused where they did that later (`seen/seen-work`). Left out
 * where nobody says. Not stored.
 */
export const SeenSeq = z.number().int().nonnegative().optional();

/** A judgement as it stands beside another. */
export const asRival = (
  {
    value,
    rationale,
    grade,
    wordsHash,
    restatedFrom,
  }: NamedVerdict & { rationale: string; wordsHash: string; restatedFrom?: string | undefined },
  keepsWords: z.infer<typeof KeepsWords>,
): ProposedVerdict => ({
  value,
  rationale,
  ...(grade && { grade }),
  ...(keepsWords && { wordsHash }),
  ...(restatedFrom !== undefined && { restatedFrom }),
});

/** That whoever changes something is named on it beside whoever made it. Left out by entries from before they were. */
export const NamesChanger = z.literal(true).optional();

/** Who changed something by an entry, as it is kept on it. */
export const changerOf = ({ actorId, at }: EntryOf<unknown>, namesChanger: z.infer<typeof NamesChanger>) =>
  namesChanger ? { changed: { byId: actorId, at } } : {};

/** The basis that an entry is from now on. */
export const basisOf = ({ id, actorId }: EntryOf<unknown>): Basis => ({ entryId: id, byId: actorId });
