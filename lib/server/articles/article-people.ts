import { ArticleWork } from '@/lib/domain/articles/article-work';
import { Uuid } from '@/lib/domain/uuid';
import type { VoteRule } from '@/lib/domain/verdicts/vote-rule';
import type { Db } from '../database';

/** What of an article's row names people. */
interface Peopled {
  ownerId: string | null;
  work: unknown;
}

/** The ids of those who have claims of an article in hand or second checks of it to do: none of these where its desk votes on every claim. */
export function workersOf({ work }: Pick<Peopled, 'work'>, votes: VoteRule | null = null): string[] {
  const parts = Object.entries(ArticleWork.safeParse(work).data ?? {});
  return parts.filter(([, { open, done }]) => votes?.when !== 'every' || open + done > 0).map(([id]) => id);
}

/** The names of all owners and checkers of some articles, by id, as one query. People of other houses, who came with an archive, have none. */
export async function namesAround(db: Db, rows: readonly Peopled[]): Promise<Map<string, string>> {
  const ids = new Set(rows.flatMap((row) => [row.ownerId, ...workersOf(row)]).filter((id) => Uuid.safeParse(id).success));
  if (ids.size === 0) return new Map();
  const people = await db.person.findMany({
    where: { id: { in: [...ids].flatMap((id) => id ?? []) } },
    select: { id: true, name: true },
  });
  return new Map(people.map(({ id, name }) => [id, name]));
}
