'use client';
import { Clock, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTagSummary } from '@/components/annotations/list/use-ordered-tags';
import { Avatar } from '@/components/ui/avatar';
import { useMinute } from '@/components/ui/use-today';
import { useDateLanguage } from '@/components/ui/when';
import { stageOf } from '@/lib/domain/articles/stage';
import { isSignedOff } from '@/lib/domain/sign-off/sign-off';
import { countWaiting } from '@/lib/domain/talk/query';
import { type SaidArticleDue, sayArticleDue } from '../list/say-article-due';
import { fullNameOf, shortNameOf } from '../people/person-names';
import { useRevision, useWorkbench } from '../session-context';
import { useAskedWork } from './asked-work';

/** Who sees the article through and by when, beside how far it is. Those who give out work change both here. */
export function ArticleWork() {
  const workbench = useWorkbench();
  const { canSetWork } = workbench.rights;
  const { setOpen } = useAskedWork();
  useRevision();
  const { ownerId = null } = workbench.session.confirmed.details;
  const due = useSaidDue();
  const owner = ownerId === null ? null : fullNameOf(workbench, ownerId) || 'Someone who has left';
  return (
    <div className="article-work">
      <WorkPart isButton={canSetWork} title={`Owner: ${owner ?? 'nobody yet'}`} onOpen={() => setOpen('owner')}>
        {owner === null ? (
          <UserRound className="i s" aria-hidden="true" />
        ) : (
          <Avatar person={{ id: ownerId ?? '', name: owner }} size="s" title={`Owner: ${owner}`} />
        )}
        <span className="vh">Owner: {ownerId === null ? 'No owner' : shortNameOf(workbench, ownerId)}</span>
      </WorkPart>
      <WorkPart tone={due?.tone} isButton={canSetWork} title={due ? sayWhole(due) : 'No due date'} onOpen={() => setOpen('due')}>
        <Clock className={due ? 'i xs' : 'i s'} aria-hidden="true" />
        {due ? (
          <>
            <span className="vh">Due </span>
            <span className="trunc">{due.first}</span>
            {due.second !== '' && <span className="vh">, {due.second}</span>}
          </>
        ) : (
          <span className="vh">No due date</span>
        )}
      </WorkPart>
    </div>
  );
}

interface PartProps {
  /** How near it is. */
  tone?: string | undefined;
  isButton: boolean;
  /** All of it in words: what is seen is short. */
  title: string;
  onOpen: () => void;
  children: ReactNode;
}

function WorkPart({ tone, isButton, title, onOpen, children }: PartProps) {
  const looks = tone === undefined ? '' : `due ${tone}`;
  return isButton ? (
    <button type="button" className={looks} title={title} aria-haspopup="dialog" onClick={onOpen}>
      {children}
    </button>
  ) : (
    <span className={looks} title={title}>
      {children}
    </span>
  );
}

/** On a phone, over the text: by when the article is due, if that was said. */
export function SlugDue() {
  useRevision();
  const due = useSaidDue();
  if (!due) return null;
  return (
    // Beside the modes there is room for when, and the colour says how urgent that is.
    <span className={`due ${due.tone}`}>
      Due {due.first}
      {due.second !== '' && <span className="vh">, {due.second}</span>}
    </span>
  );
}

/** "Due 18:00, in 3 h", "Due 14:20, late by 12 min". */
const sayWhole = ({ first, second }: SaidArticleDue) => `Due ${second === '' ? first : `${first}, ${second}`}`;

/** When the article is due, in words of the reader's own time. */
function useSaidDue(): SaidArticleDue | null {
  const { session } = useWorkbench();
  const language = useDateLanguage();
  const summary = useTagSummary();
  useMinute();
  const { dueAt = null } = session.confirmed.details;
  if (dueAt === null) return null;
  const claims = summary?.claims ?? [];
  const verdictCount = [...claims, ...(summary?.judged ?? [])].filter(({ verdict }) => verdict !== null).length;
  const tally = { claimCount: claims.length, checkedCount: summary?.checked ?? 0, verdictCount };
  const stage = stageOf(tally, countWaiting(session.confirmed), isSignedOff(session.confirmed));
  return sayArticleDue(new Date(dueAt), stage, new Date(), language);
}
