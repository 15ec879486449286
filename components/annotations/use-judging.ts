'use client';
import { useWorkbench } from '@/components/article/session-context';
import { useRightsNow } from '@/components/article/use-rights-now';
import { type Annotation, checkOf } from '@/lib/domain/annotation';
import { refuseSecond } from '@/lib/domain/journal/second-check-entries';
import { gradeIdOf, type VerdictValue } from '@/lib/domain/verdict';
import { useTagActions } from './use-tag-actions';

/** What a person picks and writes before it is given. */
export interface JudgedDraft {
  value: VerdictValue | null;
  /** The grade of the scale that is picked. */
  gradeId?: string | undefined;
  rationale: string;
}

/** How this person judges this claim: as the first, or as the one who looks again. */
export interface Judging {
  role: 'first' | 'second';
  /** What stands in that role. */
  given: JudgedDraft;
  /** True if giving the same once more says something: the words are others now. */
  saysAnew: boolean;
  /** Gives it, or takes it back (null). True if it was done. */
  send(next: { value: VerdictValue; gradeId?: string | undefined; rationale: string } | null): boolean;
}

/** Whoever may look again at a claim that waits for it, or has, does that; everyone else gives the verdict itself. */
export function useJudging(annotation: Annotation): Judging {
  const { session } = useWorkbench();
  const rights = useRightsNow();
  const { attempt, act } = useTagActions();
  // A card is drawn a moment after the tag changes: what is sent is based on the tag as it is now.
  const now = () => session.annotations.get(annotation.id) ?? annotation;
  const { verdict, isStale, checkState, id } = annotation;
  const { second, adjudication } = checkOf(annotation);
  const me = session.options.personId;
  const mayLookAgain = rights.canJudge && refuseSecond(annotation, me, session.confirmed.details.authorId) === null;
  const isSecond =
    verdict !== null && !isStale && mayLookAgain && (checkState === 'second-check' || (second?.byId === me && !adjudication));
  if (!isSecond) {
    return {
      role: 'first',
      given: { value: verdict?.value ?? null, gradeId: verdict ? gradeIdOf(verdict) : undefined, rationale: verdict?.rationale ?? '' },
      saysAnew: isStale,
      send: (next) =>
        attempt(() => act('verdict.given', { annotationId: id, verdict: next, basedOn: now().basis.verdict?.entryId ?? null })),
    };
  }
  return {
    role: 'second',
    given: { value: second?.value ?? null, gradeId: second ? gradeIdOf(second) : undefined, rationale: second?.rationale ?? '' },
    saysAnew: false,
    send: (next) =>
      attempt(() => {
        const basedOn = checkOf(now()).basis.secondCheck?.entryId ?? null;
        act('check.second-given', { annotationId: id, verdictEntryId: verdict.entryId, second: next, basedOn });
      }),
  };
}
