import { expect } from '@playwright/test';
import { makeDesk, makePerson, signIn, test } from './fixtures';

test('A menu that I have never opened opens without a line, by key and by pointer', async ({ page, context }) => {
  const deskId = await makeDesk(`Desk ${Date.now()} ${Math.random()}`);
  await signIn(page, await makePerson('Elif Tuncel', { roles: { [deskId]: 'editor' } }));
  await page.goto('/articles');
  // What the page fetches for later is in the browser.
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);

  const account = page.getByRole('button', { name: 'Account of Elif Tuncel' });
  const profile = page.getByRole('menuitem', { name: 'Profile' });
  await expect(account).toHaveAttribute('aria-haspopup', 'menu');
  await expect(account).toHaveAttribute('aria-expanded', 'false');
  await account.focus();
  await page.keyboard.press('ArrowDown');
  await expect(profile).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(profile).not.toBeFocused();
  await page.keyboard.press('Escape');
  await expect(profile).toHaveCount(0);
  await expect(account).toBeFocused();
  await account.click();
  await expect(profile).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(account).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(profile).toBeFocused();
  await context.setOffline(false);
});

test('The first opening of a menu by Enter gives its first row focus', async ({ page }) => {
  await signIn(page, await makePerson('Elif Tuncel'));
  await page.goto('/profile');
  await page.waitForLoadState('networkidle');
  await page.getByRole('button', { name: 'Account of Elif Tuncel' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Profile' })).toBeFocused();
});
