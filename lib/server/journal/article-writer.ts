import { randomBytes } from 'node:crypto';
import { Mapping } from '@tiptap/pm/transform';
import { ZodError } from 'zod';
import type { ArticleState } from '@/lib/domain/article-state';
import { type GivenWork, givenWorkOf } from '@/lib/domain/checks/given-work';
import { DomainError, refuseIssues } from '@/lib/domain/errors';
import { entriesAskedFor } from '@/lib/domain/journal/annotation-entries';
import { chainEntry, decideEntry } from '@/lib/domain/journal/decide-entry';
import { earlierPlaceAskedFor, findEarlierPlace } from '@/lib/domain/journal/earlier-place';
import type { EntryInput, JournalEntry } from '@/lib/domain/journal/entry';
import { entryTypeOf } from '@/lib/domain/journal/entry-types';
import { statementAskedFor, statementIn } from '@/lib/domain/journal/seen-statement';
import { asksForTypes } from '@/lib/domain/journal/tag-type-entries';
import { takenBackBy } from '@/lib/domain/journal/taken-back';
import { type Action, type Actor, may } from '@/lib/domain/people/permissions';
import { isStorable } from '@/lib/domain/text/text-input';
import type { Transaction } from '../database';
import { storedTagTypes } from '../house/stored-tag-types';
import { fillGivenMarks } from '../inbox/given-marks';
import { fillInboxes, type InboxItem, inboxItemsOf } from '../inbox/inbox-items';
import { type InboxLoss, inboxLossesOf, recountInboxes } from '../inbox/inbox-losses';
import { awaitQueryMail } from '../inbox/query-mail';
import { authorize } from '../rights/authorize';
import { announceReaders } from '../rights/rights-notice';
import { type ArticleHead, lockHead, type StoredEntry, subjectOf } from './article-row';
import { insertEntries, readChangerSince, readEntryPage, readSincePlaced, readStored, storedAmong } from './entry-rows';
import { KEYFRAME_EVERY, rebuildState, type SeeEntry } from './keyframes';
import { refuseStrangers } from './mentioned-people';
import { articleColumns, projectAnnotations } from './project';
import { projectClaims } from './project-claims';
import { projectThreads } from './project-threads';
import { readMerges } from './read-merges';
import { linkSource } from './source-of-evidence';
import { stateAtHead } from './state-at-head';
import { recentEntries } from './state-cache';

