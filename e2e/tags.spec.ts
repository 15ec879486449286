import { expect, type Page } from '@playwright/test';
import { insertInHeadline, storedArticle, tagSentence, workbenchOf } from './articles';
import { newsOn, test, toastOf } from './fixtures';
import { noneMatches } from './none-matches';
import { openOwnArticle } from './own-article';

const card = (page: Page) => workbenchOf(page).card;
const toast = (page: Page, text: string) => page.getByText(text, { exact: true }).first();

test('I tag by the toolbar, words within words, and what is there already is not tagged twice', async ({ page }) => {
  const { text, tags, option } = await openOwnArticle(page);
  const sentence = text.getByText('The harbour board says that the line carries 1,240 people a day.');
  await sentence.dblclick({ position: { x: 60, y: 12 } });
  const bar = page.getByRole('toolbar', { name: 'Tag the selection' });
  await expect(bar).toBeVisible();
  const paper = await text.boundingBox();
  const place = await bar.boundingBox();
  expect(place?.x ?? 0).toBeGreaterThanOrEqual(paper?.x ?? 0);
  await bar.getByRole('button', { name: 'Opinion' }).click();
  await expect(text).toBeFocused();
  await expect(tags.getByRole('option')).toHaveCount(1);
  await tagSentence(page, 1);
  await expect(option(/^C1/)).toBeVisible();
  await page.keyboard.press('Escape');
  await tagSentence(page, 1);
  await expect(toast(page, 'These words are already C1.')).toBeVisible();
  await expect(tags.getByRole('option')).toHaveCount(2);

  // A click means the innermost tag, a second one on the same spot what is beneath.
  const inner = text.locator('mark.opinion').first();
  await page.clock.setSystemTime(Date.now() + 2_500);
  await inner.click();
  await expect(option(/^O1/)).toHaveAttribute('aria-selected', 'true');
  // Later than a double click, which selects the word.
  await page.clock.setSystemTime(Date.now() + 5_000);
  await inner.click();
  await expect(option(/^C1/)).toHaveAttribute('aria-selected', 'true');
});

