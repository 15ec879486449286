// `npm run journal:heads`: publishes the ends of all journals now, to the places that are set.
// `npm run journal:heads -- FILE`: to this file, which gets all lines that it lacks.
// `npm run journal:heads -- --check FILE`: compares lines that were kept with the journals. Names the first that does not hold; exit code 1.
import fs from 'node:fs';
import readline from 'node:readline';
import { sayCount } from '../lib/domain/text/say-count';
import { prisma } from '../lib/server/database';
import { checkHeads } from '../lib/server/heads/check-heads';
import { publishHeads } from '../lib/server/heads/head-delivery';
import { appendToFile, NotTaken } from '../lib/server/heads/head-file';
import { makeHeadLines } from '../lib/server/heads/head-lines';

const said = {
  taken: 'has all lines now',
  nothing: 'had all lines',
  failed: 'did not take them; the log says why',
  held: 'gets them from another process, or is to be tried again later',
};

const [first, second] = process.argv.slice(2);
const isDone = first === '--check' ? await check(second ?? '') : first === undefined ? await publish() : await publishTo(first);
await prisma.$disconnect();
process.exitCode = isDone ? 0 : 1;

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

async function check(file: string): Promise<boolean> {
  if (!fs.existsSync(file)) {
    say(file === '' ? 'npm run journal:heads -- --check FILE.' : `There is no file ${file}.`);
    return false;
  }
  const kept = readline.createInterface({ input: fs.createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
  const { lines, heads, fault } = await checkHeads(kept);
  say(fault ?? `${sayCount(lines, 'line')} with ${sayCount(heads, 'head')} checked; every journal holds them.`);
  return fault === null;
}

async function publish(): Promise<boolean> {
  const deliveries = await publishHeads(() => new Date(), { always: true });
  if (deliveries.length === 0)
    say('A line was made. No place is set for it: npm run journal:heads -- FILE, or GALLEY_HEADS_FILE or GALLEY_HEADS_URL.');
  for (const { way, outcome } of deliveries) say(`The ${way} ${said[outcome]}.`);
  return deliveries.every(({ outcome }) => outcome === 'taken' || outcome === 'nothing');
}

async function publishTo(file: string): Promise<boolean> {
  await makeHeadLines(new Date(), { always: true });
  try {
    await appendToFile(file);
  } catch (error) {
    if (!(error instanceof NotTaken)) throw error;
    say(`Nothing was written: ${error.message}.`);
    return false;
  }
  say(`${file} has all lines now.`);
  return true;
}
