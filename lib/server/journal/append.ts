import { z } from 'zod';
import type { Batch, BatchAnswer } from '@/lib/domain/contract/journal';
import { DomainError } from '@/lib/domain/errors';
import type { EntryInput, JournalEntry } from '@/lib/domain/journal/entry';
import { planBatch } from '@/lib/domain/journal/plan-batch';
import { showEntries } from '@/lib/domain/journal/show-entries';
import { type Actor, may, viewerOf } from '@/lib/domain/people/permissions';
import { removedIn } from '@/lib/domain/talk/thread';
import { Uuid } from '@/lib/domain/uuid';
import { authorize } from '../rights/authorize';
import { authorizeArticle } from '../rights/authorize-article';
import { someoneElse } from '../sign-in/someone-else';
import { type StoredEntry, subjectOf } from './article-row';
import { refusedAlike } from './named-people';
import { createPauses } from './pauses';
import { lockLinkedAddresses } from './source-of-evidence';
import { cachedState } from './state-cache';
import { writeArticle } from './write-article';

/**
 * Stores a batch in the article's journal and gives all that was stored after its base. Exactly once: entries whose id is stored
 * already are left out. Refused as a whole: `stale-version` (steps on an old version; `details` hold what is missing), `forbidden`,
 * `invalid` and `conflict` (`details.entryId` names the entry, `details.alsoIds` later ones that would be refused alike), `busy` (try again), `signed-out` (it is someone else's, or the session has ended).
 */
export async function appendBatch(actor: Actor, articleId: string, batch: Batch): Promise<BatchAnswer> {
  // Beside whose page it is: an outbox outlives pages, and may be on its way while the next one is already another person's.
  if (batch.personId !== undefined && batch.personId !== actor.id) throw someoneElse();
  // Before the queue, so that a stranger does not stand in it; again when it is written, since rights may have changed. Who may read what is in memory
  // need not be asked about in the tables.
  if (!mayReadCached(actor, articleId)) await authorizeArticle(actor, 'read article', articleId);
  const ids = batch.entries.map(({ id }) => id);
  const undone = undoneBy(batch);
  const isShared = batch.entries.every(({ type }) => type === 'text');
  return await writeArticle(
    articleId,
    async (writer) => {
      const who = writer.actorNow(actor);
      const subject = subjectOf(who, writer.head);
      authorize(who, 'read article', subject);
      const viewer = viewerOf(who, subject);
      const storedIds = ownStored(writer.stored, articleId, actor, ids);
      const stored = await writer.entriesAfter(batch.base.seq);
      const show = (entries: readonly JournalEntry[]) => showEntries(entries, viewer, removedIn(writer.state));
      const { fresh, since } = planBatch(batch, stored, writer.state, show, (id) => storedIds.has(id));
      const pause = createPauses(writer.tx);
      const before = writer.entries.length;
      await lockLinkedAddresses(writer.tx, writer.head, fresh);
      for (const [at, input] of fresh.entries()) {
        await writer.append(who, batch.clientId, input, since).catch((error: unknown) => {
          throw withRefusedAlike(error, fresh.slice(at + 1));
        });
        await pause();
      }
      return { entries: show([...stored, ...writer.entries.slice(before)]), headSeq: writer.state.seq };
    },
    // Text alone asks for no other tables: it can be taken back.
    { actor, entryIds: [...ids, ...undone], isShared, isTyping: isShared && undone.length === 0 },
  );
}

/** A refusal that names, in `alsoIds`, the later entries of its batch that it is of too. */
function withRefusedAlike(error: unknown, later: readonly EntryInput[]): unknown {
  const alsoIds = refusedAlike(error, later);
  if (!(error instanceof DomainError) || alsoIds.length === 0) return error;
  return new DomainError(error.code, error.message, { ...error.details, alsoIds });
}

function mayReadCached(actor: Actor, articleId: string): boolean {
  const details = cachedState(articleId)?.details;
  return (
    details !== undefined &&
    may(actor, 'read article', { deskId: details.deskId, own: details.authorId === actor.id, checkingStarted: true })
  );
}

const Undoing = z.object({ undoes: Uuid });

/** The entries that a batch takes back: whose they are is asked for with what is stored already. */
const undoneBy = ({ entries }: Batch): string[] => entries.flatMap(({ payload }) => Undoing.safeParse(payload).data?.undoes ?? []);

/** The ids of a batch that are stored already. One that is stored elsewhere or by someone else is refused (`conflict`). */
function ownStored(stored: readonly StoredEntry[], articleId: string, actor: Actor, ids: readonly string[]): Set<string> {
  const twice = ids.find((id, index) => ids.indexOf(id) < index);
  if (twice !== undefined) throw new DomainError('conflict', 'This change was sent twice at once.', { entryId: twice });
  const foreign = stored.find((row) => ids.includes(row.id) && (row.articleId !== articleId || row.actorId !== actor.id));
  if (foreign) throw new DomainError('conflict', 'This change carries an id that is taken.', { entryId: foreign.id });
  return new Set(stored.flatMap(({ id }) => (ids.includes(id) ? [id] : [])));
}
