import { runNode } from '../scripts/programs.mjs';
import { findChangedSteps, findLostEntries, findLostWords, findOtherWords, findUnsaved } from './accounts';
import { findOtherVerdict } from './fact-verdicts';
import { findBrokenLink, readHead, readJournal } from './journal-rows';
import { firstDifference, type Reading, readConfirmed, readEditor, readReplay, readServer, readTables, replay } from './readings';
import type { Run } from './run';
import { findUntried } from './tried';

/** Something that must hold once all have come to rest. `find` gives what does not, in words, or null. */
interface Check {
  name: string;
  find(run: Run): Promise<string | null>;
}

const entriesOf = ({ house, articleId }: Run) => readJournal(house, articleId);

/** The app's own check, as people run it. */
async function verify({ house }: Run): Promise<string | null> {
  const { status, output } = await runNode(['node_modules/tsx/dist/cli.mjs', 'scripts/journal-verify.ts'], {
    env: { DATABASE_URL: house.databaseUrl },
  });
  return status === 0 ? null : output.trim();
}

/** Everybody who has the article against the replay of its journal. */
async function compareReadings(run: Run): Promise<string | null> {
  const { tabs, house, articleId } = run;
  const entries = await entriesOf(run);
  const truth = readReplay(replay(articleId, entries));
  const [tab] = tabs;
  const readings: Reading[] = [
    await readTables(house, articleId, entries),
    ...(tab ? await Promise.all(house.servers.map(({ port }) => readServer(tab, port, articleId))) : []),
    ...tabs.flatMap((one) => [readConfirmed(one), readEditor(one)]),
  ];
  for (const reading of readings) {
    const difference = firstDifference(truth, reading);
    if (difference !== null) return difference;
  }
  return null;
}

/** What must hold in the end. */
export const checks: readonly Check[] = [
  { name: 'all tabs came to rest with the whole journal', find: async ({ hasSettled }) => (hasSettled ? null : 'some did not') },
  { name: 'no page broke, asked to be loaded anew or had text refused', find: async ({ ledger }) => ledger.faults[0] ?? null },
  {
    name: 'all that was acknowledged or shown is stored, where it was',
    find: async (run) => findUnsaved(run.ledger, await entriesOf(run)),
  },
  {
    name: 'what each tab did is stored exactly once and in order, or was refused by name',
    find: async (run) => findLostEntries(run.ledger, await entriesOf(run)),
  },
  { name: 'steps are stored as they were sent', find: async (run) => findChangedSteps(run.ledger, await entriesOf(run)) },
  {
    name: 'every word that was typed is stored once, or shown as not saved',
    find: async (run) => findLostWords(run.ledger, await entriesOf(run)),
  },
  { name: 'each accepted suggestion put in the words that it proposed', find: async (run) => findOtherWords(await entriesOf(run)) },
  {
    // Of the journal only: that all others have the same verdicts is compared below, and of the tables by journal:verify.
    name: 'each claim with facts has the verdict that they give',
    find: async (run) => findOtherVerdict(replay(run.articleId, await entriesOf(run)).annotations),
  },
  { name: 'the chain holds', find: async (run) => findBrokenLink(await entriesOf(run), await readHead(run.house, run.articleId)) },
  { name: 'journal:verify finds nothing', find: verify },
  { name: 'text and tags are equal in all tabs, both servers, the tables and a replay', find: compareReadings },
  {
    name: 'all that it is to try was tried',
    find: async ({ lengthMs, stored, log }) => findUntried(lengthMs, stored, (what) => log.countOf(what)),
  },
  {
    name: 'people were on both processes',
    find: async ({ proxy, house }) => {
      const idle = house.servers.find(({ port }) => (proxy.writes.get(port) ?? 0) === 0);
      return idle ? `the process on port ${idle.port} took no write` : null;
    },
  },
];
