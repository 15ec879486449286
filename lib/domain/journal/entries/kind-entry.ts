import { z } from 'zod';
import type { ArticleState } from '../../article-state';
import type { Annotation } from '../../tags/annotation';
import { TagKind, tagKinds } from '../../tags/tag-kinds';
import { Uuid } from '../../uuid';
import { changeAnnotation, countLabel, Holds, holding, nextLabel, requirePresent, stoodOn } from '../change-annotation';
import { type DecisionContext, defineEntryType, type EntryOf } from '../entry-type';
import { refuseIfInFacts } from '../facts/fact-rules';
import { refuseUndoUnderOthers, refuseUnfounded, workUnderKind } from '../undo-rules';
import { Based, basisOf, Outcome, outcomeOf, SeenSeq, withRival } from '../value-outcome';

/** on: another kind. back: the one before, with what was said under it. Left out by entries from before it was kept who changed a kind. */
export const KindMove = z.enum(['on', 'back']).optional();

/** The entry that said last how a claim was judged, where the change ends that. Left out else, and by entries from before it was kept. */
export const EndedVerdictId = Uuid.optional();

const KindPayload = Based.extend({
  kind: TagKind,
  label: z.string().nullable(),
  isNewLabel: z.boolean(),
  move: KindMove,
  verdictEntryId: EndedVerdictId,
  holds: Holds,
  ...Outcome.shape,
});

/** A tag of another kind. What is no claim any more loses verdict and check; the undo of that brings both back. */
export const kindChanged = defineEntryType({
  type: 'annotation.kind-changed',
  action: 'tag',
  Input: Based.extend({ kind: TagKind, seenSeq: SeenSeq }),
  Payload: KindPayload,
  decide(state, { seenSeq: _seenSeq, ...input }, context) {
    const annotation = requirePresent(state, input.annotationId, context);
    if (input.kind !== 'claim') refuseIfInFacts(state, annotation);
    const outcome = outcomeOf(annotation, 'kind', input, annotation.basis.kind);
    // An own undo had brought it back where the change before was another person's: that is theirs to take back.
    const past = input.undoes === null ? undefined : kindBefore(annotation, input.kind);
    const back = past?.byId === undefined || past.byId === context.actorId ? past : undefined;
    if (back) {
      refuseUndoUnderOthers(
        annotation,
        { did: 'worked on', goes: [...workUnderKind(annotation), ...stateSince(annotation)], stays: workUnderKind(back) },
        context.actorId,
      );
      refuseUnfounded(annotation, back.verdict);
    }
    const move = outcome === 'stored' && {
      ...(back ? { move: 'back' as const } : moveOn(annotation, input.kind)),
      ...holding(annotation, back?.verdict, state.doc),
    };
    return { ...input, ...labelFor(state, annotation, input.kind, context), ...move, outcome };
  },
  apply(state, entry) {
    const { annotationId, kind, outcome } = entry.payload;
    if (outcome === 'rival') return changeAnnotation(state, annotationId, (one) => withRival(one, entry, 'kind', { kind }));
    return applyKind(state, entry);
  },
  touches: ({ annotationId }) => [annotationId],
});

/** The label for a new kind: the one that it had under that kind before, else the next. */
export function labelFor(
  state: ArticleState,
  annotation: Annotation,
  kind: TagKind,
  { givesLabels }: Pick<DecisionContext, 'givesLabels'>,
): { label: string | null; isNewLabel: boolean } {
  const letter = tagKinds[kind].letter;
  const own = letter === null ? undefined : [annotation.label ?? '', ...annotation.aliases].find((one) => one.startsWith(letter));
  return own ? { label: own, isNewLabel: false } : { label: nextLabel(state, kind, givesLabels), isNewLabel: true };
}

/** What an entry says of a change to a kind that is none from before. */
export function moveOn({ kind: old, basis }: Annotation, kind: TagKind): { move: 'on'; verdictEntryId?: string } {
  const isEnded = tagKinds[old].takesVerdict && !tagKinds[kind].takesVerdict;
  return { move: 'on', ...(isEnded && basis.verdict && { verdictEntryId: basis.verdict.entryId }) };
}

/** What the undo of a change to another kind than `kind` brings back. */
const kindBefore = ({ pastKinds }: Annotation, kind: TagKind) => {
  const past = pastKinds.at(-1);
  return past?.kind === kind ? past : undefined;
};

/** Who set the state of what became a claim: it began untouched. */
const stateSince = ({ kind, checkState, basis }: Annotation) =>
  tagKinds[kind].takesVerdict && checkState !== 'untouched' && basis.checkState ? [basis.checkState] : [];

interface KindChange {
  annotationId: string;
  kind: TagKind;
  label: string | null;
  isNewLabel: boolean;
  undoes: string | null;
  move?: z.infer<typeof KindMove>;
  verdictEntryId?: z.infer<typeof EndedVerdictId>;
  holds?: z.infer<typeof Holds>;
}

/** The state with a tag of another kind. */
export function applyKind(state: ArticleState, entry: EntryOf<KindChange>): ArticleState {
  const { annotationId, kind, label, isNewLabel, undoes, move, verdictEntryId, holds } = entry.payload;
  const isBack = move === undefined ? undoes !== null : move === 'back';
  const changed = changeAnnotation(state, annotationId, (one) => {
    const aliases = [...new Set([...one.aliases, ...(one.label ? [one.label] : [])])].filter((alias) => alias !== label);
    const { check, typed, ticked, ...renamed } = { ...one, kind, label, aliases, basis: { ...one.basis, kind: basisOf(entry) } };
    const past = isBack ? kindBefore(one, kind) : undefined;
    if (past) {
      const { verdict, checkState, check: pastCheck, typed: pastType, ticked: pastTicks } = past;
      const pastKinds = one.pastKinds.slice(0, -1);
      const types = { ...(pastType && { typed: pastType }), ...(pastTicks && { ticked: pastTicks }) };
      const restored = { ...renamed, verdict, checkState, ...(pastCheck && { check: pastCheck }), ...types, pastKinds };
      return { ...restored, ...stoodOn(restored, state.doc, one.anchor, holds) };
    }
    // A type is of one kind: it goes, with what was ticked.
    const types = { ...(typed && { typed }), ...(ticked && { ticked }) };
    const by = { ...(move && { byId: entry.actorId }), ...(verdictEntryId && { verdictEntryId }) };
    const was = { kind: one.kind, verdict: one.verdict, checkState: one.checkState, ...(check && { check }), ...types, ...by };
    const pastKinds = [...one.pastKinds, was];
    if (tagKinds[kind].takesVerdict) return { ...renamed, ...(check && { check }), pastKinds };
    return { ...renamed, pastKinds, verdict: null, isStale: false, checkState: 'untouched' as const };
  });
  return isNewLabel ? { ...changed, labelCounts: countLabel(state, kind, label) } : changed;
}
