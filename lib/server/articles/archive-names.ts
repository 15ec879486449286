import { z } from 'zod';
import { nameFromArchive } from '@/lib/domain/people/person-name';
import { prisma } from '../database';

/** Something that somebody did in an article. */
interface DoneIn {
  id: string;
  articleId: string;
  byId: string | null;
}

/**
 * Who did what, of rows in the name of people whom only an archive names, by the row’s id: marked, as the article itself calls them. An article’s first entry
 * has them. It is as large as the article, so that each is asked once for all of its people.
 */
export async function archiveNamesOf(rows: readonly DoneIn[]): Promise<Map<string, string>> {
  if (rows.length === 0) return new Map();
  const articles = await prisma.$queryRaw<{ id: string; names: unknown }[]>`
    select "articleId"::text as id, payload->'peopleNames' as names from "JournalEntry"
    where seq = 1 and "articleId" = any(${[...new Set(rows.map(({ articleId }) => articleId))]}::uuid[])`;
  const names = new Map(articles.map((one) => [one.id, new Map(Object.entries(PeopleNames.parse(one.names)))]));
  return new Map(
    rows.flatMap(({ id, articleId, byId }) => {
      const name = names.get(articleId)?.get(byId ?? '');
      return name === undefined ? [] : [[id, nameFromArchive(name)] as const];
    }),
  );
}

const PeopleNames = z.record(z.string(), z.string()).catch({});