/** What a use case does to an article while it holds its lock. */
export interface ArticleWriter {
  tx: Transaction;
  /** The article's row as it was when the lock was taken. */
  head: ArticleHead;
  /** The person as they are under the lock: who was disabled since is `signed-out`, and a changed role counts. Of those that the writer was opened for. */
  actorNow(actor: Actor): Actor;
  /** The state after the entries appended so far. */
  readonly state: ArticleState;
  /** The entries appended so far, chained. */
  readonly entries: readonly JournalEntry[];
  /** Which of the entries that the writer was opened for are stored by now, here or in another article. */
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

/** What a writer has made so far. Never changed in place, so that it can go back to what it had. */
interface Made {
  state: ArticleState;
  headHash: string;
  entries: readonly JournalEntry[];
  /** The tags and threads whose rows are to be written. */
  touched: ReadonlySet<string>;
  touchedThreads: ReadonlySet<string>;
  inbox: readonly InboxItem[];
  losses: readonly InboxLoss[];
  given: readonly GivenWork[];
  /** States of which a keyframe is due. */
  due: readonly ArticleState[];
}

/** A writer in the hands of whoever opened it. */
export interface OpenWriter extends ArticleWriter {
  readonly due: readonly ArticleState[];
  /** The way back to how it is now, for when work is refused that wrote nothing to the tables by itself. */
  mark(): () => void;
  /** Writes what was appended, with the tables that follow from it. */
  finish(): Promise<void>;
}

/** Takes the article's lock, for the length of the transaction. `about` are the entries and people of whom it says how they are by then. */
export async function openWriter(
  tx: Transaction,
  articleId: string,
  about: { entryIds: readonly string[]; personIds: readonly string[] },
): Promise<OpenWriter> {
  const { head, rules, stored, actors } = await lockHead(tx, articleId, about);
  // Under the lock the row is the truth.
  const state = await stateAtHead(tx, head);
  const none = new Set<string>();
  const nothing = { entries: [], inbox: [], losses: [], given: [], due: [] };
  let made: Made = { state, headHash: head.headHash, touched: none, touchedThreads: none, ...nothing };

  const store = async (actor: Actor, clientId: string, input: EntryInput, since: Mapping, isFromServer = false) => {
    const now = new Date().toISOString();
    // Few entries ask for them: the many keys of a text need not wait for the read.
    const tagTypes = asksForTypes(input.type) ? await storedTagTypes(tx) : undefined;
    const mayAlso = (action: Action) => may(actor, action, subjectOf(actor, head));
    const asked = await storedAmong(tx, articleId, entriesAskedFor(made.state, input));
    const senderOf = (id: string) =>
      [...stored, ...asked, ...made.entries].find((one) => one.id === id && one.articleId === articleId)?.actorId ?? null;
    const entryWith = async (named: string) => made.entries.find(({ id }) => id === named) ?? (await readStored(tx, articleId, named));
    const merges = await readMerges(made.state, input, entryWith);
    const asksFor = statementAskedFor(made.state, input);
    const saying = asksFor && (await entryWith(asksFor));
    const wantsBack = earlierPlaceAskedFor(input);
    const takenBack = takenBackBy(input);
    // What the same batch has done nobody can have changed since.
    const isFresh = made.entries.some(({ id }) => id === takenBack?.entryId);
    const known = {
      senderOf,
      mergedInto: (id: string) => merges.get(id) ?? null,
      statementBy: (id: string, annotationId: string) => (id === asksFor && saying ? statementIn(saying, annotationId) : undefined),
      earlierPlace:
        wantsBack && findEarlierPlace([...(await readSincePlaced(tx, articleId, wantsBack, head.headSeq)), ...made.entries], wantsBack),
      changedSinceBy: takenBack && !isFresh ? await readChangerSince(tx, articleId, takenBack, actor.id) : null,
    };
    const sender = { actorId: actor.id, clientId, now, since, isFromServer, rules, tagTypes, may: mayAlso, ...known };
    const decided = decideEntry(made.state, input, sender);
    const entry = chainEntry(decided.entry, randomBytes(16).toString('hex'), made.headHash);
    const type = entryTypeOf(entry.type);
    const state = { ...decided.state, hash: entry.hash };
    made = {
      state,
      headHash: entry.hash,
      entries: [...made.entries, entry],
      touched: withAll(made.touched, type.touches(entry.payload)),
      touchedThreads: withAll(made.touchedThreads, type.touchesThreads(entry.payload)),
      inbox: [...made.inbox, ...inboxItemsOf(made.state, state, entry)],
      losses: [...made.losses, ...inboxLossesOf(made.state, state, entry)],
      given: [...made.given, ...givenWorkOf(made.state, state, entry)],
      due: state.seq % KEYFRAME_EVERY === 0 || type.keepsFrame ? [...made.due, state] : made.due,
    };
  };

  return {
    tx,
    head,
    actorNow({ id }) {
      const now = actors.find((one) => one.id === id);
      if (!now) throw new DomainError('signed-out', 'You are not signed in any more. Sign in again; what you wrote is kept here.');
      return now;
    },
    get state() {
      return made.state;
    },
    get entries() {
      return made.entries;
    },
    get due() {
      return made.due;
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
        if (head.isArchived) throw new DomainError('conflict', 'This article is archived. Restore it to change it.');
        if (!isStorable(input.payload)) throw new DomainError('invalid', 'This change holds characters that cannot be stored.');
        await refuseStrangers(tx, head, made.state, input);
        await store(actor, clientId, { ...input, payload: await linkSource(tx, actor, head, input) }, since);
      }),
    async readAnew(see) {
      const state = await rebuildState(tx, articleId, head.headSeq, see);
      const touched = withAll(made.touched, state.annotations.keys());
      made = { ...made, state, touched, touchedThreads: withAll(made.touchedThreads, state.threads.keys()) };
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

const withAll = (known: ReadonlySet<string>, more: Iterable<string>): ReadonlySet<string> => {
  const ids = [...more];
  return ids.length === 0 ? known : new Set([...known, ...ids]);
};

/** Says which entry of a batch was refused. A payload that is not of its type is `invalid`, as any body is. */
async function namingEntry<T>(input: EntryInput, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ZodError) throw refuseIssues(error.issues, { entryId: input.id, issues: error.issues });
    if (error instanceof DomainError) throw new DomainError(error.code, error.message, { ...error.details, entryId: input.id });
    throw error;
  }
}

async function finish(
  tx: Transaction,
  head: ArticleHead,
  { state, entries, touched, touchedThreads, inbox, losses, given }: Made,
): Promise<void> {
  if (entries.length === 0) return;
  await insertEntries(tx, state, entries);
  await projectAnnotations(tx, state, touched);
  const isElsewhere = hasMoved(head, state);
  if (isElsewhere) await announceReaders(tx, head.id);
  await projectClaims(tx, state, touched, isElsewhere);
  await projectThreads(tx, state, touchedThreads);
  await fillInboxes(tx, inbox);
  await awaitQueryMail(tx, inbox);
  await recountInboxes(tx, state, losses);
  await fillGivenMarks(tx, given);
  const isTextAlone = touched.size === 0 && entries.every(({ type }) => entryTypeOf(type).hasSteps);
  if (!isTextAlone) await tx.article.updateMany({ where: { id: head.id }, data: articleColumns(state) });
}

const hasMoved = (head: ArticleHead, { details }: ArticleState) =>
  details.isDeleted || details.deskId !== head.deskId || details.authorId !== head.authorId;
