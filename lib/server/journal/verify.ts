import type { StepMap } from '@tiptap/pm/transform';
import { mapAnchor, StoredAnchor } from '@/lib/domain/anchors/anchor';
import { type ArticleState, applyEntry, emptyState, stateFromJson, stateToJson } from '@/lib/domain/article-state';
import { canonicalJson } from '@/lib/domain/canonical-json';
import { composeArticle } from '@/lib/domain/coverage/article-composition';
import { mapsOfEntries } from '@/lib/domain/journal/entries/text-entry';
import { type ChainFault, hashEntry, hashPayload, type JournalEntry, NO_HASH } from '@/lib/domain/journal/entry';
import { entryTypeOf } from '@/lib/domain/journal/entry-types';
import { hasNoWords } from '@/lib/domain/journal/erase';
import { hasErasedCopies } from '@/lib/domain/journal/erase-copies';
import { isLeftOfErased, leftOfErased } from '@/lib/domain/journal/erased-left';
import type { Annotation } from '@/lib/domain/tags/annotation';
import { type Db, inTransaction, prisma, type Transaction } from '../database';
import { MAX_CHANGED_BEHIND_MS, readEntries } from './entry-rows';
import { readKeyframe } from './keyframes';
import { annotationRow, articleColumns, evidenceRows, verdictRow } from './project-annotations';
import { rememberedFaults } from './project-claims';
import { commentRows, threadRow } from './project-threads';
import { SeenVerdicts } from './seen-verdicts';

/** A place where the journal, or a table that follows from it, is not what it must be. */
export interface JournalFault {
  articleId: string;
  /** The entry, or the last one where a table does not agree with the whole. */
  seq: number;
  /** The entry's field, or the table's: `Annotation 0190… words`. */
  field: string;
}

const CHUNK = 1000;
/** A book with its hundred thousand entries takes minutes. */
const MAX_MS = 3_600_000;

/**
 * Checks one article from its first entry: the chain, the head that the article's row keeps, that every entry applies, and that keyframes and tables are what
 * the replay gives. All of it is read as it was at one moment: people may work on meanwhile. The first fault of the chain, or all faults of keyframes and
 * tables; empty if all holds. For keepers of the house: rights are not asked.
 */
export const verifyArticle = (articleId: string): Promise<JournalFault[]> =>
  inTransaction((tx) => verifyIn(tx, articleId), { isolationLevel: 'RepeatableRead', timeoutMs: MAX_MS });

async function verifyIn(tx: Transaction, articleId: string): Promise<JournalFault[]> {
  // Between two reads a thousand entries are replayed.
  await tx.$executeRaw`set local idle_in_transaction_session_timeout = '10min'`;
  const head = await tx.article.findUniqueOrThrow({ where: { id: articleId } });
  const erased = leftOfErased(await readErasures(tx, articleId));
  const framed = new Set((await tx.keyframe.findMany({ where: { articleId }, select: { seq: true } })).map(({ seq }) => seq));
  const maps: { version: number; map: StepMap }[] = [];
  const faults: JournalFault[] = [];
  const verdicts = new SeenVerdicts();
  let first: JournalEntry | undefined;
  let last: JournalEntry | undefined;
  let state = emptyState(articleId);
  let prevHash = NO_HASH;
  for (;;) {
    const entries = await readEntries(tx, articleId, state.seq, undefined, CHUNK);
    for (const entry of entries) {
      const field = faultOf(entry, state.seq + 1, prevHash, erased.get(entry.seq));
      if (field) return [{ articleId, seq: state.seq + 1, field }];
      const applied = tryApply(state, entry);
      if (!applied) return [{ articleId, seq: entry.seq, field: 'payload' }];
      verdicts.see(state, applied, entry);
      first ??= entry;
      last = entry;
      state = applied;
      prevHash = entry.hash;
      const steps = mapsOfEntries([entry]);
      for (const [index, map] of steps.entries()) maps.push({ version: entry.version - steps.length + index + 1, map });
      const keyframe = framed.has(entry.seq) ? await readKeyframe(tx, articleId, entry.seq) : null;
      if (keyframe && !isEqual(stateToJson(stateFromJson(keyframe)), stateToJson(state))) {
        faults.push({ articleId, seq: entry.seq, field: 'Keyframe state' });
      }
    }
    if (entries.length < CHUNK) break;
  }
  if (head.headSeq !== state.seq) return [{ articleId, seq: state.seq + 1, field: 'headSeq' }];
  if (head.headHash !== prevHash) return [{ articleId, seq: state.seq, field: 'headHash' }];
  verdicts.end(state);
  return [...faults, ...(await tableFaults(tx, state, head, first && last && { first, last }, maps, verdicts))];
}

