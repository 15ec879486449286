import { expect, type Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import type { Screen } from './screen';
import { at } from './ways';

/** Opens the report on an article, and waits until it is there. */
async function openReport(page: Page, articleId: string): Promise<void> {
  await at(`/articles/${articleId}/report`)(page);
  await expect(page.getByRole('img', { name: 'Seal drawn from the hash' })).toBeVisible();
}

/** Shows the page of an article's audit dossier, which knows no theme but that of the system. */
async function openDossierPage(page: Page, articleId: string): Promise<void> {
  const answer = await page.request.get(`/api/v1/articles/${articleId}/dossier`);
  const { 'index.html': html } = unzipSync(await answer.body());
  const theme = (await page.context().cookies()).find(({ name }) => name === 'galley-theme')?.value;
  await page.emulateMedia({ colorScheme: theme === 'dark' ? 'dark' : 'light' });
  await page.setContent(new TextDecoder().decode(html));
  await expect(page.getByRole('heading', { name: 'How to verify it' })).toBeVisible();
}

/** Opens the history of an article, and waits until text and entries are there. */
async function openHistory(page: Page, articleId: string, query = ''): Promise<void> {
  await at(`/articles/${articleId}/history${query}`)(page);
  await expect(page.getByRole('article', { name: /^Text (as it was|with what changed)$/ })).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'Entries' }).getByRole('listitem').first()).toBeVisible();
}

/** The other pages of an article: queries, report, dossier, history. */
export const articleScreens: readonly Screen[] = [
  {
    name: 'queries',
    who: 'editor',
    open: async (page, { articleId }) => {
      await at(`/articles/${articleId}/queries`)(page);
      await expect(page.getByRole('article', { name: /^Query,/ })).toHaveCount(2);
    },
  },
  {
    name: 'queries-on-paper',
    who: 'editor',
    open: async (page, { articleId }) => {
      await at(`/articles/${articleId}/queries`)(page);
      await page.emulateMedia({ media: 'print' });
      await expect(page.getByRole('region', { name: 'Queries on paper' })).toBeVisible();
    },
  },
  {
    name: 'queries-offline',
    who: 'editor',
    open: async (page, { articleId }) => {
      await at(`/articles/${articleId}/queries`)(page);
      const settle = page.getByRole('button', { name: 'Settle' });
      await expect(settle).toBeVisible();
      await page.context().setOffline(true);
      await settle.click();
      await expect(page.getByRole('status', { name: 'Save state' })).toContainText('Offline');
    },
  },
  { name: 'queries-empty', who: 'editor', open: (page, { rightToLeftId }) => at(`/articles/${rightToLeftId}/queries`)(page) },
  {
    name: 'queries-author',
    who: 'author',
    open: async (page, { articleId }) => {
      await at(`/articles/${articleId}/queries`)(page);
      await expect(page.getByRole('article', { name: /^Query,/ })).toHaveCount(1);
    },
  },
  {
    name: 'report',
    who: 'reader',
    open: async (page, { articleId }) => {
      await openReport(page, articleId);
    },
  },
  {
    name: 'report-checker',
    who: 'editor',
    open: async (page, { articleId }) => {
      await openReport(page, articleId);
      await expect(page.getByRole('button', { name: 'Audit dossier' })).toBeVisible();
    },
  },
  { name: 'dossier', who: 'editor', open: (page, { articleId }) => openDossierPage(page, articleId) },
  { name: 'dossier-empty', who: 'editor', open: (page, { rightToLeftId }) => openDossierPage(page, rightToLeftId) },
  {
    name: 'report-on-paper',
    who: 'editor',
    open: async (page, { articleId }) => {
      await openReport(page, articleId);
      await page.emulateMedia({ media: 'print' });
      await expect(page.getByRole('button', { name: 'Print or PDF' })).toBeHidden();
    },
  },
  {
    name: 'report-empty',
    who: 'editor',
    open: async (page, { rightToLeftId }) => {
      await openReport(page, rightToLeftId);
    },
  },
  {
    name: 'report-failed',
    who: 'editor',
    open: async (page, { articleId }) => {
      await page.route('**/api/v1/articles/*/report', (route) => route.abort());
      await at(`/articles/${articleId}/report`)(page);
      await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible({ timeout: 30_000 });
    },
  },
  { name: 'history', who: 'editor', open: (page, { historyId }) => openHistory(page, historyId, '?from=9') },
  { name: 'history-single', who: 'reader', open: (page, { historyId }) => openHistory(page, historyId, '?mode=single&to=9') },
  { name: 'history-empty', who: 'editor', open: (page, { rightToLeftId }) => openHistory(page, rightToLeftId) },
  {
    name: 'history-coming',
    who: 'editor',
    open: async (page, { historyId }) => {
      await openHistory(page, historyId, '?from=9');
      await page.route('**/history/compare?*', () => undefined);
      await page.getByRole('button', { name: 'Back one entry' }).click();
      await expect(page.getByRole('main').locator('.skel').first()).toBeVisible();
    },
  },
  {
    name: 'history-offline',
    who: 'editor',
    open: async (page, { historyId }) => {
      await openHistory(page, historyId, '?from=9');
      await page.context().setOffline(true);
      await page.getByLabel('Kind of entry').selectOption('Verdicts');
      await page.getByRole('button', { name: 'Back one entry' }).click();
      await expect(page.getByRole('main').getByRole('alert')).toBeVisible();
    },
  },
  {
    name: 'history-restore',
    who: 'editor',
    open: async (page, { historyId }) => {
      await openHistory(page, historyId);
      await page.getByRole('button', { name: /^Restore/ }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'history-failed',
    who: 'editor',
    open: async (page, { historyId }) => {
      await page.route('**/api/v1/articles/*/history*', (route) => route.abort());
      await at(`/articles/${historyId}/history`)(page);
      await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible({ timeout: 30_000 });
    },
  },
];
