import { v7 as uuidv7 } from 'uuid';
import { headRetryDelayMs } from '@/lib/domain/journal/head-line';
import { prisma } from '../database';
import { Prisma } from '../generated/prisma/client';
import { isFree } from '../holds';
import { log } from '../log';
import { appendToFile, NotTaken } from './head-file';
import { linesAfter, makeHeadLines, type StoredLine } from './head-lines';
import { headSettings } from './head-settings';

/** Longer than any delivery takes between two notes of how far it is: if the process dies, another goes on after so long. */
const HOLD_MS = 300_000;
const POST_MS = 20_000;

/** A way out, and how it takes the lines after a number. `note`: this one was taken. */
interface Way {
  name: 'file' | 'address';
  deliver: (after: number, note: (number: number) => Promise<void>) => Promise<void>;
}

/** What became of a way out. `held`: another process is at it, or it is not to be tried again yet. `nothing` was to be delivered. */
export interface Delivery {
  way: 'file' | 'address';
  outcome: 'nothing' | 'held' | 'taken' | 'failed';
}

/**
 * Makes the line of the day where it is due, and brings every way that this process knows of up to the last line. It is asked again and again, in
 * every process: who delivers is decided by who holds the way. What is to be done stands in the tables, so nothing is lost with a process, and what
 * was missed is caught up.
 */
export async function publishHeads(clock: () => Date, { always = false } = {}): Promise<Delivery[]> {
  const ways = waysOut();
  if (ways.length === 0 && !always) return [];
  await makeHeadLines(clock(), { always });
  const deliveries: Delivery[] = [];
  for (const way of ways) deliveries.push({ way: way.name, outcome: await deliverBy(way, clock) });
  return deliveries;
}

function waysOut(): Way[] {
  const { file, address } = headSettings();
  return [...(file === null ? [] : [fileWay(file)]), ...(address === null ? [] : [addressWay(address)])];
}

// How far it is, is seen in the file itself: another file gets all lines.
const fileWay = (file: string): Way => ({
  name: 'file',
  deliver: async (_after, note) => {
    await note(await appendToFile(file));
  },
});

const addressWay = (address: string): Way => ({
  name: 'address',
  deliver: async (after, note) => {
    for (let lines = await linesAfter(after); lines.length > 0; ) {
      for (const line of lines) {
        await post(address, line);
        await note(line.number);
      }
      lines = await linesAfter(lines.at(-1)?.number ?? after);
    }
  },
});

/**
 * Posts one line. Who dies between the answer and noting it sends it again: its hash, which is the key, is then the same. Redirects are not
 * followed: the address is the one that was set, or none.
 */
async function post(address: string, { line, hash }: StoredLine): Promise<void> {
  const answer = await fetch(address, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': hash },
    body: `${line}\n`,
    signal: AbortSignal.timeout(POST_MS),
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new NotTaken(`the address answered ${answer.status}`);
}

async function newestNumber(): Promise<number> {
  const newest = await prisma.headLine.findFirst({ orderBy: { number: 'desc' }, select: { number: true } });
  return newest?.number ?? 0;
}

async function deliverBy({ name: way, deliver }: Way, clock: () => Date): Promise<Delivery['outcome']> {
  const known = await prisma.headDelivery.findUnique({ where: { way } });
  if ((known?.number ?? 0) >= (await newestNumber())) return 'nothing';
  const holdId = uuidv7();
  const hold = await takeHold(way, holdId, clock());
  if (hold === null) return 'held';
  const note = async (number: number) => {
    const heldUntil = new Date(clock().getTime() + HOLD_MS);
    await prisma.headDelivery.updateMany({ where: { way, holdId }, data: { number, tries: 0, heldUntil } });
  };
  try {
    await deliver(hold.number, note);
    await prisma.headDelivery.updateMany({ where: { way, holdId }, data: { holdId: null, heldUntil: null, tries: 0 } });
    return 'taken';
  } catch (error) {
    const heldUntil = new Date(clock().getTime() + headRetryDelayMs(hold.tries));
    await prisma.headDelivery.updateMany({ where: { way, holdId }, data: { holdId: null, heldUntil } });
    log.warn({ way, tries: hold.tries, err: error }, 'The heads of journals were not taken; they are tried again');
    return 'failed';
  }
}

async function takeHold(way: string, holdId: string, now: Date): Promise<{ number: number; tries: number } | null> {
  const [hold] = await prisma.$queryRaw<{ number: number; tries: number }[]>`
    insert into "HeadDelivery" as d (way, "holdId", "heldUntil", tries)
    values (${way}, ${holdId}::uuid, ${new Date(now.getTime() + HOLD_MS)}, 1)
    on conflict (way) do update set "holdId" = excluded."holdId", "heldUntil" = excluded."heldUntil", tries = d.tries + 1
    where ${isFree(Prisma.sql`d."heldUntil"`, now)}
    returning number, tries`;
  return hold ?? null;
}
