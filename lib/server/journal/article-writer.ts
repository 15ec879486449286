import { randomBytes } from 'node:crypto';
import { Mapping } from '@tiptap/pm/transform';
import { ZodError } from 'zod';
import type { ArticleState } from '@/lib/domain/article-state';
import { DomainError, invalidBy } from '@/lib/domain/errors';
import { chainEntry, decideEntry } from '@/lib/domain/journal/decide-entry';
import { asksForTypes } from '@/lib/domain/journal/entries/tag-type-entries';
import type { EntryInput, JournalEntry } from '@/lib/domain/journal/entry';
import { entryTypeOf } from '@/lib/domain/journal/entry-types';
import { changesMeaning } from '@/lib/domain/meaning/changes-meaning';
import { guardMeaning } from '@/lib/domain/meaning/guard-meaning';
import { type Action, type Actor, may } from '@/lib/domain/people/permissions';
import { isStorable } from '@/lib/domain/text/text-input';
import type { Transaction } from '../database';
import { storedTagTypes } from '../house/stored-tag-types';
import { fillGivenMarks } from '../inbox/given-marks';
import { fillInboxes } from '../inbox/inbox-items';
import { lockInboxes, recountInboxes } from '../inbox/inbox-losses';
import { awaitQueryMail } from '../inbox/query-mail';
import { fillReopenedMarks } from '../inbox/reopened-marks';
import { log } from '../log';
import { actorAmong } from '../rights/actor-now';
import { authorize } from '../rights/authorize';
import { announceReaders } from '../rights/rights-notice';
import { type ArticleHead, type LockedHead, lockHead, refuseArchived, type StoredEntry, subjectOf } from './article-row';
import { insertEntries, readEntryPage, readKeeps, readWorkSince } from './entry-rows';
import { rebuildState, type SeeEntry } from './keyframes';
import { type Made, madeAnew, madeWith, nothingMade } from './made';
import { refuseStrangers } from './named-people';
import { articleColumns, projectAnnotations } from './project-annotations';
import { projectClaims } from './project-claims';
import { projectThreads } from './project-threads';
import { readPast } from './read-past';
import { linkSource } from './source-of-evidence';
import { stateAtHead } from './state-at-head';
import { recentEntries } from './state-cache';

/** What a use case does to an article while it holds its lock; or, where work is nothing but typing, what it would do (`quick-write.ts`). */
export interface ArticleWriter {
  /** The transaction that holds the lock. Where work is nothing but typing perhaps the client itself, without one: nothing is to be written by it then. */
  tx: Transaction;
  /** The article's row as it was when the lock was taken, or as it was known. */
  head: ArticleHead;
  /**
   * The person as they are under the lock: who was disabled since, or has ended the session in which they ask, is `signed-out`, and a changed role
   * counts. Without the lock as they sent it, which is compared.
   */
  actorNow(actor: Actor): Actor;
  /** The state after the entries appended so far. */
  readonly state: ArticleState;
  /** The entries appended so far, chained. */
  readonly entries: readonly JournalEntry[];
  /** Which of the entries that the writer was opened for are stored by now, here or in another article. None without the lock: that is compared. */
  readonly stored: readonly StoredEntry[];
  /** The entries after `seq` that go in one answer, those appended so far among them. */
  entriesAfter(seq: number): Promise<readonly JournalEntry[]>;
  /** Decides, checks rights and appends one entry that a client sent. */
  append(actor: Actor, clientId: string, input: EntryInput, since: Mapping): Promise<void>;
  /** The same for an entry that a use case makes itself, whose rights it has checked. */
  appendOwn(actor: Actor, input: EntryInput): Promise<void>;
  /** Reads the state again from the journal as it is now, and writes all rows of it at the end: entries lost their words. `see` gets what is replayed. */
  readAnew(see: SeeEntry): Promise<void>;
}

/** A writer in the hands of whoever opened it. */
export interface OpenWriter extends ArticleWriter {
  readonly due: readonly ArticleState[];
  /** True if something was appended, and nothing follows from it but the text itself: no row of another table than the article's and the journal's. */
  readonly isTextAlone: boolean;
  /** The way back to how it is now, for when work is refused that wrote nothing to the tables by itself. */
  mark(): () => void;
  /** Writes what was appended, with the tables that follow from it. */
  finish(): Promise<void>;
}

// A batch over which one of the rules failed would be sent again for ever, and nothing behind it saved.
const meaningRules = guardMeaning(changesMeaning, (err) => log.error({ err }, 'a rule of meaning failed: the words count as changed'));

