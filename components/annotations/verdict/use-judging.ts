'use client';
import { useWorkbench } from '@/components/article/session-context';
import { useRightsNow } from '@/components/article/use-rights-now';
import { basisSeen } from '@/lib/domain/basis';
import { secondThatCounts } from '@/lib/domain/checks/looks-here';
import { whyNotSecond } from '@/lib/domain/checks/second-checker';
import { DomainError } from '@/lib/domain/errors';
import { type Annotation, checkOf } from '@/lib/domain/tags/annotation';
import { type GivenGrade, gradeIdOf, type NamedVerdict, type VerdictValue } from '@/lib/domain/verdicts/verdict';
import { countVotes, votesOf, votingOn, whyNotVote } from '@/lib/domain/verdicts/votes';
import { useTagHands } from '../use-tag-hands';
import { type Begun, hasSeen, type JudgingRole, seenOf, statedSeen, stateSeen } from './judged-meanwhile';
import { shownToJudge } from './shown-to-judge';

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

/** How this person judges this claim. */
export interface Judging {
  /** As what: what was begun stays what it was begun as, whatever becomes of the claim. */
  role: JudgingRole;
  /** As what they would begin now. */
  roleNow: JudgingRole;
  /** Why what was begun can be given as that no more, or null if it can. */
  over: string | null;
  /** What stands in that role. */
  given: GivenJudgement;
  /** True if giving the same once more says something: the words are others now. */
  saysAnew: boolean;
  /**
   * Gives it, or takes it back (null). True if it was done. What a colleague gave since it was begun is not written over: the two stand side by
   * side. Refused where what is looked at again, or voted on, is another than the person saw.
   */
  send(next: { value: VerdictValue; gradeId?: string | undefined; rationale: string } | null): boolean;
}

/** Whoever may look again at a claim that waits for it, or has, does that, and whoever may vote on one votes; everyone else gives the verdict itself. */
export function useJudging(annotation: Annotation, begun: Begun | null): Judging {
  const { session, rules } = useWorkbench();
  const rights = useRightsNow();
  const { attempt, act } = useTagHands();
  // A card is drawn a moment after the tag changes: what one gave oneself meanwhile is known.
  const now = () => session.annotations.get(annotation.id) ?? annotation;
  const { verdict, isStale, checkState, id } = annotation;
  const { second, adjudication, voted } = checkOf(annotation);
  const me = session.options.personId;
  const { authorId } = session.confirmed.details;

  const voting = votingOn(annotation, rules.votes);
  const votes = votesOf(annotation);
  const outcome = voting && countVotes(votes, voting);
  const own = votes.find(({ byId }) => byId === me) ?? null;
  const hasRoom = outcome !== null && (own !== null || (outcome.is !== 'tied' && outcome.left > 0));
  const mayVote = verdict !== null && hasRoom && rights.canVote && whyNotVote(annotation, me, authorId) === null;
  const mayLookAgain = verdict !== null && !isStale && rights.canJudge && whyNotSecond(annotation, me, authorId) === null;
  const isAwaited = checkState === 'second-check' && voting === null;
  const isSecond = mayLookAgain && (isAwaited || (second?.byId === me && !adjudication && !voted && !voting));
  const roleNow = mayVote ? 'voter' : isSecond ? 'second' : 'first';
  const role = begun?.role ?? roleNow;
  // What was seen is what the card showed: when it was begun, or now, where nothing was.
  const seen = begun?.seen ?? seenOf(annotation, shownToJudge(session, annotation));

  const judgings: Record<JudgingRole, Pick<Judging, 'over' | 'given' | 'saysAnew' | 'send'>> = {
    first: {
      over: null,
      given: givenBy(verdict),
      saysAnew: isStale,
      send: (next) =>
        attempt(() => {
          const basedOn = basisSeen(seen.verdict, now().basis.verdict, me);
          const shown = shownToJudge(session, now());
          // They came in the moment before, and the card does not show them yet.
          if (next && !hasSeen(seen, shown)) throw new DomainError('conflict', 'The words were changed meanwhile. Read them again.');
          const on = next && { ...statedSeen(seen, now(), me), ...stateSeen(seen, now(), me), seenWords: shown.words };
          act('verdict.given', { annotationId: id, verdict: next, basedOn, ...on });
        }),
    },
    second: {
      over: mayLookAgain ? null : 'The first verdict does not stand any more, so there is nothing to look at again.',
      given: givenBy(secondThatCounts(annotation, authorId)),
      saysAnew: false,
      send: (next) =>
        attempt(() => {
          const basedOn = basisSeen(seen.secondCheck, checkOf(now()).basis.secondCheck, me);
          const about = { annotationId: id, verdictEntryId: seen.verdictEntryId, basedOn, ...stateSeen(seen, now(), me) };
          act('check.second-given', { ...about, second: next });
        }),
    },
    voter: {
      over: mayVote ? null : 'This is not voted on any more.',
      given: givenBy(own),
      // Enough may have named it under a rule that came later: the next vote says so.
      saysAnew: outcome?.is === 'decided',
      send: (next) =>
        attempt(() =>
          act('check.voted', {
            annotationId: id,
            verdictEntryId: seen.verdictEntryId,
            secondEntryId: seen.secondEntryId === undefined ? (second?.entryId ?? null) : seen.secondEntryId,
            vote: next,
          }),
        ),
    },
  };
  return { role, roleNow, ...judgings[role] };
}

const givenBy = (given: (NamedVerdict & { rationale: string }) | null): GivenJudgement => ({
  value: given?.value ?? null,
  gradeId: given ? gradeIdOf(given) : undefined,
  grade: given?.grade,
  rationale: given?.rationale ?? '',
});
