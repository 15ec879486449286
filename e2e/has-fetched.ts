import { expect, type Page } from '@playwright/test';

/** True once a script with these words has come. */
async function hasFetched(page: Page, words: string): Promise<boolean> {
  const addresses = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  for (const address of addresses.filter((name) => name.includes('/_next/static/chunks/'))) {
    if ((await (await page.request.get(address)).text()).includes(words)) return true;
  }
  return false;
}

/** Waits until a script with these words has come. Those that come when the page is idle come one after the other. */
export const expectFetched = (page: Page, words: string): Promise<void> =>
  expect.poll(() => hasFetched(page, words), { timeout: 20_000 }).toBe(true);
