import { expect, type Page } from '@playwright/test';
import { NewLink } from '@/lib/domain/contract/one-time-links';
import { makeArticle } from './articles';
import { ferryArticle } from './ferry-article';
import { makeDesk, makePerson, password, signIn, test } from './fixtures';
import { holdScripts } from './late-scripts';

/** Opens a page, types into its fields (by label) and presses a button, if one is named, while it has no scripts yet; then they come. */
async function typeEarly(page: Page, address: string, words: Record<string, string>, pressed?: string): Promise<void> {
  const letGo = await holdScripts(page);
  await page.goto(address, { waitUntil: 'commit' });
  for (const [label, typed] of Object.entries(words)) await page.getByLabel(label, { exact: true }).pressSequentially(typed);
  if (pressed !== undefined) await page.getByRole('button', { name: pressed, exact: true }).click();
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

test('What I send on the way in before its scripts have come is sent once they are here', async ({ page }) => {
  const deskId = await makeDesk();
  const lead = await makePerson('Hanne Voss', { roles: { [deskId]: 'lead' } });
  await typeEarly(page, '/sign-in?to=%2Finbox', { Email: lead.email, Password: 'not this one' }, 'Sign in');
  await expect(page.getByText('That email and password do not match.')).toBeVisible();
  // What was typed is there still, and the way to where I wanted to go.
  await expect(page.getByLabel('Email')).toHaveValue(lead.email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible();

  const invite = async (email: string) => {
    const made = await page.request.post('/api/v1/invitations', { data: { email, deskId, role: 'checker' } });
    return NewLink.parse(await made.json()).path ?? '';
  };
  const email = `oona-${Date.now()}@ledger.example`;
  const link = await invite(email);
  const person = await makePerson('Jonah Okoye', { roles: { [await makeDesk()]: 'checker' } });
  const theirs = await invite(person.email);
  // Whoever made the link is signed in, and signs out first.
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await typeEarly(page, link, {}, 'Sign out');
  await expect(page.getByLabel('Name')).toBeVisible();
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await typeEarly(page, link, { Name: 'Oona Prewitt', Password: password }, 'Join');
  await expect(page.getByRole('button', { name: 'Account of Oona Prewitt' })).toBeVisible();

  await signIn(page, person);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await typeEarly(page, theirs, {}, 'Join');
  await expect(page.getByRole('button', { name: 'Account of Jonah Okoye' })).toBeVisible();
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
