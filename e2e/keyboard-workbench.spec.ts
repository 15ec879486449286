import { expect, type Page } from '@playwright/test';
import { storedArticle, tagSentence } from './articles';
import { test } from './keys-only';
import { linkTyped } from './link-typed';
import { openOwnArticle } from './own-article';

/** An editor with an article open in which three sentences are tagged: a claim, an opinion and a claim. */
async function begin(page: Page) {
  const workbench = await openOwnArticle(page);
  await tagSentence(page, 1);
  await tagSentence(page, 2, 'o');
  await tagSentence(page, 4);
  await expect(workbench.option(/^C2\b/)).toBeAttached();
  return workbench;
}

test('I do all that a card can do by keys alone', async ({ page, me }) => {
  const { card, text, tags, saveState, articleId } = await begin(page);
  await me.press('Enter');
  await expect(card).toBeFocused();
  await expect(card).toHaveAccessibleName(/^Claim 2,/);

  await me.choose('Check: To check', 'Checking');
  await expect(card.getByRole('button', { name: 'Check: Checking' })).toBeVisible();
  await me.use('button', 'Add source');
  await me.type('Fare table');
  await linkTyped(page);
  await expect(card).toHaveAccessibleName(/, 1 source$/);
  await me.choose('More for Fare table', 'Change…');
  await me.write('textbox', 'Where in it', 'p. 4');
  await me.press('Enter');
  await expect(card.getByRole('list', { name: 'Sources of this tag' })).toContainText('p. 4');
  await expect(page.getByRole('button', { name: 'More for Fare table' })).toBeFocused();

  // A verdict picked by the arrows is given by its button, and its note is changed and cleared.
  await page.keyboard.press('Escape');
  await expect(text).toBeFocused();
  await me.press('v', 'ArrowRight');
  await expect(card.getByRole('radio', { name: 'Partly' })).toBeChecked();
  await me.write('textbox', 'Note', 'It was 11.8 per cent.');
  await me.use('button', 'Give the verdict');
  await expect(card).toHaveAccessibleName(/partly/);
  await expect(text).toBeFocused();
  await me.press('Enter');
  await me.use('button', 'Change the note');
  await me.type(' By the board.');
  // The menu of everything comes over a field of the card too, and leads back to it.
  await me.press('ControlOrMeta+k');
  await expect(page.getByRole('combobox', { name: 'Find a tag, a paragraph or a command' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(card.getByRole('textbox', { name: 'Note' })).toBeFocused();
  await expect(card.getByRole('textbox', { name: 'Note' })).toHaveValue(/By the board\.$/);
  await me.use('button', 'Cancel');
  await me.use('button', 'Clear the verdict');
  await expect(card).not.toHaveAccessibleName(/partly/);

  await me.press('Enter');
  await me.choose('More for Fare table', 'Unlink');
  await expect(card).toHaveAccessibleName(/, 0 sources$/);
  await me.expectFocus('the source is gone');
  await me.tabTo('radio', 'Claim');
  await me.press('ArrowRight');
  await expect(card).toHaveAccessibleName(/^Opinion 2,/);
  await me.choose('More for O2', 'Remove the tag');
  await expect(tags.getByRole('option')).toHaveCount(2);
  await expect(text).toBeFocused();
  await me.press('F8');
  await me.use('button', 'Undo');
  await expect(tags.getByRole('option')).toHaveCount(3);
  await me.expectFocus('the note is gone');
  await expect(saveState).toContainText('Saved');
  expect((await storedArticle(articleId, page)).labels.toSorted()).toEqual(['C1', 'O1', 'O2']);
});

test('I filter, find and work on several tags by keys alone', async ({ page, me }) => {
  const { card, text, tags } = await begin(page);
  await me.press('t');
  await expect(tags).toBeFocused();
  await me.press('Home', 'Shift+ArrowDown');
  const bar = page.getByRole('toolbar', { name: 'Selected tags' });
  await expect(bar).toContainText('2 selected');
  await me.use('button', 'Select none');
  await expect(bar).toHaveCount(0);
  await me.tabTo('listbox', 'Tags in text order');
  await me.press('Home', 'Space', 'End', 'Space');
  await me.choose('State of 2 claims', 'Checking');
  await expect(bar).toHaveCount(0);
  await expect(text).toBeFocused();
  await me.press('t', 'ControlOrMeta+a');
  await me.choose('Kind of 3 tags', 'Proposal');
  await expect(page.getByRole('option', { name: /^P3\b/ })).toBeAttached();
  await me.press('ControlOrMeta+z');
  await expect(page.getByRole('option', { name: /^C2\b/ })).toBeAttached();

  await me.choose('Kind', 'Opinions');
  await expect(tags.getByRole('option')).toHaveCount(1);
  await me.choose('Verdict', 'Refuted');
  await me.use('button', 'Clear filters');
  await expect(tags.getByRole('option')).toHaveCount(3);
  await me.use('button', /^Needs source 2/, 'Space');
  await expect(tags.getByRole('option')).toHaveCount(2);
  await me.press('Space');
  await me.write('searchbox', 'Find in tags', 'c2');
  await me.press('ArrowDown');
  await expect(tags).toBeFocused();
  await expect(card).toHaveAccessibleName(/^Claim 2,/);
  await me.press('Escape');
  await expect(text).toBeFocused();
});

test('I reach everything else of the page by keys alone', async ({ page, me }) => {
  await begin(page);
  await me.tabTo('radio', 'Tag');
  await me.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'Edit', exact: true })).toBeChecked();
  await me.press('ArrowRight');
  await expect(page.getByRole('article', { name: 'Text of the article' })).toBeVisible();
  await me.press('F6', 'F6', 'F6', 'F6');
  await me.choose('Export', 'Claims as CSV');
  const download = page.waitForEvent('download');
  await me.use('button', 'Export all the same');
  await download;
  await expect(page.getByRole('button', { name: 'Export', exact: true })).toBeFocused();
  await me.use('link', 'Articles');
  await expect(page.getByRole('heading', { name: 'Articles', level: 1 })).toBeVisible();
  await me.tabTo('link', 'A ferry that nobody asked for');
});

