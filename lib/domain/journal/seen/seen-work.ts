import { z } from 'zod';
import type { ArticleState } from '../../article-state';
import type { Basis } from '../../basis';
import { factsOf } from '../../checks/facts';
import type { Annotation } from '../../tags/annotation';
import { TagKind, tagKinds } from '../../tags/tag-kinds';
import { shownComments, threadsOnTag } from '../../talk/thread';
import { Uuid } from '../../uuid';
import { relationsIn } from '../entries/relation-entries';
import type { EntryInput } from '../entry';
import { workUnderKind } from '../undo-rules';

/** What an entry would take away that others may have done after its sender's last look. */
export interface WorkAsked {
  /** The last entry that the sender had seen. */
  seenSeq: number;
  /** The entries whose word goes. */
  entryIds: readonly string[];
  /** The relations that go, which the state keeps without the entry that made them. */
  relationIds: readonly string[];
  /** The comments that go. */
  comments: readonly { seq: number; byId: string }[];
}

const Seeing = z.object({
  annotationId: Uuid,
  seenSeq: z.number(),
  undoes: Uuid.nullish(),
  kind: TagKind.optional(),
  basedOn: Uuid.nullish(),
});
type Seeing = z.infer<typeof Seeing>;

type Going = Omit<WorkAsked, 'seenSeq'>;
type Tags = Pick<ArticleState, 'annotations' | 'threads' | 'replyRequests'>;

/** By type of what takes others' work away unasked, what that is; null where nothing goes. */
const goingWith: Readonly<Record<string, (state: Tags, tag: Annotation, sent: Seeing) => Going | null>> = {
  'annotation.removed': (state, tag) => {
    const tags = [tag, ...factsOf(state, tag)];
    const isAbout = (id: string) => tags.some((one) => one.id === id);
    const requests = state.replyRequests.filter((one) => !one.isRemoved && one.annotationIds.some(isAbout));
    return {
      entryIds: idsOf([
        ...tags.flatMap((one) => [...underKind(one), ...one.evidence, ...one.rivals, one.basis.kind, one.stated?.basis]),
        ...tags.slice(1).map(({ basis }) => basis.presence),
        ...requests.flatMap(({ basis }) => [basis.request, basis.outcome]),
      ]),
      relationIds: [...relationsIn(state)]
        .filter(({ fromId, toId }) => isAbout(fromId) || isAbout(toId))
        .map(({ relation }) => relation.id),
      comments: tags.flatMap(({ id }) => threadsOnTag(state.threads, id)).flatMap(shownComments),
    };
  },
  // Comments and relations stay with the tag. Where a colleague has changed the kind, this change stands beside theirs, and nothing goes yet.
  'annotation.kind-changed': (_, tag, { kind, basedOn }) => {
    if (kind === undefined || kind === tag.kind || basedOn !== tag.basis.kind.entryId) return null;
    const isEnded = tagKinds[tag.kind].takesVerdict && !tagKinds[kind].takesVerdict;
    const entryIds = idsOf(isEnded ? [...underKind(tag), ...tag.evidence, ...tag.rivals] : [tag.typed?.basis, tag.ticked?.basis]);
    return { entryIds, relationIds: [], comments: [] };
  },
};

/** A cleared verdict is somebody's word, too: they took back what stood there. */
const underKind = (tag: Annotation) => [...workUnderKind(tag), tag.basis.verdict, tag.basis.checkState];

const idsOf = (said: readonly (Pick<Basis, 'entryId'> | null | undefined)[]) => [...new Set(said.flatMap((one) => one?.entryId ?? []))];

/**
 * What an entry takes away that its sender may not have seen: a removal or another kind may have waited for a line for hours. Null where nothing goes, for
 * an undo, which asks for all that others did, and where nobody says what they saw, as by pages from before.
 */
export function workAskedFor(state: Tags, { type, payload }: Pick<EntryInput, 'type' | 'payload'>): WorkAsked | null {
  const going = goingWith[type];
  const sent = going && Seeing.safeParse(payload).data;
  const tag = sent && state.annotations.get(sent.annotationId);
  if (!tag || tag.isRemoved || sent.undoes) return null;
  const goes = going(state, tag, sent);
  return goes && { seenSeq: sent.seenSeq, ...goes };
}

/** Who but `actorId` last wrote a comment that goes and that the sender had not seen; null if nobody has. */
export const talkerSince = ({ comments, seenSeq }: WorkAsked, actorId: string): string | null =>
  comments.findLast(({ seq, byId }) => seq > seenSeq && byId !== actorId)?.byId ?? null;

const Related = z.looseObject({ relationId: Uuid });

/** Who but `actorId` last sent one of the entries that the sender had not seen; null if nobody has. `entries`: in order. */
export function workerSince(
  { seenSeq, entryIds, relationIds }: WorkAsked,
  entries: readonly (Pick<EntryInput, 'id' | 'type' | 'payload'> & { seq: number; actorId: string })[],
  actorId: string,
): string | null {
  const isGoing = ({ id, payload }: Pick<EntryInput, 'id' | 'payload'>) =>
    entryIds.includes(id) || (relationIds.length > 0 && relationIds.includes(Related.safeParse(payload).data?.relationId ?? ''));
  return entries.findLast((one) => one.seq > seenSeq && one.actorId !== actorId && isGoing(one))?.actorId ?? null;
}
