'use client';
import { useId } from 'react';
import { z } from 'zod';
import { useWorkbench } from '@/components/article/session-context';
import { useRightsNow } from '@/components/article/use-rights-now';
import { VerdictGlyph } from '@/components/ui/verdict-glyph';
import { type Annotation, checkOf, secondDiffers } from '@/lib/domain/tags/annotation';
import { isUnseen } from '@/lib/domain/text/is-unseen';
import { sayCount } from '@/lib/domain/text/say-count';
import { gradeIdOf, isSameVerdict, type NamedVerdict, verdictName } from '@/lib/domain/verdicts/verdict';
import type { VoteRule } from '@/lib/domain/verdicts/vote-rule';
import { groupVotes, shownVotes, votesOf } from '@/lib/domain/verdicts/votes';
import { useCardDraft } from '../card-drafts';
import { DecisionForm, type Took } from './decision-form';
import { Seen, seenOf } from './judged-meanwhile';
import { whyNotDecide } from './say-votes';
import { shownToJudge } from './shown-to-judge';

/** A verdict that a lead may take when votes have settled nothing, and how the entry calls it. */
interface Choice {
  given: NamedVerdict;
  count: number;
  took: Took;
}

/** What somebody is about to decide: the id of a grade, and why. */
const drafts = {
  form: 'after votes',
  schema: z.object({
    chosen: z.string().nullable(),
    reason: z.string(),
    /** What was seen of the verdict and the second check. Left out by drafts from before it was kept. */
    seen: Seen.optional(),
  }),
};

/** The way on when no verdict can have enough votes: a lead who has not voted takes one of those that were named, and says why. */
export function AfterVotes({ annotation, voting }: { annotation: Annotation; voting: VoteRule | null }) {
  const workbench = useWorkbench();
  const { session, rights: always } = workbench;
  const rights = useRightsNow();
  const name = useId();
  const [draft, setDraft] = useCardDraft(drafts, annotation.id);
  const { chosen, reason } = draft ?? { chosen: null, reason: '' };
  const me = session.options.personId;
  const refusal = whyNotDecide(annotation, { rule: voting, me, authorId: session.confirmed.details.authorId }, always, rights);
  if (refusal !== null) return <p>{refusal}</p>;
  /** What was seen is what stood when the first choice or the first word was made. */
  const change = (next: Partial<NonNullable<typeof draft>>) =>
    setDraft({ chosen, reason, seen: draft?.seen ?? seenOf(annotation, shownToJudge(session, annotation)), ...next });
  const choices = choicesOf(annotation);
  const choice = choices.find(({ given }) => gradeIdOf(given) === chosen);
  return (
    <DecisionForm
      annotation={annotation}
      took={choice?.took ?? null}
      reason={reason}
      seen={draft?.seen}
      question="Why this one?"
      off={offOf(choice, reason)}
      onChange={change}
      onDecided={() => setDraft(null)}
    >
      <fieldset className="votes-choices">
        <legend>Which verdict stands?</legend>
        {choices.map(({ given, count }) => {
          const id = gradeIdOf(given);
          return (
            <label key={id} className="votes-choice">
              <input type="radio" name={name} value={id} checked={chosen === id} onChange={() => change({ chosen: id })} />
              <VerdictGlyph value={given.value} grade={given.grade} isNamedBeside />
              {verdictName(given)}
              <span className="dim2">{sayCount(count, 'vote')}</span>
            </label>
          );
        })}
      </fieldset>
    </DecisionForm>
  );
}

function offOf(choice: Choice | undefined, reason: string): string | undefined {
  if (!choice) return 'Choose a verdict first.';
  return isUnseen(reason) ? 'Say why first: those who checked will read it.' : undefined;
}

/** What was named, each once: what stood and what the second check found are taken as that, all else as the first vote for it. */
function choicesOf(annotation: Annotation): Choice[] {
  const { verdict } = annotation;
  const { second } = checkOf(annotation);
  const groups = groupVotes(votesOf(annotation));
  // One that came in an archive may be taken, and is counted for nothing.
  const named = groupVotes(shownVotes(annotation));
  const countOf = (given: NamedVerdict) => groups.find(({ first }) => isSameVerdict(first, given))?.count ?? 0;
  const choices: Choice[] = verdict ? [{ given: verdict, count: countOf(verdict), took: { took: 'first' } }] : [];
  if (second && secondDiffers(annotation)) choices.push({ given: second, count: countOf(second), took: { took: 'second' } });
  for (const { first } of named) {
    if (choices.some(({ given }) => isSameVerdict(given, first))) continue;
    choices.push({ given: first, count: countOf(first), took: { took: 'vote', voteEntryId: first.entryId } });
  }
  return choices;
}
