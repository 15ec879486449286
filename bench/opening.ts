// `npm run bench -- opening`: the article page itself. From navigation to the first key painted with marks in view, server warm, browser cold.
import { randomBytes } from 'node:crypto';
import { type Browser, chromium } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { quoteRange } from '@/lib/domain/anchor';
import type { Annotation } from '@/lib/domain/annotation';
import { ensureChromium, findChromium } from '../scripts/chromium.mjs';
import { dropDatabase, ensureDatabase } from '../scripts/database.mjs';
import { deploy } from '../scripts/migrate.mjs';
import { freePort } from '../scripts/pg.mjs';
import { prepareBuild, workerFile } from '../scripts/prepare.mjs';
import { serve, waitUntilHealthy } from '../scripts/serve.mjs';
import { ensureTestPostgres } from '../scripts/test-database.mjs';
import { createRandom, docOf, inventCorpus } from './corpus';
import { writeResults } from './results-file';

const sizes = [
  [1_000, 10],
  [10_000, 500],
  [100_000, 5_000],
  [100_000, 20_000],
] as const;
const RUNS = 5;
const DIST = '.next-test';
const DATABASE = 'galley_bench';

const postgres = await ensureTestPostgres();
await dropDatabase(postgres.url('postgres'), DATABASE);
await ensureDatabase(postgres.url('postgres'), DATABASE);
process.env.DATABASE_URL = postgres.url(DATABASE);
process.env.NEXTAUTH_SECRET = randomBytes(32).toString('hex');
await deploy(process.env.DATABASE_URL);
await ensureChromium();
await prepareBuild(DIST);

// Only now: these connect to the database at import.
const { makeArticle } = await import('@/lib/server/journal/article.fixture');
const { makeDesk, makePerson } = await import('@/lib/server/people.fixture');

const deskId = await makeDesk();
const password = 'galley proof rack';
const editor = await makePerson({ password, roles: { [deskId]: 'editor' } });
const articles: { id: string; words: number; tags: number }[] = [];
for (const [words, tags] of sizes) articles.push({ id: await makeTaggedArticle(words, tags), words, tags });

const port = await freePort(0);
const url = `http://localhost:${port}`;
const address = { host: '127.0.0.1', port, url, probe: `http://127.0.0.1:${port}` };
const app = serve('start', address, {
  NEXT_DIST: DIST,
  GALLEY_IMPORT_WORKER: workerFile(DIST),
  DATABASE_URL: process.env.DATABASE_URL,
  GALLEY_URL: url,
  NEXTAUTH_URL: url,
  NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET,
});
try {
  await waitUntilHealthy(app, address);
  const rows: string[] = [];
  for (const { id, words, tags } of articles) {
    await openOnce(id);
    const times: number[] = [];
    for (let run = 0; run < RUNS; run++) times.push(await openOnce(id));
    const median = times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
    rows.push(`| ${words.toLocaleString('en-GB')} | ${tags.toLocaleString('en-GB')} | ${(median / 1000).toFixed(2)} s |`);
    process.stdout.write(`${rows.at(-1)}\n`);
  }
  writeResults('opening', [
    `The article page on a production build: from navigation to the first key painted in Edit mode, with marks in view. Server warm, a new browser each time; median of ${RUNS}. Aim: under 3 s.`,
    '',
    '| words | tags | first key painted |',
    '| --- | --- | --- |',
    ...rows,
  ]);
} finally {
  await app.stop();
  await dropDatabase(postgres.url('postgres'), DATABASE);
}
process.exit(0);

/** Milliseconds from navigation to the first key painted, in a browser that has never been here. */
async function openOnce(articleId: string): Promise<number> {
  const executablePath = findChromium() ?? undefined;
  const args = [
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  const browser: Browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    const { csrfToken } = await (await context.request.get(`${url}/api/auth/csrf`)).json();
    await context.request.post(`${url}/api/auth/callback/credentials`, {
      form: { email: editor.email, password, csrfToken, json: 'true' },
    });
    // tsx names functions by a helper that the page does not have.
    await page.addInitScript('globalThis.__name = (one) => one');
    await page.addInitScript(typeAsSoonAsMarksShow);
    await page.goto(`${url}/articles/${articleId}`);
    const painted = await page.waitForFunction(() => Reflect.get(window, 'painted'), null, { timeout: 60_000, polling: 20 });
    return Number(await painted.jsonValue());
  } finally {
    await browser.close();
  }
}

/** In the page: as soon as a mark stands in view, goes into Edit mode, types, and notes when the frame with it is painted. */
function typeAsSoonAsMarksShow(): void {
  const watch = () => {
    const text = document.querySelector<HTMLElement>('.article-text');
    const edit = document.querySelector<HTMLInputElement>('input[type=radio][value=edit]');
    const mark = text?.querySelector('mark');
    if (!text || !edit || !mark || mark.getBoundingClientRect().top > innerHeight) {
      requestAnimationFrame(watch);
      return;
    }
    edit.click();
    text.focus();
    const paragraph = mark.closest('p');
    if (paragraph) getSelection()?.collapse(paragraph, 0);
    document.execCommand('insertText', false, '§');
    const look = () => {
      if (!text.textContent?.includes('§')) {
        requestAnimationFrame(look);
        return;
      }
      // A task after the frame's callbacks runs when the frame has been painted.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => Reflect.set(window, 'painted', performance.now());
      requestAnimationFrame(() => port2.postMessage(null));
    };
    requestAnimationFrame(look);
  };
  requestAnimationFrame(watch);
}

async function makeTaggedArticle(words: number, tagCount: number): Promise<string> {
  const random = createRandom(words + tagCount);
  const doc = docOf(inventCorpus('latin', words, random));
  const at = new Date().toISOString();
  const step = Math.floor((doc.content.size - 200) / tagCount);
  const annotations: Annotation[] = [];
  for (let i = 0; i < tagCount; i++) {
    const from = 40 + i * step;
    const place = doc.resolve(from);
    if (!place.parent.isTextblock) continue;
    const to = Math.min(from + 12 + Math.floor(random() * 40), place.end());
    if (doc.textBetween(from, to, '\n').trim() === '') continue;
    const basis = { entryId: uuidv7(), byId: editor.id };
    annotations.push({
      id: uuidv7(),
      kind: (['claim', 'opinion', 'proposal'] as const)[i % 3] ?? 'claim',
      label: `${['C', 'O', 'P'][i % 3]}${Math.floor(i / 3) + 1}`,
      aliases: [],
      anchor: { ranges: [quoteRange(doc, from, to)], state: 'exact' },
      checkState: 'untouched',
      verdict: null,
      isStale: false,
      evidence: [],
      removedEvidence: [],
      rivals: [],
      byId: editor.id,
      at,
      isRemoved: false,
      pastVerdicts: [],
      shelvedVerdict: null,
      basis: { kind: basis, span: basis, presence: basis, checkState: null, verdict: null },
    });
  }
  const labelCounts = { claim: tagCount, opinion: tagCount, proposal: tagCount };
  return makeArticle(editor, deskId, doc, { annotations, labelCounts });
}
