import type { LiveMessage } from '@/lib/domain/contract/live';
import { DomainError } from '@/lib/domain/errors';
import type { JournalEntry } from '@/lib/domain/journal/entry';
import { showEntries } from '@/lib/domain/journal/show-entries';
import { type Actor, type Viewer, viewerOf } from '@/lib/domain/people/permissions';
import { type IsRemoved, removedIn } from '@/lib/domain/talk/thread';
import { prisma } from '../database';
import { type ArticleHead, readHead, subjectOf } from '../journal/article-row';
import { readEntryPage } from '../journal/entry-rows';
import { removedByNow } from '../journal/read';
import { cachedState } from '../journal/state-cache';
import { log } from '../log';
import { ofProcess } from '../of-process';
import { hearOfArticle } from './listener';

/** What is written at once is sent at once; what follows is gathered, a little for each reader, so that many readers get fewer messages. */
const GATHER_MS_EACH = 0.02;
/** But never for longer than this: one message for each article and 50 ms is the least that anyone gets. */
const GATHER_MOST_MS = 50;

/** What was committed here waits for its notice in memory. Where no notices come, no more than this waits: the rest is read from the tables. */
const MAX_KEPT = 100;

/** An answer to COMMIT is a moment behind its notice. One that does not come holds nobody up: the tables have it, if it was written. */
const ANSWER_MS = 1_000;

/** Entries that are stored, and the article's row as it is with them. */
export interface CommittedEntries {
  head: ArticleHead;
  entries: readonly JournalEntry[];
}

/** The same as they are passed on, with the comments that the tables say are removed by now. */
interface NextEntries extends CommittedEntries {
  isRemoved?: IsRemoved;
}

/** New entries of an article, written once for all who follow it and see the same of it. */
export interface FeedFrame {
  /** The seq that a reader must have for the frame to follow on. */
  after: number;
  /** The last seq in it. */
  seq: number;
  /** The hash of the entry that it follows on, and that of its last one. */
  prevHash: string | undefined;
  hash: string | undefined;
  /** The event as it goes over the line to this reader. */
  bytesFor(actor: Actor): Uint8Array;
  /** The article's row as it was when the last of these entries was stored. */
  head: ArticleHead;
}

/** A stream that follows an article. */
export interface Follower {
  /** The next entries. */
  onFrame(articleId: string, frame: FeedFrame): void;
  /** Something happened that the feed cannot tell: the article may be gone, or entries were missed. What there is is to be read. */
  onUnknown(articleId: string): void;
}

const feeds = ofProcess('feeds', () => new Map<string, ArticleFeed>());

/**
 * Follows an article: all followers in this process share one reading of its journal. Entries reach a follower only after every change of
 * rights that was committed before them has been heard (`hearOfRights`): notices come in the order of commits, and no entry is passed on
 * before its own. Gives the way to stop.
 */
export async function followFeed(articleId: string, follower: Follower): Promise<() => void> {
  const feed = feeds.get(articleId) ?? new ArticleFeed(articleId);
  feeds.set(articleId, feed);
  feed.followers.add(follower);
  const leave = () => {
    feed.followers.delete(follower);
    if (feed.followers.size > 0) return;
    feed.close();
    if (feeds.get(articleId) === feed) feeds.delete(articleId);
  };
  try {
    await feed.open();
  } catch (error) {
    leave();
    throw error;
  }
  return leave;
}

/**
 * Tells the feed what this process has just committed, so that it need not read it again when the notice comes. It is only a shorter way.
 * `head` must be the article's row as it is after these entries.
 */
export function keepCommitted(committed: CommittedEntries): void {
  feeds.get(committed.head.id)?.keep(committed);
}

/** A turn of writing in this process, as the feed knows it. */
export interface ComingCommit {
  /** Entries up to `seq` are about to be committed: their notice may be here before COMMIT has answered. */
  upTo(seq: number): void;
  /** It is over, well or not; if well, `keepCommitted` has been called. */
  end(): void;
}

/**
 * Tells the feed what this process commits next, so that a notice of it waits for the answer, which is a moment behind, instead of reading from the
 * tables what is about to be in memory. It is only a shorter way, too.
 */
export function expectCommit(articleId: string): ComingCommit {
  let end = () => {};
  const isOver = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { upTo: (seq) => feeds.get(articleId)?.expect(seq, isOver), end };
}

class ArticleFeed {
  readonly followers = new Set<Follower>();
  private readonly articleId: string;
  /** The last seq that was passed on, or null until it is known. */
  private seq: number | null = null;
  /** Up to here everything was committed, and every change of rights before it was heard. */
  private noticed = 0;
  /** Committed here, in order, until it is passed on. */
  private kept: CommittedEntries[] = [];
  /** What is being committed here, or was. */
  private coming: { seq: number; isOver: Promise<void> } | null = null;
  private opening: Promise<void> | null = null;
  private stop: (() => void) | null = null;
  private isClosed = false;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private sentAt = 0;
  private isReading = false;

  constructor(articleId: string) {
    this.articleId = articleId;
  }

  open(): Promise<void> {
    this.opening ??= hearOfArticle(this.articleId, (seq) => this.hear(seq)).then((stop) => {
      if (this.isClosed) stop();
      else this.stop = stop;
    });
    return this.opening;
  }

  close(): void {
    this.isClosed = true;
    this.stop?.();
    if (this.timer) clearTimeout(this.timer);
  }

  keep(committed: CommittedEntries): void {
    this.kept = [...this.kept.slice(1 - MAX_KEPT), committed];
  }

