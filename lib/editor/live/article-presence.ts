import type { Editor } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import type { PresenceNews, PresencePlace } from '@/lib/domain/contract/presence';
import type { ArticleSession } from '../session/article-session';
import { touches } from './attendance';
import type { Colleagues } from './colleagues';
import { Following } from './following';
import { isKnownFrom, ownPlace } from './own-place';
import { PresenceLayer } from './presence-layer';
import { PresenceSender, type PresenceTimers } from './presence-sender';
import { RemoteCarets } from './remote-carets';

interface Options {
  session: ArticleSession;
  editor: Editor;
  colleagues: Colleagues;
  /** What scrolls the text. */
  scroller: HTMLElement;
  say(place: PresencePlace | null, saidAt: number): Promise<void>;
  /** The least time between two words of this tab; left out: as often as it moves. */
  leastPauseMs?: number | undefined;
  timers: PresenceTimers;
}

/** Who else is in an open article: says where this tab is, draws where others are, and follows one of them. Until `stop`. */
export class ArticlePresence {
  readonly following: Following;
  private readonly options: Options;
  private readonly sender: PresenceSender;
  private readonly carets: RemoteCarets;
  private readonly layer: PresenceLayer;
  private readonly stops: (() => void)[];
  private hadCompany = false;

  constructor(options: Options) {
    const { session, editor, colleagues, scroller, say, leastPauseMs, timers } = options;
    this.options = options;
    this.carets = new RemoteCarets(session, colleagues, () => timers.now());
    this.layer = new PresenceLayer(editor.view, scroller, colleagues, this.carets);
    this.following = new Following(editor.view, scroller, this.carets);
    this.sender = new PresenceSender({
      place: () => ownPlace(session),
      isKnownFrom: (said, place) => isKnownFrom(said, place, session.passed),
      say,
      others: () => colleagues.people.length + colleagues.more,
      leastPauseMs,
      timers,
      date: () => Date.now(),
    });
    editor.on('transaction', this.onTransaction);
    this.stops = [() => editor.off('transaction', this.onTransaction)];
    this.stops.push(
      session.subscribe(() => this.onReceived()),
      colleagues.subscribe((news) => this.onNews(news)),
    );
    for (const name of touches) this.listen(window, name, () => this.sender.touched());
    this.listen(scroller, 'scroll', () => this.sender.touched());
    // Out of sight the two minutes go on: a source is read in another tab.
    const isInSight = () => document.visibilityState === 'visible';
    this.listen(document, 'visibilitychange', () => isInSight() && this.sender.touched());
    this.listen(window, 'pagehide', () => this.sender.leave());
    this.listen(window, 'pageshow', () => this.sender.again());
    if (!isInSight()) this.sender.openedUnseen();
    this.sender.again();
    this.layer.schedule();
  }

  stop(): void {
    for (const stop of this.stops) stop();
    this.following.stop();
    this.layer.destroy();
    this.sender.stop();
  }

  private readonly onTransaction = ({
    transaction,
    appendedTransactions,
  }: {
    transaction: Transaction;
    appendedTransactions: readonly Transaction[];
  }) => {
    for (const one of [transaction, ...appendedTransactions]) {
      this.carets.onTransaction(one);
      this.layer.onTransaction(one);
    }
    this.sender.moved();
  };

  /** What is confirmed has changed, and with it the place that this tab is at in it. */
  private onReceived(): void {
    if (this.carets.receive()) this.onCarets();
    this.sender.moved();
  }

  private onNews({ isAll }: PresenceNews): void {
    const { colleagues } = this.options;
    this.carets.update();
    this.onCarets();
    const hasCompany = colleagues.people.length > 0;
    // A stream that was opened anew may be of a server that was started anew, and knows nobody.
    if (isAll) this.sender.again();
    else if (hasCompany && !this.hadCompany) this.sender.hasCompany();
    this.hadCompany = hasCompany;
  }

  private onCarets(): void {
    this.layer.schedule();
    const { following, options } = this;
    if (options.colleagues.people.every(({ personId }) => personId !== following.personId())) following.stop();
    following.update();
  }

  private listen(target: Window | Document | HTMLElement, name: string, hear: () => void): void {
    target.addEventListener(name, hear, { capture: true, passive: true });
    this.stops.push(() => target.removeEventListener(name, hear, { capture: true }));
  }
}
