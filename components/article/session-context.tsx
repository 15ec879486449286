'use client';
import type { Editor } from '@tiptap/core';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import type { CheckRules } from '@/lib/domain/checks/check-rules';
import type { Annotation } from '@/lib/domain/tags/annotation';
import type { HouseTypes } from '@/lib/domain/tags/house-types';
import type { Colleagues } from '@/lib/editor/live/colleagues';
import type { ArticleLock } from '@/lib/editor/session/article-lock';
import type { ArticleSession } from '@/lib/editor/session/article-session';
import type { SessionSender } from '@/lib/editor/session/session-sender';
import type { ActionHistory } from '@/lib/editor/undo/action-history';
import { paintedRevisionOf } from './painted-revision';

/** What the actor may do with this article; the server checks all of it again. */
export interface ArticleRights {
  canTag: boolean;
  canEdit: boolean;
  /** The right to edit ends with the first verdict. */
  editsUntilVerdict?: boolean;
  canJudge: boolean;
  /** Vote on verdicts, where the desk asks for it; and decide where votes settle nothing. */
  canVote: boolean;
  canDecideVotes: boolean;
  /** Give out claims, and say by when. */
  canAssign: boolean;
  /** Say who sees the article through and by when: of one that is signed too. */
  canSetWork: boolean;
  canPasteNewer: boolean;
  canFile: boolean;
  canComment: boolean;
  /** Propose other words for the text. */
  canSuggest: boolean;
  /** Threads that others began; one's own always. */
  canResolve: boolean;
  /** Comments of others; one's own always. */
  canRemoveComments: boolean;
  /** Write, send and settle queries to the author. */
  canAskAuthor: boolean;
  canNameAuthor: boolean;
  /** Let something pass at the sign-off that stands in the way. */
  canWaive: boolean;
  canSign: boolean;
  canSignStandards: boolean;
  canReopen: boolean;
  canMakeDossier: boolean;
  /** What takes rights that the role has, for now. Left out: nothing. */
  lock?: ArticleLock;
}

/** True for those whose typing makes suggestions: they may suggest, and not edit. Of a locked article nobody's does. */
export const maySuggest = ({ canEdit, canSuggest, lock }: ArticleRights): boolean => !canEdit && canSuggest && lock === undefined;

/** True for those who may ask the author, and say what came of it, as long as the archive does not close that: what is being written stays. */
export const mayAskAuthor = ({ canAskAuthor, lock }: ArticleRights): boolean => canAskAuthor && lock !== 'archived';

/** The open article, as all parts of the workbench share it. */
export interface OpenWorkbench {
  session: ArticleSession;
  history: ActionHistory;
  sender: SessionSender;
  editor: Editor;
  colleagues: Colleagues;
  rights: ArticleRights;
  people: ReadonlyMap<string, string>;
  /** Those who may check here, by name. */
  checkerIds: readonly string[];
  /** Those whom the page came with and who may not. Of who is first heard of since, nobody knows it. */
  nonCheckerIds: ReadonlySet<string>;
  /** What the desk asks of a check. */
  rules: CheckRules;
  /** The types of tags that the house has. */
  tagTypes: HouseTypes;
  deskId: string;
}

const WorkbenchContext = createContext<OpenWorkbench | null>(null);
const RevisionContext = createContext(0);

/**
 * Gives the open article to what is below. A change of the session is one update of the page for all its parts, which a key may
 * interrupt. `value` should be the same object as long as nothing in it is another.
 */
export function WorkbenchProvider({ value, children }: { value: OpenWorkbench; children: ReactNode }) {
  const painted = paintedRevisionOf(value.session);
  const [revision, setRevision] = useState(painted.told);
  useEffect(() => {
    const stop = painted.subscribe(setRevision);
    setRevision(painted.told);
    return stop;
  }, [painted]);
  return (
    <WorkbenchContext value={value}>
      <RevisionContext value={revision}>{children}</RevisionContext>
    </WorkbenchContext>
  );
}

/** The open article. Only below `WorkbenchProvider`. */
export function useWorkbench(): OpenWorkbench {
  const workbench = useContext(WorkbenchContext);
  if (!workbench) throw new Error('useWorkbench needs an open article');
  return workbench;
}

/** Renders again with every change of the session, but after the text has been painted, and when typing pauses. Gives the revision that was told. */
export const useRevision = (): number => useContext(RevisionContext);

/** One tag as this person sees it now, or undefined if it is gone. */
export function useAnnotation(id: string | null): Annotation | undefined {
  const { session } = useWorkbench();
  useRevision();
  const annotation = id === null ? undefined : session.annotations.get(id);
  return annotation?.isRemoved ? undefined : annotation;
}
