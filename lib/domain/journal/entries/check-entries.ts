import { z } from 'zod';
import type { ArticleState } from '../../article-state';
import type { Basis } from '../../basis';
import { type Check, CheckMethod, CheckState } from '../../checks/check';
import { DomainError } from '../../errors';
import { isInTables, Moment } from '../../moment';
import type { Action } from '../../people/permissions';
import { type Annotation, checkOf, type Rival, type ValueField } from '../../tags/annotation';
import { Uuid } from '../../uuid';
import { changeAnnotation, nameOf, requirePresent } from '../change-annotation';
import { type DecisionContext, defineEntryType, type EntryOf, type EntryType } from '../entry-type';
import { requireOwnCheck } from '../facts/fact-rules';
import { keepPastState } from '../past-states';
import { Based, basisOf, Outcome, outcomeOf, withRival } from '../value-outcome';
import { enterState } from './check-state-entry';

/** What a single value changes in the check. */
type CheckPatch = Partial<Pick<Check, 'assigneeId' | 'secondId' | 'dueAt' | 'methods'>>;

type CheckField = Extract<ValueField, 'assignee' | 'secondChecker' | 'due' | 'methods'>;

/** A single value of the check: what it is called, where it is kept, and what of a payload it is. */
interface CheckValue<V extends z.ZodRawShape> {
  type: string;
  action: Action;
  /** In a sentence: "The due date of C4 was changed since". */
  name: string;
  field: CheckField;
  Value: z.ZodObject<V>;
  /** The value as it is kept, and as a rival proposes it. */
  read(value: z.output<z.ZodObject<V>>): CheckPatch & Rival['proposed'];
}

/** What becomes of the state of a claim by whom somebody named to look again. Left out where it stays as it was, and by entries from before it became anything. */
export const SecondAsked = z
  .object({ checkState: CheckState, needsSecond: z.literal(false).optional(), move: z.enum(['on', 'back', 'again']) })
  .optional();
export type SecondAsked = z.infer<typeof SecondAsked>;

/** The entry type of a single value of the check: stored if it was based on the newest, else a rival. */
function checkValue<V extends z.ZodRawShape>({ type, action, name, field, Value, read }: CheckValue<V>): EntryType {
  const Input = z.object({ ...Based.shape, value: Value });
  return defineEntryType({
    type,
    action,
    // Its undo may decide a claim.
    seesClaim: field === 'secondChecker',
    Input,
    Payload: z.object({ ...Input.shape, ...Outcome.shape, asked: SecondAsked }),
    decide(state, input, context) {
      const annotation = requirePresent(state, input.annotationId, context);
      const value = read(input.value);
      refuseCheckValue(state, annotation, { field, value }, context);
      const outcome = outcomeOf(annotation, name, input, checkOf(annotation).basis[field]);
      const { secondId } = value;
      const asked =
        outcome === 'stored' && secondId !== undefined && context.whoDecides?.askSecond(state, annotation, secondId, input.undoes, context);
      return { ...input, outcome, ...(asked && { asked }) };
    },
    apply(state, entry) {
      const { annotationId, outcome, asked } = entry.payload;
      const value = read(entry.payload.value);
      return changeAnnotation(state, annotationId, (one) =>
        outcome === 'rival'
          ? withRival(one, entry, field, value)
          : withSecondAsked(one, withCheckValue(one, field, value, basisOf(entry)), asked, entry),
      );
    },
    touches: ({ annotationId }) => [annotationId],
  });
}

/** The tag with a value of its check, and the entry that it comes from. */
export function withCheckValue(one: Annotation, field: keyof Check['basis'], value: CheckPatch, basis: Basis): Annotation {
  const check = checkOf(one);
  // Whoever names a second checker wants a second check.
  const needsSecond = check.needsSecond || (value.secondId ?? null) !== null;
  return { ...one, check: { ...check, ...value, needsSecond, basis: { ...check.basis, [field]: basis } } };
}

