import path from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { emptyHouse } from '../fixtures';
import { type Cookies, makeNewsroom, type Newsroom } from './newsroom';
import { screens } from './screens';
import { pairScreens } from './together-screens';
import { firstDayScreens } from './way-in-screens';

/** How every screen is looked at. */
const looks = [
  { name: '1440-light', theme: 'light', viewport: { width: 1440, height: 900 } },
  { name: '1440-dark', theme: 'dark', viewport: { width: 1440, height: 900 } },
  { name: '390-light', theme: 'light', viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
];
type Look = (typeof looks)[number];

const folder = path.resolve(import.meta.dirname, '../../screens');

test.describe('first day', () => {
  test.beforeAll(emptyHouse);
  for (const { name, open } of firstDayScreens) {
    test(name, async ({ browser, baseURL }) => take(browser, baseURL ?? '', name, open));
  }
});

test.describe('newsroom', () => {
  let newsroom: Newsroom;
  test.beforeAll(async ({ browser, baseURL }) => {
    newsroom = await makeNewsroom(browser, baseURL ?? '');
  });
  for (const { name, who, open } of screens) {
    test(name, async ({ browser, baseURL }) => {
      await take(browser, baseURL ?? '', name, (page) => open(page, newsroom), newsroom.sessions[who]);
    });
  }
  for (const { name, who, open } of pairScreens) {
    test(name, async ({ browser, baseURL }) => {
      for (const look of looks) {
        const [first, second] = await Promise.all(who.map((one) => pageOf(browser, baseURL ?? '', look, newsroom.sessions[one])));
        if (!first || !second) throw new Error(`${name} is of two people`);
        try {
          await open([first, second], newsroom);
          await shoot(first, look, `${name}-${who[0]}`);
          await shoot(second, look, `${name}-${who[1]}`);
        } finally {
          for (const page of [first, second]) await page.context().close();
        }
      }
    });
  }
});

async function take(browser: Browser, baseURL: string, name: string, open: (page: Page) => Promise<void>, cookies: Cookies = []) {
  for (const look of looks) {
    const page = await pageOf(browser, baseURL, look, cookies);
    try {
      await open(page);
      await shoot(page, look, name);
    } finally {
      await page.context().close();
    }
  }
}

/** A page in a browser of its own. */
async function pageOf(browser: Browser, baseURL: string, { name: _, theme, ...options }: Look, cookies: Cookies): Promise<Page> {
  const context = await browser.newContext({ baseURL, locale: 'en-GB', reducedMotion: 'reduce', ...options });
  await context.addCookies([...cookies, { name: 'galley-theme', value: theme, url: baseURL }]);
  return context.newPage();
}

async function shoot(page: Page, look: Look, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  // What comes a moment after the page. Without a line it does not.
  if (await page.evaluate(() => navigator.onLine)) {
    await expect(page.locator('.top > .room, footer.keys:empty, .text-makeup:empty').filter({ visible: true })).toHaveCount(0);
  }
  // The scrim of a dialog covers what fits the window, and no more; so does the search on a phone.
  const isCovered =
    (await page
      .getByRole('dialog')
      .or(page.getByRole('button', { name: 'Close the search' }))
      .count()) > 0;
  await page.screenshot({ path: path.join(folder, look.name, `${name}.png`), fullPage: !isCovered, animations: 'disabled', caret: 'hide' });
}
