import type { Node } from '@tiptap/pm/model';
import { EditorState, type Transaction } from '@tiptap/pm/state';
import { collab, sendableSteps } from 'prosemirror-collab';
import { v7 as uuidv7 } from 'uuid';
import { ApiError, call } from '@/lib/api';
import { listDesks } from '@/lib/domain/contract/desks';
import * as contract from '@/lib/domain/contract/journal';
import { plainScale } from '@/lib/domain/verdicts/verdict-scale';
import { followArticle } from '@/lib/editor/live/live-client';
import { annotationPlugin } from '@/lib/editor/marks/annotation-plugin';
import { marksOf } from '@/lib/editor/marks/mark-of';
import { suggestionPlugin } from '@/lib/editor/marks/suggestion-plugin';
import { AbandonedOutboxes } from '@/lib/editor/outbox/abandoned-outboxes';
import type { Outbox } from '@/lib/editor/outbox/outbox';
import { openOutboxStore } from '@/lib/editor/outbox/outbox-store';
import { ArticleSession } from '@/lib/editor/session/article-session';
import { type OpenedArticle, openArticle } from '@/lib/editor/session/open-article';
import { type EditorHost, RECEIVED } from '@/lib/editor/session/session-options';
import { SessionSender } from '@/lib/editor/session/session-sender';
import { ActionHistory } from '@/lib/editor/undo/action-history';
import { type Browser, Page } from './browser';
import { tellingTransport, tellWhatIsNotTaken } from './halts';
import { type Account, type Ledger, tokensOf } from './ledger';
import type { RunLog } from './run-log';

export interface Place {
  articleId: string;
  deskId: string;
  ledger: Ledger;
  log: RunLog;
}

interface Person {
  id: string;
  name: string;
  mayEdit: boolean;
  isLead: boolean;
}

/** The article open in one page: the parts that `use-article.ts` puts together, around an editor without a view. */
interface Opened {
  session: ArticleSession;
  history: ActionHistory;
  sender: SessionSender;
  host: Host;
  abandoned: AbandonedOutboxes;
  account: Account;
}

/** One person's tab on the article, over all its reloads. */
export class Tab {
  readonly name: string;
  readonly person: Person;
  readonly browser: Browser;
  private readonly place: Place;
  private page: Page;
  opened: Opened | null = null;
  private typed = 0;
  /** What opening is at, for the log: a tab that never opens must say where it stands. */
  private step = '';

  constructor(name: string, person: Person, browser: Browser, place: Place) {
    this.name = name;
    this.person = person;
    this.browser = browser;
    this.place = place;
    this.page = new Page(browser);
  }

  /** Runs `work` in the page as it is now. If the page goes first, nobody learns what came of it. */
  async run(work: () => unknown): Promise<void> {
    const { page } = this;
    await Promise.race([page.run(async () => work()), page.gone]);
  }

  /** Text that nobody has typed before. */
  newToken(): string {
    return `«${this.name}.${(this.typed++).toString(36)}»`;
  }

  newId(): string {
    return uuidv7({ msecs: Date.now() + this.browser.skewMs });
  }

  now(): string {
    return new Date(Date.now() + this.browser.skewMs).toISOString();
  }

  /** Opens the article, as often as it takes. */
  async open(): Promise<void> {
    const { page } = this;
    await page.run(async () => {
      for (;;) {
        try {
          return await this.openOnce(page);
        } catch (error) {
          if (!(error instanceof ApiError)) throw error;
          this.step = `waits to try again (${error.code})`;
          await new Promise<void>((resolve) => page.setTimeout(resolve, 1_000));
        }
      }
    });
  }

