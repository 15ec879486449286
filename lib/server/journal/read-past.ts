import { z } from 'zod';
import type { ArticleState } from '@/lib/domain/article-state';
import type { Sender } from '@/lib/domain/journal/decide-entry';
import {
  claimPlaceAskedFor,
  earlierPlaceAskedFor,
  findClaimPlace,
  findEarlierPlace,
  type PlaceAsked,
} from '@/lib/domain/journal/earlier-place';
import { entriesAskedFor } from '@/lib/domain/journal/entries/annotation-entries';
import type { EntryInput, JournalEntry } from '@/lib/domain/journal/entry';
import { statementIn, statementsAskedFor } from '@/lib/domain/journal/seen/seen-statement';
import { talkerSince, workAskedFor, workerSince } from '@/lib/domain/journal/seen/seen-work';
import { keeperOf, takenBackBy, undoneBy, type ValuesBack, valueBefore, valuesTakenBackBy } from '@/lib/domain/journal/seen/taken-back';
import type { Transaction } from '../database';
import type { ArticleHead, StoredEntry } from './article-row';
import { readChangerSince, type readKeeps, readSincePlaced, readStored, type readWorkSince, storedAmong } from './entry-rows';
import { readMerges } from './read-merges';

/** What is known of an article's journal before anything of it is read. */
interface Known {
  head: Pick<ArticleHead, 'id' | 'headSeq'>;
  state: ArticleState;
  /** Entries that were looked for and are stored, here or in another article. */
  stored: readonly StoredEntry[];
  /** Entries that are made in this transaction, and not stored yet. */
  made: readonly JournalEntry[];
  /** The choices by which values were kept, as they are stored: read once for all entries of a batch. */
  keeps: () => ReturnType<typeof readKeeps>;
  /** The stored entries after a seq whose word may be on a tag: read once for all entries of a batch that have seen as much, or more. */
  workSince: (seq: number) => ReturnType<typeof readWorkSince>;
}

/** What of the journal's past a decision may ask. */
type Past = Required<Pick<Sender, 'senderOf' | 'mergedInto' | 'statementBy'>> &
  Pick<Sender, 'earlierPlace' | 'claimPlace' | 'changedSinceBy'>;

/** What of the journal's past the entry to be asks for. For the many keys of a text nothing is read. */
export async function readPast(
  tx: Transaction,
  { head, state, stored, made, keeps, workSince }: Known,
  input: EntryInput,
  actorId: string,
): Promise<Past> {
  const articleId = head.id;
  const asked = await storedAmong(tx, articleId, entriesAskedFor(state, input));
  const entryWith = async (named: string) => made.find(({ id }) => id === named) ?? (await readStored(tx, articleId, named));
  const merges = await readMerges(state, input, entryWith);
  const saying = new Map<string, Pick<EntryInput, 'type' | 'payload'>>();
  for (const id of statementsAskedFor(state, input)) {
    const entry = await entryWith(id);
    if (entry) saying.set(id, entry);
  }
  const sincePlaced = async (one: PlaceAsked) => [...(await readSincePlaced(tx, articleId, one, head.headSeq)), ...made];
  const claimWanted = claimPlaceAskedFor(state, input);
  const wantsBack = earlierPlaceAskedFor(state, input);
  const takenBack = takenBackBy(input);
  // What the same batch has done nobody can have changed since.
  const isFresh = made.some(({ id }) => id === takenBack?.entryId);
  const changer = takenBack && !isFresh ? await readChangerSince(tx, articleId, takenBack, actorId) : null;
  const valuesBack = valuesTakenBackBy(state, input);
  const keeper = valuesBack.entryIds.length > 0 ? await keeperBehind(valuesBack, input, await keeps(), actorId, entryWith) : null;
  const asksFor = workAskedFor(state, input);
  // Nearly always nobody has written since, and nothing is read.
  const goes = asksFor && asksFor.seenSeq < head.headSeq ? asksFor : null;
  const worker =
    goes && (talkerSince(goes, actorId) ?? workerSince(goes, made, actorId) ?? workerSince(goes, await workSince(goes.seenSeq), actorId));
  return {
    senderOf: (id) => [...stored, ...asked, ...made].find((one) => one.id === id && one.articleId === articleId)?.actorId ?? null,
    mergedInto: (id) => merges.get(id) ?? null,
    statementBy: (id, annotationId) => {
      const entry = saying.get(id);
      return entry && statementIn(entry, annotationId);
    },
    earlierPlace: wantsBack && findEarlierPlace(state, await sincePlaced(wantsBack), wantsBack),
    claimPlace: claimWanted && findClaimPlace(state, await sincePlaced(claimWanted), claimWanted),
    changedSinceBy: changer ?? keeper ?? worker,
  };
}

type EntryWith = (id: string) => Promise<Pick<EntryInput, 'type' | 'payload'> | null | undefined>;

/** So many undos in a row are followed to the entry whose value they brought back: two look-ups each. */
const MAX_BEHIND = 20;

/**
 * Who has kept one of the values that are taken back, as `keeperOf` has it. Of a value that an undo had brought back the entry that gave it is asked for,
 * too; nothing is read where nobody has kept anything on that tag.
 */
async function keeperBehind(
  valuesBack: ValuesBack,
  input: EntryInput,
  keeps: Awaited<ReturnType<typeof readKeeps>>,
  actorId: string,
  entryWith: EntryWith,
): Promise<string | null> {
  const keeper = keeperOf(valuesBack, keeps, actorId);
  const named = undoneBy(input);
  const isKept = keeps.some(({ payload }) => tagOf(payload) === tagOf(input.payload));
  if (keeper !== null || named === null || !isKept) return keeper;
  const behind: string[] = [];
  for (let next: string | null = named; next !== null && behind.length < MAX_BEHIND; ) {
    const undoneId: string | null = undoneBy((await entryWith(next)) ?? { payload: null });
    const undone = undoneId === null ? null : await entryWith(undoneId);
    next = undone ? valueBefore(undone, input) : null;
    if (next !== null) behind.push(next);
  }
  return keeperOf({ entryIds: behind }, keeps, actorId);
}

const OfTag = z.looseObject({ annotationId: z.string() });
const tagOf = (payload: unknown) => OfTag.safeParse(payload).data?.annotationId ?? null;
