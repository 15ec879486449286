import type { House } from './house';
import type { Chance } from './random';
import { calm, type Mishaps, type ReverseProxy } from './reverse-proxy';
import type { RunLog } from './run-log';
import type { Tab } from './tab';
import { pause } from './wait';

/** What faults befall. */
export interface Stage {
  house: House;
  proxy: ReverseProxy;
  tabs: readonly Tab[];
  log: RunLog;
  /** Longest time that somebody is without a line. */
  longestOfflineMs: number;
}

interface Fault {
  name: string;
  weight: number;
  /** What a soak says that it does: it befalls once before all goes by weight, so that no run is without it by chance. */
  isSure?: boolean;
  befall(stage: Stage, chance: Chance, over: AbortSignal): Promise<void>;
}

/** Mishaps that are always there, as on any line. */
export const everyday: Mishaps = { lostRequests: 1, lostAnswers: 2, late: 3, twice: 2 };

/** Worse ones for a while. */
const storm = (name: string, mishaps: Partial<Mishaps>): Fault => ({
  name,
  weight: 1,
  befall: async ({ proxy }, chance, over) => {
    proxy.mishaps = { ...everyday, ...mishaps };
    await pause(chance.int(2_000, 8_000), over);
    proxy.mishaps = over.aborted ? calm : everyday;
  },
});

const oneServer = (name: string, weight: number, end: (house: House, server: House['servers'][number]) => Promise<void>): Fault => ({
  name,
  weight,
  befall: async ({ house }, chance, over) => {
    const server = chance.of(house.servers);
    if (!server) return;
    await end(house, server);
    await pause(chance.int(200, 6_000), over);
    await house.start(server);
  },
});

const postgres = (how: 'in order' | 'killed'): Fault => ({
  name: `restart of PostgreSQL, ${how}`,
  weight: 2,
  isSure: true,
  befall: ({ house }, chance) => house.restartPostgres(how, chance.int(0, 3_000)),
});

/** What happens to the house. One after the other. */
const houseFaults: readonly Fault[] = [
  { ...oneServer('kill -9 of a server', 4, (house, server) => house.kill(server)), isSure: true },
  oneServer('a server stops in order', 2, (house, server) => house.stop(server)),
  {
    name: 'kill -9 of all servers',
    weight: 1,
    befall: async ({ house }, chance, over) => {
      await Promise.all(house.servers.map((server) => house.kill(server)));
      await pause(chance.int(200, 3_000), over);
      await Promise.all(house.servers.map((server) => house.start(server)));
    },
  },
  {
    name: 'a server gets no turn',
    weight: 1,
    befall: async ({ house }, chance, over) => {
      const server = chance.of(house.servers);
      if (!server) return;
      house.signal(server, 'SIGSTOP');
      await pause(chance.int(1_000, 12_000), over);
      house.signal(server, 'SIGCONT');
    },
  },
  {
    name: 'PostgreSQL ends all connections',
    weight: 1,
    befall: async ({ house }) => {
      await house.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
      );
    },
  },
  postgres('in order'),
  postgres('killed'),
];

/** What happens on the way. One after the other. */
const lineFaults: readonly Fault[] = [
  {
    name: 'streams are cut',
    weight: 3,
    isSure: true,
    befall: async ({ proxy }, chance) => proxy.cutStreams(chance.isLucky(0.3) ? 1 : 0.5),
  },
  { name: 'streams are stalled', weight: 1, befall: async ({ proxy }) => proxy.stallStreams(0.3) },
  storm('answers are lost', { lostAnswers: 50 }),
  storm('requests are lost', { lostRequests: 50 }),
  storm('all is late', { late: 80 }),
  storm('all is sent twice', { twice: 60 }),
];

const oneTab = (name: string, weight: number, befall: (tab: Tab) => Promise<void>): Fault => ({
  name,
  weight,
  befall: async ({ tabs, log }, chance) => {
    const tab = chance.of(tabs.filter(({ opened }) => opened !== null));
    if (!tab) return;
    log.write(`  ${name}: ${tab.name}`);
    // Not awaited: without a server it takes as long as that, and others go on.
    void befall(tab);
  },
});

/** What happens to people. */
const peopleFaults: readonly Fault[] = [
  { ...oneTab('a page is loaded anew', 3, (tab) => tab.reload()), isSure: true },
  oneTab('a tab is closed, and opened anew', 1, (tab) => tab.reload(true)),
  {
    name: 'somebody is offline',
    weight: 3,
    isSure: true,
    befall: async ({ tabs, log, longestOfflineMs }, chance, over) => {
      const browser = chance.of(tabs.filter((tab) => !tab.browser.isOffline))?.browser;
      if (!browser) return;
      const ms = chance.int(2_000, longestOfflineMs);
      const its = tabs.filter((tab) => tab.browser === browser);
      log.write(`  offline for ${Math.round(ms / 1000)} s: ${its.map(({ name }) => name).join(', ')}`);
      browser.goOffline();
      void pause(ms, over).then(() => {
        browser.isOffline = false;
        for (const tab of its) tab.online();
      });
    },
  },
  {
    name: 'a clock is set',
    weight: 1,
    isSure: true,
    befall: async ({ tabs }, chance) => {
      const tab = chance.of(tabs);
      if (tab) tab.browser.skewMs = chance.int(-86_400_000, 86_400_000);
    },
  },
];

const lanes: readonly { faults: readonly Fault[]; gapMs: readonly [number, number] }[] = [
  { faults: houseFaults, gapMs: [3_000, 15_000] },
  { faults: lineFaults, gapMs: [1_000, 10_000] },
  { faults: peopleFaults, gapMs: [1_000, 8_000] },
];

/** The names of those that no soak is without. */
export const sureFaults: readonly string[] = lanes.flatMap(({ faults }) => faults.flatMap(({ name, isSure }) => (isSure ? [name] : [])));

/** Lets faults befall the stage until `over`, as the seed says, and leaves all as it should be. */
export async function runFaults(stage: Stage, chance: Chance, over: AbortSignal): Promise<void> {
  stage.proxy.mishaps = everyday;
  const run = async ({ faults, gapMs }: (typeof lanes)[number], own: Chance) => {
    const first = own.shuffled(faults.filter(({ isSure }) => isSure));
    for (;;) {
      await pause(own.int(...gapMs), over);
      if (over.aborted) return;
      const fault = first.shift() ?? own.weighed(faults);
      if (!fault) return;
      stage.log.count(`fault ${fault.name}`);
      await fault.befall(stage, own, over);
      stage.log.write(`  over: ${fault.name}`);
    }
  };
  await Promise.all(lanes.map((lane) => run(lane, chance.fork())));
  stage.proxy.mishaps = calm;
}
