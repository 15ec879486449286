import { z } from 'zod';
import { Anchor, requoteAnchor, wordsOfAnchor } from '../anchor';
import type { Annotation, Basis, Rival, ValueField } from '../annotation';
import type { ArticleState } from '../article-state';
import { CheckState } from '../check';
import { DomainError } from '../errors';
import { sha256Hex } from '../hash';
import { TagKind, tagKinds } from '../tag-kinds';
import { inputText } from '../text-input';
import { Uuid } from '../uuid';
import { VERDICT_SCALE, Verdict, VerdictValue, verdictLacks } from '../verdict';
import { changeAnnotation, countLabel, nextLabel, refuseUndoOfChanged, requirePresent, standsOn } from './change-annotation';
import { type DecisionContext, defineEntryType, type EntryOf, type EntryType } from './entry-type';

/** A change of a single value names the entry that it was based on: null if there was none. */
const Based = z.object({ annotationId: Uuid, basedOn: Uuid.nullable(), undoes: Uuid.nullable().default(null) });
/** stored: it is the value now. rival: another had been stored since, this one stands beside it. */
const Outcome = z.object({ outcome: z.enum(['stored', 'rival']) });

/** Whether a change is based on the newest value. An undo of a value that changed since is refused by name. */
function outcomeOf(annotation: Annotation, what: string, input: z.infer<typeof Based>, newest: Basis | null): 'stored' | 'rival' {
  refuseUndoOfChanged(annotation, what, input.undoes, newest);
  return (newest?.entryId ?? null) === input.basedOn ? 'stored' : 'rival';
}

function withRival(annotation: Annotation, entry: EntryOf<unknown>, field: ValueField, proposed: Rival['proposed']): Annotation {
  const rival: Rival = { entryId: entry.id, field, byId: entry.actorId, at: entry.at, proposed };
  return { ...annotation, rivals: [...annotation.rivals, rival] };
}

const KindPayload = Based.extend({ kind: TagKind, label: z.string().nullable(), isNewLabel: z.boolean(), ...Outcome.shape });

const kindChanged = defineEntryType({
  type: 'annotation.kind-changed',
  action: 'tag',
  Input: Based.extend({ kind: TagKind }),
  Payload: KindPayload,
  decide(state, input, context) {
    const annotation = requirePresent(state, input.annotationId);
    const outcome = outcomeOf(annotation, 'kind', input, annotation.basis.kind);
    return { ...input, ...labelFor(state, annotation, input.kind, context), outcome };
  },
  apply(state, entry) {
    const { annotationId, kind, outcome } = entry.payload;
    if (outcome === 'rival') return changeAnnotation(state, annotationId, (one) => withRival(one, entry, 'kind', { kind }));
    return applyKind(state, entry);
  },
  touches: ({ annotationId }) => [annotationId],
});

/** The label for a new kind: the one that it had under that kind before, else the next. */
function labelFor(state: ArticleState, annotation: Annotation, kind: TagKind, { givesLabels }: Pick<DecisionContext, 'givesLabels'>) {
  const letter = tagKinds[kind].letter;
  const own = letter === null ? undefined : [annotation.label ?? '', ...annotation.aliases].find((one) => one.startsWith(letter));
  return own ? { label: own, isNewLabel: false } : { label: nextLabel(state, kind, givesLabels), isNewLabel: true };
}

interface KindChange {
  annotationId: string;
  kind: TagKind;
  label: string | null;
  isNewLabel: boolean;
  undoes: string | null;
}

