import path from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { emptyHouse } from '../fixtures';
import { type Cookies, makeNewsroom, type Newsroom } from './newsroom';
import { screens } from './screens';
import { firstDayScreens } from './way-in-screens';

/** How every screen is looked at. */
const looks = [
  { name: '1440-light', theme: 'light', viewport: { width: 1440, height: 900 } },
  { name: '1440-dark', theme: 'dark', viewport: { width: 1440, height: 900 } },
  { name: '390-light', theme: 'light', viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
];

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
});

async function take(browser: Browser, baseURL: string, name: string, open: (page: Page) => Promise<void>, cookies: Cookies = []) {
  for (const { name: look, theme, ...options } of looks) {
    const context = await browser.newContext({ baseURL, locale: 'en-GB', reducedMotion: 'reduce', ...options });
    try {
      await context.addCookies([...cookies, { name: 'galley-theme', value: theme, url: baseURL }]);
      const page = await context.newPage();
      await open(page);
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
      await page.screenshot({ path: path.join(folder, look, `${name}.png`), fullPage: !isCovered, animations: 'disabled', caret: 'hide' });
    } finally {
      await context.close();
    }
  }
}
