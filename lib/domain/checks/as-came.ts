import { type Annotation, withVerdicts } from '../tags/annotation';
import type { Check } from './check';

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
      pastSeconds: pastSeconds.map((past) => ({
        ...past,
        second: past.second && came(past.second),
        ...(past.adjudication && { adjudication: came(past.adjudication) }),
      })),
      adjudication: adjudication && came(adjudication),
      ...(votes && { votes: votes.map(came) }),
      ...(pastVotes && { pastVotes: pastVotes.map(came) }),
      ...(voted && { voted: came(voted) }),
    };
  }
}
