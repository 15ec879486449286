import { expect, type Page } from '@playwright/test';
import { makeArticle, openArticle, tagSentence } from './articles';
import { ferryArticle } from './ferry-article';
import { makeDesk, makePerson, signIn } from './fixtures';
import { test } from './keys-only';
import { lookAtAll } from './look-at-all';

/** Someone with a role on a desk of its own, signed in on `page`. */
async function asSomeone(page: Page, name: string, role: string): Promise<string> {
  const deskId = await makeDesk();
  await signIn(page, await makePerson(name, { roles: { [deskId]: role } }));
  return deskId;
}

async function prefer(page: Page, preferences: object): Promise<void> {
  const answer = await page.request.patch('/api/v1/me/preferences', { data: preferences });
  expect(answer.ok(), await answer.text()).toBe(true);
}

const refusal = (page: Page) => page.getByRole('region', { name: 'Keys' }).getByRole('alert');

const rowOf = (page: Page, command: string) => page.getByRole('row', { name: new RegExp(`^${command} `) });

test('I set Galley up for myself by keys alone, and it is kept', async ({ page, me }) => {
  await asSomeone(page, 'Jonah Okoye', 'checker');
  await page.goto('/profile');
  const colours = page.getByRole('group', { name: 'Colour' });
  const saved = (part: string) => page.getByRole('region', { name: part }).getByText('Saved');

  await me.tabTo('radio', /^(Ink|Orange|Violet|Teal|Ochre|Crimson)$/);
  const before = await colours.getByRole('radio', { checked: true }).getAttribute('value');
  await me.press('ArrowRight');
  const colour = `${(Number(before) % 6) + 1}`;
  await expect(colours.getByRole('radio', { checked: true })).toHaveAttribute('value', colour);
  await expect(saved('You')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Account of Jonah Okoye' }).locator('.av')).toHaveClass(new RegExp(`p${colour}`));

  await me.tabTo('radio', 'Like the system');
  await me.press('ArrowRight', 'ArrowRight');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await me.tabTo('combobox', 'Language of dates');
  await me.type('Deutsch');
  await expect(page.getByText('For example 8. Okt. 2026.')).toBeVisible();
  await expect(saved('Theme and dates')).toBeVisible();

  await me.tabTo('radio', 'By my role');
  await me.press('ArrowRight', 'ArrowRight', 'ArrowRight');
  await expect(saved('Workbench')).toBeVisible();
  await me.tabTo('switch', 'Single keys');
  await me.press('Space');
  await expect(page.getByRole('switch', { name: 'Single keys' })).not.toBeChecked();

  await me.tabTo('button', 'Change the key of Tag as claim');
  await me.press('Enter', 'o');
  await expect(refusal(page)).toHaveText('O is the key of “Tag as opinion”. Change that one first.');
  await me.press('Enter');
  await expect(refusal(page)).toHaveText('The browser and the text need Enter. Choose a letter or a sign.');
  await me.press('Control+q');
  await expect(refusal(page)).toContainText('stay as they are.');
  await me.press('Escape');
  await expect(refusal(page)).toHaveCount(0);
  await me.press('Enter', 'q');
  await expect(rowOf(page, 'Tag as claim')).toContainText('Q');
  await expect(rowOf(page, 'Tag as claim')).toContainText('usually C');
  await expect(page.getByRole('button', { name: 'Change the key of Tag as claim' })).toBeFocused();
  await expect(saved('Keys')).toBeVisible();

  await me.tabTo('radio', 'Both ends');
  await me.press('ArrowDown');
  await expect(saved('Screen reader')).toBeVisible();

  await page.reload();
  await expect(colours.getByRole('radio', { checked: true })).toHaveAttribute('value', colour);
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
  await expect(page.getByLabel('Language of dates')).toHaveValue('de-DE');
  await expect(page.getByRole('radio', { name: 'Read', exact: true })).toBeChecked();
  await expect(page.getByRole('switch', { name: 'Single keys' })).not.toBeChecked();
  await expect(rowOf(page, 'Tag as claim')).toContainText('Q');
  await expect(page.getByRole('radio', { name: 'Start only' })).toBeChecked();

  await me.tabTo('button', 'Back to the usual keys');
  await me.press('Enter');
  await expect(rowOf(page, 'Tag as claim')).not.toContainText('usually');
});

test('My colour is mine where my colleagues see my initials', async ({ page }) => {
  const deskId = await asSomeone(page, 'Jonah Okoye', 'checker');
  await page.goto('/profile');
  const colours = page.getByRole('group', { name: 'Colour' });
  // One that does not follow from the id, which every page knows by itself.
  const given = Number(await colours.getByRole('radio', { checked: true }).getAttribute('value'));
  const colour = (given % 6) + 1;
  await prefer(page, { colour });

  await signIn(page, await makePerson('Elif Tan', { roles: { [deskId]: 'lead' } }));
  await page.goto('/people');
  await expect(page.getByRole('row', { name: /Jonah Okoye/ }).locator('.av')).toHaveClass(new RegExp(`p${colour}`));
});

test('I give myself another name, and am called by it at once', async ({ page }) => {
  await asSomeone(page, 'Elif Tunce', 'editor');
  await page.goto('/profile');
  await page.getByLabel('Name', { exact: true }).fill('  Elif   Tuncel ');
  await page.getByRole('button', { name: 'Save the name' }).click();
  await expect(page.getByRole('button', { name: 'Account of Elif Tuncel' })).toBeVisible();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Elif Tuncel');
});

test('Where the house sends no mail, I am told so', async ({ page }) => {
  await asSomeone(page, 'Elif Tuncel', 'reader');
  await page.goto('/profile#mail');
  const mail = page.getByRole('region', { name: 'Mail' });
  await expect(mail).toContainText('This house sends no mail.');
  await expect(mail.getByRole('radio')).toHaveCount(0);
});

test('What cannot be saved is taken back, and I am told', async ({ page, context }) => {
  await asSomeone(page, 'Jonah Okoye', 'checker');
  await page.goto('/profile');
  const singleKeys = page.getByRole('switch', { name: 'Single keys' });
  await expect(singleKeys).toBeChecked();
  await context.setOffline(true);
  await expect(page.getByText('What is here stays')).toBeVisible();
  await singleKeys.click();
  await expect(page.getByText('The server did not answer.').first()).toBeVisible();
  await expect(singleKeys).toBeChecked();
  await context.setOffline(false);
  await singleKeys.click();
  await expect(page.getByRole('region', { name: 'Keys' }).getByText('Saved')).toBeVisible();
});

test('My own key tags, the usual one no longer does, and a screen reader hears what I chose', async ({ page }) => {
  const deskId = await asSomeone(page, 'Priya Raman', 'checker');
  await prefer(page, { keys: { tagClaim: 'q' }, spokenMarks: 'start' });
  const { text, tags, option } = await openArticle(page, await makeArticle(page, deskId, ferryArticle));
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('.');
  await page.keyboard.press('c');
  await page.keyboard.press('q');
  await expect(option(/^C1/)).toBeAttached();
  await expect(tags.getByRole('option')).toHaveCount(1);
  // Where it is pressed, too: the key is in the tooltip, and the name of the control stays what it is.
  const kind = page.getByRole('radio', { name: 'Claim', exact: true });
  await expect(kind).toHaveAttribute('aria-keyshortcuts', 'Q Control+Alt+1');
  await expect(page.getByTitle('Tag as claim (Q)')).toHaveText('Claim');
  await expect(page.getByTitle('Edit the text (E)')).toHaveCount(0);
  const heard = await text.ariaSnapshot();
  expect(heard).toContain('claim 1');
  expect(heard).not.toContain('end of claim 1');
});

test('With single keys off no letter does anything, and chords still tag', async ({ page }) => {
  const deskId = await asSomeone(page, 'Priya Raman', 'checker');
  await prefer(page, { singleKeys: false });
  const { tags, option } = await openArticle(page, await makeArticle(page, deskId, ferryArticle));
  await page.keyboard.press('ControlOrMeta+Home');
  for (const key of ['.', 'c', 'o', 'p', 'x', 'v']) await page.keyboard.press(key);
  await page.keyboard.press('Control+Alt+2');
  await expect(option(/^O1/)).toBeAttached();
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Control+Alt+1');
  await expect(option(/^C1/)).toBeAttached();
  await expect(tags.getByRole('option')).toHaveCount(1);
  const addSource = page.getByRole('button', { name: 'Add source', exact: true });
  await expect(addSource).toHaveAttribute('title', 'Add a source (Ctrl+Alt+S)');
  await expect(addSource).toHaveAttribute('aria-keyshortcuts', 'Control+Alt+S');
  await expect(page.getByRole('button', { name: 'all keys', exact: true })).not.toHaveAttribute('aria-keyshortcuts');
});

test('In Read mode, in which I want articles to open, I go round by keys and change nothing', async ({ page }) => {
  const deskId = await asSomeone(page, 'Priya Raman', 'checker');
  const articleId = await makeArticle(page, deskId, ferryArticle);
  const { text: editable, card, tags, saveState } = await openArticle(page, articleId);
  await tagSentence(page, 1);
  await tagSentence(page, 3);
  await expect(tags.getByRole('option')).toHaveCount(2);
  await expect(saveState).toContainText('Saved');
  // It opens where I leave it: at its beginning.
  await page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
  await expect(editable).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Home');
  await prefer(page, { defaultMode: 'read' });
  await page.goto(`/articles/${articleId}`);
  const text = page.getByRole('article', { name: 'Text of the article' });
  await expect(text).toBeFocused();
  await expect(page.getByRole('radio', { name: 'Read', exact: true })).toBeChecked();

  await page.keyboard.press('j');
  await expect(card).toHaveAccessibleName(/^Claim 1,/);
  await page.keyboard.press('Alt+ArrowDown');
  await expect(card).toHaveAccessibleName(/^Claim 2,/);
  await page.keyboard.press('k');
  await expect(card).toHaveAccessibleName(/^Claim 1,/);
  for (const key of ['c', 'o', 'x', 'Backspace', '[']) await page.keyboard.press(key);
  await expect(text).toBeFocused();
  await expect(tags.getByRole('option')).toHaveCount(2);
  await page.keyboard.press('Enter');
  await expect(card).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(text).toBeFocused();
  // Plain values stand where the tools were: what is left closes the card.
  await expect(card.getByRole('radio')).toHaveCount(0);
  await expect(card.getByRole('combobox')).toHaveCount(0);
  await expect(card).toContainText('To check');
  // One may still talk: comment, and ask the author.
  await expect(card.getByRole('button')).toHaveText(['', 'Ask the author']);
  await card.getByRole('button', { name: 'More for C1' }).click();
  await expect(page.getByRole('menuitem')).toHaveText(['Close the card']);
  await page.keyboard.press('Escape');
  await expect(card.getByRole('button', { name: 'More for C1' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(text).toBeFocused();
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'Find a tag, a paragraph or a command' }).fill('c1 par');
  await expect(page.getByRole('option', { name: /Partly/ })).toHaveCount(0);
  await page.keyboard.press('Escape');
  // One key leads to the words, and the foot names it.
  await expect(page.getByRole('contentinfo')).toContainText('Esuggest changes');
  await expect(text).toBeFocused();
  await page.keyboard.press('e');
  await expect(page.getByRole('radio', { name: 'Suggest', exact: true })).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('radio', { name: 'Tag', exact: true })).toBeChecked();
  await expect(card.getByRole('radio', { name: 'Partly' })).toBeVisible();
  await expect(card.getByRole('button', { name: 'Check: To check' })).toBeVisible();
  await page.getByRole('radio', { name: 'Read', exact: true }).check({ force: true });
  await text.focus();
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
});

test('Who wants Edit and may not edit begins with suggestions', async ({ page }) => {
  const deskId = await asSomeone(page, 'Priya Raman', 'checker');
  await prefer(page, { defaultMode: 'edit' });
  await openArticle(page, await makeArticle(page, deskId, ferryArticle));
  await expect(page.getByRole('radio', { name: 'Suggest', exact: true })).toBeChecked();
});

test.describe('under reduced motion', () => {
  // Without it a colour may be looked at in the middle of its change.
  test.use({ reducedMotion: 'reduce' });

  test('My profile with a key that is refused is whole and readable for everyone', async ({ page }) => {
    await asSomeone(page, 'Priya Raman', 'lead');
    await prefer(page, { keys: { tagClaim: 'q' } });
    await page.goto('/profile');
    await page.getByRole('button', { name: 'Change the key of Tag as opinion' }).click();
    await page.keyboard.press('q');
    await expect(refusal(page)).toHaveText('Q is the key of “Tag as claim”. Change that one first.');
    await lookAtAll(page);
    await expect(refusal(page)).toBeVisible();
  });
});