/** The tag `named`, which was `one` before a second checker was named, in the state that came of it. */
export function withSecondAsked(one: Annotation, named: Annotation, asked: SecondAsked, entry: EntryOf<unknown>): Annotation {
  if (!asked) return named;
  return {
    ...enterState(named, asked),
    ...keepPastState(one, asked.move, entry),
    basis: { ...named.basis, checkState: basisOf(entry) },
  };
}

const PersonId = z.object({ personId: Uuid.nullable() });

/** Whoever may not give out work may take what nobody has, and give back what they have. */
function refuseGivingOut(of: string | null, to: string | null, { actorId, may }: DecisionContext): void {
  const isOwn = (of === null || of === actorId) && (to === null || to === actorId);
  if (!isOwn && !may('assign')) {
    throw new DomainError('forbidden', 'Editors and leads give out claims. You can take one that nobody has, and give yours back.');
  }
}

/** Refuses a value that may not be given now, be it new or one that somebody proposed. */
export function refuseCheckValue(
  state: ArticleState,
  annotation: Annotation,
  { field, value }: { field: CheckField; value: CheckPatch },
  context: DecisionContext,
): void {
  requireOwnCheck(state, annotation);
  if (field === 'assignee') refuseChecker(annotation, value.assigneeId ?? null, context);
  if (field === 'secondChecker') refuseSecondChecker(state, annotation, value.secondId ?? null, context);
  if (value.dueAt && !isInTables(value.dueAt)) throw new DomainError('invalid', 'Choose a day and a time.');
}

function refuseChecker(annotation: Annotation, personId: string | null, context: DecisionContext): void {
  const { assigneeId, secondId } = checkOf(annotation);
  refuseGivingOut(assigneeId, personId, context);
  if (personId !== null && personId === secondId) throw sameForBoth(annotation);
}

function refuseSecondChecker(state: ArticleState, annotation: Annotation, personId: string | null, context: DecisionContext): void {
  const { assigneeId, secondId } = checkOf(annotation);
  refuseGivingOut(secondId, personId, context);
  if (personId === null) return;
  if (personId === assigneeId || personId === annotation.verdict?.byId) throw sameForBoth(annotation);
  if (personId === state.details.authorId) throw new DomainError('invalid', 'The author cannot do the second check.');
}

const sameForBoth = (annotation: Annotation) =>
  new DomainError('invalid', `The second check of ${nameOf(annotation)} is for another person than the first.`);

const assigned = checkValue({
  type: 'check.assigned',
  action: 'give verdict',
  name: 'checker',
  field: 'assignee',
  Value: PersonId,
  read: ({ personId }) => ({ assigneeId: personId }),
});

const secondAssigned = checkValue({
  type: 'check.second-assigned',
  action: 'give verdict',
  name: 'second checker',
  field: 'secondChecker',
  Value: PersonId,
  read: ({ personId }) => ({ secondId: personId }),
});

const dueSet = checkValue({
  type: 'check.due-set',
  action: 'assign',
  name: 'due date',
  field: 'due',
  Value: z.object({ dueAt: Moment.nullable() }),
  read: ({ dueAt }) => ({ dueAt }),
});

const methodsSet = checkValue({
  type: 'check.methods-set',
  action: 'give verdict',
  name: 'method',
  field: 'methods',
  Value: z.object({ methods: z.array(CheckMethod).max(CheckMethod.options.length) }),
  // Each once, in the order of the table: the same methods are the same value.
  read: ({ methods }) => ({ methods: CheckMethod.options.filter((one) => methods.includes(one)) }),
});

/** By value the entry that gives it. */
export const checkValueTypes: Record<CheckField, EntryType> = {
  assignee: assigned,
  secondChecker: secondAssigned,
  due: dueSet,
  methods: methodsSet,
};

/** The entries that change who checks a claim, by when and how. */
export const checkEntryTypes: EntryType[] = Object.values(checkValueTypes);
