// `npm run bench -- list [ARTICLES]`: a page of the list of articles in each of its orders and filters.
import { performance } from 'node:perf_hooks';
import type { Actor } from '@/lib/domain/people/permissions';
import { dropDatabase, ensureDatabase } from '../scripts/database.mjs';
import { deploy } from '../scripts/migrate.mjs';
import { ensureTestPostgres } from '../scripts/test-database.mjs';
import { createRandom } from './corpus';
import { type FilledList, fillList } from './list/fill-list';
import { timesRow, writeResults } from './results-file';

const USUAL = 20_000;
const AIM_MS = 100;
const COUNT = Number(process.argv[2] ?? USUAL);
const RUNS = 60;
const DATABASE = 'galley_bench_list';

const postgres = await ensureTestPostgres();
const url = postgres.url(DATABASE);
await dropDatabase(postgres.url('postgres'), DATABASE);
await ensureDatabase(postgres.url('postgres'), DATABASE);
Object.assign(process.env, { DATABASE_URL: url });
await deploy(url);

// Only now: they connect to the database at import.
const { prisma } = await import('@/lib/server/database');
const { listArticles, countArticles } = await import('@/lib/server/articles/article-list');
const { readLoad } = await import('@/lib/server/articles/article-desk-work');

try {
  const house = await fillList(COUNT);
  const measured = await measure(house);
  const lines = [
    `${COUNT.toLocaleString('en-GB')} invented articles of four years on ${house.deskIds.length} desks, 12% of them open, a third of the others archived; the embedded PostgreSQL as it comes, warm, one question after the other, through the services (rights, queries and answers as objects; without HTTP). 50 rows a page. In turns by somebody on all desks, somebody on one, and an author, who sees their own. Milliseconds. Aim: p95 under ${AIM_MS}.`,
    '',
    '| page | p50 | p95 | worst |',
    '| --- | --- | --- | --- |',
    ...measured.map(({ name, times }) => `| ${name} | ${timesRow(times, AIM_MS)} |`),
    `| all | ${timesRow(
      measured.flatMap(({ times }) => times),
      AIM_MS,
    )} |`,
  ];
  for (const line of lines) say(line);
  if (COUNT === USUAL) writeResults('list', lines);
} finally {
  await prisma.$disconnect();
  await dropDatabase(postgres.url('postgres'), DATABASE);
}
process.exit(0);

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function measure({ deskIds, personIds, words }: FilledList) {
  const random = createRandom(5);
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  const actor = (id: string, desks: readonly string[], role: 'editor' | 'author'): Actor => ({
    id,
    name: 'Somebody',
    isAdmin: false,
    memberships: Object.fromEntries(desks.map((desk) => [desk, role])),
  });
  const [first = '', second = '', third = ''] = personIds;
  const actors = [actor(first, deskIds, 'editor'), actor(second, deskIds.slice(0, 1), 'editor'), actor(third, deskIds, 'author')];
  /** The page after so many, as somebody who scrolls reads it. */
  const further = async (who: Actor, sort: 'urgency' | 'updated' | 'title' | 'progress', pages: number) => {
    let cursor: string | undefined;
    for (let page = 0; page < pages; page++) cursor = (await listArticles(who, { sort, cursor })).nextCursor ?? undefined;
    return () => listArticles(who, { sort, cursor });
  };
  const pages: { name: string; ask: (who: Actor) => Promise<unknown> }[] = [
    { name: 'by urgency', ask: (who) => listArticles(who, { sort: 'urgency' }) },
    { name: 'by change', ask: (who) => listArticles(who, { sort: 'updated' }) },
    { name: 'by title', ask: (who) => listArticles(who, { sort: 'title' }) },
    { name: 'by title, from the end', ask: (who) => listArticles(who, { sort: 'title', direction: 'desc' }) },
    { name: 'by progress', ask: (who) => listArticles(who, { sort: 'progress' }) },
    { name: 'archived, by change', ask: (who) => listArticles(who, { sort: 'updated', archived: true }) },
    { name: 'one stage, by urgency', ask: (who) => listArticles(who, { sort: 'urgency', stage: 'checking' }) },
    { name: 'late, by urgency', ask: (who) => listArticles(who, { sort: 'urgency', due: 'late' }) },
    { name: 'due this week, by urgency', ask: (who) => listArticles(who, { sort: 'urgency', due: 'week' }) },
    { name: 'open without a date, by urgency', ask: (who) => listArticles(who, { sort: 'urgency', due: 'none' }) },
    { name: 'mine, by urgency', ask: (who) => listArticles(who, { sort: 'urgency', mine: true }) },
    { name: 'somebody’s, by urgency', ask: (who) => listArticles(who, { sort: 'urgency', ownerId: pick(personIds) }) },
    { name: 'a common word, by urgency', ask: (who) => listArticles(who, { sort: 'urgency', query: words[0] ?? '' }) },
    { name: 'any word, by change', ask: (who) => listArticles(who, { sort: 'updated', query: pick(words) }) },
    { name: 'three letters, by change', ask: (who) => listArticles(who, { sort: 'updated', query: pick(words).slice(0, 3) }) },
    { name: 'counts of stages and days', ask: (who) => countArticles(who) },
    { name: 'who has how much', ask: (who) => readLoad(who) },
  ];
  const measured: { name: string; times: number[] }[] = [];
  const run = async (name: string, ask: (who: Actor) => Promise<unknown>) => {
    for (const who of actors) await ask(who);
    const times: number[] = [];
    for (let i = 0; i < RUNS; i++) {
      const who = actors[i % actors.length];
      if (who) times.push(await timed(() => ask(who)));
    }
    measured.push({ name, times });
    say(`${name}: ${timesRow(times, AIM_MS)}`);
  };
  // Code that runs for the first time is slow, whatever it asks.
  for (const { ask } of [...pages, ...pages]) for (const who of actors) await ask(who);
  for (const { name, ask } of pages) await run(name, ask);
  const deep = new Map(await Promise.all(actors.map(async (who) => [who, await further(who, 'urgency', 20)] as const)));
  await run('the 21st page, by urgency', (who) => deep.get(who)?.() ?? Promise.resolve());
  return measured;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
