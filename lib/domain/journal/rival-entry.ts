import { z } from 'zod';
import type { Annotation, Rival } from '../annotation';
import type { ArticleState } from '../article-state';
import { CheckMethod, CheckState } from '../check';
import { DomainError } from '../errors';
import { TagKind } from '../tag-kinds';
import { Uuid } from '../uuid';
import { asSent } from '../verdict';
import { changeAnnotation, requirePresent } from './change-annotation';
import { withCheckValue } from './check-entries';
import { enterState } from './check-state-entry';
import { type DecisionContext, defineEntryType } from './entry-type';
import { refuseIfInFacts } from './fact-rules';
import { applyKind, labelFor } from './kind-entry';
import { JudgedSecond, judgeAgain, withSecondCheck } from './second-check-entries';
import { applyVerdict, JudgedVerdict, judge } from './verdict-entry';

const Settled = z.object({
  annotationId: Uuid,
  rivalEntryId: Uuid,
  take: z.boolean(),
});

const Taken = z.union([
  z.object({ field: z.literal('kind'), kind: TagKind, label: z.string().nullable(), isNewLabel: z.boolean() }),
  z.object({ field: z.literal('checkState'), checkState: CheckState }),
  z.object({ field: z.literal('verdict'), ...JudgedVerdict.shape }),
  z.object({ field: z.literal('secondCheck'), ...JudgedSecond.shape }),
  z.object({ field: z.literal('assignee'), value: z.object({ assigneeId: z.string().nullable() }) }),
  z.object({ field: z.literal('secondChecker'), value: z.object({ secondId: z.string().nullable() }) }),
  z.object({ field: z.literal('due'), value: z.object({ dueAt: z.string().nullable() }) }),
  z.object({ field: z.literal('methods'), value: z.object({ methods: z.array(CheckMethod) }) }),
]);
type Taken = z.infer<typeof Taken>;

/** Keep or Take: the end of a rivalry, by name. */
export const rivalSettled = defineEntryType({
  type: 'rival.settled',
  action: 'tag',
  Input: Settled,
  Payload: Settled.extend({ taken: Taken.nullable() }),
  decide(state, input, context) {
    const annotation = requirePresent(state, input.annotationId);
    const rival = annotation.rivals.find((one) => one.entryId === input.rivalEntryId);
    if (!rival) throw new DomainError('conflict', 'Someone has settled this already.');
    return { ...input, taken: input.take ? take(state, annotation, rival, context) : null };
  },
  apply(state, entry) {
    const { annotationId, rivalEntryId, taken } = entry.payload;
    const rival = state.annotations.get(annotationId)?.rivals.find((one) => one.entryId === rivalEntryId);
    const settled = changeAnnotation(state, annotationId, (one) => ({
      ...one,
      rivals: one.rivals.filter((other) => other.entryId !== rivalEntryId),
    }));
    if (!taken || !rival) return settled;
    if (taken.field === 'kind') return applyKind(settled, { ...entry, payload: { annotationId, undoes: null, ...taken } });
    if (taken.field === 'verdict') return applyVerdict(settled, { ...entry, payload: { annotationId, ...taken } }, rival.byId);
    const basis = { entryId: entry.id, byId: rival.byId };
    return changeAnnotation(settled, annotationId, (one) => {
      if (taken.field === 'checkState') return { ...enterState(one, taken), basis: { ...one.basis, checkState: basis } };
      if (taken.field !== 'secondCheck') return withCheckValue(one, taken.field, taken.value, basis);
      const { second, checkState } = taken;
      return second ? withSecondCheck(one, { second, checkState }, entry, rival.byId) : one;
    });
  },
  touches: ({ annotationId }) => [annotationId],
});

function take(state: ArticleState, annotation: Annotation, { proposed, byId }: Rival, context: DecisionContext): Taken {
  if ('kind' in proposed && proposed.kind !== 'claim') refuseIfInFacts(state, annotation);
  if ('kind' in proposed) return { field: 'kind', kind: proposed.kind, ...labelFor(state, annotation, proposed.kind, context) };
  if ('checkState' in proposed) return { field: 'checkState', checkState: proposed.checkState };
  if ('verdict' in proposed)
    return { field: 'verdict', ...judge(state, annotation, proposed.verdict && asSent(proposed.verdict), byId, context.rules) };
  if ('second' in proposed)
    return { field: 'secondCheck', ...judgeAgain(state, annotation, asSent(proposed.second), byId, context.rules.scale) };
  if ('assigneeId' in proposed) return { field: 'assignee', value: proposed };
  if ('secondId' in proposed) return { field: 'secondChecker', value: proposed };
  return 'dueAt' in proposed ? { field: 'due', value: proposed } : { field: 'methods', value: proposed };
}