  private async openOnce(page: Page): Promise<void> {
    const { articleId, deskId } = this.place;
    const { id: personId } = this.person;
    const store = openOutboxStore(personId);
    this.step = 'asks what its desk asks for';
    const desk = (await call(listDesks, {})).desks.find(({ id }) => id === deskId);
    if (!desk) throw new Error(`${this.name} is not on its desk any more`);
    const rules = { ...desk.rules, scale: plainScale };
    const given = { personId, store, rules, newId: () => this.newId(), now: () => this.now(), timers: page };
    const readState = (seq?: number) => {
      this.step = `reads the state at ${seq ?? 'the end'}`;
      return call(contract.readArticleState, { params: { articleId }, query: seq === undefined ? {} : { seq } });
    };
    this.step = 'looks for its outboxes';
    const opened = await openArticle({ articleId, ...given, readState });
    this.step = `has the state of ${opened.clientId}`;
    const { state, clientId } = opened;
    const account = this.place.ledger.accountOf(clientId);
    const host = new Host(account, state.version, clientId, state);
    const session = new ArticleSession({ articleId, clientId, state, host, ...given });
    const transport = tellingTransport(this.name, this.place.log);
    tellWhatIsNotTaken(this.name, this.place.log, session);
    const history = new ActionHistory(session);
    const sender = new SessionSender(session, transport, page);
    host.onTransaction = (transaction) => {
      session.onTransaction(transaction);
      history.onTransaction(transaction);
    };
    const abandoned = new AbandonedOutboxes(opened.abandoned, { readState, transport, ...given });
    this.takeOver(opened);
    const watchAbandoned = () => {
      for (const one of abandoned.sessions) {
        tellWhatIsNotTaken(this.name, this.place.log, one);
        this.watch(one, this.place.ledger.accountOf(one.options.clientId));
      }
    };
    abandoned.subscribe(watchAbandoned);
    if (opened.outbox) session.restore(opened.outbox);
    session.subscribe(() => this.watch(session, account));
    session.subscribe(() => sender.schedule());
    const retry = () => {
      sender.retry();
      abandoned.retry();
    };
    followArticle({
      personId,
      tabId: clientId,
      articleId,
      seq: () => session.confirmed.seq,
      hash: () => session.confirmed.hash,
      onEntries: (message) => {
        this.place.ledger.see(message.entries);
        void sender.take(message);
      },
      // Nobody looks at where the others are.
      onPresence: () => undefined,
      onOpen: retry,
      onBack: () => sender.wake(),
      onLost: () => void sender.catchUp(),
      onRefused: () => sender.catchUp(),
    });
    page.window.addEventListener('online', retry);
    this.opened = { session, history, sender, host, abandoned, account };
    sender.retry();
    void sender.catchUp();
  }

  /** Writes down what came into the outbox, and what the save state says that it must not. */
  private watch(session: ArticleSession, account: Account): void {
    for (const { id, type, payload } of session.items) {
      if (!account.entries.has(id)) account.entries.set(id, { at: Date.now(), type, undoes: payload.undoes });
    }
    for (const { item, reason } of session.refused) {
      if (account.refused.has(item.id)) continue;
      account.refused.set(item.id, reason);
      for (const token of tokensOf([item.payload])) account.shown.add(token);
      this.place.log.count(`refused: ${reason.replace(/[COP]\d+/g, 'it')}`, `${this.name} ${item.type}`);
      // What the server refused has its steps; words whose place is gone have none.
      if ('steps' in item.payload) this.place.ledger.fault(`${this.name}: text was refused (${reason})`);
    }
    const states = this.opened ? [this.opened.sender.state, ...this.opened.abandoned.states] : [];
    for (const state of states) {
      if (state.name !== 'reload' && state.name !== 'signed-out') continue;
      const reason = state.name === 'reload' ? state.reason : 'signed out';
      this.place.ledger.fault(`${this.name} was told to reload or sign in: ${reason}`);
    }
  }

  /** What was in hand in pages that went, less what their outboxes kept of it: this page goes on with those. */
  private takeOver({ clientId, outbox, abandoned }: OpenedArticle): void {
    const { ledger } = this.place;
    const find = (account: Account, items: Outbox['items']) => account.findLeft(tokensOf(items), new Set(items.map(({ id }) => id)));
    find(ledger.accountOf(clientId), outbox?.items ?? []);
    for (const one of abandoned) {
      const account = ledger.accountOf(one.clientId);
      find(account, one.items);
      for (const token of tokensOf(one.items)) account.unwatched.add(token);
    }
  }

