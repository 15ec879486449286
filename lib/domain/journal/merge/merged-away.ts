import { z } from 'zod';
import type { ArticleState } from '../../article-state';
import { DomainError } from '../../errors';
import type { Annotation } from '../../tags/annotation';
import { isQuery } from '../../talk/query';
import type { Thread } from '../../talk/thread';
import { Uuid } from '../../uuid';
import { nameOf, requireAnnotation, sayRemoved } from '../change-annotation';
import type { EntryInput } from '../entry';
import type { DecisionContext } from '../entry-type';

// Where a tag went that is gone: into another one, by a merge, or nowhere. The state says that it is gone and by which entry; the journal, by what.

const Named = Uuid.optional().catch(undefined);
/** The members by which entries of all types name tags, the thread that is answered and the entry that is taken back. */
const Naming = z.object({
  annotationId: Named,
  annotationIds: z.array(Uuid).catch([]).default([]),
  intoId: Named,
  toId: Named,
  threadId: Named,
  undoes: Named,
});

/** The tag that an entry merged another into; null of any entry that is no merge. */
export const mergedIntoBy = ({ type, payload }: Pick<EntryInput, 'type' | 'payload'>): string | null =>
  type === 'annotation.merged' ? (Naming.safeParse(payload).data?.intoId ?? null) : null;

/**
 * What an entry asks of merges: `entryId`, which it takes back if it undoes one, and the tags of which it asks where they went, should they be gone:
 * those that it names, and the one under which it answers.
 */
export function mergesAskedFor(
  { threads }: { threads: Pick<ArticleState['threads'], 'get'> },
  { type, payload }: Pick<EntryInput, 'type' | 'payload'>,
): { entryId: string | null; tagIds: string[] } {
  const { annotationId, annotationIds = [], intoId, toId, threadId, undoes } = Naming.safeParse(payload).data ?? {};
  const about = threads.get(threadId ?? '')?.about;
  const answered = about?.on === 'tag' ? about.annotationId : undefined;
  const entryId = type === 'annotation.unmerged' ? undoes : undefined;
  return { entryId: entryId ?? null, tagIds: [annotationId, ...annotationIds, intoId, toId, answered].flatMap((id) => id ?? []) };
}

type Merges = Pick<DecisionContext, 'mergedInto'>;

/** The tag that one which is gone was merged into last, or null: it is there, or was removed by itself. */
function goneInto({ annotations }: Pick<ArticleState, 'annotations'>, tag: Annotation, { mergedInto }: Merges): Annotation | null {
  const intoId = tag.isRemoved ? mergedInto(tag.basis.presence.entryId) : null;
  return (intoId === null ? undefined : annotations.get(intoId)) ?? null;
}

/** Where what is said of a tag goes: `mergedFrom` are those that it was said of until each was merged into the next; left out where there are none. */
export interface SaidOn {
  annotationId: string;
  mergedFrom?: string[];
}

/** Where what is said of a tag goes: to the one that it was merged into meanwhile, from merge to merge, as its threads went. Refused (`not-found`) if there is none. */
export function followMerges(state: ArticleState, id: string, merges: Merges): SaidOn {
  const mergedFrom: string[] = [];
  let tag = requireAnnotation(state, id);
  for (let into = goneInto(state, tag, merges); into && !mergedFrom.includes(into.id); into = goneInto(state, tag, merges)) {
    mergedFrom.push(tag.id);
    tag = into;
  }
  return { annotationId: tag.id, ...(mergedFrom.length > 0 && { mergedFrom }) };
}

/** The same for a comment. Refused (`conflict`) where that was removed by itself. */
export function commentOn(state: ArticleState, id: string, merges: Merges): SaidOn {
  const said = followMerges(state, id, merges);
  refuseOnRemoved(requireAnnotation(state, said.annotationId));
  return said;
}

/** Refuses (`conflict`) an answer in a thread that is out of sight with its tag, also where merges left it there. Queries have a page of their own. */
export function refuseUnseen(state: ArticleState, thread: Thread, merges: Merges): void {
  const tag = thread.about.on === 'tag' && !isQuery(thread) ? state.annotations.get(thread.about.annotationId) : undefined;
  if (!tag) return;
  refuseMerged(tag, lastInto(state, tag, merges), (into) => `Comment on ${into}.`);
  refuseOnRemoved(tag);
}

/** Nobody would see it. Its words are kept for who wrote them. */
function refuseOnRemoved(tag: Annotation): void {
  if (!tag.isRemoved) return;
  // Who comments may be one who restores no tags.
  const said = `${sayRemoved(tag)} Comment on its words, or on it again once it is restored.`;
  throw new DomainError('conflict', said, { byId: tag.basis.presence.byId });
}

/** Refuses (`conflict`) the undo of a merge by which a tag went into one that was itself merged on since: what came along has gone on with it. */
export const refuseUnmerging = (state: ArticleState, from: Annotation, into: Annotation, merges: Merges): void =>
  refuseMerged(into, goneInto(state, into, merges), () => `Until that is undone, ${nameOf(from)} stays in it.`);

/** Refuses (`conflict`) to change a tag that was merged into another since: nobody would see it there, and it cannot be restored. */
export const refuseChange = (state: ArticleState, tag: Annotation, merges: Merges): void =>
  refuseMerged(tag, lastInto(state, tag, merges), (into) => `Do it on ${into}, if it is still to be done.`);

/** The same of what is newly said of several tags. Those that do not exist are left to others. */
export function refuseMergedTags(state: ArticleState, ids: readonly string[], merges: Merges): void {
  for (const tag of ids.flatMap((id) => state.annotations.get(id) ?? [])) refuseChange(state, tag, merges);
}

/** Refuses (`conflict`) to remove a tag that was merged into another since: the undo of it would bring back what that one has as well. */
export const refuseRemoval = (state: ArticleState, tag: Annotation, merges: Merges): void =>
  refuseMerged(tag, lastInto(state, tag, merges), (into) => `Remove ${into} if that should go.`);

/** Refuses (`conflict`) to bring back a tag that was merged into another by anything but the undo of that. */
export const refuseRestoring = (state: ArticleState, tag: Annotation, merges: Merges): void =>
  refuseMerged(tag, goneInto(state, tag, merges), () => `${nameOf(tag)} comes back when that is undone.`);

/** The tag that one which is gone has come to, from merge to merge, or null where it was not merged. */
function lastInto(state: ArticleState, tag: Annotation, merges: Merges): Annotation | null {
  const { annotationId } = followMerges(state, tag.id, merges);
  return annotationId === tag.id ? null : (state.annotations.get(annotationId) ?? null);
}

/** `then` goes on with what to do, given the name of the one that it went into. */
function refuseMerged(tag: Annotation, into: Annotation | null, then: (intoName: string) => string): void {
  if (!into) return;
  const said = `${nameOf(tag)} was merged into ${nameOf(into)} since. ${then(nameOf(into))}`;
  throw new DomainError('conflict', said, { byId: tag.basis.presence.byId });
}
