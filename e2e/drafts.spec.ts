import { expect, type Page } from '@playwright/test';
import { makeArticle, storeTags, workbenchOf } from './articles';
import { ferryArticle } from './ferry-article';
import { makeDesk, makePerson, signIn, test } from './fixtures';
import { claimOf, openClaim } from './judging';
import { keptDrafts } from './kept-drafts';
import { linkTyped } from './link-typed';
import { CLAIM } from './two-claims';

const note = (page: Page) => claimOf(page).getByLabel('Note');
const comment = (page: Page) => claimOf(page).getByRole('textbox', { name: 'Comment', exact: true });

test('The page is loaded anew under half a comment and half a verdict’s note: both are there, for me alone and until I sign out', async ({
  page,
}) => {
  const deskId = await makeDesk();
  const [nika, jonah] = [
    await makePerson('Nika Oravec', { roles: { [deskId]: 'editor' } }),
    await makePerson('Jonah Okoye', { roles: { [deskId]: 'editor' } }),
  ];
  await signIn(page, nika);
  const articleId = await makeArticle(page, deskId, ferryArticle);
  await storeTags(page, articleId, [CLAIM], ['claim']);
  await openClaim(page, articleId);
  await page.keyboard.press('v');
  await page.keyboard.press('2');
  await expect(note(page)).toBeFocused();
  await page.keyboard.type('The count was of');
  await comment(page).click();
  await page.keyboard.type('Who has co');
  await page.reload();
  await expect(workbenchOf(page).text).toBeFocused();
  await workbenchOf(page).option(/^C1/).click();
  await expect(note(page)).toHaveValue('The count was of');
  await expect(comment(page)).toHaveValue('Who has co');

  // My session ends, and a colleague signs in in the same tab.
  await signIn(page, jonah);
  await openClaim(page, articleId);
  await expect(comment(page)).toHaveValue('');
  await expect(note(page)).toHaveCount(0);
  await comment(page).click();
  await page.keyboard.type('Mine');
  await signIn(page, nika);
  await openClaim(page, articleId);
  await expect(note(page)).toHaveValue('The count was of');
  await comment(page).click();
  await page.keyboard.press('End');
  await page.keyboard.type('unted?');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Thread' })).toContainText('Who has counted?');
  const change = page.getByLabel('Change the comment');
  await page.getByRole('region', { name: 'Thread' }).getByRole('button', { name: 'Edit', exact: true }).press('Enter');
  await change.fill('Who has counted them?');
  await page.reload();
  await expect(change).toHaveValue('Who has counted them?');
  await expect(change).not.toBeFocused();
  await change.press('Escape');
  await expect(change).toHaveCount(0);
  await expect(note(page)).toHaveValue('The count was of');
  await expect(page.getByRole('region', { name: 'Thread' }).getByLabel('Reply')).toHaveValue('');

  // From another tab, too, I am asked before they go.
  const list = await page.context().newPage();
  const question = (at: Page) => at.getByRole('dialog', { name: 'Sign out with unsaved work?' });
  for (const at of [list, page]) {
    await at.goto('/articles');
    await at.getByRole('button', { name: 'Account of Nika Oravec' }).click();
    await at.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(question(at)).toContainText('What you have begun to write, in this tab or another, is not sent.');
    await question(at).getByRole('button', { name: 'Stay signed in' }).click();
    await expect(question(at)).toHaveCount(0);
  }
  await page.getByRole('button', { name: 'Account of Nika Oravec' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await question(page).getByRole('button', { name: 'Sign out and delete' }).click();
  for (const at of [page, list]) await expect(at).toHaveURL(/\/sign-in/);
  expect(await keptDrafts(page)).toEqual([`galley-drafts-${jonah.id}`]);
});

test('The reason that I write for something on record waits while the page is loaded anew, until it is given or put away', async ({
  page,
}) => {
  const deskId = await makeDesk();
  await signIn(page, await makePerson('Nika Oravec', { roles: { [deskId]: 'editor' } }));
  const articleId = await makeArticle(page, deskId, ferryArticle);
  await storeTags(page, articleId, [CLAIM], ['claim']);
  await openClaim(page, articleId);
  const dialog = page.getByRole('dialog', { name: 'C1: Cut' });
  const why = dialog.getByLabel('Why?');
  const cut = async () => {
    await claimOf(page)
      .getByRole('button', { name: /^Check:/ })
      .click();
    await page.getByRole('menuitem', { name: 'Cut' }).click();
    await expect(dialog).toBeVisible();
  };
  await cut();
  await why.fill('The desk has no room');
  await page.reload();
  await expect(claimOf(page)).toBeVisible();
  await cut();
  await expect(why).toHaveValue('The desk has no room');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await cut();
  await expect(why).toHaveValue('');
  // Signs that nobody sees say nothing.
  await why.fill('\u200B');
  await expect(dialog.getByRole('button', { name: 'Set to cut' })).toHaveAttribute('title', /^Say why first/);
  await why.fill('No room.');
  await dialog.getByRole('button', { name: 'Set to cut' }).click();
  await expect(claimOf(page)).toContainText('No room.');
  await page.reload();
  await expect(claimOf(page)).toBeVisible();
  await cut();
  await expect(why).toHaveValue('');
});

test('A source that I have begun to change waits while another card is open and while the page is loaded anew', async ({ page }) => {
  const deskId = await makeDesk();
  await signIn(page, await makePerson('Nika Oravec', { roles: { [deskId]: 'editor' } }));
  const articleId = await makeArticle(page, deskId, ferryArticle);
  await storeTags(page, articleId, [CLAIM, 'made in a week of August'], ['claim', 'opinion']);
  await openClaim(page, articleId);
  await page.keyboard.press('s');
  await page.keyboard.type('Harbour board minutes');
  await linkTyped(page);
  const sources = claimOf(page).getByRole('list', { name: 'Sources of this tag' });
  await page.getByRole('button', { name: 'More for Harbour board minutes' }).click();
  await page.getByRole('menuitem', { name: 'Change…' }).click();
  await expect(sources.getByLabel('Quoted words')).toBeFocused();
  await sources.getByLabel('Quoted words').fill('1,204 people');
  // Chosen once more it leads back to the words.
  await page.getByRole('button', { name: 'More for Harbour board minutes' }).click();
  await page.getByRole('menuitem', { name: 'Change…' }).click();
  await expect(sources.getByLabel('Quoted words')).toBeFocused();
  await expect(sources.getByLabel('Quoted words')).toHaveValue('1,204 people');
  await workbenchOf(page).option(/^O1/).click();
  await expect(sources).toHaveCount(0);
  await workbenchOf(page).option(/^C1/).click();
  await expect(sources.getByLabel('Quoted words')).toHaveValue('1,204 people');
  await page.reload();
  await expect(sources.getByLabel('Quoted words')).toHaveValue('1,204 people');
  await sources.getByRole('button', { name: 'Keep the change' }).click();
  await expect(sources.getByRole('blockquote')).toHaveText('1,204 people');
  await expect(sources.getByLabel('Quoted words')).toHaveCount(0);

  // Only opened again it holds nothing that signing out would take along.
  await page.getByRole('button', { name: 'More for Harbour board minutes' }).click();
  await page.getByRole('menuitem', { name: 'Change…' }).click();
  await expect(sources.getByLabel('Quoted words')).toBeFocused();
  await page.goto('/articles');
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
});

test('What I write in the fields of a type waits while the page is loaded anew, until it is kept', async ({ page }) => {
  const deskId = await makeDesk();
  await signIn(page, await makePerson('Nika Oravec', { roles: { [deskId]: 'editor' } }));
  const articleId = await makeArticle(page, deskId, ferryArticle);
  await storeTags(page, articleId, [CLAIM], ['claim']);
  await openClaim(page, articleId);
  await page.keyboard.press('l');
  await page.keyboard.press('2');
  const speaker = claimOf(page).getByLabel('Speaker');
  const saidOn = claimOf(page).getByLabel('Said on');
  await speaker.click();
  await page.keyboard.type('The may');
  await page.reload();
  await expect(speaker).toHaveValue('The may');
  await expect(speaker).not.toBeFocused();
  await speaker.click();
  await page.keyboard.press('End');
  await page.keyboard.type('or');
  await page.keyboard.press('Enter');
  await expect.poll(() => keptDrafts(page)).toEqual([]);
  await saidOn.fill('2026-05-01');
  await saidOn.press('Enter');
  await speaker.focus();
  await page.mouse.move(0, 0);
  // The day stands there as elsewhere, whatever the browser speaks.
  await expect(saidOn.locator('..')).toHaveAttribute('data-says', /^(1 May|May 1,) 2026$/);
  await expect(workbenchOf(page).saveState).toContainText('Saved');
  await page.reload();
  await expect(speaker).toHaveValue('The mayor');
  await expect(saidOn).toHaveValue('2026-05-01');
});

test('A request for a reply that I am logging, and what came of one, wait while the page is loaded anew', async ({ page }) => {
  const deskId = await makeDesk();
  await signIn(page, await makePerson('Nika Oravec', { roles: { [deskId]: 'editor' } }));
  const articleId = await makeArticle(page, deskId, ferryArticle);
  await storeTags(page, articleId, [CLAIM], ['claim']);
  await openClaim(page, articleId);
  const begin = async () => {
    await claimOf(page).getByRole('button', { name: 'More for C1', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Log a request for reply…' }).click();
  };
  const question = page.getByLabel('What was asked');
  await begin();
  await question.fill('Does the ferry carry 1,240 people a day?');
  await page.reload();
  await expect(claimOf(page)).toBeVisible();
  await begin();
  await expect(question).toHaveValue('Does the ferry carry 1,240 people a day?');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await begin();
  await expect(question).toHaveValue('');
  await page.getByLabel('To whom').fill('Ilka Wendt');
  await question.fill('Is it 1,240 a day?');
  await page.getByRole('button', { name: 'Log the request' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();

  const answer = page.getByLabel('What was answered');
  await claimOf(page).getByRole('button', { name: 'Log what came of it…' }).click();
  await answer.fill('It is 1,204.');
  await page.reload();
  await expect(claimOf(page)).toBeVisible();
  await claimOf(page).getByRole('button', { name: 'Log what came of it…' }).click();
  await expect(answer).toHaveValue('It is 1,204.');
  await page.getByRole('button', { name: 'Log it' }).click();
  await expect(claimOf(page)).toContainText('It is 1,204.');
  await begin();
  await expect(question).toHaveValue('');
});
