// `npm run bench -- history`: any moment of 100,000 entries, what changed between two, the outline and the list, as the server answers them.
import { cpus } from 'node:os';
import type { BrowserContext } from '@playwright/test';
import { createRandom, type Random } from './corpus';
import { makeLongJournal } from './history/long-journal';
import { freshBrowser, openHouse } from './house';
import { writeResults } from './results-file';

const ENTRIES = 100_000;
const articles = [
  { words: 10_000, tags: 500, entries: ENTRIES, id: '' },
  { words: 50_000, tags: 2_500, entries: 10_000, id: '' },
];
const ASKED = 100;

const house = await openHouse(async ({ deskId, editor }) => {
  for (const article of articles) article.id = await makeLongJournal(editor, deskId, article);
});
const browser = await freshBrowser();
try {
  const context = await browser.newContext();
  await house.signIn(context);
  const rows: string[] = [];
  for (const { words, tags, entries, id } of articles) {
    const random = createRandom(entries);
    const seq = () => 1 + Math.floor(random() * entries);
    const ask = (path: string) => `${house.url}/api/v1/articles/${id}/history${path}`;
    const kinds: [string, number, () => string][] = [
      ['any moment', ASKED, () => ask(`/${seq()}`)],
      ['what changed between any two', ASKED, () => ask(`/compare?from=${seq()}&to=${seq()}`)],
      ['what one entry did', ASKED, () => entryAlone(ask, random, entries)],
      ['outline of the whole', 10, () => ask('')],
      ['newest entries', 10, () => ask('/entries')],
      ['entries before any moment', 30, () => ask(`/entries?before=${seq()}`)],
      ['verdicts before any moment', 30, () => ask(`/entries?kind=verdicts&before=${seq()}`)],
      ['a kind that there is none of', 10, () => ask('/entries?kind=sources')],
    ];
    for (const [name, count, address] of kinds) {
      rows.push(
        `| ${[entries, words, tags].map(figure).join(' | ')} | ${name} | ${(await timesOf(context, count, address)).join(' | ')} |`,
      );
      process.stdout.write(`${rows.at(-1)}\n`);
    }
  }
  writeResults('history', [
    `Journals as people make them: keys (mostly), tags, verdicts, changes of state; keyframes every 1,000 entries. Asked of a production build over HTTP, one request after the other, at random places; from asking to the whole answer, its JSON included. Aim: any moment of 100,000 entries in under 300 ms. Node ${process.versions.node}, ${cpus().length} cores.`,
    '',
    '| entries | words | tags | asked for | median | 95% under | slowest |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ]);
} finally {
  await browser.close();
  await house.close();
}
process.exit(0);

function entryAlone(ask: (path: string) => string, random: Random, entries: number): string {
  const seq = 2 + Math.floor(random() * (entries - 1));
  return ask(`/compare?from=${seq - 1}&to=${seq}`);
}

/** Median, 95th percentile and slowest of so many answers, after two that are not counted. */
async function timesOf(context: BrowserContext, count: number, address: () => string): Promise<string[]> {
  const times: number[] = [];
  for (let n = -2; n < count; n++) {
    const since = performance.now();
    const answer = await context.request.get(address());
    await answer.body();
    if (!answer.ok()) throw new Error(await answer.text());
    if (n >= 0) times.push(performance.now() - since);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return [at(0.5), at(0.95), at(1)].map((ms) => `${Math.round(ms)} ms`);
}

function figure(n: number): string {
  return n.toLocaleString('en-GB');
}
