import { setMaxListeners } from 'node:events';
import { ApiError } from '@/lib/api';
import { DomainError } from '@/lib/domain/errors';
import { acts } from './acts';
import { Browser, installBrowsers } from './browser';
import { runFaults } from './faults';
import { House } from './house';
import { countEntries, readHead, readJournal } from './journal-rows';
import { Ledger } from './ledger';
import { makeArticle, makePeople, signInto } from './newsroom';
import { Chance } from './random';
import { ReverseProxy } from './reverse-proxy';
import { type RunLog, sayCounts } from './run-log';
import { Tab } from './tab';
import { someRules } from './vote-acts';
import { pause, within } from './wait';

/** Two processes are what it takes for people to be on different ones. */
const SERVERS = 2;
/** Each person's tabs, in one browser. Ten in all. */
const TABS_EACH = [2, 2, 1, 1, 1, 1, 1, 1];
/** How long a person does nothing between two acts, at most: about three acts a second in all. */
const LONGEST_REST_MS = 6_000;
/** How often a person does one of the things that no soak is without, as long as they have not done all of them. */
const SURE_SHARE = 0.5;
/** Retries grow to 22 s and streams come back within 30: who has not come to rest by then never will. */
const REST_LIMIT_MS = 120_000;

/** One soak: the house, the people, and what they did. */
export class Run {
  readonly ledger = new Ledger();
  readonly log: RunLog;
  readonly house: House;
  readonly proxy: ReverseProxy;
  readonly lengthMs: number;
  tabs: readonly Tab[] = [];
  articleId = '';
  /** True once all tabs had nothing to send and all that there is. */
  hasSettled = false;
  /** How many entries of each type were in the journal then. */
  stored: ReadonlyMap<string, number> = new Map();
  private readonly chance: Chance;
  private headSeq = 0;

  private constructor(log: RunLog, house: House, chance: Chance, lengthMs: number) {
    this.log = log;
    this.house = house;
    this.chance = chance;
    this.lengthMs = lengthMs;
    const ports = house.servers.map(({ port }) => port);
    this.proxy = new ReverseProxy(ports, chance.fork(), (what) => log.count(`line ${what}`));
  }

  /** A house that serves, with nobody in it. */
  static async prepare(log: RunLog, seed: number, lengthMs: number): Promise<Run> {
    const house = await House.make(log, SERVERS);
    const run = new Run(log, house, new Chance(seed), lengthMs);
    await run.proxy.listen(house.publicPort);
    return run;
  }

  /** Lets people work and faults befall for the length of the run, then waits until all have come to rest. */
  async soak(): Promise<void> {
    await Promise.all(this.house.servers.map((server) => this.house.start(server)));
    const { deskId, sourceIds } = await this.fill();
    const over = new AbortController();
    // Everybody waits for it.
    setMaxListeners(0, over.signal);
    const end = setTimeout(() => over.abort(), this.lengthMs);
    const { house, proxy, tabs, log } = this;
    const longestOfflineMs = Math.min(180_000, this.lengthMs / 4);
    await Promise.all([
      runFaults({ house, proxy, tabs, log, longestOfflineMs }, this.chance.fork(), over.signal),
      ...tabs.map((tab) => this.work(tab, { deskId, sourceIds }, this.chance.fork(), over.signal)),
    ]);
    clearTimeout(end);
    log.write('faults and people have stopped');
    await this.settle();
  }

