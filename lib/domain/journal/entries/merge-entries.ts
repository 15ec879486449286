import { z } from 'zod';
import type { ArticleState } from '../../article-state';
import { DomainError } from '../../errors';
import { type Annotation, isJudgedYet } from '../../tags/annotation';
import { threadsOnTag } from '../../talk/thread';
import { Uuid } from '../../uuid';
import { changeAnnotation, nameOf, refuseUndoOfChanged, requireAnnotation, requirePresent } from '../change-annotation';
import { defineEntryType, type EntryOf, type EntryType } from '../entry-type';
import { refuseIfFollows, refuseIfInFacts } from '../facts/fact-rules';
import { applyGain, gainOf, MergeGain } from '../merge/merge-gain';
import { applyLoss, lossOf, MergeLoss } from '../merge/merge-loss';
import { joinRequests, partRequests, requestsLost } from '../merge/merged-requests';
import { movedBy, movedThreads, moveThreads, withoutDrafts } from '../merge/merged-threads';
import { checksOther, restate, sayChecksOther } from '../restate';
import { judgementsOn, refuseUndoOfSetAside, refuseUndoUnderOthers } from '../undo-rules';
import { withoutRelations, withRelations } from './relation-entries';

/** The tag that goes, and the one on the same words that stays. */
const Pair = z.object({ annotationId: Uuid, intoId: Uuid });

const MergeInput = Pair.extend({ undoes: Uuid.nullable().default(null) });
const MergePayload = MergeInput.extend({ gain: MergeGain });

/**
 * Two tags of one kind on the same words become one. Evidence and verdict are not given anew: whoever merges did not read the source or
 * judge the words. Refused (`conflict`) if the two are no longer alike.
 */
const merged = defineEntryType({
  type: 'annotation.merged',
  action: 'tag',
  Input: MergeInput,
  Payload: MergePayload,
  decide(state, input, context) {
    const from = requirePresent(state, input.annotationId, context);
    refuseUndoOfChanged(from, 'presence', input.undoes, from.basis.presence);
    const into = requirePresent(state, input.intoId, context);
    if (from === into || from.kind !== into.kind || !hasSameWords(from, into)) {
      throw new DomainError('conflict', `${nameOf(from)} and ${nameOf(into)} do not stand alike on the same words any more. Both stay.`);
    }
    // Facts belong to one claim: which of two it would be nobody has said.
    for (const one of [from, into]) refuseIfInFacts(state, one);
    // One of the two statements goes, and no judgement on it is one on the other.
    if ([from, into].some(isJudgedYet) && checksOther(state, from, into, context.meaningRules)) {
      throw new DomainError('conflict', sayChecksOther(from, into));
    }
    return { ...input, gain: { ...gainOf(state, from, into, context), ...context.mergeRules?.broughtBy(state, from, into, context) } };
  },
  apply(state, entry) {
    const { annotationId, intoId, gain } = entry.payload;
    const without = withPresence(state, annotationId, true, entry);
    const merged = changeAnnotation(without, intoId, (one) => applyGain(state, one, gain, entry));
    const related = (gain.relations ?? []).reduce(
      (now, { annotationId: id, relation }) => changeAnnotation(now, id, (one) => withRelations(one, [relation])),
      merged,
    );
    return moveThreads(joinRequests(related, gain.requestIds, intoId, entry.id), gain, intoId, (from) => [...from, annotationId]);
  },
  touches: ({ annotationId, intoId, gain }) => touchedBy(annotationId, intoId, gain.relations),
  touchesThreads: ({ gain }) => movedBy(gain),
  redact: (payload) => (payload.gain.draftIds ? { ...payload, gain: withoutDrafts(payload.gain) } : payload),
});

const UnmergeInput = Pair.extend({ undoes: Uuid });

