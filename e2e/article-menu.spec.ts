import { expect } from '@playwright/test';
import { makeArticle, openArticle, workbenchOf } from './articles';
import { expectNoAxeFinding } from './axe';
import { inDatabase, makeDesk, makePerson, signIn, test, uniqueName } from './fixtures';
import { listOf } from './listed-articles';

test('I put an article away from its row, take that back at once or later, and give it another title', async ({ page }) => {
  const deskId = await makeDesk();
  await signIn(page, await makePerson('Hanne Voss', { roles: { [deskId]: 'editor' } }));
  for (const title of ['Last story', 'Second story', 'First story']) await makeArticle(page, deskId, `${title}\n\nWords of it.`);
  const { table, tab, row } = listOf(page);
  await page.goto('/articles');
  await expect(table.getByRole('link')).toHaveText(['First story', 'Second story', 'Last story']);
  // The menu lies over the rows below and their buttons.
  await page.getByRole('button', { name: 'Actions on First story' }).click();
  await page.getByRole('menuitem', { name: 'Archive' }).click();
  // The note would go after six seconds: focus holds it.
  await page.getByRole('button', { name: 'Undo' }).focus();
  await expect(table.getByRole('link')).toHaveText(['Second story', 'Last story']);
  await expect(tab(/Tagging 2/)).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(table.getByRole('link')).toHaveCount(3);
  await page.getByRole('button', { name: 'Actions on Last story' }).click();
  await page.getByRole('menuitem', { name: 'Rename…' }).click();
  await page.getByRole('textbox', { name: 'Title' }).fill('Best story');
  await page.getByRole('button', { name: 'Rename' }).click();
  await expect(table.getByRole('link')).toHaveText(['Best story', 'First story', 'Second story']);

  await page.getByRole('button', { name: 'Actions on Second story' }).click();
  await page.getByRole('menuitem', { name: 'Archive' }).click();
  await expect(table.getByRole('link')).toHaveText(['Best story', 'First story']);
  const archived = page.getByRole('button', { name: 'Archived' });
  await archived.click();
  await expect(table.getByRole('link')).toHaveText(['Second story']);
  await expect(row(/Second story/)).toContainText('Archived');
  await page.getByRole('button', { name: 'Actions on Second story' }).click();
  await page.getByRole('menuitem', { name: 'Restore' }).click();
  await expect(table.getByRole('link')).toHaveCount(0);
  await archived.click();
  await expect(table.getByRole('link')).toHaveCount(3);
  await expect(row(/Second story/)).not.toContainText('Archived');
});

