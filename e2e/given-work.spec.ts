import { expect } from '@playwright/test';
import { makeArticle, openArticle, storeTags } from './articles';
import { expectNoAxeFinding } from './axe';
import { makeDesk, makePerson, signIn, test, uniqueName } from './fixtures';
import { gateOf } from './gate';

test('An editor gives me an article and its claims; my inbox says so until I open it', async ({ page, openElsewhere }) => {
  const deskId = await makeDesk(uniqueName('City'));
  const priya = await makePerson('Priya Raman', { roles: { [deskId]: 'checker' } });
  await signIn(page, await makePerson('Marc Delisle', { roles: { [deskId]: 'editor' } }));
  const articleId = await makeArticle(page, deskId, 'Night buses\n\nThe last bus left. Nobody asked why. It rained.');
  await storeTags(page, articleId, ['The last bus left', 'Nobody asked why'], ['claim', 'claim']);
  await page.goto('/articles');
  // Whoever is quicker than the names is in their field, and not on Cancel.
  const { gate, open: answer } = gateOf();
  await page.route(/\/(free-claims|owner)$/, async (route) => {
    await gate;
    await route.continue();
  });
  await page.getByRole('button', { name: 'Assign an owner to Night buses' }).press('Enter');
  const owner = page.getByRole('combobox', { name: 'Owner' });
  await expect(owner).toBeFocused();
  await expect(owner.getByRole('option')).toHaveText(['Nobody', 'The names have not come yet']);
  await page.keyboard.press('Escape');
  await expect(owner).toHaveCount(0);
  await page.getByRole('button', { name: 'Actions on Night buses' }).click();
  await page.getByRole('menuitem', { name: 'Assign unassigned claims…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Who checks what nobody has of “Night buses”?' });
  const checker = dialog.getByRole('combobox', { name: 'Checker' });
  await expect(checker).toBeFocused();
  await expect(checker).toHaveAttribute('aria-busy', 'true');
  answer();
  await expect(checker).toHaveAttribute('aria-busy', 'false');
  await expect(checker).toBeFocused();
  await dialog.getByRole('combobox', { name: 'Checker' }).selectOption('Priya Raman');
  await dialog.getByRole('button', { name: 'Give 2 claims' }).click();
  await expect(page.getByText('2 claims for Priya').first()).toBeVisible();

  const hers = await openElsewhere();
  await signIn(hers, priya);
  await hers.goto('/inbox');
  await expect(hers.getByRole('link', { name: /^Inbox.*1 unread/ })).toBeVisible();
  const given = hers.getByRole('list', { name: 'Given to you' });
  await expect(given).toContainText('Marc gave you claims in Night buses');
  await expect(given).toContainText('2 claims to check');
  await expectNoAxeFinding(hers, { how: 'an inbox with work that was given' });
  const isRead = hers.waitForResponse((answer) => answer.url().endsWith('/given-read'));
  await given.getByRole('link').click();
  await expect(hers.getByRole('textbox', { name: 'Text of the article' })).toBeFocused();
  await expect(hers.getByRole('option', { name: /^C2/ })).toBeVisible();

  // It was read by being opened, and comes back when there is more.
  await isRead;
  await hers.goto('/inbox');
  await expect(given).toContainText('Marc gave you claims in Night buses');
  await expect(given.getByText('Unread.')).toHaveCount(0);
  await openArticle(page, articleId);
  await page.getByRole('region', { name: 'Progress' }).getByRole('button', { name: 'Owner: No owner' }).click();
  await page.getByRole('combobox', { name: 'Owner' }).selectOption('Priya Raman');
  await page.getByRole('button', { name: 'Name the owner' }).click();
  await expect(page.getByRole('button', { name: 'Owner: Priya' })).toBeVisible();
  await hers.reload();
  await expect(given).toContainText('Marc named you the owner of Night buses');
  await hers.getByRole('button', { name: 'Mark all as read' }).click();
  await expect(given.getByText('Unread.')).toHaveCount(0);
});

test('A colleague gives me an article that I have open: I have read it by being there', async ({ page, openElsewhere }) => {
  const deskId = await makeDesk(uniqueName('City'));
  const priya = await makePerson('Priya Raman', { roles: { [deskId]: 'checker' } });
  await signIn(page, await makePerson('Marc Delisle', { roles: { [deskId]: 'editor' } }));
  const articleId = await makeArticle(page, deskId, 'Night buses\n\nThe last bus left. Nobody asked why. It rained.');
  await storeTags(page, articleId, ['The last bus left'], ['claim']);
  const hers = await openElsewhere();
  await signIn(hers, priya);
  await openArticle(hers, articleId);
  // By then the page hears of what colleagues do.
  await openArticle(page, articleId);
  await expect(hers.getByRole('button', { name: /Marc/ })).toBeVisible();
  const isRead = hers.waitForResponse((answer) => answer.url().endsWith('/given-read'));
  await page.getByRole('region', { name: 'Progress' }).getByRole('button', { name: 'Owner: No owner' }).click();
  await page.getByRole('combobox', { name: 'Owner' }).selectOption('Priya Raman');
  await page.getByRole('button', { name: 'Name the owner' }).click();
  expect((await isRead).ok()).toBe(true);
  await hers.goto('/inbox');
  const given = hers.getByRole('list', { name: 'Given to you' });
  await expect(given).toContainText('Marc named you the owner of Night buses');
  await expect(given.getByText('Unread.')).toHaveCount(0);
});
