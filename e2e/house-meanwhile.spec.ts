import { expect, type Page } from '@playwright/test';
import { expectNoAxeFinding } from './axe';
import { makeDesk, makePerson, signIn, test } from './fixtures';

test('I set a rule of my desk, and see what a colleague has set since I opened the page', async ({ page, openElsewhere }) => {
  const desk = `Desk ${Date.now()} ${Math.random()}`;
  const roles = { [await makeDesk(desk)]: 'lead' };
  const hanne = await openElsewhere();
  await signIn(page, await makePerson('Marc Delisle', { roles }));
  await signIn(hanne, await makePerson('Hanne Voss', { roles }));
  const open = (at: Page) => at.getByRole('button', { name: `Rules of ${desk}` }).click();
  const tick = (at: Page, rule: RegExp) => at.getByRole('checkbox', { name: rule }).check();
  const set = (at: Page) => at.getByRole('button', { name: 'Set the rules' }).click();
  for (const at of [page, hanne]) await at.goto('/people/desks');
  await open(hanne);
  await tick(hanne, /^A second check of every claim/);
  await set(hanne);
  await expect(hanne.getByRole('row', { name: desk })).toContainText('A second check');

  await open(page);
  await tick(page, /^Every sentence seen/);
  await set(page);
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Filled in as it is now: A second check of every claim (on). Look them over, and set them once more.');
  for (const rule of [/^A second check of every claim/, /^Every sentence seen/])
    await expect(page.getByRole('checkbox', { name: rule })).toBeChecked();
  await expectNoAxeFinding(page, { how: 'rules that were changed meanwhile' });
  await set(page);
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('row', { name: desk })).toContainText('A second check; every sentence seen');

  // Both say how the desk votes: mine stays in the form, and theirs can be taken.
  await hanne.reload();
  for (const at of [page, hanne]) {
    await open(at);
    await tick(at, /^Editors and leads vote/);
  }
  await hanne.getByLabel('When they vote').selectOption('every');
  await set(hanne);
  await expect(hanne.getByRole('row', { name: desk })).toContainText('two of three votes on every claim');
  await set(page);
  await expect(dialog).toContainText('Votes are “two of three votes on every claim” now.');
  await expect(page.getByLabel('When they vote')).toHaveValue('differ');
  await page.getByRole('button', { name: 'Take theirs' }).click();
  await expect(page.getByLabel('When they vote')).toHaveValue('every');
});
