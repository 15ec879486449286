// `npm run bench -- pages`: what each page sends before it works and after, what a change of page takes, and what jumps about while it opens.
import type { Page } from '@playwright/test';
import { type BenchHouse, freshBrowser, openHouse } from './house';
import { median } from './median';
import { writeResults } from './results-file';
import { listSentFiles, type SentFile } from './sent-files';
import { makeTaggedArticle } from './tagged-article';

const KB = 1_000;
const RUNS = 3;
/** How long a page that works is watched for what it still fetches and what still shifts. */
const REST_MS = 3_000;

let articleId = '';
const house = await openHouse(async ({ deskId, editor }) => {
  articleId = await makeTaggedArticle(editor, deskId, 10_000, 500);
  await makeTaggedArticle(editor, deskId, 1_000, 10);
});

/** The pages, with what their scripts may cost. `ready` is what shows, when the page has loaded, that it works. */
const pages = [
  // What Next, React and the pages for errors weigh: no page can send less.
  { name: 'none of its own (a 404)', path: '/nothing-here', isSignedIn: true, ready: 'h1', maxKb: null },
  { name: 'sign-in', path: '/sign-in', isSignedIn: false, ready: 'input[type=password]', maxKb: 120 },
  { name: 'articles', path: '/articles', isSignedIn: true, ready: 'a[href^="/articles/"]', maxKb: null },
  { name: 'workbench', path: `/articles/${articleId}`, isSignedIn: true, ready: 'mark.text-mark', maxKb: 350 },
  { name: 'new article', path: '/articles/new', isSignedIn: true, ready: 'h1', maxKb: null },
  { name: 'claims', path: '/claims', isSignedIn: true, ready: '.claim-link', maxKb: null },
  { name: 'sources', path: '/sources', isSignedIn: true, ready: 'h1', maxKb: null },
  { name: 'profile', path: '/profile', isSignedIn: true, ready: 'h1', maxKb: null },
];

try {
  const rows: string[] = [];
  for (const one of pages) {
    const { sent, shift } = await load(house, one);
    const { first, idle, fonts } = sent;
    const aim = one.maxKb === null ? '' : `at most ${one.maxKb} kB: ${first.kb <= one.maxKb ? 'met' : '**not met**'}`;
    const [firstKb, idleKb, fontsKb] = [first, idle, fonts].map(({ kb }) => `${kb.toFixed(1)} kB`);
    const cells = [one.name, firstKb, first.count, aim, idleKb, idle.count, fontsKb, shift.toFixed(3)];
    rows.push(`| ${cells.join(' | ')} |`);
    process.stdout.write(`${rows.at(-1)}\n`);
  }
  const changes = await changePages(house);
  writeResults('pages', [
    `A production build in a new browser; bodies of files as they come over the line, compressed (1 kB is 1,000 bytes), without the headers of HTTP. Scripts that a page asks for until it has loaded are its first ones: it needs them to work, and a journey (sent-files.spec.ts) holds their limits. The idle ones it asks for afterwards, until ${REST_MS / 1000} seconds after it shows what it is for (the workbench its marks): what stands beside the text, what opens by an action only, and what Next fetches for pages that may come next. Fonts are all of both. Layout shift is the sum of all shifts without input until then (aim: 0.00). A change of page is the time from the click to the first frame that shows something of the next page; median of ${RUNS} (aim: under 100 ms).`,
    '',
    '| page | first scripts | files | aim | idle scripts | files | fonts | layout shift |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    '| change of page | first response |',
    '| --- | --- |',
    ...changes.map(({ name, ms }) => `| ${name} | ${ms.toFixed(0)} ms |`),
  ]);
} finally {
  await house.close();
}
process.exit(0);

