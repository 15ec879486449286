import { expect, type Page } from '@playwright/test';
import type { Screen } from './screen';
import { at } from './ways';

/** Whatever is asked for at `path` gets no answer, but for what is fetched before anybody goes there. */
const holdPage = (page: Page, path: string) =>
  page.route(
    (url) => url.pathname === path,
    async (route) => {
      if (route.request().headers()['next-router-prefetch'] !== undefined) await route.continue();
    },
  );

/** Presses a link whose page does not come, and waits for what stands in its place. */
async function awaitPage(page: Page, path: string, link: string | RegExp): Promise<void> {
  await at('/articles')(page);
  await holdPage(page, path);
  await page.getByRole('link', { name: link }).filter({ visible: true }).first().press('Enter');
  await expect(page.getByRole('status', { name: 'Opening the page' })).toBeVisible();
}

/** What stands there while something is on its way, and where it does not come. */
export const waitingScreens: readonly Screen[] = [
  { name: 'coming-page', who: 'lead', open: (page) => awaitPage(page, '/sources', 'Sources') },
  { name: 'coming-article', who: 'lead', open: (page, { articleId }) => awaitPage(page, `/articles/${articleId}`, /Marrow Quay/) },
  {
    name: 'articles-coming',
    who: 'lead',
    open: async (page) => {
      await page.route('**/api/v1/articles?*', () => undefined);
      await at('/articles')(page);
      const table = page.getByRole('table', { name: 'Articles' });
      await expect(table).toHaveAttribute('aria-busy', 'true');
      await expect(table.locator('.skel').first()).toBeVisible();
    },
  },
  ...(['articles', 'claims', 'sources'] as const).flatMap((list): Screen[] => [
    {
      name: `${list}-of-before`,
      who: 'lead',
      open: async (page) => {
        await at(`/${list}`)(page);
        await expect(page.locator('table, .claim-list')).toHaveAttribute('aria-busy', 'false');
        await page.route(`**/api/v1/${list}?*`, () => undefined);
        await page.getByRole('main').getByRole('searchbox').fill('harbour');
        await expect(page.locator('.old-answer').first()).toHaveCSS('filter', 'grayscale(1)');
      },
    },
    {
      name: `${list}-await-line`,
      who: 'lead',
      open: async (page) => {
        await at(`/${list}`)(page);
        await expect(page.locator('table, .claim-list')).toHaveAttribute('aria-busy', 'false');
        await page.context().setOffline(true);
        await page.getByRole('main').getByRole('searchbox').fill('harbour');
        await expect(page.getByRole('main').getByRole('alert')).toBeVisible();
      },
    },
  ]),
  {
    name: 'workbench-opening',
    who: 'editor',
    open: async (page, { articleId }) => {
      await page.route('**/api/v1/articles/*/state*', () => undefined);
      await at(`/articles/${articleId}`)(page);
      await expect(page.getByRole('main', { name: 'Opening the article' })).toBeVisible();
    },
  },
  {
    name: 'queries-opening',
    who: 'editor',
    open: async (page, { articleId }) => {
      await page.route('**/api/v1/articles/*/state*', () => undefined);
      await at(`/articles/${articleId}/queries`)(page);
      const opening = page.getByRole('main', { name: 'Opening the queries' });
      await expect(opening.locator('.skel').first()).toBeVisible();
      // Of the text that it is not there is nothing.
      await expect(page.locator('.paper, .tag-column')).toHaveCount(0);
    },
  },
  {
    name: 'workbench-not-opened',
    who: 'editor',
    open: async (page, { articleId }) => {
      await page.route('**/api/v1/articles/*/state*', (route) => route.abort());
      await page.goto(`/articles/${articleId}`);
      await expect(page.getByRole('heading', { name: 'The article did not open' })).toBeVisible({ timeout: 30_000 });
    },
  },
  {
    name: 'broken-offline',
    who: 'lead',
    open: async (page) => {
      await at('/gallery/broken')(page);
      await page.context().setOffline(true);
      await page.getByRole('button', { name: 'Break it' }).press('Enter');
      await expect(page.getByRole('heading', { level: 1, name: 'You are offline' })).toBeVisible();
    },
  },
];