test('What an edit has done to a tag I settle by keys alone', async ({ page, me }) => {
  const { text, saveState, option } = await begin(page);
  // The opinion's words go, and its tag waits for others.
  await me.press('k', '.', 'e', 'Backspace', 'Escape');
  const orphans = page.getByRole('region', { name: 'Orphans' });
  await expect(orphans).toContainText('It was a lazy count');
  await expect(saveState).toContainText('Saved');
  await me.press('ControlOrMeta+End', '.');
  await me.use('button', 'Attach O1 to the selection');
  await expect(orphans).toHaveCount(0);
  await expect(text).toBeFocused();
  await expect(option(/^O1\b/)).toContainText('The council ought to buy it');
});

test('The keys of the sheet that are pressed most seldom do what it says', async ({ page, me }) => {
  const { card, text } = await begin(page);
  const due = card.getByRole('button', { name: 'Due date of C2: none' });
  await expect(due).toBeVisible();
  await me.press('d');
  const days = page.getByRole('menu', { name: 'Due' }).getByRole('menuitem');
  await expect(days.first()).toBeVisible();
  await me.press('End');
  await expect(days.last()).toBeFocused();
  // Focus moves a moment after the key.
  await me.press('ArrowUp');
  await expect(days.nth(-2)).toBeFocused();
  await me.press('Enter');
  await expect(due).toHaveCount(0);
  await me.press('Escape');
  await expect(text).toBeFocused();

  await me.press('m');
  await expect(page.getByRole('textbox', { name: 'Comment', exact: true })).toBeFocused();
  await me.type('Who counted?');
  await me.press('Enter', 'Escape');
  await expect(text).toBeFocused();
  const thread = card.getByRole('region', { name: 'Thread' });
  await expect(thread).toContainText('Who counted?');
  await me.press('r');
  await expect(card.getByRole('button', { name: '1 comment resolved' })).toBeVisible();
  await expect(thread).toHaveCount(0);
  await me.press('r');
  await expect(thread).toContainText('Who counted?');

  await me.press('v', '4');
  await expect(card.getByLabel('Note')).toBeFocused();
  await me.type('Nobody says.');
  await me.press('ControlOrMeta+Enter');
  await expect(card).toHaveAccessibleName(/unproven/);
  await me.press('v', '0');
  await expect(card).not.toHaveAccessibleName(/unproven/);
  await me.press('Escape');
  await expect(text).toBeFocused();

  const selected = () => page.evaluate(() => document.getSelection()?.toString() ?? '');
  await me.press('ControlOrMeta+Home', '.', 'ArrowRight', '.');
  const one = await selected();
  await me.press('.');
  expect((await selected()).length).toBeGreaterThan(one.length);
  await me.press(',');
  expect(await selected()).toBe(one);
});

test('Another verdict by its digit begins without the note of the last one, which undo brings back with it', async ({ page, me }) => {
  const { card, text } = await begin(page);
  const note = card.getByLabel('Note');
  await me.press('v', '4');
  await expect(note).toBeFocused();
  await me.type('Nobody says.');
  await me.press('ControlOrMeta+Enter');
  await expect(card).toHaveAccessibleName(/unproven/);
  await me.press('v', '2');
  await expect(note).toBeFocused();
  await expect(note).toHaveValue('');
  await expect(card).toHaveAccessibleName(/unproven/);
  // The digit of what stands puts it away.
  await page.keyboard.press('Escape');
  await expect(text).toBeFocused();
  await me.press('v', '4');
  await expect(note).toHaveCount(0);
  await expect(text).toBeFocused();

  // One that needs no note has none.
  await me.press('s');
  await me.type('Fare table');
  await linkTyped(page);
  await expect(card).toHaveAccessibleName(/, 1 source$/);
  await me.press('v', '1');
  await expect(text).toBeFocused();
  await expect(card).toHaveAccessibleName(/supported/);
  await expect(card).not.toContainText('Nobody says.');
  await me.press('ControlOrMeta+z');
  await expect(card).toHaveAccessibleName(/unproven/);
  await expect(card).toContainText('Nobody says.');
});

test('In Edit mode the chords go to the source, the verdict and the comment of the active tag, and Escape back to the text', async ({
  page,
  me,
}) => {
  const { text, card } = await begin(page);
  await me.press('e');
  const edit = page.getByRole('radio', { name: 'Edit', exact: true });
  await expect(edit).toBeChecked();
  const words = await text.textContent();
  await me.press('ControlOrMeta+Alt+s');
  await expect(page.getByRole('combobox', { name: 'Source: title or link' })).toBeFocused();
  await me.press('Escape');
  await expect(text).toBeFocused();
  await me.press('ControlOrMeta+Alt+v');
  await expect(card.getByRole('radio', { name: 'Supported' })).toBeFocused();
  await me.press('Escape');
  await expect(text).toBeFocused();
  await me.press('ControlOrMeta+Alt+m');
  await expect(page.getByRole('textbox', { name: 'Comment', exact: true })).toBeFocused();
  await me.press('Escape');
  await expect(text).toBeFocused();
  // None of them has typed anything.
  await expect(edit).toBeChecked();
  expect(await text.textContent()).toBe(words);
});