/**
 * What of an entry does not hold where it should be the `seq`th, after the one with `prevHash`; null if all does. `left`: the hash of what is left of one that
 * lost its words, null where none was kept; undefined of any other.
 */
export function faultOf(entry: JournalEntry, seq: number, prevHash: string, left: string | null | undefined): ChainFault['field'] | null {
  if (entry.seq !== seq) return 'seq';
  if (entry.prevHash !== prevHash) return 'prevHash';
  // Of an entry without its words its own hash vouches for nothing any more: that there are none can be asked, and that it is what was left.
  const isKept =
    left !== undefined
      ? (isWithoutWords(entry) || (left === null && hasErasedCopies(entry))) && isLeftOfErased(entry.payload, left)
      : hashPayload(entry.salt, entry.payload) === entry.payloadHash;
  if (!isKept) return 'payloadHash';
  return hashEntry(entry) === entry.hash ? null : 'hash';
}

/** True of an entry whose words were taken out. Of one that sent several queries some may have kept theirs. */
function isWithoutWords({ type, payload }: JournalEntry): boolean {
  return type === 'queries.sent' || hasNoWords(type, payload);
}

/** The next state, or null if the entry does not fit: a journal whose hashes were made anew over nonsense. */
function tryApply(state: ArticleState, entry: JournalEntry): ArticleState | null {
  try {
    return applyEntry(state, entry);
  } catch {
    return null;
  }
}

/** The entries that say which others lost their words, in order of seq. */
export function readErasures(db: Pick<Db, 'journalEntry'>, articleId: string) {
  return db.journalEntry.findMany({
    where: { articleId, type: 'erased' },
    select: { seq: true, payload: true },
    orderBy: { seq: 'asc' },
  });
}

type Head = Awaited<ReturnType<typeof prisma.article.findUniqueOrThrow>>;

/** The first and the last entry of an article. */
interface Ends {
  first: JournalEntry;
  last: JournalEntry;
}

/** The rows of the tables that differ from what the state says. Anchors are compared where they stand now. */
async function tableFaults(
  tx: Transaction,
  state: ArticleState,
  head: Head,
  ends: Ends | undefined,
  maps: readonly { version: number; map: StepMap }[],
  seen: SeenVerdicts,
): Promise<JournalFault[]> {
  const { articleId } = state;
  const now = (anchor: unknown) => {
    const { version, ...stored } = StoredAnchor.parse(anchor);
    return maps.filter((one) => one.version > version).reduce((mapped, { map }) => mapAnchor(mapped, map), stored);
  };
  const where = { articleId };
  const annotations = await tx.annotation.findMany({ where });
  const verdicts = await tx.verdict.findMany({ where });
  const evidence = await tx.evidence.findMany({ where });
  const threads = await tx.thread.findMany({ where });
  const comments = await tx.comment.findMany({ where });
  const allThreads = [...state.threads.values()];
  const all = [...state.annotations.values()];
  // What is read in words that differ from a tag's quote is written with the composition, from the state that it was counted from.
  const isBehind = ({ anchor }: Annotation) => anchor.state === 'drifted' && head.composedSeq < state.seq;
  const given = all.flatMap((one) => verdictRow(state, one)).map((row) => ({ id: row.entryId, ...row }));
  return [
    ...compareRows(
      'Article',
      [{ ...articleRow(state, head.composedSeq), ...(ends && momentsOf(ends, head.updatedAt)) }],
      // When it was archived or deleted is a moment after the entry that says so.
      [{ ...head, isDeleted: head.deletedAt !== null, archivedAt: head.archivedAt !== null }],
    ),
    ...compareRows(
      'Annotation',
      all.map((one) => {
        const { words, ...row } = annotationRow(state, one);
        return { ...row, ...(!isBehind(one) && { words }), anchor: one.anchor };
      }),
      annotations.map((row) => ({ ...row, anchor: now(row.anchor) })),
    ),
    ...compareRows(
      'Verdict',
      given,
      verdicts.filter(({ isCurrent }) => isCurrent).map((row) => ({ id: row.entryId, ...row })),
    ),
    ...pastVerdictFaults(verdicts, new Set(given.map(({ id }) => id)), seen),
    ...compareRows(
      'Evidence',
      all.flatMap((one) => evidenceRows(state, one)),
      evidence,
    ),
    ...compareRows(
      'Thread',
      allThreads.map((one) => threadRow(state, one)),
      threads,
    ),
    ...compareRows(
      'Comment',
      allThreads.flatMap((one) => commentRows(state, one)),
      comments,
    ),
    ...(await rememberedFaults(tx, state, isBehind)),
  ].map((field) => ({ articleId, seq: state.seq, field }));
}

