import { type Annotation, checkOf, withVerdicts } from '../tags/annotation';
import type { Adjudication, Check, SecondCheck, Vote, Voted } from './check';

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

/** The looks of this house alone: what a rule goes by that asks whether somebody else has looked. */
export function looksHere(annotation: Pick<Annotation, 'check'>): LooksHere {
  const { second, adjudication, votes = [], voted = null } = checkOf(annotation);
  const here = <Look extends { cameAt?: string | undefined }>(one: Look | null) => (one && isOfHere(one) ? one : null);
  return { second: here(second), adjudication: here(adjudication), votes: votes.filter(isOfHere), voted: here(voted) };
}

/** The tag with all that people found of it marked as come in an archive at `cameAt`, that which undo could bring back too, whatever it said itself. */
export function asCame(annotation: Annotation, cameAt: string): Annotation {
  const came = <Look extends object>(one: Look): Look & { cameAt: string } => ({ ...one, cameAt });
  const inCheck = <Of extends { check?: Check | undefined }>(one: Of): Of => ({
    ...one,
    ...(one.check && { check: checkAsCame(one.check) }),
  });
  const { split, pastVerdicts, pastKinds, pastMerges, rivals, ...rest } = withVerdicts(annotation, came);
  return {
    ...inCheck(rest),
    ...(split && { split: { ...split, own: split.own && inCheck(split.own) } }),
    rivals: rivals.map(came),
    pastVerdicts: pastVerdicts.map(({ second, adjudication, voted, ...past }) => ({
      ...past,
      ...(second && { second: came(second) }),
      ...(adjudication && { adjudication: came(adjudication) }),
      ...(voted && { voted: came(voted) }),
    })),
    pastKinds: pastKinds.map(inCheck),
    ...(pastMerges && { pastMerges: pastMerges.map(inCheck) }),
  };

  function checkAsCame({ second, pastSeconds, adjudication, votes, pastVotes, voted, ...check }: Check): Check {
    return {
      ...check,
      second: second && came(second),
      pastSeconds: pastSeconds.map((past) => ({ ...past, second: past.second && came(past.second) })),
      adjudication: adjudication && came(adjudication),
      ...(votes && { votes: votes.map(came) }),
      ...(pastVotes && { pastVotes: pastVotes.map(came) }),
      ...(voted && { voted: came(voted) }),
    };
  }
}
