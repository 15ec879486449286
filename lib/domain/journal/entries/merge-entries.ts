import { z } from 'zod';
import type { ArticleState } from '../../article-state';
import { Check, CheckState, StateReason } from '../../checks/check';
import { DomainError } from '../../errors';
import { Evidence } from '../../sources/evidence';
import { Annotation, isJudgedYet, Rival } from '../../tags/annotation';
import { Relation } from '../../tags/relation';
import { threadsOnTag } from '../../talk/thread';
import { Uuid } from '../../uuid';
import { isSameVerdict, Verdict, verdictName } from '../../verdicts/verdict';
import { changeAnnotation, nameOf, refuseUndoOfChanged, requireAnnotation, requirePresent, standsOn } from '../change-annotation';
import { derivedId } from '../derived-id';
import { type DecisionContext, defineEntryType, type EntryOf, type EntryType } from '../entry-type';
import { refuseIfFollows, refuseIfInFacts } from '../facts/fact-rules';
import {
  entriesOfWork,
  forgetWork,
  gainWork,
  isWorkUnchanged,
  keepWork,
  passesOver,
  reasonLeft,
  stateBefore,
  workBefore,
} from '../merge/merged-checks';
import { joinRequests, partRequests, requestsGained, requestsLost } from '../merge/merged-requests';
import { MovedThreads, movedBy, movedThreads, moveThreads, withoutDrafts } from '../merge/merged-threads';
import { checksOther, Restates, restate, sayChecksOther } from '../restate';
import { judgementsOn, refuseUndoOfSetAside, refuseUndoUnderOthers } from '../undo-rules';
import { refuseIfVerdictRests } from './evidence-entries';
import { withoutRelations, withRelations } from './relation-entries';
import { undoVerdict } from './verdict-entry';

/** The tag that goes, and the one on the same words that stays. */
const Pair = z.object({ annotationId: Uuid, intoId: Uuid });

/** What is said of a tag beside its check. */
const Said = Annotation.pick({ typed: true, ticked: true, stated: true });

/** What the tag that stays gains: copies, in the names of those who made them. The tag that goes keeps its own, and can come back. */
const Gain = z.object({
  evidence: z.array(Evidence.omit({ entryId: true })),
  /** Where the one that stays had none. Else its own stays, and another one is a rival of it. */
  verdict: Verdict.omit({ entryId: true }).nullable(),
  checkState: CheckState.nullable(),
  /** The work of the one that goes, where nothing is known of that of the one that stays; else that of both. */
  check: Check.optional(),
  /** That the one that stays had work of its own, which is kept as it was. Left out where it had none, and by entries of before it was kept. */
  joins: z.literal(true).optional(),
  isStale: z.boolean(),
  rivals: z.array(Rival),
  /** Type, ticks and statement, where it had none. Left out where there is nothing, and by entries of before they came along. */
  brought: Said.optional(),
  /** What the statement that came along makes of judgements on the tag that stays. */
  restates: Restates.optional(),
  ...MovedThreads.shape,
  /** What related the tag that goes, now to or of the one that stays, and the tag that each is kept on. Left out where there is nothing. */
  relations: z.array(z.object({ annotationId: Uuid, relation: Relation })).optional(),
  /** The requests for a reply that ask about the tag that stays from now on too. Left out where there are none. */
  requestIds: z.array(Uuid).optional(),
});
type Gain = z.infer<typeof Gain>;

const MergeInput = Pair.extend({ undoes: Uuid.nullable().default(null) });
const MergePayload = MergeInput.extend({ gain: Gain });

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

