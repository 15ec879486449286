import { z } from 'zod';
import type { ArticleState } from '@/lib/domain/article-state';
import { DomainError } from '@/lib/domain/errors';
import type { EntryInput } from '@/lib/domain/journal/entry';
import { MAX_MENTIONS } from '@/lib/domain/talk/thread';
import { Uuid } from '@/lib/domain/uuid';
import type { Transaction } from '../database';
import { refuseNonChecker, whoMayRead } from '../rights/article-readers';
import type { ArticleHead } from './article-row';

/** Where an entry names people: the article under its lock. */
interface Place {
  tx: Transaction;
  head: ArticleHead;
  state: ArticleState;
}

/** What is malformed is refused by the entry type, with the reason: here it names nobody. */
type RefusePeople = (place: Place, payload: unknown) => Promise<void>;

const Mentioning = z.object({ commentId: Uuid, mentions: z.array(Uuid).min(1).max(MAX_MENTIONS) });

/** They must not hear of it. Whoever was mentioned in a comment before may stay in it when it is changed. */
const refuseMentions: RefusePeople = async ({ tx, head, state }, payload) => {
  const { data } = Mentioning.safeParse(payload);
  if (!data) return;
  const before = [...state.threads.values()].flatMap(({ comments }) => comments.filter(({ id }) => id === data.commentId));
  const known = new Set(before.flatMap(({ mentions }) => mentions));
  const asked = [...new Set(data.mentions)].filter((id) => !known.has(id));
  const readers = asked.length === 0 ? [] : await whoMayRead(tx, head, asked);
  if (readers.length < asked.length) throw new DomainError('invalid', 'Someone whom you mention cannot read this article.');
};

const SentTo = z.object({ toId: Uuid });

/** Queries that are sent to an author who may not read the article would never be seen. */
const refuseRecipient: RefusePeople = async ({ tx, head }, payload) => {
  const { data } = SentTo.safeParse(payload);
  // That it is no author at all is refused by the entry type.
  if (!data || data.toId !== head.authorId || (await whoMayRead(tx, head, [data.toId])).length > 0) return;
  throw new DomainError('invalid', 'The author cannot read this article any more. Choose another, or mark the queries as sent.');
};

const GivenOut = z.object({ value: z.object({ personId: Uuid }), undoes: Uuid.nullish() });

/** An undo brings back who was named before, whatever became of them. */
const refuseAssignee: RefusePeople = async ({ tx, head }, payload) => {
  const { data } = GivenOut.safeParse(payload);
  if (!data || data.undoes) return;
  const { personId } = data.value;
  await refuseNonChecker(tx, head.deskId, personId, { strangerId: personId });
};

const Refused = z.object({ strangerId: Uuid });

/**
 * The ids of entries of a batch that would be refused as one before them was: they give a check to the same stranger. Whoever gives out hundreds of claims is
 * told once.
 */
export function refusedAlike(error: unknown, entries: readonly EntryInput[]): string[] {
  const { data } = Refused.safeParse(error instanceof DomainError ? error.details : null);
  if (!data) return [];
  return entries.flatMap(({ id, type, payload }) => {
    const given = refusals.get(type) === refuseAssignee ? GivenOut.safeParse(payload).data : undefined;
    return given && !given.undoes && given.value.personId === data.strangerId ? id : [];
  });
}

const Taking = z.object({ annotationId: Uuid, rivalEntryId: Uuid, take: z.literal(true) });

/** Whom a claim goes to when a value is taken that stood beside another. */
const refuseTaken: RefusePeople = async ({ tx, head, state }, payload) => {
  const { data } = Taking.safeParse(payload);
  const rivals = state.annotations.get(data?.annotationId ?? '')?.rivals ?? [];
  const proposed = rivals.find(({ entryId }) => entryId === data?.rivalEntryId)?.proposed;
  if (!proposed) return;
  const personId = 'assigneeId' in proposed ? proposed.assigneeId : 'secondId' in proposed ? proposed.secondId : null;
  if (personId !== null) await refuseNonChecker(tx, head.deskId, personId);
};

/** The entries that name people, and whom each may not name. */
const refusals = new Map<string, RefusePeople>([
  ['comment', refuseMentions],
  ['comment-edited', refuseMentions],
  ['queries.sent', refuseRecipient],
  ['check.assigned', refuseAssignee],
  ['check.second-assigned', refuseAssignee],
  ['rival.settled', refuseTaken],
]);

/**
 * Refuses (`invalid`) an entry that names somebody who may not have what it gives them: a comment or queries who may not read the article, a claim who may
 * not check it.
 */
export async function refuseStrangers(
  tx: Transaction,
  head: ArticleHead,
  state: ArticleState,
  { type, payload }: EntryInput,
): Promise<void> {
  await refusals.get(type)?.({ tx, head, state }, payload);
}
