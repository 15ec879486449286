'use client';
import { Vote as VoteIcon } from 'lucide-react';
import { useId } from 'react';
import { nameInSentence, shortNameOf } from '@/components/article/people/person-names';
import { type OpenWorkbench, useWorkbench } from '@/components/article/session-context';
import { useRightsNow } from '@/components/article/use-rights-now';
import { VerdictLabel } from '@/components/ui/verdict-glyph';
import { When } from '@/components/ui/when';
import type { Vote } from '@/lib/domain/checks/check';
import { votedAway } from '@/lib/domain/checks/first-verdict';
import { type Annotation, checkOf, secondDiffers } from '@/lib/domain/tags/annotation';
import type { VoteRule } from '@/lib/domain/verdicts/vote-rule';
import { countVotes, sayVoted, shownVotes, votesOf, votingOn, whyNotVote } from '@/lib/domain/verdicts/votes';
import { AfterVotes } from './after-votes';
import { sayGroups, sayHowVotesStand } from './say-votes';

/** The votes on a claim: how they stand, who voted how, and what is asked of the one who looks. The vote itself is given where verdicts are. */
export function Votes({ annotation }: { annotation: Annotation }) {
  const { rules } = useWorkbench();
  const titleId = useId();
  const voting = votingOn(annotation, rules.votes);
  const [votes, shown] = [votesOf(annotation), shownVotes(annotation)];
  // The desk votes no more, and these had settled nothing.
  const isLeftOver = !voting && annotation.checkState === 'adjudication' && !secondDiffers(annotation);
  return (
    <section className={`votes ${voting ? 'open' : ''}`} aria-labelledby={titleId}>
      <p className="votes-title" id={titleId}>
        <VoteIcon className="i s" aria-hidden="true" />
        <span>{voting ? sayHowVotesStand(votes, voting) : <Outcome annotation={annotation} />}</span>
      </p>
      {voting && <VotedOn annotation={annotation} />}
      <FirstFound annotation={annotation} />
      {shown.length > 0 && (
        <ul className="votes-given">
          {shown.map((vote) => (
            <GivenVote key={vote.entryId} vote={vote} />
          ))}
        </ul>
      )}
      {voting && <Asked annotation={annotation} voting={voting} />}
      {isLeftOver && <AfterVotes annotation={annotation} voting={null} />}
    </section>
  );
}

/** How the votes stand, or what they came to, as the card says it when that changes. */
export function sayVotes(workbench: OpenWorkbench, annotation: Annotation): string {
  const voting = votingOn(annotation, workbench.rules.votes);
  return voting ? sayHowVotesStand(votesOf(annotation), voting) : sayOutcome(workbench, annotation);
}

function sayOutcome(workbench: OpenWorkbench, annotation: Annotation): string {
  const { voted, adjudication, votes = [] } = checkOf(annotation);
  if (voted) return `Decided by ${sayVoted(voted)}`;
  return adjudication ? `${shortNameOf(workbench, adjudication.byId)} decided after the votes` : `Votes: ${sayGroups(votes)}`;
}

/** What votes came to, when they are over. */
function Outcome({ annotation }: { annotation: Annotation }) {
  const said = sayOutcome(useWorkbench(), annotation);
  const { voted, adjudication } = checkOf(annotation);
  if (voted || !adjudication) return said;
  return (
    <>
      {said}, <When at={adjudication.at} />
      <span className="second-note" dir="auto">
        {adjudication.rationale}
      </span>
    </>
  );
}

/** The verdict that is voted on, and the second check that differs from it. */
function VotedOn({ annotation }: { annotation: Annotation }) {
  const workbench = useWorkbench();
  const { verdict } = annotation;
  const { second } = checkOf(annotation);
  if (!verdict) return null;
  return (
    <p>
      {shortNameOf(workbench, verdict.byId)} found <VerdictLabel value={verdict.value} grade={verdict.grade} />
      {second && secondDiffers(annotation) && (
        <>
          , {nameInSentence(workbench, second.byId)} found <VerdictLabel value={second.value} grade={second.grade} />
          {second.rationale.trim() !== '' && (
            <span className="second-note" dir="auto">
              {second.rationale}
            </span>
          )}
        </>
      )}
    </p>
  );
}

/** Who had given the verdict that was voted on, where votes took another. */
function FirstFound({ annotation }: { annotation: Annotation }) {
  const workbench = useWorkbench();
  const first = votedAway(annotation);
  if (!first) return null;
  return (
    <p>
      First verdict: {nameInSentence(workbench, first.byId)} found <VerdictLabel value={first.value} grade={first.grade} />,{' '}
      <When at={first.at} />
      {first.rationale.trim() !== '' && (
        <span className="second-note" dir="auto">
          {first.rationale}
        </span>
      )}
    </p>
  );
}

function GivenVote({ vote }: { vote: Vote }) {
  const workbench = useWorkbench();
  return (
    <li>
      <b>{shortNameOf(workbench, vote.byId)}</b> <VerdictLabel value={vote.value} grade={vote.grade} />{' '}
      <span className="dim2">
        <When at={vote.at} />
      </span>
      {vote.rationale.trim() !== '' && (
        <span className="second-note" dir="auto">
          {vote.rationale}
        </span>
      )}
    </li>
  );
}

/** What this person can do about it now, or why they cannot. */
function Asked({ annotation, voting }: { annotation: Annotation; voting: VoteRule }) {
  const { session, rights: always } = useWorkbench();
  const rights = useRightsNow();
  const me = session.options.personId;
  const votes = votesOf(annotation);
  const outcome = countVotes(votes, voting);
  if (outcome.is === 'tied') return <AfterVotes annotation={annotation} voting={voting} />;
  const refusal = whyNotVote(annotation, me, session.confirmed.details.authorId);
  const say = () => {
    if (!always.canVote) return 'Editors and leads vote on this desk.';
    if (refusal !== null) return refusal;
    if (!rights.canVote) return null;
    if (votes.some(({ byId }) => byId === me)) return 'You have voted. Until it is decided you can change your vote above.';
    return outcome.left === 0 ? 'All votes are given.' : 'Look for yourself, then vote above. Everyone sees who voted how.';
  };
  const said = say();
  return said === null ? null : <p>{said}</p>;
}
