import { expect, type Page } from '@playwright/test';
import { MAX_COMMENT_CHARS } from '../lib/domain/talk/thread';
import { tagSentence } from './articles';
import { newsOn, test } from './fixtures';
import { giveVerdict, newsOf } from './judging';
import { openOwnArticle } from './own-article';

const BUSES =
  'Buses\n\nThe last bus left at noon. It came back at one with nobody, a poor show.\n\nNobody saw it. It was red, and people asked why.';

const news = (page: Page) => newsOn(page, 'What you did');

const begin = (page: Page) => openOwnArticle(page, { role: 'lead' });

test('A screen reader hears what I did, and the same thing twice', async ({ page }) => {
  const { card } = await begin(page);
  await tagSentence(page, 1);
  await expect(news(page)).toHaveText('Claim 1 added');
  await expect(card).toHaveAccessibleName(/^Claim 1,/);
  await page.keyboard.press('[');
  await expect(news(page)).toHaveText(/^Ends with “.+”$/);
  await page.keyboard.press('[');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(news(page)).toHaveText('Undone: place of C1');
  const first = await news(page).locator('p').elementHandle();
  await page.keyboard.press('ControlOrMeta+z');
  // The words are the same: it is another element that is heard.
  await expect(async () => expect(await first?.evaluate((element) => element.isConnected)).toBe(false)).toPass();
  await expect(news(page)).toHaveText('Undone: place of C1');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(news(page)).toHaveText('Undone: tag C1');

  await tagSentence(page, 2);
  await expect(news(page)).toHaveText('Claim 2 added');
  await giveVerdict(page, '4', 'Nobody has counted.');
  await expect(news(page)).toHaveText('Claim 2: Unproven');
});

test('An article that is archived while I have it open is locked for me, and says why', async ({ page }) => {
  const { articleId } = await begin(page);
  const done = await page.request.put(`/api/v1/articles/${articleId}/archived`, { data: { isArchived: true } });
  expect(done.ok()).toBe(true);
  await expect(page.getByText('This article is archived')).toBeVisible();
  const mode = (name: string) => page.getByRole('radio', { name });
  await expect(mode('Read')).toBeChecked();
  for (const name of ['Tag', 'Edit']) await expect(mode(name)).toHaveAccessibleDescription(/The article is archived/);
});

test('A screen reader hears which tag and which paragraph a key led to, and in which way I work there', async ({ page }) => {
  const { text } = await openOwnArticle(page, {
    text: BUSES,
    tags: ['The last bus left at noon', 'Nobody saw it', 'It was red'],
    kinds: ['claim', 'opinion'],
  });
  // Nothing is said of how the article was opened.
  await expect(text).toBeFocused();
  await expect(news(page)).toHaveText('');
  await page.keyboard.press('j');
  await expect(news(page)).toHaveText('Claim 1, paragraph 1, To check, needs a source: “The last bus left at noon”');
  await page.keyboard.press('j');
  await expect(news(page)).toHaveText('Opinion 1, paragraph 2: “Nobody saw it”');
  await page.keyboard.press('n');
  await expect(news(page)).toHaveText(/^Claim 2, paragraph 2, .*: “It was red”$/);
  await page.keyboard.press('j');
  await expect(news(page)).toHaveText('No tag after');
  await page.keyboard.press('g');
  await page.keyboard.type('1');
  await page.keyboard.press('Enter');
  await expect(news(page)).toHaveText('Paragraph 1');
  await page.keyboard.press('e');
  await expect(news(page)).toHaveText('Edit mode: letters type. Esc leaves it.');
  await page.keyboard.press('Escape');
  await expect(news(page)).toHaveText('Tag mode');
});

/** An own article whose claim is to be called partly true by its digit; the field of the note, in which that leads. */
async function beginPartly(page: Page) {
  const { card } = await openOwnArticle(page, { text: BUSES, tags: ['The last bus left at noon'] });
  // Before the card is drawn: what its news wait for would else go by the machine's own clock, which nothing calls off any more.
  await page.clock.install();
  await page.keyboard.press('j');
  await page.keyboard.press('v');
  await page.keyboard.press('2');
  const note = card.getByRole('textbox', { name: 'Note' });
  await expect(note).toBeFocused();
  return note;
}

test('A verdict picked by its digit says what it still needs, where focus goes', async ({ page }) => {
  const note = await beginPartly(page);
  await expect(note).toHaveAccessibleDescription('Partly needs a note. Say what is missing or what should change.');
  await page.keyboard.press('Escape');
  await page.keyboard.press('v');
  await page.keyboard.press('1');
  await expect(news(page)).toHaveText(/^Supported needs a source that supports it\./);
});

test('What a verdict needs once more while I write its note is said', async ({ page }) => {
  const note = await beginPartly(page);
  await page.clock.runFor(1_000);
  await page.keyboard.type('a');
  await expect(note).toHaveAccessibleDescription('');
  await page.clock.runFor(1_000);
  // It was read as focus came, and is not said beside.
  await expect(newsOf(page)).toHaveText('');
  await page.keyboard.press('Backspace');
  await expect(note).toHaveAccessibleDescription(/^Partly needs a note\./);
  await page.clock.runFor(1_000);
  await expect(newsOf(page)).toHaveText('Partly needs a note. Say what is missing or what should change.');
  // Given before what is written has come to rest: with the note goes what was said of it.
  await page.keyboard.type('b');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(note).toHaveCount(0);
  await expect(newsOf(page)).toHaveText('');
});

test('A comment that is too long says so once, and what it says belongs to its field', async ({ page }) => {
  const { card } = await openOwnArticle(page, { text: BUSES, tags: ['The last bus left at noon'] });
  await page.keyboard.press('j');
  await page.keyboard.press('m');
  const field = card.getByRole('textbox', { name: 'Comment' });
  await expect(field).toBeFocused();
  await field.fill('a'.repeat(MAX_COMMENT_CHARS + 1));
  const alert = card.getByRole('alert');
  await expect(alert).toHaveText(/^A comment has at most [\d,]+ characters\.$/);
  const said = await alert.textContent();
  await expect(field).toHaveAccessibleDescription(String(said));
  await expect(card).toContainText('1 too many');
  await page.keyboard.type('b');
  await expect(card).toContainText('2 too many');
  expect(await alert.textContent()).toBe(said);
});
