// `npm run bench -- memory [CLAIMS] [--keep] [--again]`: searching a million claims, and finding those that say nearly what a new one says. Filling takes
// longest: `--keep` leaves the database there, and `--again` asks the one that was left.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Actor } from '@/lib/domain/people/permissions';
import { dropDatabase, ensureDatabase } from '../scripts/database.mjs';
import { deploy } from '../scripts/migrate.mjs';
import { root } from '../scripts/surroundings.mjs';
import { ensureTestPostgres } from '../scripts/test-database.mjs';
import { createRandom } from './corpus';
import { FilledHouse, fillHouse } from './memory/fill-house';
import { rewordClaim, rewordings, writeClaim } from './memory/write-claim';
import { timesRow, writeResults } from './results-file';

const MILLION = 1_000_000;
const AIM_MS = 100;
const COUNT = Number(process.argv.slice(2).find((one) => /^\d+$/.test(one)) ?? MILLION);
const REPEATS = 1_000;
const QUERIES = 100;
const DATABASE = 'galley_bench_memory';

const postgres = await ensureTestPostgres();
const url = postgres.url(DATABASE);
const isKept = process.argv.includes('--keep');
// Which claims are said again only who made them knows.
const keptHouse = path.join(root, '.galley/bench-memory.json');
Object.assign(process.env, { DATABASE_URL: url });
const house = process.argv.includes('--again') ? FilledHouse.parse(JSON.parse(readFileSync(keptHouse, 'utf8'))) : await fill();

// Only now: they connect to the database at import.
const { prisma } = await import('@/lib/server/database');
const { searchClaims, countClaims } = await import('@/lib/server/memory/claims');
const { seenBefore } = await import('@/lib/server/memory/seen-before');
const roles = (ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, 'editor' as const]));
const everywhere: Actor = { id: house.checkerIds[0] ?? '', name: 'Everywhere', isAdmin: false, memberships: roles(house.deskIds) };
const oneDesk: Actor = { ...everywhere, memberships: roles(house.deskIds.slice(2, 3)) };

try {
  const searches = await measureSearches(house);
  const seen = await measureSeen(house);
  const [size] = await prisma.$queryRaw<{ table: string; words: string }[]>`
    select pg_size_pretty(pg_total_relation_size('"RememberedClaim"')) as table, pg_size_pretty(pg_relation_size('remembered_claim_terms_by_month')) as words`;
  const lines = [
    `${COUNT.toLocaleString('en-GB')} invented claims on ${house.deskIds.length} desks, of 8 to 21 words: 60,000 words by Zipf's law in 3,000 topics, names, figures, years; one in twenty repeats another with other figures. The embedded PostgreSQL as it comes, warm, one question after the other, through the services (rights, queries and answers as objects; without HTTP). Milliseconds. Aim: p95 under ${AIM_MS}.`,
    '',
    '| search | p50 | p95 | worst |',
    '| --- | --- | --- | --- |',
    ...searches.map(({ name, times }) => `| ${name} | ${timesRow(times, AIM_MS)} |`),
    `| all searches | ${timesRow(
      searches.flatMap(({ times }) => times),
      AIM_MS,
    )} |`,
    '',
    `${REPEATS.toLocaleString('en-GB')} claims of the million are said again by a generator that shares no code with what finds them: turned round, with synonyms from a table that Galley does not know, figures written otherwise, one content word in six and one small word in three left out, other tenses, and all of these at once. Found: among the first five. Aim: 95%.`,
    '',
    '| said again with | found | first | p50 | p95 | worst |',
    '| --- | --- | --- | --- | --- | --- |',
    ...seen.map(
      ({ name, found, first, times }) =>
        `| ${name} | ${share(found, times.length)} | ${share(first, times.length)} | ${timesRow(times, AIM_MS)} |`,
    ),
    '',
    `The memory takes ${size?.table} with its indexes, that of the words ${size?.words} of them.`,
  ];
  for (const line of lines) say(line);
  if (COUNT === MILLION) writeResults('memory', lines);
} finally {
  await prisma.$disconnect();
  if (!isKept) await dropDatabase(postgres.url('postgres'), DATABASE);
}
process.exit(0);

