import type { Browser, Page } from '@playwright/test';
import { median } from '../median';

export const wayNames = [
  'workbench',
  'layer',
  'bare',
  'bare-unstyled',
  'tiptap-marks',
  'recogito-highlights',
  'recogito-spans',
  'list',
] as const;
export type WayName = (typeof wayNames)[number];

/** One size of article. */
export interface Size {
  words: number;
  tags: number;
}

/** What was measured once. Milliseconds; null where a way has no such thing, or took longer than the limit. */
export interface Sample {
  firstPaint: number | null;
  keyToPaint: number | null;
  addTag: number | null;
  longestFrame: number | null;
  heapMb: number | null;
}

const KEYS = 40;
const SCROLL_FRAMES = 60;
/** Tags added one after another, in the pace of a quick hand. As with the keys the first ones warm up and are not counted. */
const ADDED = 8;
const WARMING_UP = 3;
/** What takes longer is reported as such: nobody waits for it. */
export const MAX_MEASURE_MS = 40_000;

const nothing: Sample = { firstPaint: null, keyToPaint: null, addTag: null, longestFrame: null, heapMb: null };

/** Opens one way at one size in a fresh page and measures it. */
export async function measure(browser: Browser, url: string, way: WayName, { words, tags }: Size): Promise<Sample> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    const sheet = way === 'bare-unstyled' ? '&sheet=none' : '';
    await page.goto(`${url}?way=${way}&words=${words}&tags=${tags}${sheet}`);
    await page.waitForFunction(() => 'bench' in window, null, { timeout: MAX_MEASURE_MS });
    const sample = { ...nothing };
    await withLimit(measurePage(page, sample), undefined);
    return sample;
  } finally {
    await withLimit(context.close(), undefined);
  }
}

/** Fills the sample in as it goes: what comes after the limit stays null. */
async function measurePage(page: Page, sample: Sample): Promise<void> {
  sample.firstPaint = await page.evaluate(() => window.bench.firstPaint());
  sample.heapMb = await heapOf(page);
  sample.longestFrame = Math.max(...(await page.evaluate((count) => window.bench.scroll(count), SCROLL_FRAMES)));
  if (await page.evaluate(() => window.bench.showMiddle())) {
    // The first keys warm up and are not counted.
    for (let i = 0; i < 5; i++) await page.keyboard.press('x');
    await page.evaluate(() => window.bench.takeKeyTimes());
    for (let i = 0; i < KEYS; i++) {
      await page.keyboard.press('x');
      // The pace of a fast hand; nothing is waited for.
      await page.waitForTimeout(12);
    }
    sample.keyToPaint = median(await page.evaluate(() => window.bench.takeKeyTimes()));
    // A key that the editor refuses is quick.
    if (!(await page.evaluate((typed) => document.querySelector('.ProseMirror')?.textContent?.includes(typed), 'x'.repeat(KEYS + 5)))) {
      throw new Error('The keys were not typed');
    }
  }
  const added: number[] = [];
  for (let n = 0; n < ADDED; n++) {
    const ms = await page.evaluate((nth) => window.bench.addTag(nth), n);
    if (ms === null) return;
    added.push(ms);
    // The same: the next tag comes when the page has drawn the card of the last.
    await page.waitForTimeout(50);
  }
  sample.addTag = median(added.slice(WARMING_UP));
}

/** JavaScript's heap after a collection, typed arrays included. */
async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const usage = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return (usage.usedSize + usage.backingStorageSize) / 1024 / 1024;
}

async function withLimit<T>(work: Promise<T>, otherwise: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), MAX_MEASURE_MS);
  });
  // What comes after the limit fails when its page is closed: that is expected then.
  work.catch(() => {});
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

/** The median of each figure over several runs. What did not come to its end in time counts as the longest. */
export function medianSample(samples: readonly Sample[]): Sample {
  const of = (key: keyof Sample) => {
    const middle = median(samples.map((sample) => sample[key] ?? Number.POSITIVE_INFINITY));
    return middle === Number.POSITIVE_INFINITY ? null : middle;
  };
  return {
    firstPaint: of('firstPaint'),
    keyToPaint: of('keyToPaint'),
    addTag: of('addTag'),
    longestFrame: of('longestFrame'),
    heapMb: of('heapMb'),
  };
}