/** What the tag that stays gives back. */
const Loss = z.object({
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
type Loss = z.infer<typeof Loss>;

const UnmergeInput = Pair.extend({ undoes: Uuid });

/** Undo of a merge: two tags again, each with its own. Refused (`conflict`) by name if what was gained has been worked on since, or judged by another. */
const unmerged = defineEntryType({
  type: 'annotation.unmerged',
  action: 'tag',
  Input: UnmergeInput,
  Payload: UnmergeInput.extend({ loss: Loss }),
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

function gainOf(state: ArticleState, from: Annotation, into: Annotation, { entryId, now, rules, mergeRules }: DecisionContext): Gain {
  const gained = into.verdict ? null : from.verdict;
  const stands = standsOn(gained ? { ...into, verdict: gained } : into, state.doc, into.anchor);
  const verdict = gained && stands.verdict;
  const { rivals, ...work } = gainWork({ entryId, state, from, into, gained: verdict, now, rules });
  return {
    evidence: from.evidence.map(({ entryId: _entryId, ...one }) => ({ ...one, id: derivedId(entryId, one.id) })),
    verdict: verdict && withoutEntry(verdict),
    ...work,
    isStale: stands.isStale,
    rivals: [...from.rivals, ...rivalOf(from.verdict, into.verdict), ...rivals],
    ...movedThreads(threadsOnTag(state.threads, from.id)),
    ...mergeRules?.relationsGained(state, from.id, into.id, entryId),
    ...requestsGained(state, from.id, into.id),
  };
}

/** The two tags of a merge, and the others that its relations are kept on. */
const touchedBy = (annotationId: string, intoId: string, relations: readonly { annotationId: string }[] = []) => [
  ...new Set([annotationId, intoId, ...relations.map((one) => one.annotationId)]),
];

function withoutEntry({ entryId: _entryId, ...verdict }: Verdict): Omit<Verdict, 'entryId'> {
  return verdict;
}

/** A second verdict on the same words stands beside the first, as if both had been given on one tag; the same one says nothing new. */
function rivalOf(verdict: Verdict | null, stored: Verdict | null): Rival[] {
  if (!verdict || !stored) return [];
  const { entryId, byId, at, cameAt, value, grade, scale, rationale, wordsHash, restatedFrom } = verdict;
  const marked = restatedFrom !== undefined && { restatedFrom };
  const isNamedAlike = isSameVerdict(verdict, stored) && verdictName(verdict) === verdictName(stored);
  if (isNamedAlike && rationale === stored.rationale && wordsHash === stored.wordsHash) return [];
  return [
    {
      entryId,
      field: 'verdict',
      byId,
      at,
      ...(cameAt !== undefined && { cameAt }),
      proposed: { verdict: { value, rationale, ...(grade && { grade }), scale, wordsHash, ...marked } },
    },
  ];
}

function applyGain(state: ArticleState, one: Annotation, gain: Gain, entry: EntryOf<unknown>): Annotation {
  const { evidence, verdict, checkState, check, joins, isStale, rivals, brought, restates } = gain;
  const entryId = entry.id;
  const gained: Annotation = {
    ...one,
    ...brought,
    evidence: [...one.evidence, ...evidence.map((each) => ({ ...each, entryId }))],
    rivals: [...one.rivals, ...rivals],
    ...(check && { check }),
    ...(joins && keepWork(one, entry)),
    isStale,
    checkState: checkState ?? one.checkState,
    verdict: verdict ? { ...verdict, entryId } : one.verdict,
    pastVerdicts: verdict ? [...one.pastVerdicts, { verdict: null, checkState: one.checkState }] : one.pastVerdicts,
    basis: {
      ...one.basis,
      verdict: verdict ? { entryId, byId: verdict.byId } : one.basis.verdict,
      checkState: checkState ? { entryId, byId: entry.actorId } : one.basis.checkState,
    },
  };
  return restates ? restate(state, gained, restates) : gained;
}

function lossOf(from: Annotation, into: Annotation, undoes: string): Loss {
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
    hasCheckState: into.basis.checkState?.entryId === undoes && (hasCheck || !before || !passesOver(before, into)),
    ...(hasCheck && { hasCheck: true }),
    ...(reason !== undefined && { reason }),
  };
}

function applyLoss(state: ArticleState, one: Annotation, loss: Loss, undoes: string, entry: EntryOf<unknown>): Annotation {
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
function withoutBrought({ ticked, ...one }: Annotation, { takes = [] }: Loss, { id, actorId }: EntryOf<unknown>): Annotation {
  const basis = { entryId: id, byId: actorId };
  return {
    ...one,
    ...(ticked && !takes.includes('ticked') && { ticked }),
    ...(takes.includes('typed') && { typed: { type: null, basis } }),
    ...(takes.includes('stated') && { stated: { statement: null, basis } }),
  };
}

function withPresence(state: ArticleState, annotationId: string, isRemoved: boolean, { id, actorId }: EntryOf<unknown>): ArticleState {
  return changeAnnotation(state, annotationId, (one) => ({
    ...one,
    isRemoved,
    basis: { ...one.basis, presence: { entryId: id, byId: actorId } },
  }));
}

/** The entries that make one tag of two on the same words, and two of it again. */
export const mergeEntryTypes: EntryType[] = [merged, unmerged];