test('A rename does not put back the headline of a list that is old, and says what it is now', async ({ page, openElsewhere }) => {
  const deskId = await makeDesk();
  await signIn(page, await makePerson('Hanne Voss', { roles: { [deskId]: 'editor' } }));
  const articleId = await makeArticle(page, deskId, 'First story\n\nWords of it.');
  const jonah = await openElsewhere();
  await signIn(jonah, await makePerson('Jonah Okoye', { roles: { [deskId]: 'editor' } }));
  await page.goto('/articles');
  await page.getByRole('button', { name: 'Actions on First story' }).click();
  await page.getByRole('menuitem', { name: 'Rename…' }).click();
  const field = page.getByRole('textbox', { name: 'Title' });
  await field.fill('First story, corrected');
  const renamed = await jonah.request.put(`/api/v1/articles/${articleId}/title`, { data: { title: 'Quite another story' } });
  expect(renamed.ok(), await renamed.text()).toBe(true);
  await page.getByRole('button', { name: 'Rename' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('The headline is “Quite another story” now. Rename once more to put yours in that place.');
  await expect(field).toHaveValue('First story, corrected');
  await page.getByRole('button', { name: 'Rename' }).click();
  await expect(listOf(page).table.getByRole('link')).toHaveText(['First story, corrected']);
});

test('Without a line the menu of an article says why I cannot put it away, to the keys too, and stays open', async ({ page, context }) => {
  const deskId = await makeDesk();
  await signIn(page, await makePerson('Hanne Voss', { roles: { [deskId]: 'editor' } }));
  await makeArticle(page, deskId, 'First story\n\nWords of it.');
  await page.goto('/articles');
  await page.getByRole('button', { name: 'Actions on First story' }).focus();
  await page.keyboard.press('Enter');
  const archive = page.getByRole('menuitem', { name: 'Archive', exact: true });
  await expect(archive).toBeVisible();
  await context.setOffline(true);
  await expect(archive).toHaveAttribute('aria-disabled', 'true');
  await expect(archive).toHaveAccessibleDescription('You are offline. Archiving needs the line.');
  await expect(archive).toContainText('Archiving needs the line.');
  await expectNoAxeFinding(page, { how: 'a row of a menu that is off' });
  await page.getByRole('menuitem', { name: 'History' }).focus();
  await page.keyboard.press('ArrowUp');
  await expect(archive).toBeFocused();
  await page.keyboard.press('Enter');
  await archive.click({ force: true });
  await expect(archive).toBeVisible();
  await context.setOffline(false);
  await expect(archive).not.toHaveAttribute('aria-disabled');
  await archive.click();
  await expect(page.getByText('First story archived', { exact: true })).toBeVisible();
});

test('I move an article to another desk: its people find it, and for mine it is gone', async ({ page, openElsewhere }) => {
  const [city, night] = [uniqueName('City'), uniqueName('Night')];
  const [cityId, nightId] = [await makeDesk(city), await makeDesk(night)];
  await signIn(page, await makePerson('Hanne Voss', { roles: { [cityId]: 'editor', [nightId]: 'editor' } }));
  const articleId = await makeArticle(page, cityId, 'Night buses\n\nWords of it.');
  await page.goto('/articles');
  await page.getByRole('button', { name: 'Actions on Night buses' }).click();
  await page.getByRole('menuitem', { name: 'Move to another desk…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Move to another desk' });
  await expect(dialog).toContainText('Only people of that desk will see “Night buses” afterwards.');
  // The desk where it is is none that it can move to.
  await expect(dialog.getByLabel('Desk').getByRole('option')).toHaveText([night]);
  await expectNoAxeFinding(page);
  await dialog.getByLabel('Desk').selectOption(night);
  await dialog.getByRole('button', { name: 'Move' }).click();
  await expect(dialog).toBeHidden();
  await expect(listOf(page).row(/Night buses/)).toContainText(night);

  const [colleague, newcomer] = [await openElsewhere(), await openElsewhere()];
  await signIn(colleague, await makePerson('Priya Raman', { roles: { [cityId]: 'checker' } }));
  expect((await colleague.goto(`/articles/${articleId}`))?.status()).toBe(404);
  await expect(colleague.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
  await signIn(newcomer, await makePerson('Jonah Okoye', { roles: { [nightId]: 'checker' } }));
  await newcomer.goto('/articles');
  await newcomer.getByRole('link', { name: 'Night buses' }).click();
  await expect(workbenchOf(newcomer).text).toContainText('Words of it.');
});

test('As an admin I delete an article: it is gone from the list, from its address, and where it is open', async ({
  page,
  openElsewhere,
}) => {
  const deskId = await makeDesk();
  const title = `A slip ${Date.now()}`;
  const lead = await openElsewhere();
  await signIn(lead, await makePerson('Hanne Voss', { roles: { [deskId]: 'lead' } }));
  const articleId = await makeArticle(lead, deskId, `${title}\n\nWords of it.`);
  await lead.goto('/articles');
  await lead.getByRole('button', { name: `Actions on ${title}` }).click();
  await expect(lead.getByRole('menuitem', { name: 'Rename…' })).toBeVisible();
  await expect(lead.getByRole('menuitem', { name: 'Delete…' })).toHaveCount(0);
  await openArticle(lead, articleId);
  const newer = await lead.context().newPage();
  await newer.goto(`/articles/${articleId}/newer-version`);
  await newer.getByLabel('Text of the article').fill(`${title}\n\nOther words of it.`);
  const replace = newer.getByRole('button', { name: 'Replace the text' });
  await expect(replace).toBeEnabled();

  await signIn(page, await makePerson('Ines Duarte', { isAdmin: true }));
  await page.goto('/articles');
  const { table, find } = listOf(page);
  await find.fill(title);
  await page.getByRole('button', { name: `Actions on ${title}` }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  const dialog = page.getByRole('dialog', { name: `Delete “${title}”?` });
  await expect(dialog).toContainText(
    'Nobody can open it any more, and it cannot be brought back here. Its journal stays on record with its words;',
  );
  await expectNoAxeFinding(page);
  // Whoever thinks again keeps it.
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(table.getByRole('link', { name: title })).toBeVisible();
  await page.getByRole('button', { name: `Actions on ${title}` }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(dialog).toBeHidden();
  await expect(table.getByRole('link')).toHaveCount(0);

  await expect(workbenchOf(lead).saveState).toContainText('This article was deleted, or is no longer yours to see.');
  await replace.click();
  const refusal = 'This article was deleted, or is no longer yours to see. Copy your text before you leave this page.';
  await expect(newer.getByText(refusal, { exact: true })).toBeVisible();
  await expect(newer.getByLabel('Text of the article')).toHaveValue(/Other words of it\.$/);
  for (const somebody of [page, lead]) {
    expect((await somebody.goto(`/articles/${articleId}`))?.status()).toBe(404);
    await expect(somebody.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
  }
  const [last] = await inDatabase(async (client) => {
    const { rows } = await client.query('select type from "JournalEntry" where "articleId" = $1 order by seq desc limit 1', [articleId]);
    return rows;
  });
  expect(last).toEqual({ type: 'article.deleted' });
});
