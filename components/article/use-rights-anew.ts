'use client';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useToast } from '@/components/ui/toast';
import { call } from '@/lib/api';
import { RoleRights, readRights } from '@/lib/domain/contract/article-rights';
import { getMode, modeToOpen } from '@/lib/editor/keys/mode';
import { enterMode } from '@/lib/editor/keys/text-commands';
import { type ArticleRights, useRevision, useWorkbench } from './session-context';

/** How often a page had reason to ask for its rights, and how often of these a role was said to be another. */
export interface RightsTold {
  asked: number;
  roles: number;
}

/** What the page goes by until now, and who takes what it is instead. */
export interface RightsToRead {
  known: ArticleRights;
  told: RightsTold;
  onRights: (rights: ArticleRights) => void;
}

/**
 * Reads what the person may do each time that it may be other than it was: it is said to be, the stream begins anew (what was said meanwhile nobody
 * heard), or the article goes to the archive or comes back. `onRights` gets it where it is: the page then offers that. What they have not sent
 * stays where it is, and is refused or stored as the server says. A mode that is theirs no longer is left.
 */
export function useRightsAnew({ known, told, onRights }: RightsToRead): void {
  const { session, editor, history } = useWorkbench();
  useRevision();
  const { articleId } = session.options;
  const { isArchived } = session.confirmed.details;
  const toast = useToast();
  const { data } = useQuery({
    queryKey: ['article-rights', articleId, told.asked, isArchived],
    queryFn: ({ signal }) => call(readRights, { params: { articleId }, signal }),
    enabled: told.asked > 0,
    // Once for each time, and never what an earlier page was told.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const saidRoles = useRef(0);
  const take = useRef((_rights: ArticleRights) => undefined);
  take.current = (rights) => {
    const isSaid = told.roles === saidRoles.current;
    saidRoles.current = told.roles;
    // Another role may be one on another desk.
    if (RoleRights.keyof().options.every((name) => rights[name] === known[name])) return undefined;
    const { view } = editor;
    const mode = getMode(view.state);
    // An undo of text would be refused as text is.
    if (known.canEdit && !rights.canEdit) history.forgetText();
    if (modeToOpen(mode, rights) !== mode) enterMode(view, modeToOpen(null, rights));
    onRights(rights);
    if (!isSaid) toast({ text: 'Your role has changed. This page offers what you may do now.' });
    return undefined;
  };
  useEffect(() => {
    if (data) take.current(data);
  }, [data]);
}
