import { v7 as uuidv7 } from 'uuid';
import { isFree, mayBeFirst } from '@/lib/domain/checks/free-claims';
import { MAX_BATCH_ENTRIES } from '@/lib/domain/contract/journal';
import type { Actor } from '@/lib/domain/people/permissions';
import { checkOf } from '@/lib/domain/tags/annotation';
import { listAnnotations } from '@/lib/domain/tags/text-order';
import { prisma } from '../database';
import { changeArticle } from '../journal/change-article';
import { readNow } from '../journal/read';
import { type PersonName, refuseNonChecker, whoMayCheck } from '../rights/article-readers';
import { authorizeArticle } from '../rights/authorize-article';

/** How many claims of the article nobody has, of those that are not checked; and the people who may check in its desk, by name. */
export async function readFreeClaims(actor: Actor, articleId: string): Promise<{ count: number; people: PersonName[] }> {
  const { head } = await authorizeArticle(actor, 'assign', articleId);
  const { state } = await readNow(actor, articleId);
  return { count: [...state.annotations.values()].filter(isFree).length, people: await whoMayCheck(prisma, head.deskId) };
}

/**
 * Gives all claims that nobody has, of those that are not checked, to one person; says how many, and how many are `left` since this person is to
 * look at them again. Refused (`invalid`) if they may not check in the desk.
 * As many at a time as a batch has, so that others' keys come in between: what was given stays given if a later one fails.
 */
export async function giveFreeClaims(
  actor: Actor,
  articleId: string,
  { personId }: { personId: string },
): Promise<{ given: number; left: number }> {
  let given = 0;
  for (;;) {
    const round = await giveSome(actor, articleId, personId);
    given += round.given;
    if (!round.hasMore) return { given, left: round.left };
  }
}

/** One transaction of it. */
function giveSome(actor: Actor, articleId: string, personId: string): Promise<{ given: number; left: number; hasMore: boolean }> {
  return changeArticle(actor, articleId, 'assign', async (writer) => {
    await refuseNonChecker(writer.tx, writer.head.deskId, personId);
    const free = listAnnotations(writer.state).filter(isFree);
    const giving = free.filter((one) => mayBeFirst(one, personId));
    const some = giving.slice(0, MAX_BATCH_ENTRIES);
    for (const one of some) {
      const payload = { annotationId: one.id, value: { personId }, basedOn: checkOf(one).basis.assignee?.entryId ?? null };
      await writer.appendOwn(writer.actorNow(actor), { id: uuidv7(), type: 'check.assigned', payload });
    }
    return { given: some.length, left: free.length - giving.length, hasMore: some.length < giving.length };
  });
}