  /** The page is gone from one moment to the next, and comes back. A tab that is `closed` for good comes back as a new one. */
  async reload(isClosed = false): Promise<void> {
    const { opened } = this;
    if (opened) {
      const { session, host, account } = opened;
      const now = Date.now();
      // Text of which others have deleted all has nothing left that could be kept: the outbox leaves it out, too.
      const entries = session.outbox().items.map(({ id }) => ({ what: id, ageMs: now - (account.entries.get(id)?.at ?? 0) }));
      const tokens = host.unconfirmedTokens().map((what) => ({ what, ageMs: now - (account.tokenAt.get(what) ?? 0) }));
      account.inHand = [...tokens, ...entries];
    }
    this.opened = null;
    this.page.close();
    this.page = new Page(this.browser, isClosed ? undefined : this.page.sessionStorage);
    await this.open();
  }

  /** The line is back. */
  online(): void {
    this.page.run(() => this.page.window.dispatchEvent(new Event('online')));
  }

  /** True once all that was done here is on the server, and all up to `headSeq` is here. */
  isSettledAt(headSeq: number): boolean {
    const { opened } = this;
    if (opened === null) return false;
    const { session, sender, abandoned } = opened;
    const areSent = abandoned.states.every(({ name }) => name === 'saved');
    return areSent && session.outbox().items.length === 0 && session.confirmed.seq === headSeq && sender.state.name === 'saved';
  }

  /** In a word or two, for the log. */
  describe(): string {
    if (this.opened === null) return `${this.name} is opening: ${this.step}`;
    const { session, sender, abandoned } = this.opened;
    const states = abandoned.states.map(({ name }) => name).join(' ');
    return `${this.name} at ${session.confirmed.seq}, ${session.items.length} to send, ${JSON.stringify(sender.state)} ${states}`;
  }
}

const tokensIn = (doc: Node): string[] => tokensOf([doc.textBetween(0, doc.content.size, '\n')]);

/** An editor without a view, which writes down what is put into its text. */
class Host implements EditorHost {
  state: EditorState;
  onTransaction: (transaction: Transaction) => void = () => undefined;
  private readonly account: Account;

  constructor(account: Account, version: number, clientID: string, { doc, annotations }: ArticleSession['confirmed']) {
    this.account = account;
    const marks = marksOf(annotations.values());
    const plugins = [annotationPlugin({ marks }), suggestionPlugin(), collab({ version, clientID })];
    this.state = EditorState.create({ doc, plugins });
  }

  dispatch(transaction: Transaction): void {
    const isOwn = !transaction.getMeta(RECEIVED);
    const before = !isOwn && transaction.docChanged ? this.unconfirmedTokens() : [];
    const { state, transactions } = this.state.applyTransaction(transaction);
    this.state = state;
    for (const one of transactions) {
      if (isOwn && one.docChanged) {
        this.make(one);
        this.seeTaken(one);
      }
      this.onTransaction(one);
    }
    if (before.length === 0) return;
    const left = this.unconfirmedTokens();
    for (const token of before) {
      const at = left.indexOf(token);
      if (at >= 0) left.splice(at, 1);
      else this.account.dropped.push(token);
    }
  }

  private make({ steps }: Transaction): void {
    for (const token of tokensOf(steps.map((step) => step.toJSON()))) {
      this.account.tokens.push(token);
      this.account.tokenAt.set(token, Date.now());
    }
  }

  /** What a hand takes out of the text is not to be shown as lost. */
  private seeTaken({ before, doc }: Transaction): void {
    const is = new Set(tokensIn(doc));
    for (const token of tokensIn(before)) if (!is.has(token)) this.account.takenOut.add(token);
    for (const token of is) this.account.takenOut.delete(token);
  }

  unconfirmedTokens(): string[] {
    return tokensOf(sendableSteps(this.state)?.steps.map((step) => step.toJSON()) ?? []);
  }
}
