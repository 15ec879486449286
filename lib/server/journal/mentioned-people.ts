import { z } from 'zod';
import type { ArticleState } from '@/lib/domain/article-state';
import { DomainError } from '@/lib/domain/errors';
import type { EntryInput } from '@/lib/domain/journal/entry';
import { MAX_MENTIONS } from '@/lib/domain/talk/thread';
import { Uuid } from '@/lib/domain/uuid';
import type { Transaction } from '../database';
import { whoMayCheck, whoMayRead } from '../rights/article-readers';
import type { ArticleHead } from './article-row';

const Mentioning = z.object({ commentId: Uuid, mentions: z.array(Uuid).min(1).max(MAX_MENTIONS) });

const SentTo = z.object({ toId: Uuid });

const GivenOut = z.object({ value: z.object({ personId: Uuid }), undoes: Uuid.nullish() });

const Taking = z.object({ annotationId: Uuid, rivalEntryId: Uuid, take: z.literal(true) });

/** Whom a claim goes to when a value is taken that stood beside another, or null. */
function personTaken({ annotations }: ArticleState, taking: z.infer<typeof Taking> | undefined): string | null {
  const rivals = annotations.get(taking?.annotationId ?? '')?.rivals ?? [];
  const rival = rivals.find(({ entryId }) => entryId === taking?.rivalEntryId);
  if (!rival) return null;
  if ('assigneeId' in rival.proposed) return rival.proposed.assigneeId;
  return 'secondId' in rival.proposed ? rival.proposed.secondId : null;
}

const noChecker = () => new DomainError('invalid', 'This person does not check on this desk. Choose someone who does.');

/**
 * Refuses (`invalid`) a comment that mentions somebody who may not read the article: they must not hear of it. Whoever was mentioned in a
 * comment before may stay in it when it is changed. Refuses queries that are sent to an author who may not read it, too: they would never be seen;
 * and claims that are given to somebody who may not check here. An undo brings back who was named before, whatever became of them.
 */
export async function refuseStrangers(
  tx: Transaction,
  head: ArticleHead,
  state: ArticleState,
  { type, payload }: EntryInput,
): Promise<void> {
  if (type === 'queries.sent') {
    const { data } = SentTo.safeParse(payload);
    // That it is no author at all is refused by the entry type.
    if (!data || data.toId !== head.authorId || (await whoMayRead(tx, head, [data.toId])).length > 0) return;
    throw new DomainError('invalid', 'The author cannot read this article any more. Choose another, or mark the queries as sent.');
  }
  if (type === 'rival.settled') {
    const person = personTaken(state, Taking.safeParse(payload).data);
    if (person !== null && (await whoMayCheck(tx, head.deskId, [person])).length === 0) throw noChecker();
    return;
  }
  if (type === 'check.assigned' || type === 'check.second-assigned') {
    const { data } = GivenOut.safeParse(payload);
    if (!data || data.undoes || (await whoMayCheck(tx, head.deskId, [data.value.personId])).length > 0) return;
    throw noChecker();
  }
  if (type !== 'comment' && type !== 'comment-edited') return;
  const { data } = Mentioning.safeParse(payload);
  // Without people there is nothing to ask; what is malformed is refused by the entry type, with the reason.
  if (!data) return;
  const before = [...state.threads.values()].flatMap(({ comments }) => comments.filter(({ id }) => id === data.commentId));
  const known = new Set(before.flatMap(({ mentions }) => mentions));
  const asked = [...new Set(data.mentions)].filter((id) => !known.has(id));
  const readers = asked.length === 0 ? [] : await whoMayRead(tx, head, asked);
  if (readers.length < asked.length) throw new DomainError('invalid', 'Someone whom you mention cannot read this article.');
}
