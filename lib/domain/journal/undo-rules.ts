import { z } from 'zod';
import type { ArticleState } from '../article-state';
import type { Basis } from '../basis';
import { type CheckState, isSideState, reasonsOf } from '../checks/check';
import { DomainError } from '../errors';
import { type Annotation, checkOf } from '../tags/annotation';
import { tagKinds } from '../tags/tag-kinds';
import { type Verdict, verdictLacks, verdictName } from '../verdicts/verdict';
import { nameOf } from './change-annotation';
import type { DecisionContext } from './entry-type';

// What an undo may not do, whatever it is of: touch what another person did, and bring back what could not be given.

const Undoing = z.object({ undoes: z.string().nullish(), annotationId: z.string().optional() });

/**
 * Refuses to take back what another person did (`forbidden`), and what another has changed since, or kept against a value of their own (`conflict`), and to
 * take away what another did unseen (`conflict`). What is not stored is nobody's: whatever is undone refuses it by itself, as changed since. `judges`: what is taken back is a judgement.
 */
export function refuseUndoOfOthers(
  state: Pick<ArticleState, 'annotations'>,
  input: unknown,
  { actorId, senderOf, changedSinceBy }: Pick<DecisionContext, 'actorId' | 'senderOf' | 'changedSinceBy'>,
  judges: boolean,
): void {
  const { undoes, annotationId } = Undoing.safeParse(input).data ?? {};
  const byId = undoes ? senderOf(undoes) : null;
  const tag = annotationId === undefined ? undefined : state.annotations.get(annotationId);
  if (byId !== null && byId !== actorId) throw onlyWhoMadeIt(tag ? nameOf(tag) : null, byId);
  if (tag && changedSinceBy !== null) throw changedByOther(judges ? 'judged' : 'worked on', tag, changedSinceBy);
}

/** Refuses (`forbidden`) to take away a value that is another person's: an own undo had brought it back, and the undo of that would take it along. */
export function refuseTakingOthers(name: string | null, value: { byId: string } | null, actorId: string): void {
  if (value && value.byId !== actorId) throw onlyWhoMadeIt(name, value.byId);
}

const onlyWhoMadeIt = (name: string | null, byId: string) =>
  new DomainError('forbidden', `Only who made that change${name === null ? '' : ` of ${name}`} can undo it.`, { byId });

/** Refuses (`conflict`) to bring back a verdict that could not be given now: the source that it rested on may have gone since. */
export function refuseUnfounded(annotation: Annotation, back: Verdict | null): void {
  const lacks = back && judgementLacks(back, annotation);
  if (lacks) throw new DomainError('conflict', `The earlier verdict of ${nameOf(annotation)} cannot come back. ${lacks}`);
}

/** Refuses (`conflict`) to take back a verdict, or that one was cleared, under another kind, or that a change of kind has ended since: nobody has judged the tag as what it is now. */
export function refuseUndoUnderOtherKind(annotation: Annotation, undoes: string): void {
  const { kind, pastKinds, basis } = annotation;
  const isEnded = pastKinds.some(({ verdict, verdictEntryId }) => [verdictEntryId, verdict?.entryId].includes(undoes));
  if (tagKinds[kind].takesVerdict && !isEnded) return;
  throw new DomainError('conflict', `The kind of ${nameOf(annotation)} was changed since. It stays as it is.`, { byId: basis.kind.byId });
}

/** What an earlier judgement lacks by now, as a sentence that calls it as it was called then, or null. */
export const judgementLacks = (
  judged: Pick<Verdict, 'value' | 'grade' | 'rationale'>,
  { evidence }: Pick<Annotation, 'evidence'>,
): string | null => verdictLacks(judged.value, judged.rationale, evidence, { verdict: verdictName(judged), wayOut: null });

/**
 * Refuses (`conflict`) an undo that would take along what others did since. `goes`: the entries that lose what they said by it; `stays`: those
 * among them whose word is there again after it.
 */
export function refuseUndoUnderOthers(
  annotation: Annotation,
  { did, goes, stays = [] }: { did: 'judged' | 'worked on'; goes: readonly Basis[]; stays?: readonly Pick<Basis, 'entryId'>[] },
  actorId: string,
): void {
  const kept = new Set(stays.map(({ entryId }) => entryId));
  const lost = goes.find(({ entryId, byId }) => byId !== actorId && !kept.has(entryId));
  if (lost) throw changedByOther(did, annotation, lost.byId);
}

const changedByOther = (did: string, tag: Annotation, byId: string) =>
  new DomainError('conflict', `Someone else has ${did} ${nameOf(tag)} since. It stays as it is.`, { byId });

/** Refuses (`conflict`) an undo that would bring a claim to `after` where another person has set it aside since, with the reason that they gave. */
export function refuseUndoOfSetAside(annotation: Annotation, after: CheckState, actorId: string): void {
  const { checkState, basis } = annotation;
  if (!isSideState(checkState) || checkState === after || !basis.checkState) return;
  const { entryId } = basis.checkState;
  const { reason } = checkOf(annotation);
  const goes = reason ? reasonsOf(reason).map(({ byId }) => ({ entryId, byId })) : [basis.checkState];
  refuseUndoUnderOthers(annotation, { did: 'worked on', goes }, actorId);
}

/** Refuses (`conflict`) to take back a state to whose reason a merge has joined another person's since. */
export function refuseUndoOfJoined(annotation: Annotation, undoes: string, actorId: string): void {
  const isJoined = (annotation.pastMerges ?? []).some(({ basis }) => basis?.entryId === undoes);
  const also = isJoined ? (checkOf(annotation).reason?.also ?? []) : [];
  refuseUndoUnderOthers(annotation, { did: 'worked on', goes: also.map(({ byId }) => ({ entryId: undoes, byId })) }, actorId);
}

/** What people found on a claim beside its verdict. */
export function judgementsOn(annotation: Pick<Annotation, 'check'>): Basis[] {
  const { second, adjudication, votes = [] } = checkOf(annotation);
  return [second, adjudication, ...votes].filter((one) => one !== null);
}

/** What was said of a tag of its kind, and goes with that. */
export const workUnderKind = (one: Pick<Annotation, 'verdict' | 'check' | 'typed' | 'ticked'>): Basis[] =>
  [one.verdict, ...judgementsOn(one), ...Object.values(checkOf(one).basis), one.typed?.basis ?? null, one.ticked?.basis ?? null].filter(
    (basis) => basis !== null,
  );