async function fill(): Promise<FilledHouse> {
  await dropDatabase(postgres.url('postgres'), DATABASE);
  await ensureDatabase(postgres.url('postgres'), DATABASE);
  await deploy(url);
  const began = performance.now();
  const filled = await fillHouse(url, COUNT, { sample: REPEATS });
  say(`${COUNT} claims in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  if (isKept) writeFileSync(keptHouse, JSON.stringify(filled));
  return filled;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function measureSearches({ originals, checkerIds }: FilledHouse) {
  const random = createRandom(5);
  const words = () => {
    const { claim } = originals[Math.floor(random() * originals.length)] ?? { claim: { parts: [] } };
    const text = writeClaim(claim).replace(/\.$/, '');
    return text.split(' ').filter((word) => word.length > 3 || /\d/.test(word));
  };
  const some = (count: number) => {
    const all = words();
    return Array.from({ length: count }, () => all[Math.floor(random() * all.length)] ?? '').join(' ');
  };
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)];
  const common = await commonTerms();
  const actors = [everywhere, oneDesk];
  const searches: { name: string; ask: (actor: Actor) => Promise<unknown> }[] = [
    { name: 'no words, newest', ask: (actor) => searchClaims(actor, {}) },
    {
      name: 'no words, verdict, person and sources',
      ask: (actor) =>
        searchClaims(actor, {
          standing: [pick(['refuted', 'partly', 'none'] as const) ?? 'refuted'],
          byId: pick(checkerIds),
          sources: pick(['with', 'without'] as const),
        }),
    },
    { name: 'no words, refuted within a month', ask: (actor) => searchClaims(actor, { standing: ['refuted'], ...month(random) }) },
    { name: 'one word of a claim, newest', ask: (actor) => searchClaims(actor, { query: `${some(1)} ` }) },
    { name: 'one word of a claim, closest', ask: (actor) => searchClaims(actor, { query: `${some(1)} `, order: 'closest' }) },
    { name: 'one of the 200 most common words, newest', ask: (actor) => searchClaims(actor, { query: `${pick(common)} ` }) },
    {
      name: 'one of the 200 most common words, closest',
      ask: (actor) => searchClaims(actor, { query: `${pick(common)} `, order: 'closest' }),
    },
    { name: 'two of them, closest', ask: (actor) => searchClaims(actor, { query: `${pick(common)} ${pick(common)} `, order: 'closest' }) },
    { name: 'two words of a claim, closest', ask: (actor) => searchClaims(actor, { query: `${some(2)} `, order: 'closest' }) },
    { name: 'three words of a claim, closest', ask: (actor) => searchClaims(actor, { query: `${some(3)} `, order: 'closest' }) },
    { name: 'three letters of a word, newest', ask: (actor) => searchClaims(actor, { query: some(1).slice(0, 3) }) },
    {
      name: 'a word and four letters, closest',
      ask: (actor) => searchClaims(actor, { query: `${some(1)} ${some(1).slice(0, 4)}`, order: 'closest' }),
    },
    {
      name: 'two words, refuted only, closest',
      ask: (actor) => searchClaims(actor, { query: `${some(2)} `, standing: ['refuted'], order: 'closest' }),
    },
    {
      name: 'words of two claims (mostly no claim has all)',
      ask: (actor) => searchClaims(actor, { query: `${some(2)} ${some(2)} `, order: 'closest' }),
    },
    { name: 'counts, no words', ask: (actor) => countClaims(actor, {}) },
    { name: 'counts, two words', ask: (actor) => countClaims(actor, { query: `${some(2)} ` }) },
    { name: 'counts, one of the most common words', ask: (actor) => countClaims(actor, { query: `${pick(common)} ` }) },
  ];
  const measured: { name: string; times: number[] }[] = [];
  for (const { name, ask } of searches) {
    for (let warm = 0; warm < 3; warm++) await ask(everywhere);
    const times: number[] = [];
    for (let run = 0; run < QUERIES; run++) times.push(await timed(() => ask(actors[run % 2] ?? everywhere)));
    measured.push({ name, times });
    say(`${name}: ${timesRow(times, AIM_MS)}`);
  }
  return measured;
}

async function commonTerms(): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ term: string }[]>`
    select term from pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs) as one(term, share)
    where tablename = 'RememberedClaim' and attname = 'terms' and term is not null order by share desc limit 200`;
  return rows.map(({ term }) => term);
}

function month(random: () => number) {
  const from = Date.now() - random() * 7 * 365 * 86_400_000;
  return { from: new Date(from).toISOString(), to: new Date(from + 30 * 86_400_000).toISOString() };
}

async function measureSeen({ originals, articleId }: FilledHouse) {
  const random = createRandom(13);
  const asked = '019a0000-0000-7000-8000-00000000a5ed';
  // It is there where another run asked before.
  await prisma.annotation.deleteMany({ where: { id: asked } });
  await prisma.annotation.create({
    data: {
      id: asked,
      articleId,
      kind: 'claim',
      label: 'C1',
      aliases: [],
      anchor: {},
      anchorState: 'exact',
      words: '',
      checkState: 'untouched',
      createdById: everywhere.id,
      createdAt: new Date(),
      state: {},
    },
  });
  const measured: { name: string; times: number[]; found: number; first: number }[] = rewordings.map((name) => ({
    name,
    times: [],
    found: 0,
    first: 0,
  }));
  for (const [index, { id, claim }] of originals.entries()) {
    const one = measured[index % rewordings.length];
    if (!one) continue;
    await prisma.annotation.update({
      where: { id: asked },
      data: { words: rewordClaim(claim, rewordings[index % rewordings.length] ?? 'order', random) },
    });
    let ids: string[] = [];
    const time = await timed(async () => {
      ids = (await seenBefore(everywhere, articleId, asked)).seen.map((each) => each.claim.id);
    });
    // The first few pay for reading what nobody has read yet.
    if (index >= rewordings.length) one.times.push(time);
    else continue;
    if (ids.includes(id)) one.found++;
    if (ids[0] === id) one.first++;
    if (process.env.SHOW_MISSED && !ids.includes(id))
      say(`MISSED ${one.name}\n  ${writeClaim(claim)}\n  ${(await prisma.annotation.findUniqueOrThrow({ where: { id: asked } })).words}`);
  }
  const all = { name: 'all', times: measured.flatMap(({ times }) => times), found: 0, first: 0 };
  for (const { found, first } of measured) Object.assign(all, { found: all.found + found, first: all.first + first });
  return [...measured, all];
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function share(part: number, of: number): string {
  return `${((100 * part) / Math.max(1, of)).toFixed(1)}%`;
}
