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
 * Who but `actorId` last sent an entry about the thing since the one that is taken back; null if nobody has. `entries`: the whole journal, in order. Where
 * that one is not among them, since it was refused, any entry of another person about the thing counts.
 */
export function changerSince(
  takenBack: TakenBack,
  entries: readonly (Pick<EntryInput, 'id' | 'type' | 'payload'> & { actorId: string })[],
  actorId: string,
): string | null {
  const at = entries.findIndex(({ id }) => id === takenBack.entryId);
  return entries.slice(Math.max(at, 0)).findLast((one) => one.actorId !== actorId && isAboutTaken(takenBack, one))?.actorId ?? null;
}
