'use client';
import { CircleHelp, CloudOff, Hourglass, MessageSquare, Vote } from 'lucide-react';
import { memo } from 'react';
import { useColleagueIn } from '@/components/article/people/use-colleagues';
import { useWorkbench } from '@/components/article/session-context';
import { sayFactCount } from '@/components/facts/say-fact-count';
import { saySourceCount } from '@/components/sources/say-source-count';
import { sayComments, sayThreads, type ThreadCount } from '@/components/threads/count-threads';
import { KindChip } from '@/components/ui/kind-chip';
import { useMinute } from '@/components/ui/use-today';
import { VerdictPicture } from '@/components/ui/verdict-glyph';
import { useDateLanguage } from '@/components/ui/when';
import { progressOf } from '@/lib/domain/checks/claim-counts';
import { sayChange } from '@/lib/domain/checks/what-changed';
import { type Annotation, lacksSource, typeOf, wordsChanged } from '@/lib/domain/tags/annotation';
import { locatorAt } from '@/lib/domain/text/article-text';
import { countVotes, sayVotes, votesOf, votingOn } from '@/lib/domain/verdicts/votes';
import { CheckerAvatar, checkerNameOf } from '../check/checker-avatar';
import { DueSign, sayNearDue } from '../check/near-due';
import { useEvidenceDrop } from '../evidence/use-evidence-drop';
import { gradeOf, placesOfTag, spokenName, stateNameOf } from '../tag-words';
import { useTagHands } from '../use-tag-hands';

interface Props {
  annotation: Annotation;
  /** What it is listed by. */
  words: string;
  count: ThreadCount;
  /** How many facts it is split into. */
  factCount: number;
  /** A reply that was asked for is overdue. */
  isOverdue: boolean;
  /** Its verdict is kept here until there is a line. */
  isWaiting: boolean;
  onOpen: (id: string) => void;
}

/**
 * A folded card: which claim, its first words, how many facts it has, how much it rests on, how far it is and by when it is due, what is said and asked about it, and who has it open. A click opens it; in it the keys of
 * the text count.
 */
export const MarginSlip = memo(function MarginSlip({ annotation, words, count, factCount, isOverdue, isWaiting, onOpen }: Props) {
  const workbench = useWorkbench();
  const { session, rules } = workbench;
  const { press } = useTagHands();
  const takesEvidence = useEvidenceDrop(annotation);
  const { id, kind, label, evidence } = annotation;
  const locator = locatorAt(session.doc, session.placesOf(annotation)[0]?.from ?? 0);
  const places = placesOfTag(annotation);
  const hasChanged = wordsChanged(annotation);
  // Drawn anew as due times pass.
  useMinute();
  const due = sayNearDue(annotation, new Date(), useDateLanguage());
  const type = typeOf(annotation);
  const facts = sayFactCount(factCount);
  const colleague = useColleagueIn(id);
  const isIn = colleague ? `${colleague.shortName} is in this card` : undefined;
  return (
    <article
      id={`card-${id}`}
      className={['slip', hasChanged ? 'changed' : '', colleague ? `held p${colleague.colour}` : ''].filter(Boolean).join(' ')}
      aria-label={[
        spokenName(annotation),
        locator.replace('¶', 'paragraph '),
        places,
        evidence.length > 0 ? saySourceCount(evidence.length) : lacksSource(annotation) && 'needs a source',
        stateNameOf(annotation, rules.votes),
        isWaiting && 'waiting to be sent',
        type?.name,
        facts,
        isOverdue && 'reply overdue',
        due?.said,
        ...sayThreads(count),
        checkerNameOf(workbench, annotation),
        isIn,
      ]
        .filter(Boolean)
        .join(', ')}
      title={isIn}
      tabIndex={-1}
      {...takesEvidence}
      onClick={() => onOpen(id)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          onOpen(id);
        } else press(event);
      }}
    >
      <KindChip kind={kind} label={label} />
      <span className="slip-words trunc" lang={session.language}>
        {words}
      </span>
      {places !== '' && (
        <span className="slip-count" aria-hidden="true">
          {places}
        </span>
      )}
      {facts !== '' && (
        <span className="slip-count" aria-hidden="true">
          {facts}
        </span>
      )}
      {type && !hasChanged && <span className="slip-type trunc">{type.name}</span>}
      {hasChanged && <span className="tag warn">{sayChange(annotation)}</span>}
      <VoteCount annotation={annotation} />
      <ThreadSigns count={count} />
      {isOverdue && <OverdueSign />}
      {due && <DueSign due={due} />}
      {evidence.length > 0 ? (
        <span className="slip-count num" title={saySourceCount(evidence.length)} aria-hidden="true">
          <i className="picture-sources" aria-hidden="true" />
          {evidence.length}
        </span>
      ) : (
        lacksSource(annotation) && (
          <span className="slip-count none" title="Needs a source">
            <i className="picture-no-source" aria-hidden="true" />
          </span>
        )
      )}
      {isWaiting && <WaitingSign />}
      <VerdictPicture value={progressOf(annotation)} grade={gradeOf(annotation, progressOf(annotation))} />
      <CheckerAvatar annotation={annotation} isNamedBeside />
    </article>
  );
});

/** How far the votes on a claim are, while they are waited for. Those who hear the name of the card know. */
export function VoteCount({ annotation }: { annotation: Annotation }) {
  const voting = votingOn(annotation, useWorkbench().rules.votes);
  if (!voting) return null;
  const votes = votesOf(annotation);
  return (
    <span className="slip-count num" title={sayVotes(votes, voting)} aria-hidden="true">
      <Vote className="i xs" />
      {countVotes(votes, voting).most}/{voting.needed}
    </span>
  );
}

/** A reply that was asked for is overdue. Those who hear the name of the card or row know. */
export const OverdueSign = () => (
  <span className="reply-overdue" title="Reply overdue" aria-hidden="true">
    <Hourglass className="i xs" />
  </span>
);

/** The verdict is not on the server yet. Those who hear the name of the card or row know. */
export const WaitingSign = () => (
  <span className="verdict-waits" title="Waiting to be sent" aria-hidden="true">
    <CloudOff className="i xs" />
  </span>
);

/** How many comments and queries a tag has, and whether one of them is unread. Those who hear the name of the card know. */
export function ThreadSigns({ count }: { count: ThreadCount }) {
  const { comments, hasUnreadComments, queries, queryWords, hasUnreadQueries } = count;
  return (
    <>
      {comments > 0 && (
        <span className="slip-count num" title={sayComments(comments)} aria-hidden="true">
          <MessageSquare className="i xs" />
          {comments}
          {hasUnreadComments && <span className="unread-dot" />}
        </span>
      )}
      {queries > 0 && (
        <span className="slip-count num" title={queryWords} aria-hidden="true">
          <CircleHelp className="i xs" />
          {queries}
          {hasUnreadQueries && <span className="unread-dot" />}
        </span>
      )}
    </>
  );
}
