import { expect, type Page } from '@playwright/test';
import { makeArticle, openArticle, storedArticle, tagSentence } from './articles';
import { expectNoAxeFinding } from './axe';
import { boxOf } from './box-of';
import { ferryArticle } from './ferry-article';
import { newsOn, test } from './fixtures';
import { expectFetched } from './has-fetched';
import { signInAtDesk } from './own-article';
import { pasteInto } from './paste-into';
import { placeOf, selectWord } from './words-by-pointer';

test.beforeEach(async ({ context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
});

const words = 'The harbour board says that the line carries 1,240 people a day.';

/** An article whose first sentence, a claim, was cut and pasted at the end. */
async function moveClaim(page: Page) {
  const articleId = await makeArticle(page, (await signInAtDesk(page)).deskId, ferryArticle);
  const { text, saveState, card } = await openArticle(page, articleId);
  await tagSentence(page, 1);
  await expect(card).toHaveAccessibleName(/^Claim 1,/);
  // The caret stands behind the claim; the sentence at it is taken as the selection.
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('.');
  await page.keyboard.press('e');
  await page.keyboard.press('ControlOrMeta+x');
  await expect(page.getByRole('region', { name: 'Orphans' })).toContainText(words);
  await expect(text).not.toContainText(words);
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.press('Space');
  await page.keyboard.press('ControlOrMeta+v');
  await expect(text).toContainText(`before the winter. ${words}`);
  const moved = page.getByRole('region', { name: 'Moved' });
  // Beside what stands around them now: whoever confirms the place looks at that.
  await expect(moved).toContainText(`before the winter. ${words}`);
  // Heard in the row and on the slip as it is seen there.
  await expect(page.getByRole('option', { name: /^C1.*To check, moved/ })).toBeAttached();
  await expect(page.getByRole('button', { name: 'Changed or moved 1' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Orphans' })).toHaveCount(0);
  await expect(card).toContainText('Found again elsewhere');
  await page.keyboard.press('Escape');
  return { articleId, text, saveState, card, moved };
}

test('I cut a tagged sentence and paste it elsewhere: its tag goes along, and I confirm it', async ({ page }) => {
  const { articleId, text, saveState, card, moved } = await moveClaim(page);
  await expect(saveState).toContainText('Saved');
  // Whoever signs is told: then nobody could confirm it any more.
  const left = page.getByRole('region', { name: '1 tag stands in another place that nobody has confirmed' });
  await page.getByRole('button', { name: /^Sign off/ }).click();
  await expectNoAxeFinding(page, { how: 'the sign-off with a place that nobody has confirmed' });
  await left.getByRole('button', { name: 'Show' }).click();
  await expect(text).toBeFocused();
  await expect(card).toContainText('Found again elsewhere');
  await moved.getByRole('button', { name: 'Confirm C1' }).click();
  await expect(moved).toHaveCount(0);
  await expect(newsOn(page, 'What you did')).toHaveText('Place of Claim 1 confirmed');
  await expect(card).toHaveAccessibleName('Claim 1, paragraph 3, 0 sources');
  await expect(card).not.toContainText('Found again elsewhere');
  await expect(saveState).toContainText('Saved');
  expect((await storedArticle(articleId, page)).states).toEqual(['exact']);
});

test('I confirm moved tags one after the other, and stay in their list until the last', async ({ page }) => {
  const articleId = await makeArticle(page, (await signInAtDesk(page)).deskId, ferryArticle);
  const { text } = await openArticle(page, articleId);
  await tagSentence(page, 1);
  await tagSentence(page, 2);
  await page.keyboard.press('ControlOrMeta+Home');
  // Behind the headline, then both sentences.
  for (const key of ['.', 'ArrowRight', '.', '.', 'e', 'ControlOrMeta+x']) await page.keyboard.press(key);
  await expect(page.getByRole('region', { name: 'Orphans' }).getByRole('listitem')).toHaveCount(2);
  for (const key of ['ControlOrMeta+End', 'Space', 'ControlOrMeta+v', 'Escape']) await page.keyboard.press(key);
  const moved = page.getByRole('region', { name: 'Moved' });
  await expect(moved.getByRole('listitem')).toHaveCount(2);
  // Where the column is short their list gives way, and cuts nothing through that has one line alone.
  await page.setViewportSize({ width: 1440, height: 720 });
  const hidden = (name: string) => page.getByRole('region', { name }).evaluate((one) => one.scrollHeight - one.clientHeight);
  expect(await hidden('Moved')).toBeGreaterThan(20);
  expect(await hidden('Comments')).toBeLessThanOrEqual(1);
  await moved.getByRole('button', { name: 'Confirm C1' }).focus();
  await page.keyboard.down('Enter');
  const next = moved.getByRole('button', { name: 'Confirm C2' });
  await expect(next).toBeFocused();
  // A key that is held repeats.
  for (let n = 0; n < 3; n++) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await expect(next).toBeFocused();
  await expect(moved.getByRole('listitem')).toHaveCount(1);
  await next.press('Enter');
  await expect(moved).toHaveCount(0);
  await expect(text).toBeFocused();
});

test('A tag that was found again elsewhere goes to the words that I select instead', async ({ page }) => {
  const { articleId, text, saveState, card, moved } = await moveClaim(page);
  await text.getByText('The two boats are 31 years old.').click();
  await page.keyboard.press('.');
  await moved.getByRole('button', { name: 'Attach C1 to the selection' }).click();
  await expect(moved).toHaveCount(0);
  await expect(newsOn(page, 'What you did')).toHaveText('Claim 1 attached to the selected words');
  await expect(text).toBeFocused();
  await expect(card).not.toContainText('Found again elsewhere');
  await expect(page.getByRole('option', { name: /^C1/ })).not.toContainText('harbour board');
  await expect(text).toContainText(words);
  await expect(saveState).toContainText('Saved');
  expect((await storedArticle(articleId, page)).states).toEqual(['exact']);
});

test('I paste from Word while I edit: its bullets, comments and hidden words stay out, and I am told', async ({ page }) => {
  const articleId = await makeArticle(page, (await signInAtDesk(page)).deskId, ferryArticle);
  const { text } = await openArticle(page, articleId);
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.press('e');
  // The reader comes with the first editing.
  await expectFetched(page, 'msocomtxt');
  await page.keyboard.press('Enter');
  // As Word gives it: the browser's own way to write to the clipboard would take the comments out.
  const item = (sign: string, words: string) =>
    `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${sign}<span>&nbsp;&nbsp; </span></span><![endif]>${words}</p>`;
  const html = `<html><body lang=EN-GB><!--StartFragment--><p class=MsoNormal>The pier<span class=MsoCommentReference><a class=msocomanchor id="_anchor_1" href="#_msocom_1" name="_msoanchor_1">[AL1]</a></span> has a roof<span style='display:none;mso-hide:all'> of glass</span>.</p>${item('1.', 'Ask the yard')}${item('2.', 'Ask again')}<div style='mso-element:comment-list'><hr class=msocomoff><div class=msocomtxt><p class=MsoCommentText>Do not print this name!</p></div></div><!--EndFragment--></body></html>`;
  await pasteInto(text, { plain: 'The pier has a roof.', html });
  await expect(text.getByText('The pier')).toHaveText('The pier has a roof.');
  await expect(text.getByRole('listitem')).toHaveText(['Ask the yard', 'Ask again']);
  await expect(text).not.toContainText(/AL1|Do not print/);
  await expect(page.getByText('Left out of what was pasted: hidden text, comments.', { exact: true })).toBeVisible();
});

test('I drag a word from the text into a field, and it stays in the text too; within the text it moves', async ({ page }) => {
  const articleId = await makeArticle(page, (await signInAtDesk(page)).deskId, ferryArticle);
  const { text, saveState } = await openArticle(page, articleId);
  await page.keyboard.press('e');
  const dragWord = async (word: string, to: { x: number; y: number }) => {
    await selectWord(page, word);
    const { from } = await placeOf(page, word);
    await page.mouse.move(from.x + 2, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 8 });
    await page.mouse.up();
  };
  const find = page.getByRole('searchbox', { name: 'Find in tags' });
  const box = await boxOf(find);
  await dragWord('lazy', { x: box.x + box.width / 2, y: box.y + box.height / 2 });
  await expect(find).toHaveValue(/lazy/);
  await expect(text).toContainText('It was a lazy count');
  await dragWord('lazy', (await placeOf(page, 'Nobody')).from);
  await expect(text).not.toContainText('It was a lazy count');
  await expect(text).toContainText(/lazy\s*Nobody/);
  await expect(saveState).toContainText('Saved');
  expect((await storedArticle(articleId, page)).words.match(/lazy/g)).toHaveLength(1);
});
