import { expect, type Page } from '@playwright/test';
import { Transform } from '@tiptap/pm/transform';
import type { ArticleState } from '../lib/domain/article-state';
import { articleSchema } from '../lib/domain/text/article-schema';
import { openArticle, storedArticle, storeTags } from './articles';
import { test } from './fixtures';
import { beginWithOwnArticle } from './own-article';
import { placeOf as placeInText, storeEntries } from './stored-entries';
import { placeOf } from './words-by-pointer';

const text = `Rents in the harbour

The board met twice in the winter.

Rents rose by 40 per cent.

We were told that it would last.

She said so on Tuesday.`;

/** The entry that puts the paragraph with these words into blocks of that form. */
function wrap(state: ArticleState, words: string, ...names: ('bulletList' | 'listItem' | 'blockquote')[]) {
  const range = state.doc.resolve(placeInText(state, words).from).blockRange();
  if (!range) throw new Error(`no paragraph with ${words}`);
  const { steps } = new Transform(state.doc).wrap(
    range,
    names.flatMap((name) => articleSchema.nodes[name] ?? []).map((type) => ({ type })),
  );
  return { type: 'text', payload: { steps: steps.map((step) => step.toJSON()) } };
}

/** Presses a key at the beginning of the line that begins with these words. */
async function pressBefore(page: Page, words: string, key: string): Promise<void> {
  const { from } = await placeOf(page, words);
  await page.mouse.click(from.x, from.y);
  await page.keyboard.press('Home');
  await page.keyboard.press(key);
}

test('I join a paragraph to the list and to the quotation before it, and my claims in it stay on their words', async ({ page }) => {
  const { articleId } = await beginWithOwnArticle(page, { text });
  await storeEntries(page, articleId, (state) => [wrap(state, 'The board met', 'bulletList', 'listItem')]);
  await storeEntries(page, articleId, (state) => [wrap(state, 'We were told', 'blockquote')]);
  await storeTags(page, articleId, ['40 per cent', 'on Tuesday'], ['claim']);
  const workbench = await openArticle(page, articleId);
  await page.keyboard.press('e');
  await pressBefore(page, 'Rents rose', 'Backspace');
  await expect(workbench.text.getByRole('listitem')).toHaveText('The board met twice in the winter.Rents rose by 40 per cent.');
  await page.keyboard.type(' ');
  await pressBefore(page, 'She said', 'Backspace');
  await expect(workbench.text.getByRole('blockquote')).toHaveText('We were told that it would last.She said so on Tuesday.');
  await expect(workbench.text.locator('mark[data-mark]')).toHaveText(['40 per cent', 'on Tuesday']);
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await storedArticle(articleId, page)).words).toContain('last.She said');
  expect((await storedArticle(articleId, page)).states).toEqual(['exact', 'exact']);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(workbench.text.getByRole('blockquote')).toHaveText('We were told that it would last.');
  await expect(workbench.text.locator('mark[data-mark]')).toHaveText(['40 per cent', 'on Tuesday']);
});
