// `npm run soak -- --minutes N --seed S --log FILE`: ten tabs work on one article while everything around them breaks. In the end all must agree.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { checks } from './checks';
import { Run } from './run';
import { RunLog } from './run-log';

const { values } = parseArgs({
  options: { minutes: { type: 'string' }, seed: { type: 'string' }, log: { type: 'string' }, result: { type: 'string' } },
});
const minutes = Number(values.minutes ?? 3);
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
if (!(minutes > 0) || !Number.isInteger(seed)) {
  process.stderr.write('npm run soak -- --minutes N --seed S --log FILE\n');
  process.exit(1);
}
const file = path.resolve(values.log ?? 'test-results/soak.log');
fs.mkdirSync(path.dirname(file), { recursive: true });
const log = new RunLog(file);
log.say(`Soaking for ${minutes} minutes with seed ${seed}; the log is ${file}`);

const run = await Run.prepare(log, seed, minutes * 60_000);
// Whatever nobody caught is a fault of the app's own code in some tab.
process.on('unhandledRejection', (error) => run.ledger.fault(`uncaught: ${error instanceof Error ? error.stack : String(error)}`));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void run.close().finally(() => process.exit(130)));

await run.soak().catch((error: unknown) => run.ledger.fault(error instanceof Error ? String(error.stack) : String(error)));
const failures: string[] = [];
for (const { name, find } of checks) {
  const difference = await find(run).catch((error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error)));
  log.say(difference === null ? `  holds: ${name}` : `  FAILS: ${name}\n    ${difference}`);
  if (difference !== null) failures.push(name);
}
for (const line of run.summary()) log.say(line);
if (failures.length > 0) log.say(`Seed ${seed} failed; ${file} tells what happened.`);
await run.close();
if (values.result) fs.writeFileSync(values.result, JSON.stringify({ passed: checks.length - failures.length, failures, skipped: 0 }));
process.exit(failures.length > 0 ? 1 : 0);