function applyKind(state: ArticleState, entry: EntryOf<KindChange>): ArticleState {
  const { annotationId, kind, label, isNewLabel, undoes } = entry.payload;
  const changed = changeAnnotation(state, annotationId, (one) => {
    const aliases = [...new Set([...one.aliases, ...(one.label ? [one.label] : [])])].filter((alias) => alias !== label);
    const basis = { ...one.basis, kind: { entryId: entry.id, byId: entry.actorId } };
    const renamed = { ...one, kind, label, aliases, basis };
    const past = one.pastKinds.at(-1);
    if (undoes !== null && past?.kind === kind) {
      const { verdict, checkState } = past;
      const restored = { ...renamed, verdict, checkState, pastKinds: one.pastKinds.slice(0, -1) };
      return { ...restored, ...standsOn(restored, state.doc, one.anchor) };
    }
    const pastKinds = [...one.pastKinds, { kind: one.kind, verdict: one.verdict, checkState: one.checkState }];
    if (tagKinds[kind].takesVerdict) return { ...renamed, pastKinds };
    return { ...renamed, pastKinds, verdict: null, isStale: false, checkState: 'untouched' as const };
  });
  return isNewLabel ? { ...changed, labelCounts: countLabel(state, kind, label) } : changed;
}

/** The states that a person sets by hand. `decided` comes with a verdict; the rest come with the desk's workflow. */
export const settableCheckStates = ['untouched', 'checking', 'awaiting-reply'] as const satisfies CheckState[];

const stateChanged = defineEntryType({
  type: 'check.state-changed',
  action: 'tag',
  Input: Based.extend({ checkState: CheckState }),
  Payload: Based.extend({ checkState: CheckState, ...Outcome.shape }),
  decide(state, input) {
    const annotation = requirePresent(state, input.annotationId);
    if (annotation.kind !== 'claim') throw new DomainError('invalid', 'Only claims are checked.');
    const isUndone = input.undoes !== null && (input.checkState !== 'decided' || annotation.verdict !== null);
    if (!isUndone && !settableCheckStates.some((one) => one === input.checkState)) {
      throw new DomainError('invalid', 'A claim is decided by giving it a verdict.');
    }
    return { ...input, outcome: outcomeOf(annotation, 'state', input, annotation.basis.checkState) };
  },
  apply(state, entry) {
    const { annotationId, checkState, outcome } = entry.payload;
    return changeAnnotation(state, annotationId, (one) => {
      if (outcome === 'rival') return withRival(one, entry, 'checkState', { checkState });
      return { ...one, checkState, basis: { ...one.basis, checkState: { entryId: entry.id, byId: entry.actorId } } };
    });
  },
  touches: ({ annotationId }) => [annotationId],
});

const VerdictInput = z.object({ value: VerdictValue, rationale: inputText(20_000) });
const VerdictPayload = Based.extend({
  verdict: Verdict.omit({ entryId: true, byId: true, at: true }).nullable(),
  /** The anchor on the words that were judged, where they had drifted: the verdict vouches for them. */
  anchor: Anchor.nullable(),
  ...Outcome.shape,
});

/**
 * A verdict, or null to take it back. With `undoes` it puts back what stood before that entry, words and all: the earlier verdict is
 * not given anew on words that it never judged.
 */
const verdictGiven = defineEntryType({
  type: 'verdict.given',
  action: 'give verdict',
  Input: Based.extend({ verdict: VerdictInput.nullable() }),
  Payload: VerdictPayload,
  decide(state, input) {
    const annotation = requirePresent(state, input.annotationId);
    const outcome = outcomeOf(annotation, 'verdict', input, annotation.basis.verdict);
    return { ...input, ...(input.undoes === null ? judge(state, annotation, input.verdict) : { verdict: null, anchor: null }), outcome };
  },
  apply(state, entry) {
    const { annotationId, verdict, outcome, undoes } = entry.payload;
    if (undoes !== null) return changeAnnotation(state, annotationId, (one) => undoVerdict(state, one, entry));
    if (outcome === 'stored') return applyVerdict(state, entry, entry.actorId);
    const proposed = { verdict: verdict && { value: verdict.value, rationale: verdict.rationale } };
    return changeAnnotation(state, annotationId, (one) => withRival(one, entry, 'verdict', proposed));
  },
  touches: ({ annotationId }) => [annotationId],
});

