'use client';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useToast } from '@/components/ui/toast';
import { call } from '@/lib/api';
import { RoleRights, readRights } from '@/lib/domain/contract/article-rights';
import { getMode, modeToOpen } from '@/lib/editor/keys/mode';
import { enterMode } from '@/lib/editor/keys/text-commands';
import { type ArticleRights, useRevision, useWorkbench } from './session-context';

/** What the page goes by until now, how often it may have become other, and who takes what it is. */
export interface RightsToRead {
  known: ArticleRights;
  timesTold: number;
  onRights: (rights: ArticleRights) => void;
}

/** What a page of an archived article is told of the role as well. */
const inArchive: readonly (keyof RoleRights)[] = ['canAskAuthor', 'canMakeDossier'];

/**
 * Reads what the person may do each time that it may be other than it was: it is said to be, the page begins to follow the article or goes on after a
 * gap (what was said meanwhile nobody heard), or the article is on another desk. `onRights` gets it where it is: the page then offers that. What they
 * have not sent stays where it is, and is refused or stored as the server says. A mode that is theirs no longer is left.
 *
 * True where the person may see more than the page was given: drafts of queries, and who was asked for a reply. That page has to be loaded anew, and is
 * as it was until then: a form would begin on words that are not here.
 */
export function useRightsAnew({ known, timesTold, onRights }: RightsToRead): boolean {
  const { session, editor, history } = useWorkbench();
  useRevision();
  const { articleId } = session.options;
  const { deskId, isArchived } = session.confirmed.details;
  const [cameArchived] = useState(isArchived);
  const [lacksWords, setLacksWords] = useState(false);
  const toast = useToast();
  const { data } = useQuery({
    queryKey: ['article-rights', articleId, deskId, timesTold],
    queryFn: ({ signal }) => call(readRights, { params: { articleId }, signal }),
    // In the archive nobody may anything, which the page knows by itself, and it passes.
    enabled: timesTold > 0 && !isArchived,
    // Once for each time, and never what an earlier page was told.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const take = useRef<(rights: ArticleRights) => void>(() => undefined);
  take.current = (rights) => {
    // What came out of the archive came without all rights but these.
    const isBack = cameArchived && RoleRights.keyof().options.every((name) => !known[name] || inArchive.includes(name));
    const isMore = rights.canAskAuthor && !known.canAskAuthor;
    setLacksWords(isMore);
    // Another role may be one on another desk.
    if (isMore || RoleRights.keyof().options.every((name) => rights[name] === known[name])) return;
    const { view } = editor;
    const mode = getMode(view.state);
    // An undo of text would be refused as text is.
    if (known.canEdit && !rights.canEdit) history.forgetText();
    if (modeToOpen(mode, rights) !== mode) enterMode(view, modeToOpen(null, rights));
    onRights(rights);
    if (!isBack) toast({ text: 'Your role has changed. This page offers what you may do now.' });
  };
  useEffect(() => {
    if (data) take.current(data);
  }, [data]);
  return lacksWords;
}
