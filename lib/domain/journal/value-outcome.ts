import { z } from 'zod';
import type { Annotation, Rival, ValueField } from '../annotation';
import type { Basis } from '../basis';
import { Uuid } from '../uuid';
import { refuseUndoOfChanged } from './change-annotation';
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

/** The tag with a value beside the stored one. */
export function withRival(annotation: Annotation, entry: EntryOf<unknown>, field: ValueField, proposed: Rival['proposed']): Annotation {
  const rival: Rival = { entryId: entry.id, field, byId: entry.actorId, at: entry.at, proposed };
  return { ...annotation, rivals: [...annotation.rivals, rival] };
}

/** The basis that an entry is from now on. */
export const basisOf = ({ id, actorId }: EntryOf<unknown>): Basis => ({ entryId: id, byId: actorId });
