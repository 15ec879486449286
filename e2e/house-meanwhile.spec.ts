import { expect, type Page } from '@playwright/test';
import { expectNoAxeFinding } from './axe';
import { inDatabase, makeDesk, makePerson, signIn, test, uniqueName } from './fixtures';
import { gateOf } from './gate';
import { whenAlive } from './when-alive';

/** The types are the house's: the next journey wants those that a house begins with. */
test.afterEach(() => inDatabase((client) => client.query(`delete from "HouseSetting" where key = 'tag-types'`)));

test('I set a rule of my desk, and see what a colleague has set since I opened the page', async ({ page, openElsewhere }) => {
  const desk = uniqueName('Desk');
  const roles = { [await makeDesk(desk)]: 'lead' };
  const hanne = await openElsewhere();
  await signIn(page, await makePerson('Marc Delisle', { roles }));
  await signIn(hanne, await makePerson('Hanne Voss', { roles }));
  const open = async (at: Page) => (await whenAlive(at.getByRole('button', { name: `Rules of ${desk}` }))).click();
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

test('I change the types of our house while a colleague does: what I type stays, and what they kept is there', async ({
  page,
  openElsewhere,
}) => {
  const hanne = await openElsewhere();
  await signIn(page, await makePerson('Ines Duarte', { isAdmin: true }));
  await signIn(hanne, await makePerson('Hanne Voss', { isAdmin: true }));
  for (const at of [page, hanne]) await at.goto('/people/types');
  const guidelines = (at: Page) => at.getByLabel('Guidelines');
  const keep = (at: Page) => at.getByRole('button', { name: 'Keep the types' });
  // While it is sent the button is off as well.
  const expectKept = (at: Page) => expect(keep(at)).toHaveAttribute('title', 'Nothing has changed yet.');
  const row = (at: Page, name: string) => at.locator('[data-type]').filter({ has: at.getByText(name, { exact: true }) });
  const add = async (at: Page, name: string) => {
    await (await whenAlive(at.getByRole('button', { name: 'Add a type of claim' }))).click();
    const added = at.locator('[data-type]').filter({ has: at.getByText('New type') });
    await expect(added.getByLabel('Name', { exact: true })).toBeFocused();
    await at.keyboard.type(name);
  };
  await add(hanne, 'Rumour');
  await guidelines(hanne).fill('Ask twice.');
  await keep(hanne).click();
  await expectKept(hanne);

  // What is typed until the answer comes stays, with focus where it was.
  await add(page, 'Distance');
  const mine = row(page, 'Distance');
  await mine.getByLabel('Checklist').fill('Measured on a map');
  await guidelines(page).fill('Call before you write.');
  await keep(page).click();
  const note = page.getByRole('status').filter({ hasText: 'The types were changed meanwhile' });
  await expect(note).toContainText('Filled in as it is now: Rumour (new). Something else there, while yours stays here: Guidelines.');
  await expect(guidelines(page)).toHaveValue('Call before you write.');
  await expect(mine.getByLabel('Checklist')).toHaveValue('Measured on a map');
  await expect(row(page, 'Rumour')).toBeVisible();
  await expectNoAxeFinding(page, { how: 'types that were changed meanwhile' });
  await note.getByRole('button', { name: 'Look at theirs' }).click();
  const dialog = page.getByRole('dialog', { name: 'The types as they are now' });
  await expect(dialog).toContainText('Ask twice.');
  await expect(dialog).toContainText('Rumour');
  await expectNoAxeFinding(page, { how: 'types as a colleague has kept them' });
  await dialog.getByRole('button', { name: 'Close' }).click();

  const { gate, open: answer } = gateOf();
  const asked = page.waitForRequest((request) => request.method() === 'PUT');
  await page.route('**/house/tag-types', async (route) => {
    await gate;
    await route.continue();
  });
  await guidelines(page).fill('Call before you write. Ask twice.');
  await keep(page).click();
  await asked;
  await mine.getByLabel('Checklist').fill('Measured on a map\nBy road');
  const refreshed = page.waitForResponse((response) => response.url().includes('/people/types?_rsc'));
  answer();
  await refreshed;
  await expect(note).toHaveCount(0);
  await expect(mine.getByLabel('Checklist')).toBeFocused();
  await expect(mine.getByLabel('Checklist')).toHaveValue('Measured on a map\nBy road');
  await page.keyboard.type(', or as the crow flies');
  await keep(page).click();
  await expectKept(page);
  await hanne.reload();
  await expect(guidelines(hanne)).toHaveValue('Call before you write. Ask twice.');
  await expect(row(hanne, 'Distance').getByLabel('Checklist')).toHaveValue('Measured on a map\nBy road, or as the crow flies');
});
