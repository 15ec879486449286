import { expect, type Page } from '@playwright/test';
import { openArticle, tagSentence, workbenchOf } from './articles';
import { cutSending } from './cut-sending';
import { makePerson, newsOn, signIn, test, toastOf } from './fixtures';
import { expectFetched } from './has-fetched';
import { hear } from './hear';
import { failLateScripts, holdLateScripts } from './late-scripts';
import { beginWithOwnArticle, signInAtDesk } from './own-article';
import { pasteInto } from './paste-into';
import { beginWithTwoClaims } from './two-claims';

test('A menu that I have never opened opens without a line, by key and by pointer', async ({ page, context }) => {
  await signInAtDesk(page);
  await page.goto('/articles');
  // What the page fetches for later is in the browser: in a moment that nothing else needs, which on a busy machine comes late.
  await expectFetched(page, 'menuitemradio');
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);

  const account = page.getByRole('button', { name: 'Account of Elif Tuncel' });
  const profile = page.getByRole('menuitem', { name: 'Profile' });
  await expect(account).toHaveAttribute('aria-haspopup', 'menu');
  await expect(account).toHaveAttribute('aria-expanded', 'false');
  await account.focus();
  await page.keyboard.press('ArrowDown');
  await expect(profile).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(profile).not.toBeFocused();
  await page.keyboard.press('Escape');
  await expect(profile).toHaveCount(0);
  await expect(account).toBeFocused();
  await account.click();
  await expect(profile).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(account).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(profile).toBeFocused();
  await context.setOffline(false);
});