/** Undo of a merge: two tags again, each with its own. Refused (`conflict`) by name if what was gained has been worked on since, or judged by another. */
const unmerged = defineEntryType({
  type: 'annotation.unmerged',
  action: 'tag',
  Input: UnmergeInput,
  Payload: UnmergeInput.extend({ loss: MergeLoss }),
  decide(state, input, context) {
    const { actorId, mergedInto } = context;
    const from = requireAnnotation(state, input.annotationId);
    refuseUndoOfChanged(from, 'presence', input.undoes, from.basis.presence);
    // What the merge brought would stay where it is, and the tag that comes back have it as well.
    if (context.mergeRules && mergedInto(input.undoes) !== input.intoId) {
      const name = state.annotations.get(input.intoId)?.label ?? 'another tag';
      throw new DomainError('conflict', `${nameOf(from)} was not merged into ${name}. It stays as it is.`);
    }
    const threads = threadsOnTag(state.threads, input.intoId).filter(
      ({ about }) => about.on === 'tag' && about.mergedFrom?.at(-1) === from.id,
    );
    const into = requireAnnotation(state, input.intoId);
    context.mergeRules?.refuseUnmerging(state, from, into, context);
    refuseIfFollows(state, into);
    const loss = lossOf(from, into, input.undoes);
    // What came with the verdict stays with the tag that comes back.
    const since = { did: 'judged', goes: loss.hasVerdict ? judgementsOn(into) : [], stays: judgementsOn(from) } as const;
    refuseUndoUnderOthers(into, since, actorId);
    const isSetSince = loss.hasVerdict && into.basis.checkState?.entryId !== input.undoes;
    if (isSetSince) refuseUndoOfSetAside(into, into.pastVerdicts.at(-1)?.checkState ?? 'untouched', actorId);
    const lost = {
      ...movedThreads(threads),
      ...context.mergeRules?.relationsLost(state, from.id, input.undoes),
      ...requestsLost(state, input.intoId, input.undoes),
      ...context.mergeRules?.broughtLost(state, into, input.undoes, context),
    };
    return { ...input, loss: { ...loss, ...lost } };
  },
  apply(state, entry) {
    const { annotationId, intoId, loss } = entry.payload;
    const apart = withPresence(state, annotationId, false, entry);
    const parted = changeAnnotation(apart, intoId, (one) => {
      const left = applyLoss(state, one, loss, entry.payload.undoes, entry);
      return loss.restates ? restate(state, left, loss.restates) : left;
    });
    const unrelated = (loss.relations ?? []).reduce(
      (now, { annotationId: id, relationId }) => changeAnnotation(now, id, (one) => withoutRelations(one, new Set([relationId]))),
      parted,
    );
    return moveThreads(partRequests(unrelated, loss.requestIds, intoId), loss, annotationId, (from) => from.slice(0, -1));
  },
  touches: ({ annotationId, intoId, loss }) => touchedBy(annotationId, intoId, loss.relations),
  touchesThreads: ({ loss }) => movedBy(loss),
  redact: (payload) => (payload.loss.draftIds ? { ...payload, loss: withoutDrafts(payload.loss) } : payload),
});

const hasSameWords = ({ anchor: a }: Annotation, { anchor: b }: Annotation) =>
  a.ranges.length === b.ranges.length &&
  a.ranges.every(({ from, to }, index) => from < to && from === b.ranges[index]?.from && to === b.ranges[index]?.to);

/** The two tags of a merge, and the others that its relations are kept on. */
const touchedBy = (annotationId: string, intoId: string, relations: readonly { annotationId: string }[] = []) => [
  ...new Set([annotationId, intoId, ...relations.map((one) => one.annotationId)]),
];

function withPresence(state: ArticleState, annotationId: string, isRemoved: boolean, { id, actorId }: EntryOf<unknown>): ArticleState {
  return changeAnnotation(state, annotationId, (one) => ({
    ...one,
    isRemoved,
    basis: { ...one.basis, presence: { entryId: id, byId: actorId } },
  }));
}

/** The entries that make one tag of two on the same words, and two of it again. */
export const mergeEntryTypes: EntryType[] = [merged, unmerged];
