// `npm run bench -- pages`: what each page sends before it works, what a change of page takes, and what jumps about while it opens.
import type { CDPSession, Page } from '@playwright/test';
import { type BenchHouse, freshBrowser, openHouse } from './house';
import { writeResults } from './results-file';
import { makeTaggedArticle } from './tagged-article';

const KB = 1_000;
const RUNS = 3;

let articleId = '';
const house = await openHouse(async ({ deskId, editor }) => {
  articleId = await makeTaggedArticle(editor, deskId, 10_000, 500);
  await makeTaggedArticle(editor, deskId, 1_000, 10);
});

/** The pages, with what they may cost. `ready` is what shows that the page works. */
const pages = [
  { name: 'sign-in', path: '/sign-in', isSignedIn: false, ready: 'input[type=password]', maxKb: 120 },
  { name: 'articles', path: '/articles', isSignedIn: true, ready: 'a[href^="/articles/"]', maxKb: null },
  { name: 'workbench', path: `/articles/${articleId}`, isSignedIn: true, ready: 'mark.text-mark', maxKb: 350 },
  { name: 'new article', path: '/articles/new', isSignedIn: true, ready: 'h1', maxKb: null },
  { name: 'sources', path: '/sources', isSignedIn: true, ready: 'h1', maxKb: null },
  { name: 'profile', path: '/profile', isSignedIn: true, ready: 'h1', maxKb: null },
];

try {
  const rows: string[] = [];
  for (const one of pages) {
    const { scriptKb, shift } = await load(house, one);
    const aim = one.maxKb === null ? '' : `at most ${one.maxKb} kB: ${scriptKb <= one.maxKb ? 'met' : '**not met**'}`;
    rows.push(`| ${one.name} | ${scriptKb.toFixed(0)} kB | ${aim} | ${shift.toFixed(3)} |`);
    process.stdout.write(`${rows.at(-1)}\n`);
  }
  const changes = await changePages(house);
  writeResults('pages', [
    `A production build in a new browser, scripts compressed as they are sent. Layout shift is the sum of all shifts without input until two seconds after the page works (aim: 0.00). A change of page is the time from the click to the first frame that shows something of the next page; median of ${RUNS} (aim: under 100 ms).`,
    '',
    '| page | scripts | aim | layout shift |',
    '| --- | --- | --- | --- |',
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

/** Bytes of script that came over the line, and how much the layout shifted, in a browser that has never been here. */
async function load({ url, signIn }: BenchHouse, { path, isSignedIn, ready }: (typeof pages)[number]) {
  const browser = await freshBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    if (isSignedIn) await signIn(context);
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const scripts = await countScripts(session);
    await page.addInitScript(() => {
      Reflect.set(window, 'shift', 0);
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          if (Reflect.get(entry, 'hadRecentInput') === true) continue;
          Reflect.set(window, 'shift', Number(Reflect.get(window, 'shift')) + Number(Reflect.get(entry, 'value')));
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(`${url}${path}`);
    await page.waitForSelector(ready);
    // What is fetched afterwards, for pages that may come next, is not what this one needs: it is counted when it works.
    const scriptKb = scripts.bytes / KB;
    // Nothing is waited for: this is the time in which what shifts is counted.
    await page.waitForTimeout(2_000);
    const shift = Number(await page.evaluate(() => Reflect.get(window, 'shift')));
    return { scriptKb, shift };
  } finally {
    await browser.close();
  }
}

async function countScripts(session: CDPSession): Promise<{ bytes: number }> {
  const count = { bytes: 0 };
  const scripts = new Set<string>();
  await session.send('Network.enable');
  session.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) count.bytes += encodedDataLength;
  });
  return count;
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
      results.push({ name, ms: times.sort((a, b) => a - b)[RUNS >> 1] ?? 0 });
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
