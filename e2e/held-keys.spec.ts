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
