// The commands for those who keep a newsroom's Galley: seed, backup, restore, verify.
import path from 'node:path';
import { openDatabase } from './open-database.mjs';
import { preparePackages, serverHere } from './prepare.mjs';
import { runNode, tsxProgram } from './programs.mjs';
import { Refusal } from './refusal.mjs';
import { say } from './surroundings.mjs';

/** `npm run seed`: the invented newsroom, for trying out. The seed refuses where a person exists. */
export const seed = () => withDatabase({ prepare: refuseHouse }, ({ url }) => runScript('prisma/seed.ts', [], url));

/** `npm run journal:verify`: checks chains, heads and tables of every article, or of those named. */
export const verifyJournal = (args) => withJournals((url) => runScript('scripts/journal-verify.ts', args, url));

/** `npm run journal:heads`: publishes the ends of all journals now, where it is set or to a file; with `--check` compares a file with the journals. */
export const journalHeads = (args) =>
  withJournals((url) =>
    runScript(
      'scripts/journal-heads.ts',
      args.map((arg) => (arg.startsWith('--') ? arg : fromCaller(arg))),
      url,
    ),
  );

/** `npm run backup -- FILE`: all tables, as they are at one moment, in one file. The server may go on meanwhile. */
export async function backup([file]) {
  if (!file) throw new Refusal('npm run backup -- FILE, as in "npm run backup -- galley.backup".');
  // It asks for no more of the packages than those of any Galley can do, and may be what an update waits for.
  await withDatabase({ isMigrated: false, withAnyPackages: true }, async ({ url }) => {
    const { writeBackup } = await import('./backup.mjs');
    const { rows, tables } = await writeBackup(url, fromCaller(file));
    say(`Backed up ${rows} rows of ${tables} tables to ${file}. It holds everything, names and password hashes too: keep it safe.`);
  });
}

/** `npm run restore -- FILE`: fills an empty database from a backup. */
export async function restore([file]) {
  if (!file) throw new Refusal('npm run restore -- FILE, as in "npm run restore -- galley.backup".');
  await withDatabase({ isMigrated: false }, async ({ url }) => {
    const { restoreBackup } = await import('./restore.mjs');
    const { rows, tables } = await restoreBackup(url, fromCaller(file));
    say(`Restored ${rows} rows of ${tables} tables from ${file}. "npm run journal:verify" checks them.`);
    // The copy knows what was published and mailed by then, and would go on from there beside the house.
    say(
      `If the house goes on elsewhere, start this copy without ${speakOutside.join(', ')}: it would publish heads and send mail in the house's name.`,
    );
  });
}

/** Refuses tables that a house is in, or is begun in, before they are brought up to date: a server of older code may run on them. */
async function refuseHouse(url) {
  const { withClient } = await import('./database.mjs');
  const { appliedMigrations, refuseOtherTables } = await import('./migrate.mjs');
  if ((await appliedMigrations(url)).length === 0) return;
  const { rowCount } = await withClient(url, (client) => client.query('select from "Person" limit 1'));
  if (rowCount > 0) throw new Refusal('There are people in this Galley already. The sample newsroom is only for an empty one.');
  await refuseOtherTables(url);
}

/** Runs `work` on journals that this code can read. A server of older code may run on them, and would not work on newer tables. */
const withJournals = (work) =>
  withDatabase({ isMigrated: false }, async ({ url }) => {
    const { refuseOtherTables } = await import('./migrate.mjs');
    await refuseOtherTables(url);
    return work(url);
  });

async function withDatabase({ withAnyPackages = false, ...options }, work) {
  // Below a server that runs they are not replaced: what can do with any takes those that are there.
  if (!withAnyPackages || !serverHere()) await preparePackages();
  const database = await openDatabase(options);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

async function runScript(file, args, url) {
  const { status } = await runNode([tsxProgram, file, ...args], { isShown: true, env: { DATABASE_URL: url } });
  return status;
}

/** The settings by which a house speaks to others by itself. A mail server without a sender, or the other way round, ends the start. */
const speakOutside = ['GALLEY_HEADS_FILE', 'GALLEY_HEADS_URL', 'GALLEY_SMTP_URL', 'GALLEY_MAIL_FROM'];

// npm runs us in the project's folder; a relative path means the folder where the person is.
const fromCaller = (file) => path.resolve(process.env.INIT_CWD ?? process.cwd(), file);
