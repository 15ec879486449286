import { expect, type Page } from '@playwright/test';
import { NewLink } from '@/lib/domain/contract/one-time-links';
import { makeArticle } from './articles';
import { ferryArticle } from './ferry-article';
import { makeDesk, makePerson, password, signIn, test } from './fixtures';
import { holdScripts } from './late-scripts';

/** Opens a page and types into its fields (by label) while it has no scripts yet; then they come. */
async function typeEarly(page: Page, address: string, words: Record<string, string>): Promise<void> {
  const letGo = await holdScripts(page);
  await page.goto(address, { waitUntil: 'commit' });
  for (const [label, typed] of Object.entries(words)) await page.getByLabel(label, { exact: true }).pressSequentially(typed);
  letGo();
  await page.waitForLoadState('load');
}

test('What I type into the form of an invitation before its scripts have come is there when I join', async ({ page }) => {
  const deskId = await makeDesk();
  await signIn(page, await makePerson('Hanne Voss', { roles: { [deskId]: 'lead' } }));
  const email = `oona-${Date.now()}@ledger.example`;
  const made = await page.request.post('/api/v1/invitations', { data: { email, deskId, role: 'checker' } });
  const { path } = NewLink.parse(await made.json());
  await page.context().clearCookies();
  await typeEarly(page, path ?? '', { Name: 'Oona Prewitt', Password: password });
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page.getByRole('button', { name: 'Account of Oona Prewitt' })).toBeVisible();
});

test('What I type into a search before its scripts have come is looked for', async ({ page }) => {
  const deskId = await makeDesk();
  await signIn(page, await makePerson('Oona Prewitt', { roles: { [deskId]: 'editor' } }));
  await makeArticle(page, deskId, ferryArticle);
  await typeEarly(page, '/claims', { 'Find claims by their words': 'harbour' });
  await expect(page).toHaveURL(/[?&]q=harbour/);
  await page.unrouteAll({ behavior: 'ignoreErrors' });

  await typeEarly(page, '/articles', { 'Search articles, claims, sources': 'ferry' });
  await expect(page.getByRole('option').first()).toBeVisible();
  await expect(page.getByLabel('Search articles, claims, sources')).toHaveValue('ferry');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/articles\/[\da-f-]{36}/);
});

test('A text that I put into the form of an article before its scripts have come is read', async ({ page }) => {
  const deskId = await makeDesk(`Desk ${Date.now()} early`);
  await signIn(page, await makePerson('Oona Prewitt', { roles: { [deskId]: 'editor' } }));
  const articleId = await makeArticle(page, deskId, ferryArticle);
  const words = 'The quay is closed. It opens in May.';
  for (const address of ['/articles/new', `/articles/${articleId}/newer-version`]) {
    await typeEarly(page, address, { 'Text of the article': words });
    await expect(page.getByRole('region', { name: 'Preview' })).toContainText('The quay is closed.');
    await expect(page.getByLabel('Text of the article', { exact: true })).toHaveValue(words);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  }
});
