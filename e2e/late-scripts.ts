import { expect, type Page, type Route } from '@playwright/test';
import { workbenchOf } from './articles';
import { gateOf } from './gate';

/** Holds back all scripts of the pages that are opened from here on. Gives what lets them go. */
export async function holdScripts(page: Page): Promise<() => void> {
  const { gate, open } = gateOf();
  await page.route('**/_next/static/chunks/*.js', async (route) => {
    await gate;
    await route.continue();
  });
  return open;
}

/**
 * Holds the pages that are opened from here on at the moment when React has taken over a part that matches `selector`, and none of its effects has run,
 * or all have: that goes by what else there was to do. Gives what lets them go on.
 */
export async function holdEffects(page: Page, selector: string): Promise<() => Promise<void>> {
  await page.addInitScript((selector) => {
    const isTaken = () => Object.keys(document.querySelector(selector) ?? {}).some((key) => key.startsWith('__reactProps'));
    const { postMessage } = MessagePort.prototype;
    const held: (() => void)[] = [];
    let goesOn = false;
    // React goes from one piece of its work to the next by messages to itself.
    MessagePort.prototype.postMessage = function (this: MessagePort, message: unknown) {
      const post = () => postMessage.call(this, message);
      if (goesOn || !isTaken()) post();
      else held.push(post);
    };
    document.addEventListener('go-on', () => {
      goesOn = true;
      for (const post of held) post();
    });
  }, selector);
  return () => page.dispatchEvent('html', 'go-on');
}

/**
 * Opens an article (its id, and what of the address comes behind it) with its scripts held back that do not come with the page: all, or those
 * with one of `words` in them. Gives what lets them go, first of all those with some words if it is told which.
 */
export async function holdLateScripts(page: Page, articleId: string, ...words: string[]): Promise<(first?: string) => Promise<void>> {
  const gates = new Map((words.length === 0 ? [''] : words).map((some) => [some, gateOf()]));
  await openWithLateScripts(page, articleId, async (route, readScript) => {
    const script = words.length === 0 ? '' : await readScript();
    for (const [some, { gate }] of gates) if (script.includes(some)) await gate;
    await route.continue();
  });
  return async (first) => {
    if (first !== undefined) return gates.get(first)?.open();
    for (const { open } of gates.values()) open();
    // Some may still be on their way when the journey is over.
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  };
}

/** Opens an article whose late scripts with `words` in them do not come. Gives what lets them come, and how often one did not. */
export async function failLateScripts(page: Page, articleId: string, words: string) {
  let mayCome = false;
  let failures = 0;
  await openWithLateScripts(page, articleId, async (route, readScript) => {
    if (mayCome || !(await readScript()).includes(words)) return route.continue();
    await route.abort('connectionreset');
    failures += 1;
  });
  const letCome = () => {
    mayCome = true;
  };
  return { letCome, failures: () => failures };
}

/** Opens an article. Each script that does not come with the page goes through `take`, which can read it. */
async function openWithLateScripts(
  page: Page,
  articleId: string,
  take: (route: Route, readScript: () => Promise<string>) => Promise<void>,
): Promise<void> {
  const address = `/articles/${articleId}`;
  const html = await (await page.request.get(address)).text();
  await page.route('**/_next/static/chunks/*.js', async (route) => {
    const { pathname, href } = new URL(route.request().url());
    const [name = ''] = /[^/]+\.js/.exec(pathname) ?? [];
    if (html.includes(name)) return route.continue();
    const taken = take(route, async () => (await page.request.get(href)).text());
    // The journey may be over while one is on its way.
    await taken.catch((error: unknown) => {
      if (!/disposed|closed|Test ended/.test(String(error))) throw error;
    });
  });
  await page.goto(address);
  await expect(workbenchOf(page).text).toBeFocused();
}
