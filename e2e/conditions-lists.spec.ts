import { expect } from '@playwright/test';
import { addressOfScreen, guardedPages, openWhole, withIds } from './every-page';
import { test } from './fixtures';
import { lookAtAll, setTheme, sideways } from './look-at-all';
import { expectItsPage, lists, twins, waysIn } from './screens/looked-at';
import { leaveNewsroom, makeNewsroom, type Newsroom } from './screens/newsroom';
import { screens } from './screens/screens';
import { firstDayScreens } from './screens/way-in-screens';

// Without it a colour may be looked at in the middle of its change.
test.use({ reducedMotion: 'reduce' });

test('Every page is looked at as it opens, and what is left out is there', () => {
  const whole = [...firstDayScreens, ...waysIn, ...lists].map(({ name }) => name);
  const elsewhere = ['forgot', 'gallery'];
  expect([...addressOfScreen.keys()].filter((name) => !whole.includes(name)).sort()).toEqual(elsewhere);
  const names = screens.map(({ name }) => name);
  expect(Object.keys(twins).filter((name) => !names.includes(name))).toEqual([]);
});

/** What nobody prints: the article has a journey of its own, and where one brings text in is a form. */
const notForPaper = ['/articles/[articleId]', '/articles/new', '/articles/[articleId]/newer-version'];

test.describe('In a newsroom', () => {
  let newsroom: Newsroom;
  test.beforeAll(async ({ browser, baseURL }) => {
    newsroom = await makeNewsroom(browser, baseURL ?? '');
  });
  test.afterAll(leaveNewsroom);

  for (const { name, who, open } of lists) {
    test(`${name} is whole and readable for everyone`, async ({ page }) => {
      await page.context().addCookies(newsroom.sessions[who]);
      await open(page, newsroom);
      expectItsPage(page, name);
      await lookAtAll(page);
    });
  }

  test('A name that runs from right to left does so among others that do not', async ({ page }) => {
    await page.context().addCookies(newsroom.sessions.lead);
    await page.goto(`/sources/${newsroom.unusedSourceId}`);
    const title = page.getByRole('heading', { level: 1 });
    await expect(title).toHaveText('دفتر محاضر مجلس الميناء');
    await expect(title).toHaveCSS('direction', 'rtl');
    await page.goto('/sources');
    await expect(page.getByRole('link', { name: 'دفتر محاضر مجلس الميناء' })).toHaveCSS('direction', 'rtl');
    await expect(page.getByRole('link', { name: 'Timetable of route 41' })).toHaveCSS('direction', 'ltr');
  });

  test('A list goes on paper in dark ink, whole, and without what one presses', async ({ page }) => {
    await page.context().addCookies(newsroom.sessions.lead);
    // Words that more is told of on a screen, or that order a list there: on paper they are words.
    const words = page
      .getByRole('columnheader')
      .getByRole('button')
      .or(page.getByRole('button', { name: /claims? checked/ }));
    const isSeen = { visible: true };
    const pressed = async () => (await page.getByRole('button').filter(isSeen).count()) - (await words.filter(isSeen).count());
    for (const address of Object.keys(guardedPages).filter((one) => !notForPaper.includes(one))) {
      const articleId = address.endsWith('/history') ? newsroom.historyId : newsroom.articleId;
      const path = withIds(address, { articleId, sourceId: newsroom.usedSourceId });
      await openWhole(page, path);
      await setTheme(page, 'dark');
      await page.emulateMedia({ media: 'print' });
      // A4 between its margins.
      await page.setViewportSize({ width: 690, height: 980 });
      await expect(page.getByRole('navigation', { name: 'Main' }), path).toBeHidden();
      await expect.poll(pressed, path).toBe(0);
      await expect(page.locator('body'), path).toHaveCSS('color', 'rgb(20, 24, 26)');
      await expect.poll(() => sideways(page), path).toEqual([]);
      await page.emulateMedia({ media: 'screen' });
    }
  });
});
