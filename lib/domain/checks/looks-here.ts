import { type Annotation, checkOf } from '../tags/annotation';
import type { Adjudication, SecondCheck, Vote, Voted } from './check';

/** What people of this house found of a claim beside its verdict. */
export interface LooksHere {
  second: SecondCheck | null;
  adjudication: Adjudication | null;
  /** The votes that count, one a person, oldest first. */
  votes: readonly Vote[];
  voted: Voted | null;
}

/** True of what was found here. An archive may say anything of who looked: what came in one is shown, and stands for nobody's look of this house. */
export const isOfHere = ({ cameAt }: { cameAt?: string | undefined }): boolean => cameAt === undefined;

/** The second check that counts as another person's look: of this house, and not of whoever is the author now. */
export function secondThatCounts(annotation: Pick<Annotation, 'check'>, authorId: string | null): SecondCheck | null {
  const { second } = looksHere(annotation);
  return second && second.byId !== authorId ? second : null;
}

/** The looks of this house alone: what a rule goes by that asks whether somebody else has looked. */
export function looksHere(annotation: Pick<Annotation, 'check'>): LooksHere {
  const { second, adjudication, votes = [], voted = null } = checkOf(annotation);
  const here = <Look extends { cameAt?: string | undefined }>(one: Look | null) => (one && isOfHere(one) ? one : null);
  return { second: here(second), adjudication: here(adjudication), votes: votes.filter(isOfHere), voted: here(voted) };
}
