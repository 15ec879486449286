import { expect, type Page } from '@playwright/test';
import { openArticle } from './articles';
import { makePerson, test } from './fixtures';
import { openOwnArticle } from './own-article';
import { beginWithTwoClaims } from './two-claims';

test('The page to sign in sends no more than 120 kB of scripts, packed', async ({ page }) => {
  // In an empty house it would lead to the set-up.
  await makePerson('Elif Tuncel');
  await page.goto('/sign-in');
  await page.waitForLoadState('load');
  const first = await firstScripts(page);
  expect(first.length).toBeGreaterThan(0);
  expect(sum(first)).toBeLessThanOrEqual(120_000);
});

test('The page of an article sends no more than 350 kB of scripts before it works, packed', async ({ page }) => {
  await openOwnArticle(page);
  await page.waitForLoadState('load');
  const first = await firstScripts(page);
  expect(first.length).toBeGreaterThan(0);
  expect(sum(first)).toBeLessThanOrEqual(350_000);
  await expect.poll(async () => (await packedScripts(page)).length).toBeGreaterThan(first.length);
});

test('The first scripts of an article have their modules in brackets, by which a browser makes them ready early', async ({ page }) => {
  await openOwnArticle(page);
  await page.waitForLoadState('load');
  const html = await (await page.request.get(page.url())).text();
  const addresses = new Set([...html.matchAll(/\/_next\/static\/chunks\/[^"\\?]+\.js/g)].map(([address]) => address));
  const scripts = await Promise.all([...addresses].map(async (address) => (await page.request.get(address)).text()));
  const chunks = scripts.filter((script) => script.startsWith('(globalThis.TURBOPACK') && !script.includes('otherChunks'));
  expect(chunks.length).toBeGreaterThan(5);
  expect(chunks.filter((script) => !/,\d+,\((\w|\([\w,]*\))=>\{/.test(script))).toEqual([]);
});

for (const [what, open, faces] of [
  [
    'The page to sign in',
    async (page: Page) => {
      // In an empty house it would lead to the set-up.
      await makePerson('Elif Tuncel');
      await page.goto('/sign-in');
    },
    ['inter', 'newsreader'],
  ],
  [
    'The page of an article',
    async (page: Page) => {
      const { articleId } = await beginWithTwoClaims(page);
      await openArticle(page, articleId);
    },
    ['inter', 'newsreader', 'signs'],
  ],
] as const) {
  test(`${what} asks the house for its faces at once, once each and in Latin alone, and for no picture`, async ({ page }) => {
    const pictures: string[] = [];
    page.on('request', (request) => {
      // What the sheet draws stands in it, and costs no request.
      if (request.resourceType() === 'image' && !request.url().startsWith('data:')) pictures.push(request.url());
    });
    await open(page);
    await expect.poll(async () => (await fetchedFonts(page)).filter(({ isPreloaded }) => isPreloaded).length).toBe(faces.length);
    const fonts = await fetchedFonts(page);
    expect(fonts.map(({ origin }) => origin)).toEqual(fonts.map(() => new URL(page.url()).origin));
    expect(new Set(fonts.map(({ name }) => name)).size).toBe(fonts.length);
    const early = fonts.filter(({ isPreloaded }) => isPreloaded);
    expect(early.map(({ name }) => name.split(/\W/)[0]).sort()).toEqual(faces);
    // All letters of Inter are 350 kB.
    for (const { name, bytes } of early) {
      expect(name).toMatch(/latin|^signs/);
      expect(bytes).toBeLessThanOrEqual(140_000);
    }
    // Labels and keys are few: the sheet asks for their face.
    for (const { name } of fonts.filter((one) => !one.isPreloaded)) expect(name).toMatch(/mono/);
    expect(pictures).toEqual([]);
    await expect(page.locator('img')).toHaveCount(0);
  });
}

/** The fonts that the page fetched, once for each time. What was preloaded was asked for by a link, not by the sheet. */
const fetchedFonts = (page: Page) =>
  page.evaluate(async () => {
    await document.fonts.ready;
    return performance.getEntriesByType('resource').flatMap((one) => {
      const { origin, pathname } = new URL(one.name);
      if (!(one instanceof PerformanceResourceTiming) || !pathname.endsWith('.woff2')) return [];
      const name = pathname.slice(pathname.lastIndexOf('/') + 1);
      return { name, origin, bytes: one.encodedBodySize, isPreloaded: one.initiatorType === 'link' };
    });
  });

/**
 * The scripts that the page asked for, until a moment of its own if one is given: their bodies as they come over the line, without headers.
 * https://www.w3.org/TR/resource-timing/#dom-performanceresourcetiming-encodedbodysize
 */
async function packedScripts(page: Page, untilMs = Number.POSITIVE_INFINITY): Promise<number[]> {
  return page.evaluate(
    (until) =>
      performance
        .getEntriesByType('resource')
        .flatMap((one) =>
          one instanceof PerformanceResourceTiming && one.startTime <= until && new URL(one.name).pathname.endsWith('.js')
            ? one.encodedBodySize
            : [],
        ),
    untilMs,
  );
}

/** Those that the page asked for until it had loaded. */
const firstScripts = async (page: Page) =>
  packedScripts(page, await page.evaluate(() => performance.getEntriesByType('navigation')[0]?.duration));

const sum = (sizes: readonly number[]) => sizes.reduce((all, size) => all + size, 0);
