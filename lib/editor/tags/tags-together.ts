import { type Basis, basisSeen } from '@/lib/domain/basis';
import type { CheckState } from '@/lib/domain/checks/check';
import { followsFacts, isFact, isJudged } from '@/lib/domain/checks/facts';
import { mayBeFirst } from '@/lib/domain/checks/free-claims';
import { mayBeSecond } from '@/lib/domain/checks/second-checker';
import { DomainError } from '@/lib/domain/errors';
import { whyNotState } from '@/lib/domain/journal/why-not-state';
import type { DeskRules } from '@/lib/domain/sign-off/desk-rules';
import { type Annotation, checkOf, typeOf } from '@/lib/domain/tags/annotation';
import { type TagKind, tagKinds } from '@/lib/domain/tags/tag-kinds';
import type { ActionHistory } from '../undo/action-history';
import { assigning, type Turn } from './assigning';

/** Under what somebody puts claims into a state. */
interface Setting {
  rules: DeskRules;
  mayAssign: boolean;
  /** Who wrote the article. */
  authorId: string | null;
}

/** The claims that can be put into a state: those that are not in it and may be. */
export const claimsThatMayBe = (claims: readonly Annotation[], checkState: CheckState, { rules, mayAssign, authorId }: Setting) =>
  claims.filter(
    (one) => isJudged(one) && one.checkState !== checkState && whyNotState(one, checkState, rules, mayAssign, authorId) === null,
  );

/** Of the two who look at a claim: who each is, and who may be. */
const turns = {
  first: { idOf: (one: Annotation) => checkOf(one).assigneeId, mayBe: mayBeFirst },
  second: { idOf: (one: Annotation) => checkOf(one).secondId, mayBe: mayBeSecond },
} as const satisfies Record<Turn, unknown>;

/** Whose the first or second check of claims is to be. */
export interface Giving {
  /** Null is nobody. */
  personId: string | null;
  turn: Turn;
  /** Who wrote the article. */
  authorId: string | null;
}

/** The claims whose first or second check is not a person's yet. */
export const claimsNotOf = (claims: readonly Annotation[], { personId, turn }: Pick<Giving, 'personId' | 'turn'>) =>
  claims.filter((one) => turns[turn].idOf(one) !== personId);

/** The claims whose first or second check can be given to a person: those that they have not got and may do. */
export const claimsToGive = (claims: readonly Annotation[], giving: Giving) => {
  const { personId, turn, authorId } = giving;
  return claimsNotOf(claims, giving).filter((one) => personId === null || turns[turn].mayBe(one, personId, authorId));
};

/** Those of several that a choice makes others. Refused (`invalid`) where there are none: nothing would be done, and there would be nothing to undo. */
function demandSome(tags: readonly Annotation[]): readonly Annotation[] {
  if (tags.length === 0) throw new DomainError('invalid', 'All of them are that already.');
  return tags;
}

/** What `personId` saw of the states of several claims when they began to change them. What a colleague has set since is not theirs to write over. */
export const statesSeen = (claims: readonly Annotation[], personId: string) => basesSeen(claims, personId, ({ basis }) => basis.checkState);

/** What `personId` saw of the due times of several claims when they began to change them, as of their states. */
export const duesSeen = (claims: readonly Annotation[], personId: string) =>
  basesSeen(claims, personId, (claim) => checkOf(claim).basis.due ?? null);

function basesSeen(
  claims: readonly Annotation[],
  personId: string,
  basisOf: (claim: Annotation) => Basis | null,
): (claim: Annotation) => string | null {
  const seen = new Map(claims.map((claim) => [claim.id, basisOf(claim)]));
  return (claim) => basisSeen(seen.get(claim.id) ?? null, basisOf(claim), personId);
}

/** Puts several claims into one state of the check, each based on what `basedOn` says was seen. Those that are in it already are left alone. */
export function setStates(
  history: ActionHistory,
  claims: readonly Annotation[],
  checkState: CheckState,
  reason: string | null = null,
  basedOn = (claim: Annotation): string | null => claim.basis.checkState?.entryId ?? null,
): void {
  const changing = demandSome(claims.filter((one) => isJudged(one) && one.checkState !== checkState));
  history.actTogether(
    changing.map((one) => ({
      type: 'check.state-changed',
      payload: { annotationId: one.id, checkState, reason, basedOn: basedOn(one) },
    })),
  );
}

/** Gives the first or second check of several claims to one person, or to nobody. Those that they may not have are left alone. */
export function assignAll(history: ActionHistory, claims: readonly Annotation[], giving: Giving): void {
  const changing = demandSome(claimsToGive(claims, giving));
  history.actTogether(changing.map((one) => assigning(one, giving.personId, giving.turn)));
}

/** Gives several claims one due time, or none, each based on what `basedOn` says was seen. ISO 8601, UTC. */
export function setDueAll(
  history: ActionHistory,
  claims: readonly Annotation[],
  dueAt: string | null,
  basedOn = (claim: Annotation): string | null => checkOf(claim).basis.due?.entryId ?? null,
): void {
  const changing = demandSome(claims.filter((one) => isJudged(one) && checkOf(one).dueAt !== dueAt));
  history.actTogether(
    changing.map((one) => ({
      type: 'check.due-set',
      payload: { annotationId: one.id, value: { dueAt }, basedOn: basedOn(one) },
    })),
  );
}

/** Gives several tags one kind. */
export function changeKinds(history: ActionHistory, tags: readonly Annotation[], kind: TagKind): void {
  const changing = demandSome(tags.filter((one) => one.kind !== kind));
  if (changing.some((one) => isFact(one) || followsFacts(one)))
    throw new DomainError('conflict', 'Facts and claims that are split into facts keep their kind. Leave them out, and change the others.');
  history.actTogether(
    changing.map(({ id, basis }) => ({
      type: 'annotation.kind-changed',
      payload: { annotationId: id, kind, basedOn: basis.kind.entryId },
    })),
  );
}

/** Gives several tags of one kind one type, or none. Those that have it already keep the values of its fields. */
export function setTypes(history: ActionHistory, tags: readonly Annotation[], typeId: string | null): void {
  const changing = demandSome(tags.filter((one) => (typeOf(one)?.typeId ?? null) !== typeId));
  history.actTogether(
    changing.map(({ id, typed }) => ({
      type: 'annotation.typed',
      payload: { annotationId: id, value: { typeId, fields: {} }, basedOn: typed?.basis.entryId ?? null },
    })),
  );
}

/** The tags that would lose their verdict with another kind. */
export const losingVerdict = (tags: readonly Annotation[], kind: TagKind) =>
  tagKinds[kind].takesVerdict ? [] : tags.filter((one) => one.verdict !== null && one.kind !== kind);

/** Removes several tags. Facts go with their claim where that is among them. */
export function removeTags(history: ActionHistory, tags: readonly Annotation[]): void {
  const ids = new Set(tags.map(({ id }) => id));
  const going = tags.filter(({ factOf }) => factOf === undefined || !ids.has(factOf));
  history.actTogether(going.map(({ id }) => ({ type: 'annotation.removed', payload: { annotationId: id } })));
}
