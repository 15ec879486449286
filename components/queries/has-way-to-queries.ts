import { type ArticleRights, mayAskAuthor } from '@/components/article/session-context';
import { isQuery } from '@/lib/domain/talk/query';
import type { ArticleSession } from '@/lib/editor/session/article-session';

/** True where the list of queries holds something, or the person may ask the author. Of an archived article there is none to come. */
export function hasWayToQueries({ threads }: Pick<ArticleSession, 'threads'>, rights: ArticleRights): boolean {
  return mayAskAuthor(rights) || [...threads.values()].some(isQuery);
}
