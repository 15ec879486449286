import { z } from 'zod';
import type { ArticleState } from '../../article-state';
import { canonicalJson } from '../../canonical-json';
import { factsOf, type OwnJudgement } from '../../checks/facts';
import { type Annotation, checkOf } from '../../tags/annotation';
import { tagKinds } from '../../tags/tag-kinds';
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

type Said = Pick<OwnJudgement, 'verdict' | 'check' | 'checkState' | 'basis'>;

/** The entries whose word is on a tag, be it judged or not; and of a claim that follows its facts, what it was judged as by itself. */
const saidOn = ({ split, ...tag }: Annotation): (string | undefined)[] =>
  [tag, split?.own ?? []].flat().flatMap((said: Said) => {
    const { second, basis } = checkOf(said);
    return [said.verdict, second, said.basis.checkState, said.basis.verdict, ...Object.values(basis)].map((one) => one?.entryId);
  });

/** By type of what takes a single value back, or the tag with all of its own: the entries whose word goes, beside the one that is named. */
const goingWith: Readonly<Record<string, (tag: Annotation, state: Tags) => (string | undefined)[]>> = {
  // The one that stands: a second undo in a row names the entry of the first.
  'verdict.given': (tag) => [tag.verdict?.entryId],
  'check.second-given': (tag) => [checkOf(tag).second?.entryId],
  'check.state-changed': () => [],
  'check.assigned': () => [],
  'check.second-assigned': () => [],
  'check.due-set': () => [],
  'check.methods-set': () => [],
  // What is no claim has nothing of its own to lose: what is known of it from when it was one may come back.
  'annotation.kind-changed': (tag) => (tagKinds[tag.kind].takesVerdict ? saidOn(tag) : []),
  'annotation.removed': (tag, state) => [tag, ...factsOf(state, tag)].flatMap((one) => [one.basis.kind.entryId, ...saidOn(one)]),
};

type Tags = Pick<ArticleState, 'annotations'>;

/** Values that an entry takes back, by the entries that gave them. */
export interface ValuesBack {
  entryIds: readonly string[];
  /** The tag that loses them, where another one has them too: what was kept on that one stays. */
  onId?: string;
}

const UndoingValue = z.looseObject({ annotationId: Uuid, undoes: Uuid, intoId: Uuid.optional() });

/** What tells of the entry of a single value what it gave, what it was based on, and which one it took back. */
const GivenValue = z.looseObject({ basedOn: Uuid.nullish(), undoes: Uuid.nullish() });

/** The entry that one takes back; null where it takes none back. */
export const undoneBy = ({ payload }: Pick<EntryInput, 'payload'>): string | null => GivenValue.safeParse(payload).data?.undoes ?? null;

/**
 * The entry whose value stood again once `undone` was taken back, which a further undo takes away; null where that is not known, and where `input` gives
 * anew what `undone` gave: it is done again.
 */
export function valueBefore(undone: Pick<EntryInput, 'payload'>, input: Pick<EntryInput, 'payload'>): string | null {
  const [was, is] = [undone, input].map(({ payload }) => GivenValue.safeParse(payload).data);
  const isAgain = ['value', 'checkState', 'kind'].every((name) => canonicalJson(was?.[name] ?? null) === canonicalJson(is?.[name] ?? null));
  return isAgain ? null : (was?.basedOn ?? null);
}

/**
 * The values that an entry takes back, on a tag or on the facts that go with it, where somebody may have kept one of them against another: the journal
 * alone says so. None for all else.
 */
export function valuesTakenBackBy(state: Tags, { type, payload }: Pick<EntryInput, 'type' | 'payload'>): ValuesBack {
  const { annotationId = '', undoes, intoId = '' } = UndoingValue.safeParse(payload).data ?? {};
  const tag = state.annotations.get(annotationId);
  if (!tag || undoes === undefined) return { entryIds: [] };
  const into = state.annotations.get(intoId);
  if (type === 'annotation.unmerged' && into) {
    // What came by the merge is of its entry, or of the one that had given it to the tag that comes back.
    const brought = new Set([undoes, ...saidOn(tag)]);
    return { entryIds: saidOn(into).flatMap((id) => (id && brought.has(id) ? id : [])), onId: intoId };
  }
  const going = goingWith[type];
  return { entryIds: going ? [...new Set([undoes, ...going(tag, state).flatMap((id) => id ?? [])])] : [] };
}

const Kept = z.looseObject({ annotationId: z.string(), basedOn: Uuid, take: z.literal(false) });

/**
 * Who but `actorId` last kept one of these values beside another one; null if nobody has. What was set aside by that is gone: with the
 * kept one neither would be left. A choice from before says not what it kept, and is none of these.
 */
export function keeperOf(
  { entryIds, onId }: ValuesBack,
  entries: readonly (Pick<EntryInput, 'type' | 'payload'> & { actorId: string })[],
  actorId: string,
): string | null {
  const isKeep = ({ type, payload }: Pick<EntryInput, 'type' | 'payload'>) => {
    const kept = type === 'rival.settled' ? Kept.safeParse(payload).data : undefined;
    return kept !== undefined && entryIds.includes(kept.basedOn) && (onId === undefined || kept.annotationId === onId);
  };
  return entries.findLast((one) => one.actorId !== actorId && isKeep(one))?.actorId ?? null;
}