/** The tag with the verdict that it had before the newest one, with its own words, time and author; `entry` is the one that put it back. */
export function undoVerdict(state: ArticleState, annotation: Annotation, entry: EntryOf<unknown>): Annotation {
  const before = annotation.pastVerdicts.at(-1) ?? { verdict: null, checkState: 'untouched' as const };
  const by = { entryId: entry.id, byId: entry.actorId };
  const restored = {
    ...annotation,
    ...before,
    pastVerdicts: annotation.pastVerdicts.slice(0, -1),
    basis: { ...annotation.basis, verdict: by, checkState: by },
  };
  return { ...restored, ...standsOn(restored, state.doc, restored.anchor) };
}

/** The verdict on the words as they are now. Refused (`invalid`) on what is no claim, on lost words, and while the verdict rules are not met. */
function judge(state: ArticleState, annotation: Annotation, given: z.infer<typeof VerdictInput> | null) {
  if (!given) return { verdict: null, anchor: null };
  if (!tagKinds[annotation.kind].takesVerdict) throw new DomainError('invalid', 'Only claims get a verdict.');
  const lacks = verdictLacks(given.value, given.rationale, annotation.evidence);
  if (lacks) throw new DomainError('invalid', lacks);
  const anchor = annotation.anchor.state === 'drifted' ? requoteAnchor(state.doc, annotation.anchor) : annotation.anchor;
  if (!anchor || anchor.state === 'orphaned')
    throw new DomainError('conflict', 'The words of this claim are gone. Attach it to words first.');
  const words = wordsOfAnchor(state.doc, anchor);
  return {
    verdict: { ...given, scale: { ...VERDICT_SCALE }, words, wordsHash: sha256Hex(words) },
    anchor: anchor === annotation.anchor ? null : anchor,
  };
}

interface VerdictChange {
  annotationId: string;
  verdict: z.infer<typeof VerdictPayload>['verdict'];
  anchor: Anchor | null;
}

function applyVerdict(state: ArticleState, entry: EntryOf<VerdictChange>, byId: string): ArticleState {
  const { annotationId, verdict, anchor } = entry.payload;
  return changeAnnotation(state, annotationId, (one) => ({
    ...one,
    anchor: anchor ?? one.anchor,
    verdict: verdict && { ...verdict, entryId: entry.id, byId, at: entry.at },
    isStale: false,
    checkState: verdict ? 'decided' : 'checking',
    pastVerdicts: [...one.pastVerdicts, { verdict: one.verdict, checkState: one.checkState }],
    basis: {
      ...one.basis,
      verdict: { entryId: entry.id, byId },
      checkState: { entryId: entry.id, byId },
    },
  }));
}

const Settled = z.object({
  annotationId: Uuid,
  rivalEntryId: Uuid,
  take: z.boolean(),
});
const SettledPayload = Settled.extend({
  taken: z
    .union([
      z.object({ field: z.literal('kind'), kind: TagKind, label: z.string().nullable(), isNewLabel: z.boolean() }),
      z.object({ field: z.literal('checkState'), checkState: CheckState }),
      z.object({ field: z.literal('verdict'), verdict: VerdictPayload.shape.verdict, anchor: Anchor.nullable() }),
    ])
    .nullable(),
});

/** Keep or Take: the end of a rivalry, by name. */
const rivalSettled = defineEntryType({
  type: 'rival.settled',
  action: 'tag',
  Input: Settled,
  Payload: SettledPayload,
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
    return changeAnnotation(settled, annotationId, (one) => ({
      ...one,
      checkState: taken.checkState,
      basis: { ...one.basis, checkState: { entryId: entry.id, byId: rival.byId } },
    }));
  },
  touches: ({ annotationId }) => [annotationId],
});

function take(
  state: ArticleState,
  annotation: Annotation,
  rival: Rival,
  context: DecisionContext,
): z.infer<typeof SettledPayload>['taken'] {
  const { proposed } = rival;
  if ('kind' in proposed) return { field: 'kind', kind: proposed.kind, ...labelFor(state, annotation, proposed.kind, context) };
  if ('checkState' in proposed) return { field: 'checkState', checkState: proposed.checkState };
  return { field: 'verdict', ...judge(state, annotation, proposed.verdict) };
}

/** The entries that change a single value of a tag. */
export const valueEntryTypes: EntryType[] = [kindChanged, stateChanged, verdictGiven, rivalSettled];
