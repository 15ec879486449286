import type { ArticleState } from '@/lib/domain/article-state';
import { nameFromArchive } from '@/lib/domain/people/person-name';
import { prisma } from '../database';

/** Full names of people by their ids, marked where only an archive names them. Who is not known is left out. */
export async function namesOfPeople(
  { peopleNames }: Pick<ArticleState, 'peopleNames'>,
  ids: readonly (string | null | undefined)[],
): Promise<Record<string, string>> {
  const wanted = [...new Set(ids.flatMap((id) => id ?? []))];
  if (wanted.length === 0) return {};
  const found = await prisma.person.findMany({ where: { id: { in: wanted } }, select: { id: true, name: true } });
  const foreign = Object.entries(peopleNames).flatMap(([id, name]) => (wanted.includes(id) ? [[id, nameFromArchive(name)] as const] : []));
  return Object.fromEntries([...foreign, ...found.map(({ id, name }) => [id, name] as const)]);
}
