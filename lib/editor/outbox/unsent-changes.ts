import { ApiError } from '@/lib/api';
import type { Outbox } from './outbox';
import { heldOutboxes } from './outbox-lock';
import type { PersonsStore } from './outbox-store';

/** Work of one person on one article that is in this browser alone, and that no open tab sends. */
export interface UnsentArticle {
  articleId: string;
  /** Null where nobody could be asked for it. */
  title: string | null;
  /** The article is deleted, or no longer theirs to see: nothing sends this any more. */
  isGone: boolean;
  /** How many changes wait: opening the article sends them. */
  waiting: number;
  /** How many could not be stored and were not seen to: opening the article shows them. */
  refused: number;
  outboxes: Outbox[];
}

interface Options {
  personId: string;
  store: Pick<PersonsStore, 'listAll' | 'forget'>;
  /** Milliseconds since 1970. */
  now(): number;
  /** Throws ApiError, as `readStoredIds` does. */
  readTitle(articleId: string): Promise<string>;
  /** The ids of the entries that are stored after a seq: as many as one answer has. */
  readStoredIds(articleId: string, seq: number): Promise<readonly string[]>;
}

/** What is younger may be under way: the request of a page that was just left is answered without it. */
const SETTLED_MS = 5_000;
/** How long the server's word on an outbox counts: that is looked at far more often than it changes. */
const ASK_AGAIN_MS = 60_000;

/** Finds the outboxes of closed tabs, of whatever article. It sends nothing: that takes the article, and whoever opens it sees what becomes of it. */
export class UnsentChanges {
  private readonly options: Options;
  /** What the server said, by what was asked about. */
  private answers = new Map<string, { at: number; article: UnsentArticle }>();

  constructor(options: Options) {
    this.options = options;
  }

  /** What is unsent now, article by article. An outbox of which everything has been stored meanwhile is removed. */
  async look(): Promise<UnsentArticle[]> {
    const { personId, store } = this.options;
    const outboxes = await store.listAll();
    const settled = outboxes.filter((one) => this.isSettled(one));
    const ids = settled.map(({ clientId }) => clientId);
    const held = await heldOutboxes(personId, ids);
    const left = settled.filter(({ clientId }) => !held.has(clientId));
    const before = this.answers;
    this.answers = new Map();
    const articleIds = [...new Set(left.map(({ articleId }) => articleId))];
    const articles = await Promise.all(
      articleIds.map((articleId) =>
        this.ask(
          articleId,
          left.filter((one) => one.articleId === articleId),
          before,
        ),
      ),
    );
    return articles.filter(({ waiting, refused }) => waiting + refused > 0);
  }

  /** The person has seen to what nothing sends any more. */
  async dismiss({ outboxes }: UnsentArticle): Promise<void> {
    for (const outbox of outboxes) await this.options.store.forget(outbox);
  }

  private isSettled({ items, refused }: Outbox): boolean {
    const ids = [...items, ...refused.map(({ item }) => item)].map(({ id }) => id);
    const age = this.options.now() - Math.max(...ids.map(madeAt));
    // A clock that was put back says nothing.
    return age >= SETTLED_MS || age < 0;
  }

  private async ask(articleId: string, outboxes: Outbox[], before: typeof this.answers): Promise<UnsentArticle> {
    const key = JSON.stringify([
      articleId,
      ...outboxes.map((one) => [one.clientId, one.items.length, one.items.at(-1)?.id, one.refused.length]),
    ]);
    const known = before.get(key);
    const isFresh = known !== undefined && this.options.now() - known.at < ASK_AGAIN_MS;
    const answer = isFresh ? known : { at: this.options.now(), article: await this.askServer(articleId, outboxes) };
    // Without an answer it is asked at the next look.
    if (answer.article.title !== null || answer.article.isGone) this.answers.set(key, answer);
    return answer.article;
  }

  private async askServer(articleId: string, outboxes: Outbox[]): Promise<UnsentArticle> {
    const refused = sum(outboxes.map((one) => one.refused.length));
    const all = sum(outboxes.map(({ items }) => items.length));
    try {
      const title = await this.options.readTitle(articleId);
      const waiting = sum(await Promise.all(outboxes.map((one) => this.countWaiting(one))));
      return { articleId, title, isGone: false, waiting, refused, outboxes };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      // Without a line, signed out, the server is busy: what is here is here in any case.
      // As in `isRefusal`, which would part the first scripts in two if it came with this too: a proxy has said nothing of the article.
      const isGone = error.code !== 'unreadable' && (error.status === 404 || error.status === 403);
      return { articleId, title: null, isGone, waiting: all, refused, outboxes };
    }
  }

  /** A page that goes while it sends does not hear of the answer: what it kept is stored then. */
  private async countWaiting(outbox: Outbox): Promise<number> {
    if (outbox.items.length === 0) return 0;
    const stored = new Set(await this.options.readStoredIds(outbox.articleId, outbox.base.seq));
    // Some of it stays as it is: its base and its positions are those of the whole.
    if (!outbox.items.every(({ id }) => stored.has(id))) return outbox.items.length;
    if (outbox.refused.length === 0) await this.options.store.forget(outbox);
    return 0;
  }
}

const sum = (counts: number[]): number => counts.reduce((all, count) => all + count, 0);

/** When a UUID v7 was made, in milliseconds since 1970. https://www.rfc-editor.org/rfc/rfc9562#section-5.7 */
const madeAt = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
