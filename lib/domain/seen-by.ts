import { threadsById } from './anchored-kinds';
import type { ArticleState } from './article-state';
import type { Viewer } from './permissions';
import { isDraft } from './query';
import { withoutWords } from './reply-request';

/**
 * The article as a viewer may see it: without drafts of queries, and without the words of requests for a reply, unless they are of the
 * checkers' side.
 */
export function seenBy(state: ArticleState, { seesDrafts }: Viewer): ArticleState {
  if (seesDrafts) return state;
  const hasDrafts = [...state.threads.values()].some(isDraft);
  if (!hasDrafts && state.replyRequests.length === 0) return state;
  return {
    ...state,
    ...(hasDrafts && { threads: threadsById([...state.threads.values()].filter((one) => !isDraft(one))) }),
    replyRequests: withoutWords(state.replyRequests),
  };
}
