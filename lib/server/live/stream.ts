import type { GoneMessage, LiveMessage } from '@/lib/domain/contract/live';
import type { PresenceNews } from '@/lib/domain/contract/presence';
import { DomainError } from '@/lib/domain/errors';
import { type Actor, may, viewerOf } from '@/lib/domain/people/permissions';
import { type ArticleHead, subjectOf } from '../journal/article-row';
import { readEntriesWithHead } from '../journal/read';
import { log } from '../log';
import type { AnswerOutlet } from './answer-outlet';
import { eventBytes, type FeedFrame, type Follower, followFeed } from './article-feed';
import { countStream } from './count-streams';
import { hearOfRights, hearOfSettings } from './listener';
import { BodyOutlet, type Outlet } from './outlet';
import { hearOfPresence, presenceBytes, presenceOf } from './presence';
import { MAX_UNREAD_BYTES, ReaderLine } from './reader-line';

/** A session can end without a notice: its twelve hours are over, or a row was changed by hand. */
const RECHECK_MS = 60_000;

/** What of an article a reader has: up to which seq, and the hash of the entry there, where it is known. */
interface Place {
  seq: number;
  hash: string | undefined;
  /** The article's row as it was read with that entry: by it is judged what they may hear of who is there. Left out until it was read. */
  head?: ArticleHead;
}

/** The actor as they are now, or null when their session has ended. */
type Refresh = () => Promise<Actor | null>;

/**
 * A stream of new entries of some articles, from a seq of each, for one person. Rights are held in memory until a change of them is heard, and
 * are read anew before the next delivery: an article that is no longer theirs to see is named as gone and left out, as is one of another journal
 * than the reader has. The stream ends when the
 * session does, when no article is left, when the tables cannot be read (the reader comes back and resumes), when the reader goes or takes
 * nothing for two minutes, and when the server stops. `busy` for someone who has very many open: a stream counts until its reader has taken all
 * of it or `signal` says that they are gone. Gives the body of the answer, or null where it goes by the line that is `given`.
 */
export function openLiveStream(
  personId: string,
  articles: readonly ({ articleId: string } & Place)[],
  refresh: Refresh,
  signal: AbortSignal,
  given?: AnswerOutlet,
): ReadableStream<Uint8Array> | null {
  const line = new ReaderLine(countStream(personId));
  const stream = new LiveStream(articles, refresh, line);
  const taken = () => line.onTaken();
  if (given) {
    given.use(taken);
    void stream.begin(given, personId, signal);
    return null;
  }
  const outlet = new BodyOutlet(MAX_UNREAD_BYTES, { taken, gone: () => line.leave() });
  void stream.begin(outlet, personId, signal);
  return outlet.body;
}

/** What is delivered to one reader, and by which rights. How it goes over the line is for `ReaderLine`. */
class LiveStream implements Follower {
  private readonly line: ReaderLine;
  private readonly refresh: Refresh;
  /** The last entry sent of each article that is followed. */
  private readonly places: Map<string, Place>;
  /** Articles that may have more in the tables than was sent. */
  private readonly due = new Set<string>();
  /** Whose rights count, or null where they are to be read anew. */
  private actor: Actor | null = null;
  /** As whom the reader has been told what they may. */
  private told: Actor | null = null;
  /** Raised by every change of rights: what was read before it does not count after it. */
  private epoch = 0;
  private delivering: Promise<void> | null = null;

  constructor(articles: readonly ({ articleId: string } & Place)[], refresh: Refresh, line: ReaderLine) {
    this.line = line;
    this.refresh = refresh;
    this.places = new Map(articles.map(({ articleId, seq, hash }) => [articleId, { seq, hash }]));
  }

  async begin(outlet: Outlet, personId: string, signal: AbortSignal): Promise<void> {
    const { line } = this;
    line.begin(outlet, signal);
    if (!line.isOpen) return;
    const rechecks = setInterval(() => void this.recheck(), RECHECK_MS);
    line.stopAtEnd(() => clearInterval(rechecks));
    line.stopAtEnd(await hearOfRights(personId, () => void this.recheck()));
    // What they may and by what the article is checked is one question: whether it is another on their desk the answer tells.
    line.stopAtEnd(await hearOfSettings(() => line.send(eventBytes('rights', {}))));
    for (const articleId of [...this.places.keys()]) line.stopAtEnd(await followFeed(articleId, this));
    await this.deliver(this.places.keys());
    // Delivering has left out what is not theirs to see.
    for (const articleId of [...this.places.keys()]) {
      line.stopAtEnd(await hearOfPresence(articleId, (news) => this.sendPresence(articleId, news)));
      this.sendPresence(articleId, presenceOf(articleId));
    }
    line.send(eventBytes('ready', {}));
  }

