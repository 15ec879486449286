import { z } from 'zod';
import type { ArticleState } from '../../article-state';
import { type Annotation, checkOf } from '../../tags/annotation';
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

/** A value of a tag that is taken back, and the entries that gave it, and what goes with it. */
export interface ValueTakenBack {
  annotationId: string;
  entryIds: string[];
}

const judgementsOf = (tag: Annotation) => [tag.verdict?.entryId, checkOf(tag).second?.entryId];

/** By type of what takes a single value back, or the tag with all of its own: the entries whose word goes, beside the one that is named. */
const goingWith: Readonly<Record<string, (tag: Annotation) => (string | undefined)[]>> = {
  // The one that stands: a second undo in a row names the entry of the first.
  'verdict.given': (tag) => [tag.verdict?.entryId],
  'check.second-given': (tag) => [checkOf(tag).second?.entryId],
  'check.state-changed': () => [],
  'check.assigned': () => [],
  'check.second-assigned': () => [],
  'check.due-set': () => [],
  'check.methods-set': () => [],
  'annotation.kind-changed': judgementsOf,
  'annotation.removed': (tag) => [
    ...judgementsOf(tag),
    ...[tag.basis.kind, tag.basis.checkState, tag.basis.verdict, ...Object.values(checkOf(tag).basis)].map((basis) => basis?.entryId),
  ],
};

const UndoingValue = z.looseObject({ annotationId: Uuid, undoes: Uuid });

/** The value that an entry takes back, where somebody may have kept it against another one: the journal alone says so. Null for all else. */
export function valueTakenBackBy(
  { annotations }: Pick<ArticleState, 'annotations'>,
  { type, payload }: Pick<EntryInput, 'type' | 'payload'>,
): ValueTakenBack | null {
  const going = goingWith[type];
  const { annotationId = '', undoes } = (going && UndoingValue.safeParse(payload).data) ?? {};
  const tag = annotations.get(annotationId);
  if (!going || !tag || undoes === undefined) return null;
  return { annotationId, entryIds: [...new Set([undoes, ...going(tag).flatMap((id) => id ?? [])])] };
}

const Kept = z.looseObject({ annotationId: Uuid, basedOn: Uuid, take: z.literal(false) });

/**
 * Who but `actorId` last kept the value that is taken back beside another one; null if nobody has. What was set aside by that is gone: with the kept one
 * neither would be left. A choice of before says not what it kept, and is none of these.
 */
export function keeperOf(
  { annotationId, entryIds }: ValueTakenBack,
  entries: readonly (Pick<EntryInput, 'type' | 'payload'> & { actorId: string })[],
  actorId: string,
): string | null {
  const isKeep = ({ type, payload }: Pick<EntryInput, 'type' | 'payload'>) => {
    const kept = type === 'rival.settled' ? Kept.safeParse(payload).data : undefined;
    return kept?.annotationId === annotationId && entryIds.includes(kept.basedOn);
  };
  return entries.findLast((one) => one.actorId !== actorId && isKeep(one))?.actorId ?? null;
}
