import { expect } from '@playwright/test';
import { makeArticle, openArticle } from './articles';
import { ferryArticle } from './ferry-article';
import { makeDesk, makePerson, signIn, test } from './fixtures';
import { claimOf } from './judging';
import { beginWithTwoClaims } from './two-claims';
import { pressWithoutFocus } from './without-focus';

test('In a browser that gives a pressed button no focus, the type that I press is given, and its button closes the list again', async ({
  page,
}) => {
  await pressWithoutFocus(page);
  const { articleId } = await beginWithTwoClaims(page);
  const { option } = await openArticle(page, articleId);
  await option(/^C1/).click();
  const card = page.getByRole('article', { name: /^Claim 1,/ });
  const types = card.getByRole('group', { name: 'Type of C1' });
  await card.getByRole('button', { name: 'Type none' }).click();
  await expect(types).toBeVisible();
  await card.getByRole('button', { name: 'Type none' }).click();
  await expect(types).toHaveCount(0);
  await expect(card.getByRole('button', { name: 'Type none' })).toBeFocused();
  await card.getByRole('button', { name: 'Type none' }).click();
  await types.getByRole('button', { name: /^Statistic/ }).click();
  await expect(card.getByRole('button', { name: 'Type Statistic' })).toBeVisible();
});

test('In a browser that gives a pressed button no focus, I press for another key, and a dialog gives focus back to the button that opened it', async ({
  page,
}) => {
  await pressWithoutFocus(page);
  const deskId = await makeDesk();
  await signIn(page, await makePerson('Elif Tuncel', { roles: { [deskId]: 'editor' } }));
  await page.goto('/profile');
  const row = page.getByRole('row', { name: /^Add a source/ });
  const listening = page.getByRole('button', { name: 'Press a key for Add a source, or Escape' });
  await row.getByRole('button').click();
  await listening.click();
  await expect(listening).toHaveCount(0);
  await row.getByRole('button').click();
  await expect(listening).toBeVisible();
  await page.keyboard.press('q');
  await expect(row).toContainText('Q');

  await makeArticle(page, deskId, ferryArticle);
  await page.goto('/articles');
  const assign = page.getByRole('button', { name: /^Assign an owner to/ });
  await assign.click();
  await expect(page.getByLabel('Owner', { exact: true })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(assign).toBeFocused();
});

test('In a browser that gives a pressed button no focus, a search that failed is tried again', async ({ page }) => {
  await pressWithoutFocus(page);
  const deskId = await makeDesk();
  await signIn(page, await makePerson('Elif Tuncel', { roles: { [deskId]: 'editor' } }));
  await makeArticle(page, deskId, ferryArticle);
  await page.goto('/articles');
  await expect(page.getByRole('button', { name: /^Assign an owner to/ })).toBeVisible();
  await page.route('**/api/v1/search?*', (route) => route.fulfill({ status: 500, body: '' }));
  const search = page.getByRole('search', { name: 'Articles, claims and sources' });
  await search.getByRole('combobox').click();
  await page.keyboard.type('ferry');
  await expect(search.getByRole('alert')).toBeVisible();
  await page.unroute('**/api/v1/search?*');
  await search.getByRole('button', { name: 'Try again' }).click();
  await expect(search.getByRole('option')).not.toHaveCount(0);
  await expect(search.getByRole('combobox')).toBeFocused();
});

test('What I press in a card whose statement I am writing is pressed, though the card gets lower by it', async ({ page }) => {
  const { articleId, deskId } = await beginWithTwoClaims(page);
  await signIn(page, await makePerson('Elif Tuncel', { roles: { [deskId]: 'editor' } }));
  const { option } = await openArticle(page, articleId);
  await option(/^C1/).click();
  const card = claimOf(page, 1);
  const statement = card.getByLabel('Statement of C1');
  const begin = card.getByRole('button', { name: 'Say what is checked' });
  await begin.click();
  await expect(statement).toBeFocused();
  // Nothing was written.
  await card.getByRole('button', { name: 'Type none' }).click();
  await expect(card.getByRole('group', { name: 'Type of C1' })).toBeVisible();
  await card.getByRole('button', { name: 'Type none' }).click();

  await begin.click();
  await page.keyboard.type('The Ferry line carried 1,240 people a day in September.');
  await card.getByRole('button', { name: /^Due date of C1/ }).click();
  await expect(page.getByRole('menu', { name: 'Due' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(statement).toHaveCount(0);
  await expect(card.getByRole('button', { name: /^Statement: The Ferry line carried/ })).toBeVisible();

  // What closes the card keeps it, too.
  await card.getByRole('button', { name: /^Statement: The Ferry/ }).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('It carried fewer.');
  await option(/^C2/).click();
  await expect(claimOf(page, 2).getByRole('button', { name: 'Type none' })).toBeVisible();
  await option(/^C1/).click();
  await expect(card.getByRole('button', { name: /^Statement: It carried fewer/ })).toBeVisible();
});
