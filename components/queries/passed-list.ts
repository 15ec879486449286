import { z } from 'zod';
import { isQuery, type QueryThread, queryStandingOf } from '@/lib/domain/talk/query';
import type { ArticleSession } from '@/lib/editor/session/article-session';

/** The list that was last copied or printed. Kept in the tab, since whoever sends it elsewhere comes back to mark it. */
export const PassedList = z.object({
  /** Its drafts, each by the entry that it had its words from then; null where entries were not named yet. */
  asked: z.record(z.string(), z.string().nullable()),
  /** The drafts that were not on it, or not with their words of now, when it was marked as sent: they have been asked of nobody. */
  left: z.array(z.string()),
});
export type PassedList = z.infer<typeof PassedList>;

/** The list of these drafts as they read now. */
export const listToPass = (drafts: readonly QueryThread[]): PassedList => ({ asked: wordingOf(drafts), left: [] });

/** The entries that drafts have their words from, by draft. */
export const wordingOf = (drafts: readonly QueryThread[]): Record<string, string | null> =>
  Object.fromEntries(drafts.map(({ id, query }) => [id, query.basis?.entryId ?? null]));

/** The drafts that went out with the list as they read now, and the others: what a colleague has added or worded anew since. */
export function partByList({ asked }: PassedList, drafts: readonly QueryThread[]): { read: QueryThread[]; left: QueryThread[] } {
  const wording = wordingOf(drafts);
  const isRead = ({ id }: QueryThread) => asked[id] !== undefined && asked[id] === wording[id];
  return { read: drafts.filter(isRead), left: drafts.filter((one) => !isRead(one)) };
}

/**
 * True as long as one of its drafts, or of those left over beside it, is not sent: only what the server has stored tells, since it may refuse to have
 * them sent. After that it is a list from before.
 */
export const isToMark = (session: Pick<ArticleSession, 'confirmed' | 'threads'>, { asked, left }: PassedList): boolean =>
  [...Object.keys(asked), ...left].some((id) => {
    const { threads, details } = session.confirmed;
    // Those that the server has not heard of yet are one's own, and wait.
    const thread = threads.get(id) ?? session.threads.get(id);
    return thread !== undefined && isQuery(thread) && (!threads.has(id) || queryStandingOf(thread, details) === 'draft');
  });