/** A writer on an article as it is known: under its lock, or as what is written will be compared with it. `state` is the one at its head. */
export function writerOn(
  tx: Transaction,
  { head, rules, stored, actors }: Omit<LockedHead, 'storedRules'>,
  state: ArticleState,
): OpenWriter {
  const articleId = head.id;
  let made = nothingMade(state, head.headHash);
  // An undo or a removal may be of hundreds of claims at once, and what is stored stays as it is meanwhile.
  let kept: ReturnType<typeof readKeeps> | undefined;
  const keeps = () => {
    kept ??= readKeeps(tx, articleId);
    return kept;
  };
  let work: { seq: number; entries: ReturnType<typeof readWorkSince> } | undefined;
  const workSince = (seq: number) => {
    if (!work || seq < work.seq) work = { seq, entries: readWorkSince(tx, articleId, seq) };
    return work.entries;
  };

  const store = async (actor: Actor, clientId: string, input: EntryInput, since: Mapping, isFromServer = false) => {
    const now = new Date().toISOString();
    // Few entries ask for them: the many keys of a text need not wait for the read.
    const tagTypes = asksForTypes(input.type) ? await storedTagTypes(tx) : undefined;
    const mayAlso = (action: Action) => may(actor, action, subjectOf(actor, head));
    const past = await readPast(tx, { head, state: made.state, stored, made: made.entries, keeps, workSince }, input, actor.id);
    const sender = { actorId: actor.id, clientId, now, since, isFromServer, rules, meaningRules, tagTypes, may: mayAlso, ...past };
    const decided = decideEntry(made.state, input, sender);
    const entry = chainEntry(decided.entry, randomBytes(16).toString('hex'), made.headHash);
    made = madeWith(made, entry, { ...decided.state, hash: entry.hash }, rules.votes);
  };

  return {
    tx,
    head,
    actorNow: (actor) => actorAmong(actors, actor),
    get state() {
      return made.state;
    },
    get entries() {
      return made.entries;
    },
    get due() {
      return made.due;
    },
    get isTextAlone() {
      return isTextAlone(head, made);
    },
    get stored() {
      return made.entries.length === 0 ? stored : [...stored, ...made.entries];
    },
    async entriesAfter(seq) {
      const before = recentEntries(head, seq) ?? (await readEntryPage(tx, articleId, seq, head.headSeq));
      // A page that does not reach the end of what was there has no room for what came after it.
      const isWhole = (before.at(-1)?.seq ?? seq) >= head.headSeq;
      return isWhole ? [...before, ...made.entries.filter((entry) => entry.seq > seq)] : before;
    },
    append: (actor, clientId, input, since) =>
      namingEntry(input, async () => {
        const { action } = entryTypeOf(input.type);
        if (action === null) throw new DomainError('forbidden', 'Only the server makes this entry.');
        authorize(actor, action, subjectOf(actor, head));
        refuseArchived(head);
        if (!isStorable(input.payload)) throw new DomainError('invalid', 'This change holds characters that cannot be stored.');
        await refuseStrangers(tx, head, made.state, input);
        await store(actor, clientId, { ...input, payload: await linkSource(tx, actor, head, input) }, since);
      }),
    async readAnew(see) {
      made = madeAnew(made, await rebuildState(tx, articleId, head.headSeq, see));
    },
    appendOwn: (actor, input) => store(actor, 'server', input, new Mapping(), true),
    mark() {
      const before = made;
      return () => {
        made = before;
      };
    },
    finish: () => finish(tx, head, made),
  };
}

/** Says which entry of a batch was refused. A payload that is not of its type is `invalid`, as any body is. */
async function namingEntry<T>(input: EntryInput, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ZodError) throw invalidBy(error.issues, { entryId: input.id, issues: error.issues });
    if (error instanceof DomainError) throw new DomainError(error.code, error.message, { ...error.details, entryId: input.id });
    throw error;
  }
}

/** Takes the article's lock, for the length of the transaction. `about` are the entries and people of whom it says how they are by then. */
export async function openWriter(
  tx: Transaction,
  articleId: string,
  about: { entryIds: readonly string[]; personIds: readonly string[] },
): Promise<{ writer: OpenWriter; locked: LockedHead }> {
  const locked = await lockHead(tx, articleId, about);
  // Under the lock the row is the truth.
  return { writer: writerOn(tx, locked, await stateAtHead(tx, locked.head)), locked };
}

async function finish(tx: Transaction, head: ArticleHead, made: Made): Promise<void> {
  const { state, entries, touched, touchedThreads, inbox, losses, given, lifted } = made;
  if (entries.length === 0) return;
  await insertEntries(tx, state, entries);
  if (isTextAlone(head, made)) return;
  await projectAnnotations(tx, state, touched);
  const isElsewhere = hasMoved(head, state);
  if (isElsewhere) await announceReaders(tx, head.id);
  await projectClaims(tx, state, touched, isElsewhere);
  await projectThreads(tx, state, touchedThreads);
  await lockInboxes(tx, inbox, losses);
  await fillInboxes(tx, inbox);
  await awaitQueryMail(tx, inbox);
  await recountInboxes(tx, state, losses);
  await fillGivenMarks(tx, given);
  await fillReopenedMarks(tx, lifted);
  if (touched.size > 0 || !isAllText(entries)) await tx.article.updateMany({ where: { id: head.id }, data: articleColumns(state) });
}

const isAllText = (entries: readonly JournalEntry[]) => entries.every(({ type }) => entryTypeOf(type).hasSteps);

const isTextAlone = (head: ArticleHead, { state, entries, touched, touchedThreads, inbox, losses, given }: Made) =>
  entries.length > 0 &&
  touched.size + touchedThreads.size + inbox.length + losses.length + given.length === 0 &&
  isAllText(entries) &&
  !hasMoved(head, state);

const hasMoved = (head: ArticleHead, { details }: ArticleState) =>
  details.isDeleted || details.deskId !== head.deskId || details.authorId !== head.authorId;
