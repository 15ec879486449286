import { expect, type Page } from '@playwright/test';
import { makeArticle, openArticle, storeTags } from './articles';
import { expectNoAxeFinding } from './axe';
import { makeDesk, makePerson, signIn, test, uniqueName } from './fixtures';

/** A desk with an editor, who is signed in, and a checker; and an article of theirs with two claims. */
async function begin(page: Page) {
  const deskId = await makeDesk(uniqueName('City'));
  const editor = await makePerson('Marc Delisle', { roles: { [deskId]: 'editor' } });
  const checker = await makePerson('Priya Raman', { roles: { [deskId]: 'checker' } });
  await signIn(page, editor);
  const articleId = await makeArticle(page, deskId, 'Night buses\n\nThe last bus left. Nobody asked why. It rained.');
  await storeTags(page, articleId, ['The last bus left', 'Nobody asked why'], ['claim', 'claim']);
  return { deskId, articleId, editor, checker };
}

test('I give all claims that nobody has to one person from the list, and am told how many', async ({ page }) => {
  const { articleId } = await begin(page);
  await page.goto('/articles');
  await page.route('**/free-claims', (route) => route.fulfill({ status: 500, body: 'Broken.' }), { times: 1 });
  await page.getByRole('button', { name: 'Actions on Night buses' }).click();
  await page.getByRole('menuitem', { name: 'Assign unassigned claims…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Who checks what nobody has of “Night buses”?' });
  // Until they are counted nothing is given, and Enter does not close it as if they were.
  await expect(dialog.getByText('The claims that nobody has could not be counted.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Give the claims' })).toBeDisabled();
  await expectNoAxeFinding(page, { how: 'claims that could not be counted' });
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await expect(dialog.getByText('2 claims that nobody has.')).toBeVisible();
  await expectNoAxeFinding(page);
  await dialog.getByRole('button', { name: 'Give 2 claims' }).click();
  await expect(dialog.getByText('Choose who checks them.')).toBeVisible();
  await dialog.getByRole('combobox', { name: 'Checker' }).selectOption('Priya Raman');
  await dialog.getByRole('button', { name: 'Give 2 claims' }).click();
  await expect(page.getByText('2 claims for Priya').first()).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'Night buses' })).toContainText('Checker Priya Raman.');
  // In the article they are hers, and nothing is left to give.
  await openArticle(page, articleId);
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'Find a tag, a paragraph or a command' }).fill('unassigned');
  await page.getByRole('option', { name: 'Assign unassigned claims' }).click();
  await expect(page.getByRole('dialog').getByText('Every claim that is not checked is with somebody.')).toBeVisible();
});

test('The workbench says who sees the article through and by when, and follows when a colleague changes it', async ({
  page,
  openElsewhere,
}) => {
  const { articleId, checker } = await begin(page);
  await openArticle(page, articleId);
  const progress = page.getByRole('region', { name: 'Progress' });
  await progress.getByRole('button', { name: 'Owner: No owner' }).click();
  await page.getByRole('combobox', { name: 'Owner' }).selectOption('Priya Raman');
  await page.getByRole('button', { name: 'Name the owner' }).click();
  await expect(progress.getByRole('button', { name: 'Owner: Priya' })).toBeVisible();

  const colleague = await openElsewhere();
  await signIn(colleague, checker);
  await openArticle(colleague, articleId);
  const seen = colleague.getByRole('region', { name: 'Progress' });
  await expect(seen).toContainText('Owner: You');
  await expect(seen).toContainText('No due date');
  await expect(seen.getByRole('button', { name: 'No due date' })).toHaveCount(0);

  await progress.getByRole('button', { name: 'No due date' }).click();
  await page.getByLabel('Day and time').fill('2020-10-10T18:00');
  await page.getByRole('button', { name: 'Set the due date' }).click();
  await expect(progress.getByRole('button', { name: /^Due .*late by [\d,]+ days$/ })).toBeVisible();
  await expect(seen).toContainText(/Due .*late by [\d,]+ days/);
  await expectNoAxeFinding(page);
});

test('I say by when a signed article is due, and nobody gives out its claims any more', async ({ page }) => {
  const deskId = await makeDesk(uniqueName('City'));
  await signIn(page, await makePerson('Marc Delisle', { roles: { [deskId]: 'lead' } }));
  const articleId = await makeArticle(page, deskId, 'Night buses\n\nThe last bus left. Nobody asked why.');
  await openArticle(page, articleId);
  await page.getByRole('button', { name: /^Sign off/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^Sign/ }).click();
  await expect(page.getByText(/^Signed/).first()).toBeVisible();

  const progress = page.getByRole('region', { name: 'Progress' });
  await progress.getByRole('button', { name: 'No due date' }).click();
  await page.getByLabel('Day and time').fill('2020-10-10T18:00');
  await page.getByRole('button', { name: 'Set the due date' }).click();
  await expect(progress.getByRole('button', { name: /^Due .*2020/ })).toBeVisible();
  await progress.getByRole('button', { name: 'Owner: No owner' }).click();
  await page.getByRole('combobox', { name: 'Owner' }).selectOption('Marc Delisle');
  await page.getByRole('button', { name: 'Name the owner' }).click();
  await expect(progress.getByRole('button', { name: 'Owner: You' })).toBeVisible();
  await page.getByRole('article', { name: 'Text of the article' }).click();
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'Find a tag, a paragraph or a command' }).fill('article');
  await expect(page.getByRole('option', { name: 'Due date of the article' })).toBeVisible();
  await expect(page.getByRole('option', { name: 'Assign unassigned claims' })).toHaveCount(0);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('I see by when the article is due, and change it', async ({ page }) => {
    const { articleId } = await begin(page);
    await openArticle(page, articleId);
    await page.getByRole('button', { name: 'More of this article' }).tap();
    await page.getByRole('menuitem', { name: 'Due…' }).tap();
    await page.getByLabel('Day and time').fill('2020-10-10T18:00');
    await page.getByRole('button', { name: 'Set the due date' }).tap();
    await expect(page.getByRole('main').getByText(/^Due .*late by/)).toBeVisible();
    await expectNoAxeFinding(page);
  });
});