test('I move a tag’s ends by words and change its kind, and undo each in turn', async ({ page }) => {
  const { tags } = await openOwnArticle(page);
  await tagSentence(page, 1);
  await expect(card(page)).toHaveAccessibleName(/^Claim 1,/);
  const words = card(page).locator('.card-words');
  // The full stop goes with the last word's end, not with the word.
  await page.keyboard.press('[');
  await page.keyboard.press('[');
  await expect(words).toHaveText('The harbour board says that the line carries 1,240 people a');
  await page.keyboard.press('Shift+[');
  await expect(words).toHaveText('harbour board says that the line carries 1,240 people a');
  await page.keyboard.press('Shift+]');
  await page.keyboard.press(']');
  await expect(words).toHaveText('The harbour board says that the line carries 1,240 people a day');
  await page.keyboard.press('o');
  await expect(card(page)).toHaveAccessibleName(/^Opinion 1,/);
  await page.keyboard.press('Backspace');
  await expect(tags.getByRole('option')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(tags.getByRole('option')).toHaveCount(1);
  await page.getByRole('textbox', { name: 'Text of the article' }).focus();
  await page.keyboard.press('ControlOrMeta+z');
  await page.getByRole('option', { name: /The harbour board/ }).click();
  await expect(card(page)).toHaveAccessibleName(/^Claim \d,/);
  await page.getByRole('textbox', { name: 'Text of the article' }).focus();
  for (const before of [
    'The harbour board says that the line carries 1,240 people a',
    'harbour board says that the line carries 1,240 people a',
    'The harbour board says that the line carries 1,240 people a',
    'The harbour board says that the line carries 1,240 people a day',
    'The harbour board says that the line carries 1,240 people a day.',
  ]) {
    await page.keyboard.press('ControlOrMeta+z');
    await expect(words).toHaveText(before);
  }
});

test('Undo takes back words and tags in the order in which I made them, in both modes', async ({ page }) => {
  const { text, tags } = await openOwnArticle(page);
  const margin = page.getByRole('complementary', { name: 'Cards' });
  await expect(margin).toContainText('then press C O P');
  await page.keyboard.press('e');
  // In Edit mode these keys are letters.
  await expect(margin).toContainText('Select some words to tag them');
  await page.keyboard.press('Escape');
  await insertInHeadline(page, ' slow');
  await tagSentence(page, 1);
  await insertInHeadline(page, ' very');
  await expect(text).toContainText('A very slow ferry');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(text).toContainText('A slow ferry');
  await expect(tags.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('e');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByText('No tags yet.')).toBeVisible();
  await expect(text).toContainText('A slow ferry');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(text).toContainText('A ferry');
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(text).toContainText('A very slow ferry');
  await expect(tags.getByRole('option')).toHaveCount(1);
});

test('The note of what I removed goes once I took that back by the key, and not before', async ({ page }) => {
  const { text, tags, option } = await openOwnArticle(page);
  await tagSentence(page, 1);
  await expect(option(/^C1/)).toBeVisible();
  await page.keyboard.press('Backspace');
  const note = toastOf(page, 'Tag C1 removed');
  // It stays as long as it is pointed at.
  await note.hover();
  // Not Escape, which would take the note.
  for (const key of ['e', 'ControlOrMeta+Home']) await page.keyboard.press(key);
  await page.keyboard.insertText('Slow: ');
  await expect(text).toContainText('Slow: A ferry');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(text).not.toContainText('Slow');
  await expect(tags.getByRole('option')).toHaveCount(0);
  await expect(note).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(option(/^C1/)).toBeVisible();
  await expect(note).toHaveCount(0);
});

test('Escape closes what lies on top: the note first, then the dialog under it', async ({ page }) => {
  const { option } = await openOwnArticle(page);
  await tagSentence(page, 1);
  await expect(option(/^C1/)).toBeVisible();
  await page.keyboard.press('Backspace');
  const note = toastOf(page, 'Tag C1 removed');
  await expect(note).toBeVisible();
  // While it is pointed at it stays.
  await note.hover();
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog');
  await expect(keys).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(note).toHaveCount(0);
  await expect(keys).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(keys).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: 'Text of the article' })).toBeFocused();
});

test('I change and unlink evidence, and choose a source that is there', async ({ page }) => {
  await openOwnArticle(page);
  await tagSentence(page, 1);
  await page.keyboard.press('s');
  await page.keyboard.type('https://example.org/harbour');
  await page.keyboard.press('Enter');
  await page.getByLabel('Quoted words').fill('1,240 a day');
  await page.getByLabel('Where in it').fill('p. 41');
  await page.getByRole('button', { name: 'Link source' }).click();
  const sources = page.getByRole('list', { name: 'Sources of this tag' });
  await expect(sources).toContainText('1,240 a day');
  await expect(sources).toContainText('p. 41');
  const more = sources.getByRole('button', { name: /^More for/ });
  await more.click();
  await page.getByRole('menuitem', { name: 'Change…' }).click();
  await sources.getByText('Context', { exact: true }).click();
  await sources.getByLabel('Looked at').fill('2026-11-02');
  await sources.getByRole('button', { name: 'Keep the change' }).click();
  await expect(sources).toContainText('Context');
  await expect(sources).toContainText('Looked at Nov 2, 2026');
  await expect(more).toBeFocused();
  // Where nothing may be changed there is no menu with nothing in it.
  await page.getByRole('radio', { name: 'Read', exact: true }).check({ force: true });
  await expect(sources).toContainText('Looked at Nov 2, 2026');
  await expect(more).toHaveCount(0);
  await expect(sources.getByRole('link', { name: /^Open the source/ })).toHaveAttribute('href', /^\/sources\/[-\da-f]+$/);
  await page.getByRole('radio', { name: 'Tag', exact: true }).check({ force: true });
  await more.click();
  await page.getByRole('menuitem', { name: 'Unlink' }).click();
  await expect(sources).toHaveCount(0);
  await expect(card(page)).toBeFocused();
  await page.keyboard.press('s');
  await page.getByRole('option', { name: /example.org/ }).click();
  await page.getByRole('button', { name: 'Link source' }).click();
  await expect(sources.getByRole('listitem')).toHaveCount(1);

  // The source says where it is used, and leads back to the claim.
  await expect(workbenchOf(page).saveState).toContainText('Saved');
  await more.click();
  await page.getByRole('menuitem', { name: 'Open the source' }).click();
  const used = page.getByRole('region', { name: 'Where it is used' });
  await expect(used).toContainText('Used in 1 claim, 1 article');
  await used.getByRole('link', { name: /^C1/ }).click();
  await expect(card(page)).toHaveAccessibleName(/^Claim 1,.*1 source/);
});

