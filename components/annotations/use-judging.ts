'use client';
import { useWorkbench } from '@/components/article/session-context';
import { useRightsNow } from '@/components/article/use-rights-now';
import { type Annotation, checkOf } from '@/lib/domain/annotation';
import { refuseSecond } from '@/lib/domain/journal/second-check-entries';
import { type GivenGrade, gradeIdOf, type NamedVerdict, type VerdictValue } from '@/lib/domain/verdict';
import { countVotes, refuseVoter, votesOf, votingOn } from '@/lib/domain/votes';
import { useTagActions } from './use-tag-actions';

/** What a person picks and writes before it is given. */
export interface JudgedDraft {
  value: VerdictValue | null;
  /** The grade of the scale that is picked. */
  gradeId?: string | undefined;
  rationale: string;
}

/** What stands: with its grade as the scale had it then. */
export interface GivenJudgement extends JudgedDraft {
  grade?: GivenGrade | undefined;
}

/** How this person judges this claim: as the first, as the one who looks again, or as one of those who vote. */
export interface Judging {
  role: 'first' | 'second' | 'voter';
  /** What stands in that role. */
  given: GivenJudgement;
  /** True if giving the same once more says something: the words are others now. */
  saysAnew: boolean;
  /** Gives it, or takes it back (null). True if it was done. */
  send(next: { value: VerdictValue; gradeId?: string | undefined; rationale: string } | null): boolean;
}

/** Whoever may look again at a claim that waits for it, or has, does that, and whoever may vote on one votes; everyone else gives the verdict itself. */
export function useJudging(annotation: Annotation): Judging {
  const { session, rules } = useWorkbench();
  const rights = useRightsNow();
  const { attempt, act } = useTagActions();
  // A card is drawn a moment after the tag changes: what is sent is based on the tag as it is now.
  const now = () => session.annotations.get(annotation.id) ?? annotation;
  const { verdict, isStale, checkState, id } = annotation;
  const { second, adjudication, voted } = checkOf(annotation);
  const me = session.options.personId;
  const { authorId } = session.confirmed.details;
  const voting = votingOn(annotation, rules.votes);
  if (verdict && voting && rights.canVote && refuseVoter(annotation, me, authorId) === null) {
    const outcome = countVotes(votesOf(annotation), voting);
    const own = votesOf(annotation).find(({ byId }) => byId === me);
    if (own || (outcome.is !== 'tied' && outcome.left > 0)) {
      return {
        role: 'voter',
        given: givenBy(own ?? null),
        // Enough may have named it under a rule that came later: the next vote says so.
        saysAnew: outcome.is === 'decided',
        send: (next) =>
          attempt(() =>
            act('check.voted', { annotationId: id, verdictEntryId: verdict.entryId, secondEntryId: second?.entryId ?? null, vote: next }),
          ),
      };
    }
  }
  const mayLookAgain = rights.canJudge && refuseSecond(annotation, me, authorId) === null;
  const isAwaited = checkState === 'second-check' && voting === null;
  const isSecond =
    verdict !== null && !isStale && mayLookAgain && (isAwaited || (second?.byId === me && !adjudication && !voted && !voting));
  if (!isSecond) {
    return {
      role: 'first',
      given: givenBy(verdict),
      saysAnew: isStale,
      send: (next) =>
        attempt(() => act('verdict.given', { annotationId: id, verdict: next, basedOn: now().basis.verdict?.entryId ?? null })),
    };
  }
  return {
    role: 'second',
    given: givenBy(second),
    saysAnew: false,
    send: (next) =>
      attempt(() => {
        const basedOn = checkOf(now()).basis.secondCheck?.entryId ?? null;
        act('check.second-given', { annotationId: id, verdictEntryId: verdict.entryId, second: next, basedOn });
      }),
  };
}

const givenBy = (given: (NamedVerdict & { rationale: string }) | null): GivenJudgement => ({
  value: given?.value ?? null,
  gradeId: given ? gradeIdOf(given) : undefined,
  grade: given?.grade,
  rationale: given?.rationale ?? '',
});
