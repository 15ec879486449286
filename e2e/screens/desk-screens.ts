import { expect, type Page } from '@playwright/test';
import { noneMatches } from '../none-matches';
import { pageWithCuts, pastedText, trackedDraft, unreadableFile } from './samples';
import type { Screen } from './screen';
import { openReview } from './states-of-claims';
import { at, fill, giveFile, press, preview, sayHere } from './ways';

/** Looks for words in the top bar, and waits until it says how many there are. */
async function lookFor(page: Page, words: string, says: string | RegExp): Promise<void> {
  await at('/articles')(page);
  await expect(page.getByRole('table', { name: 'Articles' }).getByRole('link').first()).toBeVisible();
  await page.keyboard.press('/');
  const field = page.getByRole('combobox', { name: 'Search articles, claims, sources' });
  await expect(field).toBeFocused();
  await field.fill(words);
  await expect(page.getByRole('search', { name: 'Articles, claims and sources' })).toContainText(says);
}

/** Opens the inbox, and waits for its rows, or for the way on where there are none. */
async function openInbox(page: Page): Promise<void> {
  await at('/inbox')(page);
  await expect(page.getByRole('main').getByRole('link').first()).toBeVisible();
}

/** Lists, what is brought in, people: all but the pages of one article. */
export const deskScreens: readonly Screen[] = [
  {
    name: 'articles',
    who: 'lead',
    open: async (page, newsroom) => {
      for (const who of ['editor', 'checker', 'reader'] as const) await sayHere(page, newsroom, who, newsroom.articleId);
      await sayHere(page, newsroom, 'editor', newsroom.echoId);
      await at('/articles')(page);
      await expect(page.getByRole('button', { name: /^3 here now/ })).toBeVisible();
    },
  },
  {
    name: 'articles-offline',
    who: 'lead',
    open: async (page) => {
      await at('/articles')(page);
      await expect(page.getByRole('link', { name: /Marrow Quay/ })).toBeVisible();
      await page.context().setOffline(true);
      await expect(page.getByText(/^You are offline/)).toBeVisible();
    },
  },
  {
    name: 'articles-why',
    who: 'lead',
    open: async (page) => {
      await at('/articles')(page);
      const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: /Marrow Quay/ }) });
      await row.getByRole('button', { name: /claims? checked/ }).focus();
    },
  },
  {
    name: 'articles-due',
    who: 'lead',
    open: async (page) => {
      await at('/articles')(page);
      await page.getByRole('button', { name: /^Actions on .*Marrow Quay/ }).click();
      await page.getByRole('menuitem', { name: 'Due…' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'articles-details',
    who: 'lead',
    open: async (page) => {
      await at('/articles')(page);
      await page.getByRole('button', { name: /^Actions on .*Marrow Quay/ }).click();
      await page.getByRole('menuitem', { name: 'Article details…' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'articles-load',
    who: 'lead',
    open: async (page) => {
      await at('/articles')(page);
      await press(page, 'Load');
      await expect(page.getByRole('dialog').getByRole('table')).toBeVisible();
    },
  },
  {
    name: 'articles-empty',
    who: 'newcomer',
    open: async (page) => {
      await at('/articles')(page);
      await expect(page.getByText('Nothing on the desk yet')).toBeVisible();
    },
  },
  {
    name: 'articles-no-result',
    who: 'lead',
    open: async (page) => {
      await at('/articles')(page);
      await page.getByRole('searchbox').fill('granary');
      await expect(noneMatches(page, 'No article')).toBeVisible();
    },
  },
  { name: 'search', who: 'lead', open: (page) => lookFor(page, 'depot', /found$/) },
  { name: 'search-none', who: 'lead', open: (page) => lookFor(page, 'granary', 'No articles, claims or sources with “granary”.') },
  {
    name: 'search-failed',
    who: 'lead',
    open: async (page) => {
      await page.route('**/api/v1/search?*', (route) => route.fulfill({ status: 500, body: '' }));
      await lookFor(page, 'depot', 'Try again');
    },
  },
  { name: 'import-paste', who: 'lead', open: at('/articles/new') },
  {
    name: 'import-pasted',
    who: 'lead',
    open: async (page) => {
      await at('/articles/new')(page);
      await fill(page, 'Text of the article', pastedText);
      await preview(page, 'The last 41 bus leaves');
    },
  },
  {
    name: 'import-begun',
    who: 'lead',
    open: async (page) => {
      await at('/articles/new')(page);
      await fill(page, 'Text of the article', pastedText);
      await preview(page, 'The last 41 bus leaves');
      await page.reload();
      await expect(page.getByRole('button', { name: 'Begin anew' })).toBeVisible();
      await preview(page, 'The last 41 bus leaves');
    },
  },
  { name: 'import-file', who: 'lead', open: at('/articles/new?from=file') },
  {
    name: 'import-file-cuts',
    who: 'lead',
    open: async (page) => {
      await giveFile(page, pageWithCuts);
      await preview(page, 'The last 41 bus leaves');
    },
  },
  {
    name: 'import-file-tracked',
    who: 'lead',
    open: async (page) => {
      await giveFile(page, await trackedDraft());
      await preview(page, 'The two boats cost');
    },
  },
  {
    name: 'import-file-bad',
    who: 'lead',
    open: async (page) => {
      await giveFile(page, unreadableFile);
      await expect(page.getByRole('alert').filter({ hasText: 'Pages' })).toBeVisible();
    },
  },
  { name: 'newer-version', who: 'lead', open: (page, { articleId }) => at(`/articles/${articleId}/newer-version`)(page) },
  { name: 'newer-version-review', who: 'lead', open: openReview },
  {
    name: 'claims',
    who: 'lead',
    open: async (page) => {
      await at('/claims')(page);
      await expect(page.getByRole('link', { name: /340 shifts/ })).toBeVisible();
    },
  },
  {
    name: 'claims-found',
    who: 'lead',
    open: async (page) => {
      await at('/claims?q=rent+depot&verdict=partly,refuted,none')(page);
      await expect(page.getByRole('link', { name: /£900,000/ })).toBeVisible();
      await expect(page.getByText(/^\d+ claims?$/)).toBeVisible();
      // Beside the list, where there is room, the first of them stands open.
      if ((page.viewportSize()?.width ?? 0) >= 1200) await expect(page.getByRole('link', { name: 'Open in its article' })).toBeVisible();
    },
  },
  {
    name: 'claims-open',
    who: 'lead',
    open: async (page, { tagIds }) => {
      // On a phone the dialog takes the place of the page's heading.
      await page.goto(`/claims?claim=${tagIds.C4}`);
      await expect(page.getByRole('link', { name: 'Open in its article' })).toBeVisible();
    },
  },
  {
    name: 'claims-empty',
    who: 'newcomer',
    open: async (page) => {
      await at('/claims')(page);
      await expect(page.getByText('No claims yet')).toBeVisible();
    },
  },
  {
    name: 'claims-no-result',
    who: 'lead',
    open: async (page) => {
      await at('/claims?q=granary')(page);
      await expect(noneMatches(page, 'No claim')).toBeVisible();
    },
  },
  {
    name: 'claims-failed',
    who: 'lead',
    open: async (page) => {
      await page.route('**/api/v1/claims*', (route) => route.abort());
      await at('/claims')(page);
      await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible({ timeout: 30_000 });
    },
  },
  {
    name: 'sources',
    who: 'lead',
    open: async (page) => {
      await at('/sources')(page);
      await expect(page.getByRole('link', { name: /Review of night services/ })).toBeVisible();
    },
  },
  {
    name: 'sources-empty',
    who: 'newcomer',
    open: async (page) => {
      await at('/sources')(page);
      await expect(page.getByText('No sources yet')).toBeVisible();
    },
  },
  {
    name: 'sources-no-result',
    who: 'lead',
    open: async (page) => {
      await at('/sources')(page);
      await page.getByRole('searchbox').fill('granary');
      await expect(noneMatches(page, 'No source')).toBeVisible();
    },
  },
  {
    name: 'sources-new',
    who: 'lead',
    open: async (page) => {
      await at('/sources')(page);
      await press(page, 'New source');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'sources-failed',
    who: 'lead',
    open: async (page) => {
      await page.route('**/api/v1/sources?*', (route) => route.abort());
      await at('/sources')(page);
      await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible({ timeout: 30_000 });
    },
  },
  { name: 'source', who: 'lead', open: (page, { usedSourceId }) => at(`/sources/${usedSourceId}`)(page) },
  { name: 'source-unused', who: 'lead', open: (page, { unusedSourceId }) => at(`/sources/${unusedSourceId}`)(page) },
  { name: 'source-long', who: 'lead', open: (page, { longSourceId }) => at(`/sources/${longSourceId}`)(page) },
  {
    name: 'source-edit',
    who: 'lead',
    open: async (page, { usedSourceId }) => {
      await at(`/sources/${usedSourceId}`)(page);
      await press(page, 'Change this source');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  { name: 'members', who: 'lead', open: at('/people') },
  {
    name: 'members-menu',
    who: 'lead',
    open: async (page) => {
      await at('/people')(page);
      await press(page, 'Actions for Tomas Reed');
      await expect(page.getByRole('menuitem', { name: 'Disable…' })).toBeVisible();
    },
  },
  {
    name: 'members-roles',
    who: 'lead',
    open: async (page) => {
      await at('/people')(page);
      await press(page, 'Actions for Tomas Reed');
      await page.getByRole('menuitem', { name: 'Desks and roles…' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  { name: 'members-read-only', who: 'reader', open: at('/people') },
  { name: 'desks', who: 'lead', open: at('/people/desks') },
  { name: 'verdicts', who: 'lead', open: at('/people/verdicts') },
  { name: 'types', who: 'lead', open: at('/people/types') },
  { name: 'profile', who: 'lead', open: at('/profile') },
  { name: 'inbox', who: 'lead', open: openInbox },
  { name: 'inbox-unread', who: 'checker', open: openInbox },
];
