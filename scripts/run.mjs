// The door of every npm command: `node scripts/run.mjs COMMAND`. It runs before node_modules exists, so what it imports at once has no dependency.
import { refuseOldNode } from './node-version.mjs';
import { Refusal, toldOf } from './refusal.mjs';

// Imported only when called: most need packages that the first step of the command installs.
const commands = {
  start: async () => (await import('./start.mjs')).start(),
  dev: async () => (await import('./start.mjs')).dev(),
  test: async (args) => (await import('./test.mjs')).test(args),
  check: async () => (await import('./developer-commands.mjs')).check(),
  proof: async (args) => (await import('./developer-commands.mjs')).proof(args),
  bench: async (args) => (await import('./developer-commands.mjs')).bench(args),
  soak: async (args) => (await import('./developer-commands.mjs')).soak(args),
  screens: async (args) => (await import('./developer-commands.mjs')).screens(args),
  migration: async (args) => (await import('./developer-commands.mjs')).migration(args),
  seed: async () => (await import('./keeper-commands.mjs')).seed(),
  backup: async (args) => (await import('./keeper-commands.mjs')).backup(args),
  restore: async (args) => (await import('./keeper-commands.mjs')).restore(args),
  'journal:heads': async (args) => (await import('./keeper-commands.mjs')).journalHeads(args),
  'journal:verify': async (args) => (await import('./keeper-commands.mjs')).verifyJournal(args),
};

try {
  refuseOldNode(process.versions.node);
  const [name, ...args] = process.argv.slice(2);
  if (!Object.hasOwn(commands, name)) throw new Refusal(`The commands are ${Object.keys(commands).join(', ')}.`);
  const status = (await commands[name](args)) ?? 0;
  // An exit drops what a pipe has not taken yet: the count of `npm test` comes last.
  process.stdout.write('', () => process.exit(status));
} catch (error) {
  console.error(await toldOf(error));
  process.exit(1);
}
