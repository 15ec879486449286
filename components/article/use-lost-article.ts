'use client';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { call } from '@/lib/api';
import { readRights } from '@/lib/domain/contract/article-rights';
import { YOURS_AGAIN } from '@/lib/editor/session/article-lock';
import { isLost } from './is-lost';
import { noRights } from './no-rights';
import { useRevision, useWorkbench } from './session-context';
import type { RightsToRead } from './use-rights-anew';

/** How often a lost article is asked for while somebody looks at its page. */
export const ASK_MS = 10_000;

const IS_BACK = `${YOURS_AGAIN} Reload it; what you have not sent is kept.`;

/**
 * `gone` while the article is deleted or no longer the person's to see, as its page learned by a refusal. What they may do with one that is there is taken
 * from the page then (`onRights`). It is asked for by and by, and each time that rights may be others. `back` once it is there again: the bar says so, and
 * offers to load it anew, as the page takes nothing more.
 */
export function useLostArticle({ known, timesTold, onRights }: RightsToRead): 'gone' | 'back' | null {
  const { session, sender } = useWorkbench();
  useRevision();
  const { articleId } = session.options;
  const isGone = isLost(sender);
  const [wasGone, setGone] = useState(false);
  if (isGone && !wasGone) setGone(true);
  const { isSuccess } = useQuery({
    queryKey: ['lost-article', articleId, timesTold],
    queryFn: ({ signal }) => call(readRights, { params: { articleId }, signal }),
    enabled: isGone,
    refetchInterval: ASK_MS,
    gcTime: 0,
  });
  // Fields of talk stay, with what somebody is writing in them.
  const { canComment, canAskAuthor } = known;
  const lose = useRef(() => {});
  lose.current = () => onRights({ ...noRights, canComment, canAskAuthor });
  useEffect(() => {
    if (isGone) lose.current();
  }, [isGone]);
  useEffect(() => {
    if (isGone && isSuccess) sender.halt(IS_BACK);
  }, [isGone, isSuccess, sender]);
  if (isGone) return 'gone';
  return wasGone ? 'back' : null;
}
