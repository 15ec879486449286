import type { Page } from '@playwright/test';
import { gateOf } from './gate';

/** What is asked for when the page at `path` is gone to waits; what is fetched beforehand does not. Let go by what it returns. */
export async function holdPage(page: Page, path: string): Promise<() => void> {
  const { gate, open } = gateOf();
  await page.route(
    (url) => url.pathname === path,
    async (route) => {
      if (route.request().headers()['next-router-prefetch'] === undefined) await gate;
      await route.continue();
    },
  );
  return open;
}