  private async fill(): Promise<{ deskId: string; sourceIds: string[] }> {
    installBrowsers();
    const { deskId, people } = await makePeople(this.house, someRules(this.chance.fork(), true));
    const wire = {
      asked: (_: unknown, url: URL, body: string) => {
        if (isAppend(url, body)) this.ledger.send(body);
      },
      answered: (_: unknown, url: URL, asked: string, { status, text }: { status: number; text: string }) => {
        if (isAppend(url, asked) && status === 200) this.ledger.acknowledge(asked, text);
      },
    };
    const browsers = people.map(() => new Browser(this.house.origin, wire));
    for (const [index, browser] of browsers.entries()) {
      const person = people[index];
      if (person) await signInto(browser, person);
    }
    const [first] = browsers;
    if (!first) throw new Error('nobody is there');
    const { articleId, sourceIds } = await makeArticle(first, deskId);
    this.articleId = articleId;
    const place = { articleId, deskId, ledger: this.ledger, log: this.log };
    this.tabs = people.flatMap((person, index) => {
      const browser = browsers[index];
      const names = ['a', 'b'].slice(0, TABS_EACH[index]);
      return browser ? names.map((letter) => new Tab(`${person.name}${letter}`, person, browser, place)) : [];
    });
    await Promise.all(this.tabs.map((tab) => tab.open()));
    return { deskId, sourceIds };
  }

  /** A person at work in one tab. */
  private async work(tab: Tab, at: { deskId: string; sourceIds: string[] }, chance: Chance, over: AbortSignal): Promise<void> {
    const { mayEdit, isLead } = tab.person;
    const known = acts.filter((act) => (mayEdit || !act.isEdit) && (isLead || !act.isLead));
    const due = new Set(known.filter(({ sure }) => sure !== undefined));
    for (;;) {
      await pause(chance.int(200, LONGEST_REST_MS), over);
      if (over.aborted) return;
      const act = (chance.isLucky(SURE_SHARE) ? chance.of([...due]) : undefined) ?? chance.weighed(known);
      const { opened } = tab;
      // A page that is told to reload takes nothing any more.
      if (!opened || !act) continue;
      const { session, history, account } = opened;
      const tags = [...session.annotations.values()].filter(({ isRemoved }) => !isRemoved);
      const hand = { session, history, account, chance, tags, ...at, newId: () => tab.newId(), newToken: () => tab.newToken() };
      try {
        const before = session.revision;
        await tab.run(() => act.do(hand));
        // Nothing may have come of it: there was no tag to do it to.
        if (!act.isRoute && session.revision === before) continue;
        due.delete(act);
        this.log.count(`act ${act.name}`, tab.name);
      } catch (error) {
        // What may not happen as this tab sees it is told to the person, and changes nothing.
        if (error instanceof DomainError || error instanceof ApiError)
          this.log.count(`not done: ${act.name}`, `${tab.name}: ${error.message}`);
        else this.ledger.fault(`${act.name} in ${tab.name}: ${error instanceof Error ? error.stack : String(error)}`);
      }
    }
  }

  private async settle(): Promise<void> {
    const since = Date.now();
    this.hasSettled = await within(REST_LIMIT_MS, async () => {
      this.headSeq = (await readHead(this.house, this.articleId)).headSeq;
      return this.tabs.every((tab) => tab.isSettledAt(this.headSeq));
    });
    this.log.say(this.hasSettled ? `All had come to rest after ${Math.round((Date.now() - since) / 1000)} s.` : 'Not all came to rest.');
    for (const tab of this.tabs) this.log.write(`  ${tab.describe()}`);
    this.stored = countEntries(await readJournal(this.house, this.articleId));
  }

  /** What happened, in a few lines. */
  summary(): string[] {
    const writes = [...this.proxy.writes.values()].join(' and ');
    return [
      `${this.headSeq} entries, ${this.ledger.acknowledged.size} acknowledged; writes by process: ${writes}`,
      `stored: ${sayCounts(this.stored)}`,
      `acts: ${this.log.summary('act ')}`,
      `faults: ${this.log.summary('fault ')}`,
      `on the line: ${this.log.summary('line ')}`,
      `not done: ${this.log.summary('not done: ')}`,
      `refused: ${this.log.summary('refused: ')}`,
    ];
  }

  async close(): Promise<void> {
    this.proxy.close();
    await this.house.close();
  }
}

const isAppend = ({ pathname }: URL, body: string) => body !== '' && pathname.endsWith('/entries');
