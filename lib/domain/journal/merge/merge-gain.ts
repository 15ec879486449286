import { z } from 'zod';
import type { ArticleState } from '../../article-state';
import { Check, CheckState } from '../../checks/check';
import { Evidence } from '../../sources/evidence';
import { Annotation, Rival } from '../../tags/annotation';
import { Relation } from '../../tags/relation';
import { threadsOnTag } from '../../talk/thread';
import { Uuid } from '../../uuid';
import { isSameVerdict, Verdict, verdictName } from '../../verdicts/verdict';
import { standsNow } from '../change-annotation';
import { derivedId } from '../derived-id';
import type { DecisionContext, EntryOf } from '../entry-type';
import { Restates, restate } from '../restate';
import { gainWork, keepWork } from './merged-checks';
import { requestsGained } from './merged-requests';
import { MovedThreads, movedThreads } from './merged-threads';

/** What is said of a tag beside its check. */
export const Said = Annotation.pick({ typed: true, ticked: true, stated: true });

/** What the tag that stays gains: copies, in the names of those who made them. The tag that goes keeps its own, and can come back. */
export const MergeGain = z.object({
  evidence: z.array(Evidence.omit({ entryId: true })),
  /** Where the one that stays had none. Else its own stays, and another one is a rival of it. */
  verdict: Verdict.omit({ entryId: true }).nullable(),
  checkState: CheckState.nullable(),
  /** The work of the one that goes, where nothing is known of that of the one that stays; else that of both. */
  check: Check.optional(),
  /** That the one that stays had work of its own, which is kept as it was. Left out where it had none, and by entries from before it was kept. */
  joins: z.literal(true).optional(),
  isStale: z.boolean(),
  rivals: z.array(Rival),
  /** Type, ticks and statement, where it had none. Left out where there is nothing, and by entries from before they came along. */
  brought: Said.optional(),
  /** What the statement that came along makes of judgements on the tag that stays. */
  restates: Restates.optional(),
  ...MovedThreads.shape,
  /** What related the tag that goes, now to or of the one that stays, and the tag that each is kept on. Left out where there is nothing. */
  relations: z.array(z.object({ annotationId: Uuid, relation: Relation })).optional(),
  /** The requests for a reply that ask about the tag that stays from now on too. Left out where there are none. */
  requestIds: z.array(Uuid).optional(),
});
export type MergeGain = z.infer<typeof MergeGain>;

/** What a merge of `from` into `into` brings it. */
export function gainOf(
  state: ArticleState,
  from: Annotation,
  into: Annotation,
  { entryId, now, rules, mergeRules }: DecisionContext,
): MergeGain {
  const gained = into.verdict ? null : from.verdict;
  const stands = standsNow(gained ? { ...into, verdict: gained } : into, state.doc, into.anchor);
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

/** The tag that stays, with what the merge brought it. */
export function applyGain(state: ArticleState, one: Annotation, gain: MergeGain, entry: EntryOf<unknown>): Annotation {
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