/** The article's row as the state says. A composition that waits to be counted is compared with nothing; one of a seq that is still to come is a fault. */
function articleRow(state: ArticleState, composedSeq: number) {
  // Only an order of the list, and after a migration nearly what it will be with the next change.
  const { titleKey: _, ...columns } = articleColumns(state);
  const composed = composedSeq < state.seq ? {} : { composition: composeArticle(state), composedSeq: state.seq };
  const { isDeleted, isArchived } = state.details;
  return { id: state.articleId, isDeleted, archivedAt: isArchived, ...columns, ...composed };
}

/** Who made the article and when, and when it was changed, as its entries say. What is typed may leave its row behind (decision 58). */
function momentsOf({ first, last }: Ends, updatedAt: Date) {
  const behindMs = Date.parse(last.at) - updatedAt.getTime();
  const mayBeBehind = entryTypeOf(last.type).hasSteps && behindMs >= 0 && behindMs <= MAX_CHANGED_BEHIND_MS;
  return { createdById: first.actorId, createdAt: first.at, updatedAt: mayBeBehind ? updatedAt : last.at };
}

/**
 * What of the verdicts that no longer stand is not as it must be: none has a row that no tag ever had, or says something else than it did, and each
 * that stood when a batch was stored has one. What stands now (`current`) is compared by itself.
 */
function pastVerdictFaults(
  rows: readonly (Record<string, unknown> & { entryId: string; isCurrent: boolean })[],
  current: ReadonlySet<string>,
  { had, stood }: SeenVerdicts,
) {
  const stored = new Set(rows.map(({ entryId }) => entryId));
  const gone = [...stood].filter((id) => !stored.has(id) && !current.has(id));
  const past = rows.filter(({ isCurrent, entryId }) => !isCurrent || !had.has(entryId)).map((row) => ({ ...row, id: row.entryId }));
  const expected = [...gone, ...past.map(({ id }) => id)].flatMap((id) => had.get(id) ?? []).map((row) => ({ ...row, id: row.entryId }));
  return compareRows('Verdict', expected, past);
}

type Row = { id: string } & Record<string, unknown>;

/** `TABLE ID COLUMN` for each column that differs, is missing or should not be there. */
function compareRows(table: string, expected: readonly Row[], stored: readonly Row[]): string[] {
  const rows = new Map(stored.map((row) => [row.id, row]));
  const missing = expected.flatMap((row) => {
    const found = rows.get(row.id);
    rows.delete(row.id);
    if (!found) return [`${table} ${row.id} is missing`];
    return Object.keys(row)
      .filter((column) => !isEqual(comparable(row[column]), comparable(found[column])))
      .map((column) => `${table} ${row.id} ${column}`);
  });
  return [...missing, ...[...rows.keys()].map((id) => `${table} ${id} should not be there`)];
}

/** Days and moments come as text from the state and as dates from the tables. */
function comparable(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) return `${value}T00:00:00.000Z`;
  return value ?? null;
}

const isEqual = (a: unknown, b: unknown) => canonicalJson(a) === canonicalJson(b);

/**
 * Every article of the house, deleted ones too, in order of id, or those of `only` that are there: `tell` is called with each fault as it is found. Gives the
 * ids of all that were checked.
 */
export async function verifyHouse(tell: (fault: JournalFault) => void, only: readonly string[] = []): Promise<string[]> {
  const articles = await prisma.article.findMany({
    where: only.length === 0 ? {} : { id: { in: [...only] } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  for (const { id } of articles) for (const fault of await verifyArticle(id)) tell(fault);
  return articles.map(({ id }) => id);
}
