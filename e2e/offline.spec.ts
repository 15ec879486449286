import { expect } from '@playwright/test';
import { makeArticle, openArticle, writeInHeadline } from './articles';
import { expectNoAxeFinding } from './axe';
import { ferryArticle } from './ferry-article';
import { makeDesk, makePerson, signIn, test } from './fixtures';

const stays = 'What is here stays; other pages open when the line is back.';
const held = 'You are offline. Other pages open when the line is back.';

test('A link that I press without a line leaves me where I am, and opens when the line is back', async ({ context, page }) => {
  await signIn(page, await makePerson('Elif Tuncel'));
  await page.goto('/articles');
  await context.setOffline(true);
  await expect(page.getByText(stays)).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectNoAxeFinding(page, { how: colorScheme, coloursOnly: colorScheme === 'dark' });
  }
  const sources = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Sources' });
  await sources.press('Enter');
  await expect(page.getByText(held).first()).toBeVisible();
  await expect(page).toHaveURL(/\/articles$/);
  await context.setOffline(false);
  await expect(page.getByText(stays)).toHaveCount(0);
  await sources.press('Enter');
  await expect(page.getByRole('heading', { name: 'Sources' })).toBeVisible();
});

test('An article that I work on stays open, and takes what I write, whatever I press without a line', async ({ context, page }) => {
  const deskId = await makeDesk(`Desk ${Date.now()} ${Math.random()}`);
  await signIn(page, await makePerson('Elif Tuncel', { roles: { [deskId]: 'editor' } }));
  const articleId = await makeArticle(page, deskId, ferryArticle);
  const { text, saveState } = await openArticle(page, articleId);
  // A menu that was open once has its script.
  const account = page.getByRole('button', { name: 'Account of Elif Tuncel' });
  await account.click();
  await expect(page.getByRole('menuitem', { name: 'Profile' })).toBeVisible();
  await page.keyboard.press('Escape');
  await context.setOffline(true);
  await page.getByRole('link', { name: 'Galley, to the articles' }).click();
  await expect(page.getByText(held)).toHaveCount(1);
  await account.click();
  await page.getByRole('menuitem', { name: 'Profile' }).click();
  await expect(page.getByText(held)).toHaveCount(2);
  await text.focus();
  await writeInHeadline(page, ' slow');
  await expect(text).toContainText('A slow ferry');
  await context.setOffline(false);
  await expect(saveState).toContainText('Saved');
  await expect(page).toHaveURL(new RegExp(articleId));
});
