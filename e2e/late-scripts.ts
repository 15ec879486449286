import { expect, type Page } from '@playwright/test';
import { workbenchOf } from './articles';

/**
 * Opens an article (its id, and what of the address comes behind it) with its scripts held back that do not come with the page: all, or those
 * with one of `words` in them. Gives what lets them go, first of all those with some words if it is told which.
 */
export async function holdLateScripts(page: Page, articleId: string, ...words: string[]): Promise<(first?: string) => Promise<void>> {
  const address = `/articles/${articleId}`;
  const html = await (await page.request.get(address)).text();
  const gates = new Map((words.length === 0 ? [''] : words).map((some) => [some, gateOf()]));
  await page.route('**/_next/static/chunks/*.js', async (route) => {
    const { pathname, href } = new URL(route.request().url());
    const [name = ''] = /[^/]+\.js/.exec(pathname) ?? [];
    if (!html.includes(name)) {
      const script = words.length === 0 ? '' : await (await page.request.get(href)).text();
      for (const [some, { gate }] of gates) if (script.includes(some)) await gate;
    }
    await route.continue();
  });
  await page.goto(address);
  await expect(workbenchOf(page).text).toBeFocused();
  return async (first) => {
    if (first !== undefined) return gates.get(first)?.open();
    for (const { open } of gates.values()) open();
    // Some may still be on their way when the journey is over.
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  };
}

/** What waits for `gate` goes on when somebody opens it. */
function gateOf() {
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { gate, open };
}
