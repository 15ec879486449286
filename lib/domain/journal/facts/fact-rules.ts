import type { ArticleState } from '../../article-state';
import { claimOf, factsOf, followsFacts, isFact, MAX_FACTS } from '../../checks/facts';
import { DomainError } from '../../errors';
import type { Annotation } from '../../tags/annotation';
import { nameOf, sayRemoved } from '../change-annotation';
import type { DecisionContext } from '../entry-type';

/** "C32, C33": the facts of a claim by their labels. */
const sayFacts = (facts: readonly Annotation[]): string => facts.map(nameOf).join(', ');

/** Refuses (`conflict`) to judge, give out or set aside a claim by itself as long as its verdict follows from its facts. */
export function refuseIfFollows(state: Parameters<typeof factsOf>[0], annotation: Annotation): void {
  if (!followsFacts(annotation)) return;
  throw new DomainError('conflict', `${nameOf(annotation)} follows its facts: ${sayFacts(factsOf(state, annotation))}.`);
}

/** Refuses work on a check that a tag has not: it is no claim (`invalid`), or follows its facts (`conflict`). */
export function requireOwnCheck(state: Parameters<typeof factsOf>[0], annotation: Annotation): void {
  if (annotation.kind !== 'claim') throw new DomainError('invalid', 'Only claims are checked.');
  refuseIfFollows(state, annotation);
}

/** Refuses (`conflict`) to make something else of a tag that is a fact or has facts: they would be left without a claim. */
export function refuseIfInFacts(state: Parameters<typeof factsOf>[0], annotation: Annotation): void {
  const claim = claimOf(state, annotation);
  if (isFact(annotation))
    throw new DomainError('conflict', `${nameOf(annotation)} is a fact of ${claim ? nameOf(claim) : 'a claim'} and stays one.`);
  const facts = factsOf(state, annotation);
  if (facts.length === 0) return;
  throw new DomainError('conflict', `${nameOf(annotation)} is split into facts: ${sayFacts(facts)}. Remove them first.`);
}

/** The claim that a tag is to be a fact of. Refused by name (`not-found`, `conflict`, `invalid`) where it can have no more, or something is open on it. */
export function requireSplittable(
  state: ArticleState,
  claimId: string,
  { whoDecides, rules }: Pick<DecisionContext, 'whoDecides' | 'rules'>,
): Annotation {
  const claim = state.annotations.get(claimId);
  if (!claim) throw new DomainError('not-found', 'The claim of this fact does not exist.');
  const name = nameOf(claim);
  if (claim.isRemoved) throw new DomainError('conflict', `${sayRemoved(claim)} Restore it first.`);
  if (claim.kind !== 'claim') throw new DomainError('invalid', 'Only claims are split into facts.');
  if (isFact(claim)) throw new DomainError('invalid', `${name} is a fact itself. It is not split further.`);
  if (claim.rivals.length > 0) throw new DomainError('conflict', `Two people differ on ${name}. Settle that before you split it.`);
  const refusal = whoDecides?.whyNotSplit(claim, rules);
  if (refusal) throw new DomainError('conflict', refusal);
  if (factsOf(state, claim).length >= MAX_FACTS) throw new DomainError('conflict', `${name} has ${MAX_FACTS} facts, which is the most.`);
  return claim;
}
