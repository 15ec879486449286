import { expect, type Page } from '@playwright/test';
import { makeArticle, workbenchOf } from './articles';
import { makeDesk, makePerson, signIn, test } from './fixtures';
import { lookAtAll } from './look-at-all';

test.use({ reducedMotion: 'reduce' });

const TITLE = 'The tide table is late';
const coming = (page: Page) => page.getByRole('status', { name: 'Opening the page' });

async function begin(page: Page): Promise<string> {
  const deskId = await makeDesk(`Desk ${Date.now()} ${Math.random()}`);
  await signIn(page, await makePerson('Elif Tuncel', { roles: { [deskId]: 'editor' } }));
  return makeArticle(page, deskId, `${TITLE}\n\nNobody rides it.`);
}

/** What is asked for when the page at `path` is gone to waits; what is fetched beforehand does not. Let go by what it returns. */
async function hold(page: Page, path: string): Promise<() => void> {
  let letGo = () => {};
  const promise = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(
    (url) => url.pathname === path,
    async (route) => {
      if (route.request().headers()['next-router-prefetch'] === undefined) await promise;
      await route.continue();
    },
  );
  return letGo;
}

test('A page that is slow to come shows its skeleton, and takes its place', async ({ page }) => {
  const articleId = await begin(page);
  await page.goto('/articles');
  const link = page.getByRole('link', { name: TITLE });
  await expect(link).toBeVisible();
  const letGo = await hold(page, `/articles/${articleId}`);
  await link.click();
  await expect(coming(page)).toBeVisible();
  await lookAtAll(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  letGo();
  await expect(workbenchOf(page).text).toContainText('Nobody rides it.');
  await expect(coming(page)).toHaveCount(0);
});

test('From an article too, by a menu or a link; another page gone to meanwhile comes instead', async ({ page }) => {
  const articleId = await begin(page);
  await page.goto(`/articles/${articleId}`);
  await expect(workbenchOf(page).text).toContainText('Nobody rides it.');
  await hold(page, '/profile');
  await page.getByRole('button', { name: 'Account of Elif Tuncel' }).click();
  await page.getByRole('menuitem', { name: 'Profile' }).click();
  await expect(coming(page)).toBeVisible();
  await lookAtAll(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('link', { name: 'Articles', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Articles' })).toBeVisible();
  await expect(coming(page)).toHaveCount(0);
});
