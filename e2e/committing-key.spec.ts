import { type CDPSession, expect, type Page } from '@playwright/test';
import { makeArticle, openArticle, storeTags } from './articles';
import { makeDesk, makePerson, signIn, test } from './fixtures';

const PARAGRAPH = 'The ferry sailed twelve times that winter, and nobody counted.';

/** Somebody with a role who has an article of one paragraph open, with the claim in it. */
async function begin(page: Page, role: 'editor' | 'checker') {
  const deskId = await makeDesk();
  await signIn(page, await makePerson('Yuna Mori', { roles: { [deskId]: role } }));
  const articleId = await makeArticle(page, deskId, `Twelve times\n\n${PARAGRAPH}`);
  await storeTags(page, articleId, ['sailed twelve times'], ['claim']);
  const workbench = await openArticle(page, articleId);
  await workbench.option(/^C1/).click();
  await expect(workbench.card).toHaveAccessibleName(/^Claim 1,/);
  return { ...workbench, devtools: await page.context().newCDPSession(page) };
}

const compose = (devtools: CDPSession, text: string) =>
  devtools.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });

/** Composes a word and commits it by a key, as WebKit tells it: first that the composition is over, then of the key, which belonged to that. */
async function commit(devtools: CDPSession, word: string, key: string): Promise<void> {
  await compose(devtools, word.slice(0, 1));
  await devtools.send('Input.insertText', { text: word });
  await pressAfterwards(devtools, key);
}

async function pressAfterwards(devtools: CDPSession, key: string): Promise<void> {
  const press = { key, code: key, windowsVirtualKeyCode: 229 };
  await devtools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...press });
  await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...press });
}

test('In Safari, too, the key that commits a word is the input method’s in the fields of a claim', async ({ page }) => {
  const { card, text, devtools } = await begin(page, 'checker');
  await page.keyboard.press('s');
  const source = card.getByRole('combobox', { name: 'Source: title or link' });
  await expect(source).toBeFocused();
  await commit(devtools, '港の記録', 'Enter');
  await expect(card.getByRole('option', { name: /^New source/ })).toBeVisible();
  await expect(source).toBeFocused();
  await page.keyboard.press('Enter');
  const quote = card.getByLabel('Quoted words');
  await quote.focus();
  await commit(devtools, '十二回', 'Escape');
  await expect(quote).toHaveValue('十二回');
  await page.keyboard.press('Escape');
  await expect(quote).toHaveCount(0);

  await page.keyboard.press('m');
  const comment = page.getByRole('textbox', { name: 'Comment', exact: true });
  await expect(comment).toBeFocused();
  await commit(devtools, '数えた', 'Enter');
  await expect(comment).toHaveValue('数えた');
  await expect(card.getByRole('region', { name: 'Thread' })).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(card.getByRole('region', { name: 'Thread' })).toContainText('数えた');

  await card.getByRole('button', { name: 'Say what is checked' }).click();
  const statement = card.getByLabel('Statement of C1');
  for (const key of ['Enter', 'Escape']) {
    await commit(devtools, '十二回', key);
    await expect(statement).toBeFocused();
  }
  await expect(statement).toHaveValue('十二回十二回');
  await page.keyboard.press('Escape');
  await expect(statement).toHaveCount(0);

  const find = page.getByRole('searchbox', { name: 'Find in tags' });
  await find.focus();
  for (const key of ['Enter', 'Escape']) {
    await commit(devtools, '船', key);
    await expect(find).toBeFocused();
  }
  await page.keyboard.press('Escape');
  await expect(text).toBeFocused();
});

test('In Safari, too, it closes no dialog and runs no command', async ({ page }) => {
  const { card, text, devtools } = await begin(page, 'editor');
  const everything = page.getByRole('dialog', { name: 'Everything' });
  await text.focus();
  await page.keyboard.press('ControlOrMeta+k');
  const find = everything.getByRole('combobox');
  await expect(find).toBeFocused();
  for (const key of ['ArrowDown', 'Enter', 'Escape']) {
    await find.fill('');
    await commit(devtools, 'C1', key);
    await expect(everything.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
    await expect(find).toHaveValue('C1');
  }
  await page.keyboard.press('Escape');
  await expect(everything).toHaveCount(0);

  await card.getByRole('button', { name: 'More for C1', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Split into facts…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Split C1 into facts' });
  const fact = dialog.getByLabel('Fact 1');
  await fact.focus();
  for (const key of ['Enter', 'Escape']) {
    await fact.fill('');
    await commit(devtools, '船は十二回', key);
    await expect(fact).toBeFocused();
    await expect(fact).toHaveValue('船は十二回');
  }
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await page.goto('/articles');
  const search = page.getByRole('combobox', { name: 'Search articles, claims, sources' });
  await search.focus();
  await commit(devtools, 'Twelve times', 'Enter');
  await expect(page.locator('.top-search').getByRole('option').first()).toBeVisible();
  for (const key of ['Enter', 'Escape']) await pressAfterwards(devtools, key);
  await expect(search).toHaveValue('Twelve times');
  await expect(page.locator('.top-search').getByRole('option').first()).toBeVisible();
  await expect(page).toHaveURL('/articles');
});

test('In Safari, too, I go on in Edit mode behind a word that I called off or committed', async ({ page }) => {
  const { text, devtools } = await begin(page, 'editor');
  await text.focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.press('e');
  await commit(devtools, '船', 'Escape');
  await page.keyboard.type('!');
  await expect(text.locator('p')).toHaveText(`${PARAGRAPH}船!`);
  await expect(page.getByRole('radio', { name: 'Edit' })).toBeChecked();
});

test('In Safari, too, Backspace over all that I composed of a suggestion takes out no letter of the text', async ({ page }) => {
  const { text, devtools } = await begin(page, 'checker');
  await text.focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.press('e');
  await compose(devtools, 'ふ');
  await compose(devtools, '');
  await pressAfterwards(devtools, 'Backspace');
  await page.keyboard.type('Why');
  await expect(text.getByRole('img', { name: 'Suggested: Why' })).toHaveCount(1);
  await expect(text.getByRole('img', { name: /^Suggested/ })).toHaveCount(1);
  await expect(page.getByRole('region', { name: 'Suggestions' }).getByRole('button', { name: /Why/ })).toHaveCount(1);
});
