import { expect, type Page } from '@playwright/test';
import { workbenchOf } from './articles';
import { test } from './fixtures';
import { holdPage } from './held-page';
import { lookAtAll } from './look-at-all';
import { beginWithOwnArticle } from './own-article';

test.use({ reducedMotion: 'reduce' });

const TITLE = 'The tide table is late';
const coming = (page: Page) => page.getByRole('status', { name: 'Opening the page' });

const begin = async (page: Page) => (await beginWithOwnArticle(page, { text: `${TITLE}\n\nNobody rides it.` })).articleId;

test('A page that is slow to come shows its skeleton, and takes its place', async ({ page }) => {
  const articleId = await begin(page);
  await page.goto('/articles');
  const link = page.getByRole('link', { name: TITLE });
  await expect(link).toBeVisible();
  const letGo = await holdPage(page, `/articles/${articleId}`);
  await link.click();
  await expect(coming(page)).toBeVisible();
  await lookAtAll(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  letGo();
  await expect(workbenchOf(page).text).toContainText('Nobody rides it.');
  await expect(coming(page)).toHaveCount(0);
});

test('A click is answered by a line under the bar before the skeleton is there, and the line goes when the page has come', async ({
  page,
}) => {
  const articleId = await begin(page);
  await page.goto('/articles');
  const link = page.getByRole('link', { name: TITLE });
  await expect(link).toBeVisible();
  const letGo = await holdPage(page, `/articles/${articleId}`);
  // Its clock stands still as soon as it is on the page: each moment can be looked at.
  await page.evaluate(() => {
    new MutationObserver((_, watch) => {
      const shown = document.querySelector('.coming');
      if (!shown) return;
      watch.disconnect();
      for (const one of shown.getAnimations({ subtree: true })) one.pause();
    }).observe(document.body, { childList: true, subtree: true });
  });
  await link.click();
  await expect(page.locator('.coming')).toHaveCount(1);
  const seenAfter = (ms: number) =>
    page.evaluate((ms) => {
      const shown = document.querySelector('.coming');
      if (!shown) return null;
      for (const one of shown.getAnimations({ subtree: true })) one.currentTime = ms;
      const line = getComputedStyle(shown, '::before');
      const isLine = line.position === 'fixed' && line.top === '46px' && line.height === '2px' && line.width === `${window.innerWidth}px`;
      return { line: isLine && line.visibility, skeleton: getComputedStyle(shown).visibility };
    }, ms);
  // What is there sooner flashes nothing.
  expect(await seenAfter(50)).toEqual({ line: 'hidden', skeleton: 'hidden' });
  expect(await seenAfter(70)).toEqual({ line: 'visible', skeleton: 'hidden' });
  expect(await seenAfter(210)).toEqual({ line: 'visible', skeleton: 'visible' });
  letGo();
  await expect(workbenchOf(page).text).toContainText('Nobody rides it.');
  await expect(page.locator('.coming')).toHaveCount(0);
});

test('From an article too, by a menu or a link; another page gone to meanwhile comes instead', async ({ page }) => {
  const articleId = await begin(page);
  await page.goto(`/articles/${articleId}`);
  await expect(workbenchOf(page).text).toContainText('Nobody rides it.');
  await holdPage(page, '/profile');
  await page.getByRole('button', { name: 'Account of Elif Tuncel' }).click();
  await page.getByRole('menuitem', { name: 'Profile' }).click();
  await expect(coming(page)).toBeVisible();
  await lookAtAll(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('link', { name: 'Articles', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Articles' })).toBeVisible();
  await expect(coming(page)).toHaveCount(0);
});
