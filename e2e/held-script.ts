import type { Page } from '@playwright/test';

/** Holds back each script of the page with these words in it. Gives what lets them come. To be called before the page is gone to. */
export async function holdScript(page: Page, words: string): Promise<() => Promise<void>> {
  let letCome = () => {};
  const gate = new Promise<void>((resolve) => {
    letCome = resolve;
  });
  await page.route('**/_next/static/chunks/*.js', async (route) => {
    if ((await (await route.fetch()).text()).includes(words)) await gate;
    await route.continue();
  });
  return async () => {
    letCome();
    // Some may still be on their way when the journey is over.
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  };
}
