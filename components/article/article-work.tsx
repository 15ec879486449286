'use client';
import { Clock, UserRound } from 'lucide-react';
import { useTagSummary } from '@/components/annotations/use-ordered-tags';
import { Avatar } from '@/components/ui/avatar';
import { useDateLanguage } from '@/components/ui/when';
import { countWaiting } from '@/lib/domain/query';
import { isSignedOff } from '@/lib/domain/sign-off';
import { stageOf } from '@/lib/domain/stage';
import { useAskedWork } from './asked-work';
import { sayArticleDue } from './list/say-article-due';
import { useMinute } from './list/use-today';
import { fullNameOf, shortNameOf } from './person-names';
import { useRevision, useWorkbench } from './session-context';

/** Who sees the article through and by when, above its tags. Those who give out work change both here. */
export function ArticleWork() {
  const workbench = useWorkbench();
  const { rights } = workbench;
  const { setOpen } = useAskedWork();
  useRevision();
  const { ownerId = null } = workbench.session.confirmed.details;
  const due = useSaidDue();
  const owner = ownerId === null ? null : fullNameOf(workbench, ownerId) || 'Someone who has left';
  const ownerWords = (
    <>
      {owner === null ? (
        <UserRound className="i xs" aria-hidden="true" />
      ) : (
        <Avatar person={{ id: ownerId ?? '', name: owner }} size="s" title={`Owner: ${owner}`} />
      )}
      <span className="vh">Owner: </span>
      <span className="trunc">{ownerId === null ? 'No owner' : shortNameOf(workbench, ownerId)}</span>
    </>
  );
  const dueWords = (
    <>
      <Clock className="i xs" aria-hidden="true" />
      <span className="trunc">{due?.words ?? 'No due date'}</span>
    </>
  );
  const dueClass = `due ${due?.tone ?? ''}`.trim();
  return (
    <div className="article-work">
      {rights.canAssign ? (
        <>
          <button type="button" aria-haspopup="dialog" onClick={() => setOpen('owner')}>
            {ownerWords}
          </button>
          <button type="button" className={dueClass} aria-haspopup="dialog" onClick={() => setOpen('due')}>
            {dueWords}
          </button>
        </>
      ) : (
        <>
          <span>{ownerWords}</span>
          <span className={dueClass}>{dueWords}</span>
        </>
      )}
    </div>
  );
}

/** On a phone, over the text: by when the article is due, if that was said. */
export function SlugDue() {
  useRevision();
  const due = useSaidDue();
  return due && <span className={`due ${due.tone}`}>{due.words}</span>;
}

/** When the article is due, in words of the reader's own time: "Due 18:00, in 3 h", "Due 14:20, late by 12 min". */
function useSaidDue(): { words: string; tone: string } | null {
  const { session } = useWorkbench();
  const language = useDateLanguage();
  const summary = useTagSummary();
  useMinute();
  const { dueAt = null } = session.confirmed.details;
  if (dueAt === null) return null;
  const claims = summary?.claims ?? [];
  const verdictCount = claims.filter(({ verdict }) => verdict !== null).length;
  const tally = { claimCount: claims.length, checkedCount: summary?.checked ?? 0, verdictCount };
  const stage = stageOf(tally, countWaiting(session.confirmed), isSignedOff(session.confirmed));
  const { first, second, tone } = sayArticleDue(new Date(dueAt), stage, new Date(), language);
  return { words: `Due ${second === '' ? first : `${first}, ${second}`}`, tone };
}
