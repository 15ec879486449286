import { expect, type Page } from '@playwright/test';
import { makeArticle, openArticle, storeTags, workbenchOf } from './articles';
import { expectNoAxeFinding } from './axe';
import { ferryArticle } from './ferry-article';
import { makeDesk, makePerson, signIn, test, uniqueName } from './fixtures';
import { giveVerdict } from './judging';
import { CLAIM } from './two-claims';
import { whenAlive } from './when-alive';

const sourcesOf = (page: Page) => page.getByRole('list', { name: 'Sources of this tag' });

/** Links a source to the active claim, and says what it is for this fact and whose word it is. */
async function link(page: Page, title: string, tier: string, origin: string): Promise<void> {
  await page.keyboard.press('s');
  await page.getByRole('combobox', { name: 'Source: title or link' }).fill(title);
  await page.keyboard.press('Enter');
  await page.getByRole('group', { name: 'For this fact' }).getByText(tier, { exact: true }).click();
  await page.getByLabel('Origin').fill(origin);
  await page.getByRole('button', { name: 'Link source' }).click();
  await expect(sourcesOf(page)).toContainText(title);
}

test('My desk asks for two sources and a primary one; copies of one story count once', async ({ page }) => {
  const desk = uniqueName('Desk');
  const deskId = await makeDesk(desk);
  await signIn(page, await makePerson('Marc Delacroix', { roles: { [deskId]: 'lead' } }));
  await page.goto('/people/desks');
  await (await whenAlive(page.getByRole('button', { name: `Rules of ${desk}` }))).click();
  await page.getByRole('checkbox', { name: /^Two independent sources/ }).check();
  await page.getByRole('checkbox', { name: /^A primary source/ }).check();
  await page.getByRole('button', { name: 'Set the rules' }).click();
  await expect(page.getByRole('row', { name: desk })).toContainText('Two independent sources; a primary source');

  const articleId = await makeArticle(page, deskId, ferryArticle);
  await storeTags(page, articleId, [CLAIM], ['claim']);
  const { option, card, saveState } = await openArticle(page, articleId);
  await option(/^C1/).click();
  await link(page, 'Morning paper', 'Secondary', 'Agency wire, 3 October');
  await link(page, 'Evening paper', 'Secondary', 'agency wire, 3 october');
  await page.keyboard.press('s');
  await page.getByRole('combobox', { name: 'Source: title or link' }).fill('A third one');
  await page.keyboard.press('Enter');
  // What is there is offered once, as it was written first.
  await expect(page.locator('datalist option')).toHaveAttribute('value', 'Agency wire, 3 October');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(sourcesOf(page).getByRole('listitem').first()).toContainText('Secondary, origin: Agency wire, 3 October');
  await workbenchOf(page).text.focus();
  await page.keyboard.press('v');
  await page.keyboard.press('1');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText('1 of 1 claim checked')).toBeVisible();
  await expect(card).toContainText('2 sources, 1 origin: counts once. Only secondary sources');
  await expectNoAxeFinding(page, { how: 'a claim on copies of one story' });

  // The list finds it, and the sign-off says why not.
  await page.getByRole('button', { name: 'Type and sources', exact: true }).click();
  await page.getByRole('menuitemradio', { name: 'Secondary only' }).click();
  await expect(option(/^C1/)).toBeVisible();
  await page.getByRole('button', { name: 'Sign off 2 left' }).click();
  const dialog = page.getByRole('dialog', { name: '1 claim stands in the way' });
  await expect(dialog.getByRole('region', { name: '1 without two independent sources' })).toBeVisible();
  const noPrimary = dialog.getByRole('region', { name: '1 without a primary source' });
  await noPrimary.getByText('Which one').click();
  await noPrimary.getByRole('button', { name: 'Waive C1' }).click();
  await page.getByLabel('Why may it pass?').fill('The count is not public.');
  await page.getByRole('button', { name: 'Waive it' }).click();
  await expect(noPrimary).toHaveCount(0);
  await expect(dialog.getByRole('region', { name: 'Waived' })).toContainText('without a primary source');
  await dialog.getByRole('button', { name: 'Close', exact: true }).click();

  // One of them is found to have counted for itself.
  await option(/^C1/).click();
  await sourcesOf(page).getByRole('button', { name: 'More for Evening paper' }).click();
  await page.getByRole('menuitem', { name: 'Change…' }).click();
  await sourcesOf(page).getByLabel('Origin').fill('Its own count');
  await sourcesOf(page).getByRole('button', { name: 'Keep the change' }).click();
  await expect(card).not.toContainText('counts once');
  await expect(saveState).toContainText('Saved');
  await expect(page.getByRole('button', { name: 'Sign off', exact: true })).toBeVisible();

  await page.goto(`/articles/${articleId}/report`);
  await expect(page.getByRole('table', { name: /^Every claim/ }).getByRole('row', { name: /^C1/ })).toContainText('Only secondary sources');
  await expect(page.getByRole('region', { name: 'Sources', exact: true })).toContainText('Secondary, origin: Its own count');
});

test('A claim that I judge by a note alone says on its card that no source bears it out', async ({ page }) => {
  const deskId = await makeDesk();
  await signIn(page, await makePerson('Nika Oravec', { roles: { [deskId]: 'checker' } }));
  const articleId = await makeArticle(page, deskId, ferryArticle);
  await storeTags(page, articleId, [CLAIM], ['claim']);
  const { option, card } = await openArticle(page, articleId);
  await option(/^C1/).click();
  await giveVerdict(page, '2', 'The count was of one week in May.');
  await expect(page.getByText('1 of 1 claim checked')).toBeVisible();
  await expect(card).toContainText('No source bears it out');
});
