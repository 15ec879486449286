'use client';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useToast } from '@/components/ui/toast';
import { call } from '@/lib/api';
import { plainCheckRules } from '@/lib/domain/checks/check-rules';
import { settingsMark } from '@/lib/domain/checks/settings-mark';
import { type RightsNow, RoleRights, readRights } from '@/lib/domain/contract/article-rights';
import { noTypes } from '@/lib/domain/tags/tag-types';
import { getMode, modeToOpen } from '@/lib/editor/keys/mode';
import { enterMode } from '@/lib/editor/keys/text-commands';
import { hasDrafts } from '@/lib/editor/outbox/forget-drafts';
import { tabDrafts } from '@/lib/editor/outbox/tab-drafts';
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
 * gap (what was said meanwhile nobody heard), the server refused something, or the article is on another desk. `onRights` gets it where it is: the page
 * then offers that. What they have not sent stays where it is, and is refused or stored as the server says. A mode that is theirs no longer is left.
 * Nothing of that where the article is lost (`useLostArticle`).
 *
 * Gives why the page has to be loaded anew, or null; it is as it was until then:
 * - `role`: the person may see more than the page was given, drafts of queries and who was asked for a reply. A form would begin on words that are not here.
 * - `settings`: rules, verdicts or types are others than it goes by. Taken over under the hands of who checks, a key would mean another verdict.
 */
export function useRightsAnew({ known, timesTold, onRights }: RightsToRead, isLost: boolean): 'role' | 'settings' | null {
  const { session, editor, history } = useWorkbench();
  useRevision();
  const { articleId, rules = plainCheckRules, tagTypes = noTypes } = session.options;
  const { deskId, isArchived } = session.confirmed.details;
  const [cameArchived] = useState(isArchived);
  const [outdated, setOutdated] = useState<'role' | 'settings' | null>(null);
  const timesRefused = session.refusedIds.size;
  const toast = useToast();
  const { data } = useQuery({
    queryKey: ['article-rights', articleId, deskId, timesTold, timesRefused],
    queryFn: ({ signal }) => call(readRights, { params: { articleId }, signal }),
    // In the archive nobody may anything, which the page knows by itself, and it passes.
    enabled: timesTold + timesRefused > 0 && !isArchived && !isLost,
    // Once for each time, and never what an earlier page was told.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const take = useRef<(now: RightsNow) => void>(() => undefined);
  take.current = ({ settings, checkers: _, ...rights }) => {
    // What came out of the archive came without all rights but these.
    const isBack = cameArchived && RoleRights.keyof().options.every((name) => !known[name] || inArchive.includes(name));
    const isMore = rights.canAskAuthor && !known.canAskAuthor;
    const isOther = settings !== settingsMark(rules, tagTypes);
    setOutdated(isMore ? 'role' : isOther ? 'settings' : null);
    // Another role may be one on another desk.
    if (isMore || RoleRights.keyof().options.every((name) => rights[name] === known[name])) return;
    const { view } = editor;
    const mode = getMode(view.state);
    // An undo of text would be refused as text is.
    if (known.canEdit && !rights.canEdit) history.forgetText();
    if (modeToOpen(mode, rights) !== mode) enterMode(view, modeToOpen(null, rights));
    onRights(rights);
    if (isBack) return;
    // The form in which they write may just have gone. What they typed last is written with the next frame.
    const { personId } = session.options;
    tabDrafts(personId).write();
    const kept = hasDrafts(personId) ? ' What you have begun to write is kept in this tab.' : '';
    toast({ text: `Your role has changed. This page offers what you may do now.${kept}` });
  };
  useEffect(() => {
    if (data) take.current(data);
  }, [data]);
  return outdated;
}
