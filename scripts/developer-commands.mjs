// The commands for those who change Galley.
import fs from 'node:fs';
import path from 'node:path';
import { openDatabase } from './open-database.mjs';
import { preparePackages } from './prepare.mjs';
import { runNode, tsxProgram } from './programs.mjs';
import { Refusal } from './refusal.mjs';
import { root, say } from './surroundings.mjs';

/** `npm run check`: lint and types, without a database. */
export async function check() {
  await preparePackages();
  const { checkTypes, lint } = await import('./suites.mjs');
  const isFine = [await lint(), await checkTypes()].every(Boolean);
  return isFine ? 0 : 1;
}

/** `npm run proof -- SCRIPTS --part 1/4`: what is promised of anchors, journal and writers, with 20,000 scripts or as many as one says. */
export async function proof(args) {
  const { withTestLock } = await import('./test.mjs');
  const { runProof } = await import('./proof.mjs');
  return withTestLock(() => runProof(args));
}

/** `npm run bench -- NAME`: bench/NAME.ts. */
export async function bench([name, ...args]) {
  const names = benchNames();
  if (!names.includes(name)) throw new Refusal(`npm run bench -- NAME, where NAME is ${names.join(', ')}.`);
  await preparePackages();
  const { status } = await runNode([tsxProgram, path.join('bench', `${name}.ts`), ...args], { isShown: true });
  return status;
}

/** The files of bench/ that measure: each says at its top how it is run. The others help them. */
function benchNames() {
  const folder = path.join(root, 'bench');
  const names = fs.readdirSync(folder).flatMap((file) => /^([\w-]+)\.ts$/.exec(file)?.[1] ?? []);
  return names.filter((name) => fs.readFileSync(path.join(folder, `${name}.ts`), 'utf8').includes(`npm run bench -- ${name}`));
}

/** `npm run soak -- --minutes N --seed S --log FILE`: ten tabs on one article while everything around them breaks. */
export async function soak(args) {
  const { withTestLock } = await import('./test.mjs');
  const { runSoak } = await import('./soak.mjs');
  const { failed } = await withTestLock(() => runSoak(args));
  return failed ? 1 : 0;
}

/** `npm run screens`: a picture of every screen in screens/, or of those whose name is given. On the stage of the browser tests. */
export async function screens(names) {
  const { withTestLock } = await import('./test.mjs');
  return withTestLock(async () => {
    const [{ runBrowserTests }, { stopTestPostgres }] = await Promise.all([import('./browser-tests.mjs'), import('./suites.mjs')]);
    const chosen = names.length === 0 ? [] : ['--grep', ` (${names.join('|')})$`];
    const { failed } = await runBrowserTests(chosen, 'e2e/screens/screens.config.ts').finally(stopTestPostgres);
    say(failed ? `${failed} screens could not be taken.` : 'The pictures are in screens/.');
    return failed ? 1 : 0;
  });
}

/** `npm run migration -- NAME`: the migration from the tables as they are to prisma/schema.prisma. */
export async function migration([name]) {
  if (!name) throw new Refusal('npm run migration -- NAME, as in "npm run migration -- add_desk_colour".');
  await preparePackages();
  const database = await openDatabase();
  try {
    const { writeMigration } = await import('./migrate.mjs');
    const folder = await writeMigration(database.url, name);
    say(
      folder
        ? `Written: ${path.relative(root, folder)}/migration.sql. Read it before it is applied.`
        : 'The tables already are what prisma/schema.prisma says.',
    );
  } finally {
    await database.close();
  }
}