  /** The usual way: written once for all readers, and judged by the rights in memory. */
  onFrame(articleId: string, frame: FeedFrame): void {
    const place = this.places.get(articleId);
    if (place === undefined || frame.seq <= place.seq) return;
    const follows =
      place.seq === frame.after && (place.hash ?? frame.prevHash) === frame.prevHash && this.delivering === null && this.line.hasRoom();
    // Who is behind or elsewhere, cannot take more now, or whose rights are being read gets it from the tables.
    if (!this.actor || !follows) void this.deliver([articleId]);
    else if (!may(this.actor, 'read article', subjectOf(this.actor, frame.head))) this.leaveOut(articleId);
    else {
      this.places.set(articleId, { seq: frame.seq, hash: frame.hash, head: frame.head });
      this.line.send(frame.bytesFor(this.actor));
    }
  }

  onUnknown(articleId: string): void {
    void this.deliver([articleId]);
  }

  /** Rights changed. Whose session has ended is not kept until there is something to deliver, nor until a slow reader has read. */
  private async recheck(): Promise<void> {
    this.epoch += 1;
    this.actor = null;
    try {
      if ((await this.readRights()) === null) return this.line.close();
    } catch (error) {
      return this.fail(error);
    }
    await this.deliver(this.places.keys());
  }

  /** The actor as the tables have them now, and in memory from here on, unless their rights changed while they were read. */
  private async readRights(): Promise<Actor | null> {
    const { epoch } = this;
    const actor = await this.refresh();
    if (epoch === this.epoch) {
      this.actor = actor;
      if (this.told && actor && !isSameActor(this.told, actor)) this.line.send(eventBytes('rights', {}));
      this.told = actor;
    }
    return actor;
  }

  /** Delivers what the tables have of these articles beyond the last seq sent. Called while it works, it goes round once more. */
  private async deliver(articleIds: Iterable<string>): Promise<void> {
    for (const articleId of articleIds) if (this.places.has(articleId)) this.due.add(articleId);
    if (this.due.size === 0) return;
    this.delivering ??= this.deliverDue();
    await this.delivering;
  }

  private async deliverDue(): Promise<void> {
    try {
      for (const articleId of this.due) {
        await this.line.room();
        if (!this.line.isOpen) return;
        // Taken out before reading: a notice that comes meanwhile puts it back, at the end of the line.
        this.due.delete(articleId);
        await this.deliverArticle(articleId);
      }
    } catch (error) {
      this.fail(error);
    } finally {
      // In this very turn: what falls due a moment later must find that nobody delivers.
      this.delivering = null;
    }
  }

  private async deliverArticle(articleId: string): Promise<void> {
    const place = this.places.get(articleId);
    if (place === undefined) return;
    const reader = await this.readRights();
    if (!reader) return this.line.close();
    const read = await readEntriesWithHead(reader, articleId, place.seq, place.hash).catch(nullIfNotTheirs);
    if (read === null) return this.leaveOut(articleId);
    const { answer, head } = read;
    // Once more: who was removed before the last of these was stored must not get them.
    const actor = await this.readRights();
    if (!actor) return this.line.close();
    if (!isSameActor(reader, actor)) {
      this.due.add(articleId);
      return;
    }
    const last = answer.entries.at(-1);
    this.places.set(articleId, { seq: last?.seq ?? place.seq, hash: last?.hash ?? place.hash, head });
    if (!last) return;
    if (last.seq < answer.headSeq) this.due.add(articleId);
    // The rest comes by itself: the reader is not to ask for it beside this.
    this.line.send(eventBytes('entries', { articleId, entries: answer.entries, headSeq: last.seq } satisfies LiveMessage));
  }

  /**
   * False where the reader has not taken enough of what was sent before, or their rights are being read. Where people are is worth nothing later: it is not
   * kept.
   */
  private sendPresence(articleId: string, news: PresenceNews): boolean {
    const place = this.places.get(articleId);
    if (place === undefined) return true;
    if (!this.actor || !place.head || !this.line.hasRoom()) return false;
    this.line.send(presenceBytes(articleId, viewerOf(this.actor, subjectOf(this.actor, place.head)), news));
    return true;
  }

  private leaveOut(articleId: string): void {
    this.places.delete(articleId);
    this.line.send(eventBytes('gone', { articleId } satisfies GoneMessage));
    if (this.places.size === 0) this.line.close();
  }

  /** A database that does not answer: the reader comes back, and reads what it missed. */
  private fail(error: unknown): void {
    if (!(error instanceof DomainError)) log.error({ err: error }, 'A live delivery failed');
    this.line.close();
  }
}

const isSameActor = (a: Actor, b: Actor) => JSON.stringify([a.isAdmin, a.memberships]) === JSON.stringify([b.isAdmin, b.memberships]);

function nullIfNotTheirs(error: unknown): null {
  if (error instanceof DomainError && ['not-found', 'forbidden', 'too-old'].includes(error.code)) return null;
  throw error;
}
