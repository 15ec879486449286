import { expect, type Page } from '@playwright/test';
import { openArticle, workbenchOf } from './articles';
import { makePerson, signIn, test } from './fixtures';
import { beginWithTwoClaims } from './two-claims';

/** Holds a key for so long that it repeats. */
async function hold(page: Page, key: string): Promise<void> {
  for (let n = 0; n < 4; n++) await page.keyboard.down(key);
  await page.keyboard.up(key);
}

const mode = (page: Page, name: string) => page.getByRole('radio', { name, exact: true });

test('I hold the key that leads into Edit mode, in the text and in the list of tags: it writes nothing, and the next one does', async ({
  page,
}) => {
  const { articleId, deskId } = await beginWithTwoClaims(page);
  await signIn(page, await makePerson('Elif Tuncel', { roles: { [deskId]: 'editor' } }));
  const { text, tags, option } = await openArticle(page, articleId);
  const words = (await text.textContent()) ?? '';
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('.');
  await hold(page, 'e');
  await expect(mode(page, 'Edit')).toBeChecked();
  await expect(text).toHaveText(words);
  await page.keyboard.press('Escape');
  await expect(mode(page, 'Tag')).toBeChecked();

  await option(/^C1/).click();
  await tags.focus();
  await hold(page, 'e');
  await expect(mode(page, 'Edit')).toBeChecked();
  await expect(text).toBeFocused();
  await expect(text).toHaveText(words);
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('e');
  await expect(text).toHaveText(/^e/);
});

test('I hold the key that opens a field: nothing stands in it, and what I type then does', async ({ page }) => {
  const { articleId } = await beginWithTwoClaims(page);
  const { option } = await openArticle(page, articleId);
  await option(/^C1/).click();
  const { card, text } = workbenchOf(page);
  const source = card.getByRole('combobox', { name: 'Source: title or link' });
  await text.focus();
  await hold(page, 's');
  await expect(source).toBeFocused();
  await expect(source).toHaveValue('');
  await page.keyboard.type('ssa');
  await expect(source).toHaveValue('ssa');
});

test('I hold the Enter that sends a comment on words in Edit mode, and that closes its card: the words stay as they were', async ({
  page,
}) => {
  const { articleId, deskId } = await beginWithTwoClaims(page);
  await signIn(page, await makePerson('Elif Tuncel', { roles: { [deskId]: 'editor' } }));
  const { text } = await openArticle(page, articleId);
  const words = (await text.textContent()) ?? '';
  const paragraphs = await text.locator('p').count();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('.');
  await page.keyboard.press('e');
  await expect(mode(page, 'Edit')).toBeChecked();
  await page.keyboard.press('ControlOrMeta+Alt+m');
  await expect(page.getByLabel('Comment on the selected words')).toBeFocused();
  await page.keyboard.type('Too long.');
  await hold(page, 'Enter');
  await expect(page.getByRole('article', { name: /^Comments on words/ })).toContainText('Too long.');
  await expect(text).toBeFocused();
  await expect(text).toHaveText(words);
  await expect(text.locator('p')).toHaveCount(paragraphs);
  // What minds this comes with the bar of keys, a moment after the text.
  await expect(page.getByRole('button', { name: 'all keys' })).toBeVisible();
  await page.getByRole('button', { name: 'Close the thread' }).focus();
  await hold(page, 'Enter');
  await expect(text).toBeFocused();
  await expect(text).toHaveText(words);
  await expect(text.locator('p')).toHaveCount(paragraphs);
  // Pressed there it is the text's.
  await page.keyboard.press('ControlOrMeta+End');
  await hold(page, 'Enter');
  await expect(text.locator('p')).toHaveCount(paragraphs + 4);
});

test('I hold the Enter that keeps what is checked of a claim, and that makes a line for a fact: the field stays closed, and nothing is split', async ({
  page,
}) => {
  const { articleId } = await beginWithTwoClaims(page);
  const { option, card } = await openArticle(page, articleId);
  await option(/^C1/).click();
  await card.getByRole('button', { name: 'Say what is checked' }).click();
  await page.keyboard.type('The line carries 1,240 people a day');
  await hold(page, 'Enter');
  await expect(card.getByRole('button', { name: /Change it$/ })).toBeFocused();

  await card.getByRole('button', { name: 'More for C1', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Split into facts…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Split C1 into facts' });
  await dialog.getByLabel('Fact 1').fill('The line carries 1,240 people');
  await dialog.getByLabel('Fact 2').fill('That many ride it every day');
  await dialog.getByLabel('Fact 2').focus();
  await hold(page, 'Enter');
  await expect(dialog.getByLabel('Fact 3')).toBeFocused();
  await expect(card.getByRole('region', { name: 'Facts' })).toHaveCount(0);
});
