// `npm run journal:heads`: publishes the ends of all journals now, and prints the lines that were made where no place for them is set.
// `npm run journal:heads -- --check FILE`: compares lines that were kept with the journals. Names the first that does not hold; exit code 1.
import fs from 'node:fs';
import readline from 'node:readline';
import { prisma } from '../lib/server/database';
import { checkHeads } from '../lib/server/heads/check-heads';
import { publishHeads } from '../lib/server/heads/head-delivery';
import { makeHeadLines } from '../lib/server/heads/head-lines';
import { headSettings } from '../lib/server/heads/head-settings';

const said = {
  taken: 'has all lines now',
  nothing: 'had all lines',
  failed: 'did not take them; the log says why',
  held: 'gets them from another process, or is to be tried again later',
};

const [option, file] = process.argv.slice(2);
if (option === '--check' && file) await check(file);
else if (option === undefined) await publish();
else {
  process.stdout.write('npm run journal:heads, or npm run journal:heads -- --check FILE.\n');
  process.exitCode = 1;
}
await prisma.$disconnect();

async function check(kept: string): Promise<void> {
  if (!fs.existsSync(kept)) {
    process.stdout.write(`There is no file ${kept}.\n`);
    process.exitCode = 1;
    return;
  }
  const { lines, heads, fault } = await checkHeads(
    readline.createInterface({ input: fs.createReadStream(kept), crlfDelay: Number.POSITIVE_INFINITY }),
  );
  process.stdout.write(fault === null ? `${lines} lines checked; every journal holds all of its ${heads} heads.\n` : `${fault}\n`);
  process.exitCode = fault === null ? 0 : 1;
}

async function publish(): Promise<void> {
  const { file: heads, address } = headSettings();
  if (heads === null && address === null) {
    for (const { line } of await makeHeadLines(new Date(), { always: true })) process.stdout.write(`${line}\n`);
    return;
  }
  const deliveries = await publishHeads(() => new Date(), { always: true });
  for (const { way, outcome } of deliveries) process.stdout.write(`The ${way} ${said[outcome]}.\n`);
  if (deliveries.some(({ outcome }) => outcome === 'failed' || outcome === 'held')) process.exitCode = 1;
}
