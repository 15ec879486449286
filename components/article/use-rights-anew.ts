'use client';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useToast } from '@/components/ui/toast';
import { call } from '@/lib/api';
import { RoleRights, readRights } from '@/lib/domain/contract/article-rights';
import { getMode, modeToOpen } from '@/lib/editor/keys/mode';
import { enterMode } from '@/lib/editor/keys/text-commands';
import { type ArticleRights, useWorkbench } from './session-context';

/** What the page goes by until now, how often it was said that it is other, and who takes it then. */
export interface RightsToRead {
  known: ArticleRights;
  timesTold: number;
  onRights: (rights: ArticleRights) => void;
}

/**
 * Reads what the person may do each time that it is said to be other than it was, and gives it to `onRights`: the page then offers that. What they
 * have not sent stays where it is, and is refused or stored as the server says. A mode that is theirs no longer is left.
 */
export function useRightsAnew({ known, timesTold, onRights }: RightsToRead): void {
  const { session, editor, history } = useWorkbench();
  const { articleId } = session.options;
  const toast = useToast();
  const { data } = useQuery({
    queryKey: ['article-rights', articleId, timesTold],
    queryFn: ({ signal }) => call(readRights, { params: { articleId }, signal }),
    enabled: timesTold > 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const take = useRef((_rights: ArticleRights) => undefined);
  take.current = (rights) => {
    // Another role may be one on another desk.
    if (RoleRights.keyof().options.every((name) => rights[name] === known[name])) return undefined;
    const { view } = editor;
    const mode = getMode(view.state);
    // An undo of text would be refused as text is.
    if (!rights.canEdit) history.forgetText();
    if (modeToOpen(mode, rights) !== mode) enterMode(view, modeToOpen(null, rights));
    onRights(rights);
    toast({ text: 'Your role has changed. This page offers what you may do now.' });
    return undefined;
  };
  useEffect(() => {
    if (data) take.current(data);
  }, [data]);
}
