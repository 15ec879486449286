import { z } from 'zod';
import { Anchor, type AnchorRange, isOrphaned, requoteAnchor } from '../../anchors/anchor';
import type { ArticleState } from '../../article-state';
import { claimOf, factsOf } from '../../checks/facts';
import { MAX_STATEMENT_CHARS } from '../../checks/statement';
import { DomainError } from '../../errors';
import type { Annotation } from '../../tags/annotation';
import type { TagKind } from '../../tags/tag-kinds';
import { isUnseen } from '../../text/is-unseen';
import { inputText } from '../../text/text-input';
import { Uuid } from '../../uuid';
import { changeAnnotation, nameOf, placedBy } from '../change-annotation';
import type { DecisionContext } from '../entry-type';
import { requireSplittable } from './fact-rules';

// What facts have of the entries that make, remove and place tags.

/** What a client says of a tag that is a fact. Without ranges it stands where its claim does. */
export const FactInput = z.object({ factOf: Uuid.optional(), statement: inputText(MAX_STATEMENT_CHARS).optional() });
/** What of that is stored. Both are left out of a tag that is no fact. */
export const MadeFact = z.object({ factOf: Uuid.optional(), statement: z.string().optional() });

/** Where a fact stands, and what it says. Refused by name where the claim can have no more, or the words are not the claim's. */
export function decideFact(
  state: ArticleState,
  { kind, factOf, statement = '', anchor }: { kind: TagKind; factOf: string; statement?: string | undefined; anchor: Anchor | null },
  context: Pick<DecisionContext, 'whoDecides' | 'rules'>,
): { factOf: string; statement: string; anchor: Anchor } {
  if (kind !== 'claim') throw new DomainError('invalid', 'A fact is a claim.');
  const claim = requireSplittable(state, factOf, context);
  const said = statement.trim();
  if (isUnseen(said)) throw new DomainError('invalid', 'A fact needs a sentence that says what is checked.');
  const placed = anchor ?? requoteAnchor(state.doc, claim.anchor);
  if (!placed) throw new DomainError('conflict', `The words of ${nameOf(claim)} are gone. Select the words it stands for now.`);
  if (!isWithin(placed, claim.anchor)) throw new DomainError('invalid', `A fact of ${nameOf(claim)} stays within its words.`);
  return { factOf, statement: said, anchor: placed };
}

/** The state with one more fact of a claim. */
export const withFactId = (state: ArticleState, claimId: string, factId: string): ArticleState =>
  changeAnnotation(state, claimId, ({ split, ...one }) => ({
    ...one,
    split: { ...split, factIds: [...(split?.factIds ?? []), factId], own: split?.own ?? null },
  }));

/** The facts that go or come back with their claim. Left out where there are none. */
export const FactsAlong = z.object({ factIds: z.array(Uuid).optional() });

/** These facts as an entry names those that go or come back. */
export const alongWith = (facts: readonly Annotation[]): z.infer<typeof FactsAlong> =>
  facts.length === 0 ? {} : { factIds: facts.map(({ id }) => id) };

/** The facts that went with a claim when it was removed: not those that somebody had removed before. */
export function factsRemovedWith({ annotations }: ArticleState, { split, basis }: Annotation): Annotation[] {
  const facts = (split?.factIds ?? []).flatMap((id) => annotations.get(id) ?? []);
  return facts.filter((one) => one.isRemoved && one.basis.presence.entryId === basis.presence.entryId);
}

/** A tag's place, and what that means for its verdict. */
export const Placed = z.object({ anchor: Anchor, isStale: z.boolean() });
/** The facts that go to another place with their claim. Left out where there are none. */
export const PlacedFacts = z.object({ facts: z.array(Placed.extend({ annotationId: Uuid })).optional() });

/**
 * Facts that stand exactly where their claim does go along to its new place; those on some of its words stay. With an undo those go back that came with what
 * it undoes: others only met the claim there, and stay unless they would stand outside of it.
 */
export function placeFacts(state: ArticleState, claim: Annotation, anchor: Anchor, undoes: string | null): z.infer<typeof PlacedFacts> {
  const goesBack = (fact: Annotation) => undoes === null || fact.basis.span.entryId === undoes || !isWithin(fact.anchor, anchor);
  const along = factsOf(state, claim).filter((fact) => hasSameRanges(fact.anchor, claim.anchor) && goesBack(fact));
  if (along.length === 0) return {};
  return { facts: along.map((fact) => ({ annotationId: fact.id, ...placedBy(undoes, fact, state.doc, anchor) })) };
}

/** Refuses (`invalid`) to put a fact on other words than those of its claim. */
export function refuseIfOutsideClaim(state: ArticleState, fact: Annotation, anchor: Anchor): void {
  const claim = claimOf(state, fact);
  if (!claim || claim.anchor.state === 'orphaned' || isWithin(anchor, claim.anchor)) return;
  throw new DomainError('invalid', `${nameOf(fact)} is a fact of ${nameOf(claim)} and stays within its words.`);
}

const isWithin = ({ ranges }: Anchor, whole: Anchor) =>
  ranges.every(({ from, to }) => whole.ranges.some((range) => range.from <= from && to <= range.to));

/** True of two on the same words. Of words that are gone their positions say nothing: all that were deleted together are at one. */
const hasSameRanges = ({ ranges: a }: Anchor, { ranges: b }: Anchor) =>
  a.length === b.length && a.every((one, index) => isSamePlace(one, b[index]));

const isSamePlace = (a: AnchorRange, b: AnchorRange | undefined) =>
  a.from === b?.from && a.to === b.to && (!isOrphaned(a) || a.exact === b.exact);