  expect(seq: number, isOver: Promise<void>): void {
    this.coming = { seq, isOver };
  }

  /** What was kept with `after < seq <= upTo`, as far as it has no gap from the first on. */
  private takeKept(after: number, upTo: number): CommittedEntries | null {
    const taken: CommittedEntries[] = [];
    let next = after + 1;
    for (const one of this.kept) {
      const last = one.entries.at(-1)?.seq ?? 0;
      if (one.entries[0]?.seq !== next || last > upTo) continue;
      taken.push(one);
      next = last + 1;
    }
    this.kept = this.kept.filter(({ entries }) => (entries[0]?.seq ?? 0) >= next);
    const head = taken.at(-1)?.head;
    return head ? { head, entries: taken.flatMap(({ entries }) => entries) } : null;
  }

  /** A notice; without a seq notices may have been missed. */
  private hear(seq: number | null): void {
    if (seq === null) {
      this.lose();
      return;
    }
    // What came before this feed's first notice the followers have read themselves.
    this.seq ??= seq - 1;
    this.noticed = Math.max(this.noticed, seq);
    this.readSoon();
  }

  /** From here on nothing is known: each follower reads for itself, and the feed goes on from the next notice. */
  private lose(): void {
    this.seq = null;
    this.noticed = 0;
    this.kept = [];
    this.coming = null;
    for (const follower of [...this.followers]) follower.onUnknown(this.articleId);
  }

  private readSoon(): void {
    if (this.timer || this.isReading || this.isClosed) return;
    const gather = Math.min(GATHER_MOST_MS, this.followers.size * GATHER_MS_EACH);
    const wait = this.sentAt + gather - performance.now();
    if (wait <= 0) void this.read();
    else {
      this.timer = setTimeout(() => {
        this.timer = null;
        void this.read();
      }, wait);
    }
  }

  private async read(): Promise<void> {
    this.isReading = true;
    try {
      if (this.seq !== null && this.seq < this.noticed) await this.readNext(this.seq, this.noticed);
    } catch (error) {
      // The article is gone, or the tables cannot be read: each follower finds out which, and says it to its reader.
      if (!(error instanceof DomainError)) log.error({ err: error }, 'A live delivery failed');
      this.lose();
    }
    this.isReading = false;
    if (this.seq !== null && this.seq < this.noticed) this.readSoon();
  }

  private async readNext(after: number, noticed: number): Promise<void> {
    const next: NextEntries =
      this.takeKept(after, noticed) ?? (await this.takeComing(after, noticed)) ?? (await this.readTables(after, noticed));
    // Notices were lost meanwhile: the followers have been told to read.
    if (this.seq !== after || this.isClosed) return;
    const last = next.entries.at(-1);
    if (!last) throw new DomainError('not-found', 'Entries that were announced are not there.');
    this.seq = last.seq;
    this.sentAt = performance.now();
    this.pass(after, last.seq, next);
  }

  /** What is being committed here, if the notice is of that. */
  private async takeComing(after: number, noticed: number): Promise<CommittedEntries | null> {
    if (this.coming?.seq !== noticed) return null;
    await withinMs(ANSWER_MS, this.coming.isOver);
    return this.takeKept(after, noticed);
  }

  /** Another process has written them, and what this one has in memory may be older: of removed comments the article tells as the tables have it. */
  private async readTables(after: number, noticed: number): Promise<NextEntries> {
    const head = await readHead(prisma, this.articleId);
    const entries = await readEntryPage(prisma, this.articleId, after, Math.min(noticed, head.headSeq));
    return { head, entries, isRemoved: await removedByNow(head, entries) };
  }

  private pass(after: number, seq: number, next: NextEntries): void {
    const { head, entries } = next;
    // Not how far the journal has come: what was noticed since is passed on next, and nobody is to ask for it meanwhile.
    const write = (viewer: Viewer) => frameOf(this.articleId, next, seq, viewer);
    const written = new Map<boolean, Uint8Array>();
    const bytesFor = (actor: Actor) => {
      const viewer = viewerOf(actor, subjectOf(actor, head));
      const bytes = written.get(viewer.seesDrafts) ?? write(viewer);
      written.set(viewer.seesDrafts, bytes);
      return bytes;
    };
    const [first, last] = [entries[0], entries.at(-1)];
    const frame: FeedFrame = { after, seq, prevHash: first?.prevHash, hash: last?.hash, bytesFor, head };
    for (const follower of [...this.followers]) follower.onFrame(this.articleId, frame);
  }
}

/** Until something is over, or so long. */
async function withinMs(ms: number, isOver: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([isOver, limit]);
  clearTimeout(timer);
}

const encoder = new TextEncoder();

/** An event of the stream as it goes over the line. */
export function eventBytes(name: string, message: unknown): Uint8Array {
  return encoder.encode(`event: ${name}\ndata: ${JSON.stringify(message)}\n\n`);
}

/**
 * The event of entries that were stored a moment ago. Of those that were stored here memory is enough to know of a comment that was removed right after.
 * Who comes back later reads the tables.
 */
function frameOf(articleId: string, { entries, isRemoved }: NextEntries, headSeq: number, viewer: Viewer): Uint8Array {
  const now = cachedState(articleId);
  const isRemovedHere = now && removedIn(now);
  const isGone: IsRemoved = (...comment) => isRemoved?.(...comment) || isRemovedHere?.(...comment) || false;
  return eventBytes('entries', { articleId, entries: showEntries(entries, viewer, isGone), headSeq } satisfies LiveMessage);
}