/** What came over the line, and how much the layout shifted, in a browser that has never been here. */
async function load({ url, signIn }: BenchHouse, { path, isSignedIn, ready }: (typeof pages)[number]) {
  const browser = await freshBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    if (isSignedIn) await signIn(context);
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const files = listSentFiles(session);
    await session.send('Network.enable');
    // tsx names functions by a helper that the page does not have.
    await page.addInitScript('globalThis.__name = (one) => one');
    await page.addInitScript(watchPage, ready);
    await page.goto(`${url}${path}`);
    await page.waitForFunction(() => Reflect.get(window, 'works'));
    const loadedAt = Number(
      await page.evaluate(() => performance.timeOrigin + (performance.getEntriesByType('navigation')[0]?.duration ?? 0)),
    );
    // Nothing is waited for: this is the time in which what comes late and what shifts is counted.
    await page.waitForTimeout(REST_MS);
    const shift = Number(await page.evaluate(() => Reflect.get(window, 'shift')));
    const scripts = files.filter(({ type }) => type === 'Script');
    const sent = {
      first: total(scripts.filter(({ askedAt }) => askedAt <= loadedAt)),
      idle: total(scripts.filter(({ askedAt }) => askedAt > loadedAt)),
      fonts: total(files.filter(({ type }) => type === 'Font')),
    };
    return { sent, shift };
  } finally {
    await browser.close();
  }
}

function total(files: readonly SentFile[]): { count: number; kb: number } {
  return { count: files.length, kb: files.reduce((bytes, file) => bytes + file.bytes, 0) / KB };
}

/** In the page: adds up what shifts, and notes when it has loaded and shows `ready`. */
function watchPage(ready: string): void {
  Reflect.set(window, 'shift', 0);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (Reflect.get(entry, 'hadRecentInput') === true) continue;
      Reflect.set(window, 'shift', Number(Reflect.get(window, 'shift')) + Number(Reflect.get(entry, 'value')));
    }
  }).observe({ type: 'layout-shift', buffered: true });
  const look = () => {
    if (document.readyState !== 'complete' || document.querySelector(ready) === null) requestAnimationFrame(look);
    else Reflect.set(window, 'works', true);
  };
  look();
}

/** From page to page by links, as a person goes: the time until anything of the next page shows. */
async function changePages({ url, signIn }: BenchHouse): Promise<{ name: string; ms: number }[]> {
  const ways = [
    { name: 'articles to sources', from: '/articles', link: 'a[href="/sources"]', shown: '/sources' },
    { name: 'sources to articles', from: '/sources', link: 'a[href="/articles"]', shown: '/articles' },
    { name: 'articles to an article', from: '/articles', link: `a[href="/articles/${articleId}"]`, shown: `/articles/${articleId}` },
  ];
  const browser = await freshBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await signIn(context);
    const page = await context.newPage();
    // tsx names functions by a helper that the page does not have.
    await page.addInitScript('globalThis.__name = (one) => one');
    const results: { name: string; ms: number }[] = [];
    for (const { name, from, link, shown } of ways) {
      const times: number[] = [];
      for (let run = 0; run < RUNS; run++) {
        await page.goto(`${url}${from}`);
        await page.waitForSelector(link);
        // The page may fetch ahead what the pointer is near.
        await page.hover(link);
        // As long as a hand rests on a link before it clicks.
        await page.waitForTimeout(300);
        times.push(await timeClick(page, link, shown));
      }
      results.push({ name, ms: median(times) ?? 0 });
    }
    return results;
  } finally {
    await browser.close();
  }
}

async function timeClick(page: Page, link: string, shown: string): Promise<number> {
  return page.evaluate(
    ([selector, path]) =>
      new Promise<number>((resolve) => {
        const before = document.querySelector('main')?.outerHTML;
        const start = performance.now();
        const look = () => {
          const isThere = location.pathname === path || document.querySelector('main')?.outerHTML !== before;
          if (isThere) resolve(performance.now() - start);
          else requestAnimationFrame(look);
        };
        document.querySelector<HTMLElement>(selector ?? '')?.click();
        requestAnimationFrame(look);
      }),
    [link, shown],
  );
}
