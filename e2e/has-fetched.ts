import type { Page } from '@playwright/test';

/** True once a script with these words has come. */
export async function hasFetched(page: Page, words: string): Promise<boolean> {
  const addresses = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  for (const address of addresses.filter((name) => name.includes('/_next/static/chunks/'))) {
    if ((await (await page.request.get(address)).text()).includes(words)) return true;
  }
  return false;
}