test('A tag whose words go is an orphan with its old words, and I attach it elsewhere', async ({ page }) => {
  const { articleId, saveState, text } = await openOwnArticle(page);
  await tagSentence(page, 2, 'o');
  await page.getByRole('option', { name: /It was a lazy count/ }).click();
  await text.focus();
  await page.keyboard.press('.');
  await page.keyboard.press('e');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Escape');
  const orphans = page.getByRole('region', { name: 'Orphans' });
  await expect(orphans).toContainText('It was a lazy count, made in a week of August.');
  await expect(saveState).toContainText('Saved');
  await text.getByText('The two boats are 31 years old.').click();
  await page.keyboard.press('.');
  await orphans.getByRole('button', { name: 'Attach O1 to the selection' }).click();
  await expect(orphans).toHaveCount(0);
  await expect(text).toBeFocused();
  expect((await storedArticle(articleId, page)).labels).toEqual(['O1']);
});

test('I filter the list, and find a tag by its words or its label', async ({ page }) => {
  const { tags } = await openOwnArticle(page);
  await tagSentence(page, 1);
  await tagSentence(page, 2, 'o');
  await tagSentence(page, 3, 'p');
  await page.getByRole('button', { name: 'Kind', exact: true }).click();
  await page.getByRole('menuitemradio', { name: 'Claims' }).click();
  await expect(tags.getByRole('option')).toHaveText(/The harbour board/);
  await page.getByRole('button', { name: 'Needs source 1' }).click();
  await expect(tags.getByRole('option')).toHaveCount(1);
  await page.getByRole('button', { name: 'Verdict', exact: true }).click();
  await page.getByRole('menuitemradio', { name: 'Refuted' }).click();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(tags.getByRole('option')).toHaveCount(3);
  await page.getByLabel('Find in tags').fill('p1');
  await expect(tags.getByRole('option')).toHaveText(/The ferry should run at night too/);
  await page.getByLabel('Find in tags').fill('no such words');
  await expect(noneMatches(page, 'No tag')).toBeVisible();
  await expect(newsOn(page, 'Tags found')).toHaveText('No tag matches.');
});

test('I change words under a tag without a line, and its card says so before the server can', async ({ page, context }) => {
  const { saveState } = await openOwnArticle(page);
  await tagSentence(page, 1);
  // Its script has come.
  await expect(card(page)).toBeVisible();
  await expect(saveState).toContainText('Saved');
  await context.setOffline(true);
  await page.keyboard.press('e');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('x');
  await expect(card(page)).toContainText('Text changed, not saved yet');
  await expect(card(page).locator('del')).toHaveText('day.');
  // They are read by a voice of the article's language.
  await expect(card(page).locator('.difference')).toHaveAttribute('lang', 'en');
  await expect(card(page).locator('ins')).toHaveText('daxy.');
  await expect(card(page).getByRole('button', { name: 'Keep these words' })).toHaveCount(0);
  await context.setOffline(false);
  await expect(saveState).toContainText('Saved');
  await expect(card(page).getByRole('button', { name: 'Keep these words' })).toBeVisible();
  await expect(card(page)).not.toContainText('not saved yet');
});
