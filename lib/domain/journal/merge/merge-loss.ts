import { z } from 'zod';
import type { ArticleState } from '../../article-state';
import { StateReason } from '../../checks/check';
import type { Annotation } from '../../tags/annotation';
import { Uuid } from '../../uuid';
import { refuseUndoOfChanged } from '../change-annotation';
import { derivedId } from '../derived-id';
import { refuseIfVerdictRests } from '../entries/evidence-entries';
import { undoVerdict } from '../entries/verdict-entry';
import type { EntryOf } from '../entry-type';
import { Restates } from '../restate';
import { Said } from './merge-gain';
import { entriesOfWork, forgetWork, isWorkUnchanged, reasonLeft, stateBefore, workBefore, wouldPassOverSecond } from './merged-checks';
import { MovedThreads } from './merged-threads';

/** What the tag that stays gives back. */
export const MergeLoss = z.object({
  evidenceIds: z.array(Uuid),
  rivalEntryIds: z.array(Uuid),
  hasVerdict: z.boolean(),
  hasCheckState: z.boolean(),
  hasCheck: z.boolean().optional(),
  /** Why its work stays stopped, where the merge had joined another reason to its own. */
  reason: StateReason.nullable().optional(),
  ...MovedThreads.shape,
  relations: z.array(z.object({ annotationId: Uuid, relationId: Uuid })).optional(),
  requestIds: z.array(Uuid).optional(),
  /** What of type, ticks and statement came by the merge, and goes. Left out where nothing did. */
  takes: z.array(Said.keyof()).optional(),
  restates: Restates.optional(),
});
export type MergeLoss = z.infer<typeof MergeLoss>;

/** What undoing that merge takes from `into` again. Refused (`conflict`) by name if what was gained has been worked on since. */
export function lossOf(from: Annotation, into: Annotation, undoes: string): MergeLoss {
  const copies = new Set([...from.evidence, ...from.removedEvidence].map(({ id }) => derivedId(undoes, id)));
  const gained = into.evidence.filter(({ id }) => copies.has(id));
  const changed = gained.find(({ entryId }) => entryId !== undoes);
  if (changed) refuseUndoOfChanged(into, 'evidence', undoes, changed);
  if (into.pastVerdicts.some(({ verdict }) => verdict?.entryId === undoes)) {
    refuseUndoOfChanged(into, 'verdict', undoes, into.basis.verdict);
  }
  const hasVerdict = into.verdict?.entryId === undoes;
  const left = into.evidence.filter((one) => !gained.includes(one));
  if (!hasVerdict) refuseIfVerdictRests(into, left);
  const rivals = new Set([
    ...[...from.rivals, ...(from.verdict ? [from.verdict] : [])].map(({ entryId }) => entryId),
    ...entriesOfWork(from, undoes),
  ]);
  const before = workBefore(into, undoes);
  const hasCheck = isWorkUnchanged(from, into, undoes);
  const reason = reasonLeft(from, into, undoes, hasCheck);
  return {
    evidenceIds: gained.map(({ id }) => id),
    rivalEntryIds: into.rivals.filter(({ entryId }) => rivals.has(entryId)).map(({ entryId }) => entryId),
    hasVerdict,
    hasCheckState: into.basis.checkState?.entryId === undoes && (hasCheck || !before || !wouldPassOverSecond(before, into)),
    ...(hasCheck && { hasCheck: true }),
    ...(reason !== undefined && { reason }),
  };
}

/** The tag that stayed, without what the merge had brought it. */
export function applyLoss(state: ArticleState, one: Annotation, loss: MergeLoss, undoes: string, entry: EntryOf<unknown>): Annotation {
  const gone = new Set(loss.evidenceIds);
  const before = workBefore(one, undoes);
  const { check, ...rest } = withoutBrought(forgetWork(one, undoes), loss, entry);
  const kept = loss.hasCheck ? before?.check : check;
  const back: Annotation = {
    ...rest,
    ...(kept && { check: loss.reason === undefined ? kept : { ...kept, reason: loss.reason } }),
    evidence: one.evidence.filter(({ id }) => !gone.has(id)),
    removedEvidence: [...one.removedEvidence, ...one.evidence.filter(({ id }) => gone.has(id))],
    rivals: one.rivals.filter(({ entryId }) => !loss.rivalEntryIds.includes(entryId)),
  };
  if (loss.hasVerdict) return undoVerdict(state, back, entry);
  if (!loss.hasCheckState) return back;
  // Without a verdict, and without work of its own, it is gained only by a tag that nobody had started on.
  const was = before ? stateBefore(before, back) : { checkState: 'untouched' as const };
  return { ...back, ...was, basis: { ...back.basis, checkState: { entryId: entry.id, byId: entry.actorId } } };
}

/** The tag without the type, ticks and statement that a merge had brought. */
function withoutBrought({ ticked, ...one }: Annotation, { takes = [] }: MergeLoss, { id, actorId }: EntryOf<unknown>): Annotation {
  const basis = { entryId: id, byId: actorId };
  return {
    ...one,
    ...(ticked && !takes.includes('ticked') && { ticked }),
    ...(takes.includes('typed') && { typed: { type: null, basis } }),
    ...(takes.includes('stated') && { stated: { statement: null, basis } }),
  };
}
