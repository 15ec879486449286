import { z } from 'zod';
import { Uuid } from '../../uuid';
import type { EntryInput } from '../entry';

/** What an undo puts back or takes away that carries no basis of its own: by entry type, the member that names it. */
const things: Readonly<Record<string, string>> = {
  'evidence.unlinked': 'evidenceId',
  'evidence.relinked': 'evidenceId',
  'relation.removed': 'relationId',
  'relation.restored': 'relationId',
  'reply.removed': 'requestId',
  'reply.restored': 'requestId',
};

/** An entry that is taken back, and the thing that it is about. */
export interface TakenBack {
  entryId: string;
  /** How the types of all entries about such a thing begin. */
  types: string;
  /** The member of their payloads that names it. */
  member: string;
  id: string;
}

const Undoing = z.looseObject({ undoes: Uuid.optional(), restored: Uuid.optional() });

/** What an entry takes back, where the state does not tell who has changed the thing last: the journal is to be asked. Null for all else. */
export function takenBackBy({ type, payload }: Pick<EntryInput, 'type' | 'payload'>): TakenBack | null {
  const member = things[type];
  const { undoes, restored, ...rest } = Undoing.safeParse(payload).data ?? {};
  const entryId = undoes ?? restored;
  const id = Uuid.safeParse(member && rest[member]).data;
  return member && entryId && id ? { entryId, types: `${type.split('.')[0]}.`, member, id } : null;
}

const Named = z.record(z.string(), z.unknown());

/** True of an entry that is about the same thing. */
const isAboutTaken = ({ types, member, id }: TakenBack, { type, payload }: Pick<EntryInput, 'type' | 'payload'>): boolean =>
  type.startsWith(types) && Named.safeParse(payload).data?.[member] === id;

/**
 * Whose the last entry about the same thing is that another person has sent since, among all entries of a journal in order; null if there is none.
 * Of an entry that was refused, and so is not among them, any counts: what it did others have done.
 */
export function changerSince(
  takenBack: TakenBack,
  entries: readonly (Pick<EntryInput, 'id' | 'type' | 'payload'> & { actorId: string })[],
  actorId: string,
): string | null {
  const since = entries.slice(
    Math.max(
      0,
      entries.findIndex(({ id }) => id === takenBack.entryId),
    ),
  );
  return since.findLast((one) => one.actorId !== actorId && isAboutTaken(takenBack, one))?.actorId ?? null;
}