test('The first opening of a menu by Enter gives its first row focus', async ({ page }) => {
  await signIn(page, await makePerson('Elif Tuncel'));
  await page.goto('/profile');
  await expectFetched(page, 'menuitemradio');
  await page.getByRole('button', { name: 'Account of Elif Tuncel' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Profile' })).toBeFocused();
});

test('What I type for a card whose script is still coming goes into it, and does nothing to the text', async ({ page }) => {
  const { articleId } = await beginWithOwnArticle(page);
  const { card, text } = workbenchOf(page);
  const letGo = await holdLateScripts(page, articleId);
  await tagSentence(page, 1);
  await expect(text.locator('mark')).toHaveCount(1);
  await expect(card).toHaveCount(0);
  await page.keyboard.press('s');
  await page.keyboard.type('https://example.org/harbour');
  await page.keyboard.press('Enter');
  await letGo();
  await page.getByLabel('Quoted words').fill('1,240 a day');
  await page.getByRole('button', { name: 'Link source' }).click();
  await expect(page.getByRole('list', { name: 'Sources of this tag' })).toContainText('example.org');
  await expect(card).toHaveAccessibleName(/^Claim 1,/);
  await expect(page.getByRole('searchbox', { name: 'Find in tags' })).toHaveValue('');
});

test('A comment that I write for a card whose script is still coming is whole', async ({ page }) => {
  const { articleId } = await beginWithTwoClaims(page);
  const letGo = await holdLateScripts(page, articleId);
  await page.keyboard.press('j');
  await page.keyboard.press('m');
  await page.keyboard.type('Whose week?');
  await page.keyboard.press('Enter');
  await letGo();
  await expect(workbenchOf(page).card.getByRole('region', { name: 'Thread' })).toContainText('Whose week?');
});

test('A comment that I begin while a card has come and what is said on it has not is whole, and none of it is a command', async ({
  page,
}) => {
  const { articleId } = await beginWithTwoClaims(page);
  const { card, tags } = workbenchOf(page);
  const letGo = await holdLateScripts(page, articleId, 'Comment, @ to mention');
  await page.keyboard.press('j');
  await expect(card).toHaveAccessibleName(/^Claim 1,/);
  await page.keyboard.press('m');
  await page.keyboard.type('Whose boats do count?');
  await page.keyboard.press('Enter');
  await letGo();
  await expect(card.getByRole('region', { name: 'Thread' })).toContainText('Whose boats do count?');
  await expect(tags.getByRole('option')).toHaveCount(2);
});

test('R settles the thread of the claim that I was at, though I go on before its script comes', async ({ page }) => {
  const { articleId } = await beginWithTwoClaims(page);
  const { text, card, saveState } = workbenchOf(page);
  const thread = card.getByRole('region', { name: 'Thread' });
  await openArticle(page, articleId);
  for (const question of ['Who counted?', 'Which year?']) {
    await page.keyboard.press('j');
    await page.keyboard.press('m');
    await expect(page.getByRole('textbox', { name: 'Comment', exact: true })).toBeFocused();
    await page.keyboard.type(question);
    await page.keyboard.press('Enter');
    await expect(thread).toContainText(question);
    await page.keyboard.press('Escape');
    await expect(text).toBeFocused();
  }
  await expect(saveState).toContainText('Saved');
  const letGo = await holdLateScripts(page, articleId);
  // The second claim is active again, as it was left.
  await expect(detailsOfActive(page)).toHaveCount(1);
  for (const key of ['k', 'r', 'j']) await page.keyboard.press(key);
  await letGo();
  await expect(card).toHaveAccessibleName(/^Claim 2,/);
  await expect(thread).toContainText('Which year?');
  await page.keyboard.press('k');
  await expect(card).toHaveAccessibleName(/^Claim 1,/);
  await expect(card.getByRole('button', { name: '1 comment resolved' })).toBeVisible();
});

test('A verdict with its note that I give to a card whose script is still coming is given', async ({ page }) => {
  const { articleId } = await beginWithTwoClaims(page);
  const letGo = await holdLateScripts(page, articleId);
  await page.keyboard.press('j');
  await page.keyboard.press('v');
  await page.keyboard.press('2');
  await page.keyboard.type('One week in May.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await letGo();
  await expect(page.getByText('1 of 2 claims checked')).toBeVisible();
  await expect(workbenchOf(page).card).toContainText('One week in May.');
});

test('A verdict that I give to a card whose script comes before the list of tags is given', async ({ page }) => {
  const { articleId } = await beginWithTwoClaims(page);
  const letGo = await holdLateScripts(page, articleId, 'Tags in text order', 'Tags folded here');
  await page.keyboard.press('j');
  await page.keyboard.press('v');
  await page.keyboard.press('2');
  await page.keyboard.type('One week in May.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await letGo('Tags folded here');
  await expect(workbenchOf(page).card).toContainText('One week in May.');
  await expect(page.getByRole('button', { name: 'Change the note' })).toBeVisible();
  await letGo();
});

test('A comment on words that I write while a tag is active is whole', async ({ page }) => {
  const { articleId } = await beginWithTwoClaims(page);
  const { option } = await openArticle(page, articleId);
  for (const key of ['j', 'ControlOrMeta+End', '.', 'm']) await page.keyboard.press(key);
  await page.keyboard.type('Cold or warm?');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article', { name: /^Comments on words/ })).toContainText('Cold or warm?');
  await expect(option(/^[OP]/)).toHaveCount(0);
});

test('What is off says why when it is pressed, though the script of the notes has not come', async ({ page }) => {
  const { articleId } = await beginWithOwnArticle(page);
  const letGo = await holdLateScripts(page, articleId, 'ToastViewport');
  await cutSending(page);
  await tagSentence(page, 1);
  await expect(workbenchOf(page).saveState).toContainText('1 kept');
  await page.getByRole('button', { name: 'Export', exact: true }).press('Enter');
  const why = toastOf(page, 'Some changes are not saved yet');
  await expect(newsOn(page, 'Notes')).toHaveText(/^Note: Some changes are not saved yet/);
  await expect(why).toBeVisible();
  const heardElsewhere = await hear(page, ':is([role=status], [role=alert], [aria-live]):not([data-news])');
  await letGo();
  await expectFetched(page, 'ToastViewport');
  await expect(why).toHaveCount(1);
  await expect(page.getByRole('region', { name: 'Notes (F8)' })).toBeAttached();
  // The script does not say it once more, as it would do by itself two frames later, for a second.
  await page.evaluate(async () => {
    for (let frame = 0; frame < 6; frame++) await new Promise(requestAnimationFrame);
  });
  expect((await heardElsewhere()).filter((said) => said.includes('Some changes are not saved yet'))).toEqual([]);
});

test('Where the script of the notes does not come I hear each as it comes, and none again when a later one goes', async ({ page }) => {
  const { articleId } = await beginWithOwnArticle(page);
  await failLateScripts(page, articleId, 'ToastViewport');
  const { option } = workbenchOf(page);
  const said = newsOn(page, 'Notes');
  for (const n of [1, 2]) {
    await tagSentence(page, n);
    await expect(option(new RegExp(`^C${n}`))).toBeVisible();
    await page.keyboard.press('Backspace');
    await expect(said).toContainText(`Tag C${n} removed Undo`);
  }
  const first = await said.locator('p').first().elementHandle();
  await page.getByRole('list', { name: 'Notes' }).getByRole('button', { name: 'Undo' }).last().click();
  await expect(option(/^C2/)).toBeVisible();
  await expect(said).toHaveText('Note: Tag C1 removed Undo');
  // What stayed is the same element: nothing of it is new, and said.
  expect(await first?.evaluate((one) => one.isConnected)).toBe(true);
});

test('A note whose script does not come goes once the key has undone what it offers to', async ({ page }) => {
  const { articleId } = await beginWithOwnArticle(page);
  await failLateScripts(page, articleId, 'ToastViewport');
  const { option } = workbenchOf(page);
  const notes = page.getByRole('list', { name: 'Notes' });
  await tagSentence(page, 1);
  await expect(option(/^C1/)).toBeVisible();
  await page.keyboard.press('Backspace');
  await expect(notes.getByRole('button', { name: 'Undo' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(option(/^C1/)).toBeVisible();
  await expect(notes).toHaveCount(0);
});

test('What I paste from another program before its reader has come is plain, and I am told', async ({ page }) => {
  const { articleId } = await beginWithOwnArticle(page);
  const letGo = await holdLateScripts(page, articleId, 'msocomtxt');
  const { text } = workbenchOf(page);
  for (const key of ['ControlOrMeta+End', 'e', 'Enter']) await page.keyboard.press(key);
  const html = '<p>The pier has a roof<span style="display:none"> of glass</span>.</p>';
  await pasteInto(text, { plain: 'The pier has a roof.', html });
  await expect(text.getByText('The pier')).toHaveText('The pier has a roof.');
  await expect(toastOf(page, 'Pasted as plain text')).toBeVisible();
  await letGo();
});

test('A card whose script is still coming has its place, and then stands in it', async ({ page }) => {
  const { articleId } = await beginWithTwoClaims(page);
  const { card } = workbenchOf(page);
  const letGo = await holdLateScripts(page, articleId, 'Text changed, not saved yet');
  await page.keyboard.press('j');
  const coming = page.getByText('Opening the card');
  await expect(coming).toBeVisible();
  await expect(card).toHaveCount(0);
  await expect(detailsOfActive(page)).toHaveCount(1);
  await letGo();
  await expect(card).toHaveAccessibleName(/^Claim 1,/);
  await expect(coming).toHaveCount(0);
  await expect(detailsOfActive(page)).toHaveAccessibleName(/^Claim 1,/);
});

for (const [what, words] of [
  ['A card whose script', 'Text changed, not saved yet'],
  ['A margin whose script', 'Tags folded here'],
] as const) {
  test(`${what} did not come says so, and comes when I try again`, async ({ page }) => {
    const { articleId } = await beginWithTwoClaims(page);
    const { letCome, failures } = await failLateScripts(page, articleId, words);
    await page.keyboard.press('j');
    const failed = page.getByRole('alert').filter({ hasText: 'The card could not be loaded' });
    const again = failed.getByRole('button', { name: 'Try again' });
    await expect(failed).toBeVisible();
    // The answer to a press is over before the next, or the card comes by the first and takes the button away under the second.
    const before = failures();
    await again.press('Enter');
    await expect.poll(failures).toBeGreaterThan(before);
    await expect(again).toBeEnabled();
    await expect(failed).toBeVisible();
    letCome();
    await again.press('Enter');
    await expect(workbenchOf(page).card).toHaveAccessibleName(/^Claim 1,/);
    await expect(failed).toHaveCount(0);
    await expect(workbenchOf(page).text).toBeFocused();
  });
}

test('A card whose script had not come when the line went draws itself when it is back', async ({ page, context }) => {
  const { articleId } = await beginWithTwoClaims(page);
  const { card } = workbenchOf(page);
  const { letCome } = await failLateScripts(page, articleId, 'Text changed, not saved yet');
  await context.setOffline(true);
  await page.keyboard.press('j');
  await expect(page.getByRole('alert').filter({ hasText: 'The card could not be loaded' })).toBeVisible();
  letCome();
  await context.setOffline(false);
  await expect(card).toHaveAccessibleName(/^Claim 1,/);
});

test('A card whose script did not come while the server was away comes without my doing', async ({ page }) => {
  const { articleId } = await beginWithTwoClaims(page);
  const { letCome } = await failLateScripts(page, articleId, 'Text changed, not saved yet');
  await page.keyboard.press('j');
  const again = page.getByRole('alert').filter({ hasText: 'The card could not be loaded' }).getByRole('button', { name: 'Try again' });
  // What was tried at once has failed too, and the browser knows of no line that went.
  await again.press('Enter');
  await expect(again).toBeEnabled();
  letCome();
  await expect(workbenchOf(page).card).toHaveAccessibleName(/^Claim 1,/, { timeout: 30_000 });
});

test('A comment on words, whose card did not come, says so, and its card opens once it comes', async ({ page }) => {
  const { articleId } = await beginWithTwoClaims(page);
  const { letCome } = await failLateScripts(page, articleId, 'Comments on words');
  for (const key of ['ControlOrMeta+Home', '.', 'm']) await page.keyboard.press(key);
  await expect(toastOf(page, 'The card could not be loaded. It opens once it is here.')).toBeVisible();
  letCome();
  await expect(page.getByRole('article', { name: /^Comments on words/ })).toBeVisible({ timeout: 30_000 });
});

test('Words whose card has no place yet name something that is there, and then their card', ({ page }) => expectDetailsUntilTheCard(page));

test('All keys, asked for while their sheet is still coming, are called off by Escape, and a number typed for a paragraph waits', async ({
  page,
}) => {
  const { articleId } = await beginWithTwoClaims(page);
  const { text, option } = workbenchOf(page);
  let letGo = await holdLateScripts(page, articleId);
  await page.keyboard.press('?');
  await page.keyboard.press('Escape');
  await letGo();
  await expect(option(/^C2/)).toBeVisible();
  await expectFetched(page, 'Change your keys in your profile');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(text).toBeFocused();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'All keys' })).toBeVisible();

  letGo = await holdLateScripts(page, articleId);
  await page.keyboard.press('g');
  await page.keyboard.type('12');
  await letGo();
  await expect(page.getByRole('textbox', { name: 'Paragraph' })).toHaveValue('12');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('Words whose card has no place yet name something that is there, and then their card', ({ page }) =>
    expectDetailsUntilTheCard(page));
});

/** Its words name what stands for a card whose script is coming, and then the card. */
async function expectDetailsUntilTheCard(page: Page): Promise<void> {
  const { articleId } = await beginWithTwoClaims(page);
  const letGo = await holdLateScripts(page, articleId);
  await page.keyboard.press('j');
  await expect(detailsOfActive(page)).toHaveText('Opening the card');
  await letGo();
  await expect(detailsOfActive(page)).toHaveAccessibleName(/^Claim 1,/);
}

/** What the words of the active tag name as their details, as it stands on the page. */
const detailsOfActive = (page: Page) => page.locator('xpath=//*[@id = //mark[contains(@class, "is-active")]/@aria-details]');
