import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readHeadLine } from '@/lib/domain/journal/head-line';
import type { Actor } from '@/lib/domain/people/permissions';
import { makeArticle, tagWords } from '../article.fixture';
import { prisma } from '../database';
import { EnvironmentError } from '../environment';
import { log } from '../log';
import { makeDesk, makePerson } from '../people.fixture';
import { checkHeads } from './check-heads';
import { publishHeads } from './head-delivery';
import { makeHeadLines } from './head-lines';
import { startHeadRounds } from './head-rounds';
import { headSettings } from './head-settings';

let folder: string;
let file: string;
let lead: Actor;
let deskId: string;
/** What the address was told, and what it answers. */
let taken: string[];
let answer: { status: number; headers?: Record<string, string> };
let server: http.Server;
let address: string;

beforeEach(async () => {
  vi.spyOn(log, 'warn').mockImplementation(() => undefined);
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'heads-'));
  file = path.join(folder, 'heads.jsonl');
  taken = [];
  answer = { status: 204 };
  server = http.createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString();
      if (answer.status < 300) taken.push(body);
      response.writeHead(answer.status, answer.headers).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}/heads`;
  deskId = await makeDesk();
  lead = await makePerson({ roles: { [deskId]: 'lead' } });
  // What was published in one test is none of the next, which looks at all articles too.
  await prisma.headLine.deleteMany();
  await prisma.headDelivery.deleteMany();
  await prisma.publishedHead.deleteMany();
  await makeHeadLines(new Date('2026-01-01T00:00:00Z'));
  await prisma.headLine.deleteMany();
});

afterEach(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  fs.rmSync(folder, { recursive: true });
  await new Promise((resolve) => server.close(resolve));
});

const toFile = () => vi.stubEnv('GALLEY_HEADS_FILE', file);
const toAddress = () => vi.stubEnv('GALLEY_HEADS_URL', address);
const day = (number: number, hour = 0) => new Date(Date.UTC(2026, 10, number, hour));
const round = (now: Date) => publishHeads(() => now);
const article = () => makeArticle(lead, deskId, 'A quiet street\n\nNothing happened on it.');
const linesOf = (text: string) => text.trimEnd().split('\n').map(readHeadLine);
const inFile = () => linesOf(fs.readFileSync(file, 'utf8'));
const headOf = async (id: string) => {
  const { headSeq: seq, headHash: hash } = await prisma.article.findUniqueOrThrow({ where: { id } });
  return { articleId: id, seq, hash };
};

describe('publishHeads', () => {
  it('goes on where a clock was ahead by a year once, and says so once', async () => {
    toAddress();
    await article();
    await round(new Date(Date.UTC(2027, 10, 2)));
    await article();
    answer = { status: 503 };
    await round(new Date(Date.UTC(2027, 10, 3)));
    answer = { status: 204 };
    vi.mocked(log.warn).mockClear();
    await round(day(2));
    await round(day(2, 1));
    expect(linesOf(taken.join('')).map((line) => line?.number)).toEqual([1, 2, 3]);
    await article();
    await round(day(3));
    expect(linesOf(taken.join('')).map((line) => line?.number)).toEqual([1, 2, 3, 4]);
    expect(log.warn).toHaveBeenCalledTimes(1);
  });

  it('writes one line a day, with what has grown since the last', async () => {
    toFile();
    const [first, second] = [await article(), await article()];
    expect(await round(day(2, 1))).toEqual([{ way: 'file', outcome: 'taken' }]);
    expect(await round(day(2, 23))).toEqual([{ way: 'file', outcome: 'nothing' }]);
    await tagWords(lead, second.id, 'Nothing happened');
    await round(day(3));
    await round(day(4));
    const lines = inFile();
    const articleCount = await prisma.article.count();
    const heads = [await headOf(first.id), { ...(await headOf(second.id)), seq: 1, hash: expect.any(String) }];
    expect(lines).toEqual([
      expect.objectContaining({
        number: 1,
        at: day(2, 1).toISOString(),
        articleCount,
        heads: heads.sort((a, b) => (a.articleId < b.articleId ? -1 : 1)),
        before: '0'.repeat(64),
      }),
      expect.objectContaining({ number: 2, heads: [await headOf(second.id)], before: lines[0]?.hash }),
      expect.objectContaining({ number: 3, heads: [], before: lines[1]?.hash }),
    ]);
    expect(fs.readFileSync(file, 'utf8')).not.toContain('quiet');
  });

  it('posts each line once, to what takes it', async () => {
    toAddress();
    const { id } = await article();
    expect(await round(day(2))).toEqual([{ way: 'address', outcome: 'taken' }]);
    await round(day(2, 5));
    expect(taken).toHaveLength(1);
    expect(linesOf(taken[0] ?? '')).toEqual([expect.objectContaining({ number: 1, heads: [await headOf(id)] })]);
  });

  it.each([
    ['answers that it is broken', { status: 500 }],
    ['leads elsewhere', { status: 307, headers: { location: 'https://elsewhere.example/' } }],
  ])('tries again later what an address that %s did not take, and catches up', async (_, refusal) => {
    toAddress();
    answer = refusal;
    await article();
    expect(await round(day(2))).toEqual([{ way: 'address', outcome: 'failed' }]);
    expect(log.warn).toHaveBeenCalledOnce();
    expect(await round(day(2))).toEqual([{ way: 'address', outcome: 'held' }]);
    expect(await round(day(3))).toEqual([{ way: 'address', outcome: 'failed' }]);
    answer = { status: 200 };
    expect(await round(day(4))).toEqual([{ way: 'address', outcome: 'taken' }]);
    const lines = linesOf(taken.join(''));
    expect(lines.map((line) => line?.number)).toEqual([1, 2, 3]);
    expect(lines[2]?.before).toBe(lines[1]?.hash);
  });

  it('tries again later where nobody listens', async () => {
    toAddress();
    await new Promise((resolve) => server.close(resolve));
    expect(await round(day(2))).toEqual([{ way: 'address', outcome: 'failed' }]);
    await new Promise<void>((resolve) => server.listen(Number(new URL(address).port), '127.0.0.1', resolve));
    expect(await round(day(2, 1))).toEqual([{ way: 'address', outcome: 'taken' }]);
  });

  it('publishes once with several processes at it', async () => {
    toFile();
    toAddress();
    await article();
    await Promise.all(Array.from({ length: 6 }, () => round(day(2))));
    await round(day(2, 1));
    expect([inFile().length, taken.length, await prisma.headLine.count()]).toEqual([1, 1, 1]);
  });

  it('goes on for a process that died at it, once its hold has run out', async () => {
    toAddress();
    await article();
    await prisma.headDelivery.create({
      data: { way: 'address', tries: 1, holdId: lead.id, heldUntil: new Date(day(2).getTime() + 60_000) },
    });
    expect(await round(day(2))).toEqual([{ way: 'address', outcome: 'held' }]);
    expect(await round(day(2, 1))).toEqual([{ way: 'address', outcome: 'taken' }]);
  });

  it('writes a line to its end of which a part was written when power went', async () => {
    toFile();
    await round(day(2));
    await makeHeadLines(day(3));
    const { line } = await prisma.headLine.findUniqueOrThrow({ where: { number: 2 } });
    fs.appendFileSync(file, line.slice(0, 40));
    await round(day(3));
    expect(inFile().map((one) => one?.number)).toEqual([1, 2]);
  });

  it('does not write a line again that was written before it could be noted', async () => {
    toFile();
    await round(day(2));
    await prisma.headDelivery.update({ where: { way: 'file' }, data: { number: 0 } });
    expect(await round(day(2, 1))).toEqual([{ way: 'file', outcome: 'taken' }]);
    expect(inFile()).toHaveLength(1);
  });

  it('writes a line in the next round that was made while the file was written', async () => {
    toFile();
    const handle = await fs.promises.open(file, 'a');
    const handles: Pick<typeof handle, 'sync'> = Object.getPrototypeOf(handle);
    await handle.close();
    vi.spyOn(handles, 'sync').mockImplementationOnce(async () => {
      await makeHeadLines(day(3));
    });
    await round(day(2));
    expect(await round(day(3, 1))).toEqual([{ way: 'file', outcome: 'taken' }]);
    expect(inFile().map((one) => one?.number)).toEqual([1, 2]);
  });

  it('gives a new file all lines', async () => {
    toFile();
    await round(day(2));
    fs.rmSync(file);
    await round(day(3));
    expect(inFile().map((one) => one?.number)).toEqual([1, 2]);
  });

  it.each([
    ['JSON of another kind', () => `${JSON.stringify({ a: 1 })}\n`],
    ['something else', () => 'shopping list\n'],
    ['the beginning of something else', () => 'shopping'],
    ['a line that was changed', (text: string) => text.replace('"articleCount":', '"articleCount":9')],
  ])('leaves a file alone that ends with %s', async (_, craft) => {
    toFile();
    await round(day(2));
    const before = craft(fs.readFileSync(file, 'utf8'));
    fs.writeFileSync(file, before);
    expect(await round(day(3))).toEqual([{ way: 'file', outcome: 'failed' }]);
    expect(fs.readFileSync(file, 'utf8')).toBe(before);
  });

  it('does nothing where no place is set', async () => {
    await article();
    expect(await round(day(2))).toEqual([]);
    expect(await prisma.headLine.count()).toBe(0);
  });
});

describe('startHeadRounds', () => {
  it('publishes by itself, and nothing where no place is set', async () => {
    startHeadRounds()();
    toFile();
    const stop = startHeadRounds();
    await expect.poll(() => fs.existsSync(file) && fs.readFileSync(file, 'utf8').endsWith('\n')).toBe(true);
    stop();
    expect(inFile()).toHaveLength(1);
  });
});

describe('checkHeads', () => {
  async function kept(): Promise<{ lines: string[]; id: string }> {
    toFile();
    const { id } = await article();
    await round(day(2));
    await tagWords(lead, id, 'Nothing happened');
    await round(day(3));
    return { lines: fs.readFileSync(file, 'utf8').split('\n'), id };
  }

  /** As somebody could who holds the database. */
  const asReplica = (work: (sql: (text: string) => Promise<unknown>) => Promise<unknown>) =>
    prisma.$transaction(async (tx) => {
      await tx.$executeRawUnsafe('set local session_replication_role = replica');
      await work((text) => tx.$executeRawUnsafe(text));
    });

  it('finds the journals as they were published', async () => {
    const { lines } = await kept();
    expect(await checkHeads(lines)).toEqual({ lines: 2, heads: 2, fault: null });
    expect(await checkHeads(lines.slice(1))).toEqual({ lines: 1, heads: 1, fault: null });
    expect(await checkHeads([])).toEqual({ lines: 0, heads: 0, fault: null });
  });

  it('names the article whose journal was written anew, and the one whose end was cut off', async () => {
    const { lines, id } = await kept();
    await asReplica((sql) => sql(`update "JournalEntry" set hash = repeat('b', 64) where "articleId" = '${id}' and seq = 2`));
    expect((await checkHeads(lines)).fault).toMatch(
      new RegExp(`^Article ${id} no longer holds the head of line 2 \\(2026-11-03.*\\): its entry 2 is another one\\.$`),
    );
    await asReplica((sql) => sql(`delete from "JournalEntry" where "articleId" = '${id}' and seq = 2`));
    expect((await checkHeads(lines)).fault).toMatch(new RegExp(`^Article ${id} .* its entry 2 is missing\\.$`));
  });

  it('names the line that was changed, taken out or swapped', async () => {
    const { lines } = await kept();
    await round(day(4));
    const [first = '', second = '', third = ''] = fs.readFileSync(file, 'utf8').split('\n');
    expect((await checkHeads([first, third])).fault).toMatch(/^Line 2 of the file does not follow/);
    expect((await checkHeads([second, first])).fault).toMatch(/^Line 2 of the file does not follow/);
    expect((await checkHeads([first, second.replace('2026-11-03', '2026-11-05'), third])).fault).toMatch(
      /^Line 3 of the file does not follow/,
    );
    expect((await checkHeads([first, 'shopping list'])).fault).toMatch(/^Line 2 of the file cannot be read/);
    expect(lines).toHaveLength(3);
  });
});

describe('headSettings', () => {
  it('takes a whole path, and an address that is safe to post to', () => {
    expect(headSettings({})).toEqual({ file: null, address: null });
    expect(headSettings({ GALLEY_HEADS_FILE: '/srv/heads', GALLEY_HEADS_URL: 'https://192.168.1.2/heads?house=1' })).toEqual({
      file: '/srv/heads',
      address: 'https://192.168.1.2/heads?house=1',
    });
    for (const env of [
      { GALLEY_HEADS_FILE: 'heads.jsonl' },
      { GALLEY_HEADS_URL: 'heads' },
      { GALLEY_HEADS_URL: 'http://ledger.example/heads' },
      { GALLEY_HEADS_URL: 'file:///etc/passwd' },
      { GALLEY_HEADS_URL: 'https://name:secret@ledger.example/' },
    ]) {
      expect(() => headSettings(env)).toThrow(EnvironmentError);
    }
  });
});
