import { expect, type Page } from '@playwright/test';
import { openArticle, tagSentence, threadOf, waitForTagColumn, workbenchOf } from './articles';
import { expectNoAxeFinding } from './axe';
import { beginWithReader } from './checker-and-reader';
import { makePerson, newsOn, signIn, test } from './fixtures';
import { expectFetched } from './has-fetched';
import { writeOver } from './history-article';
import { holdLateScripts } from './late-scripts';
import { sideways } from './look-at-all';

test('A slip and a row say that a comment is unread until I have opened the claim', async ({ page, openElsewhere }) => {
  const { elif, jonah, articleId } = await beginWithReader(page, openElsewhere);
  await openArticle(elif, articleId);
  await tagSentence(elif, 1);
  await tagSentence(elif, 2);
  await jonah.goto(`/articles/${articleId}`);
  await jonah.getByRole('option', { name: /^C1/ }).click();
  await jonah.getByLabel('Comment', { exact: true }).fill('Is that so? See ¶2.');
  await jonah.keyboard.press('Enter');
  const [row, slip] = [
    elif.getByRole('option', { name: /^C1.*1 comment, unread/ }),
    elif.getByRole('article', { name: /^Claim 1,.*unread/ }),
  ];
  await expect(row).toBeVisible();
  await expect(slip).toBeVisible();
  await row.click();
  await expect(threadOf(elif)).toContainText('Is that so?');
  await expect(row).toHaveCount(0);
  // A locator in a comment leads to its paragraph.
  await threadOf(elif).getByRole('button', { name: '¶2' }).click();
  const atCaret = () => elif.evaluate(() => document.getSelection()?.anchorNode?.parentElement?.closest('p')?.textContent);
  await expect.poll(atCaret).toContain('In March the fare rose');
  await elif.getByRole('option', { name: /^C2/ }).click();
  await expect(elif.getByRole('article', { name: /^Claim 1,.*1 comment(, Jonah.*)?$/ })).toBeVisible();
  await expect(slip).toHaveCount(0);
});

test('I have only the tags listed on which something is unread, and go through them', async ({ page, openElsewhere }) => {
  const { elif, jonah, articleId } = await beginWithReader(page, openElsewhere);
  const { tags, option, saveState } = await openArticle(elif, articleId);
  for (const sentence of [1, 2, 3]) await tagSentence(elif, sentence);
  const chip = elif.getByRole('button', { name: /^Unread/ });
  await expect(option(/^C3/)).toBeVisible();
  await expect(chip).toHaveCount(0);
  // What she leaves unsent would go when she is back.
  await expect(saveState).toContainText('Saved');
  await elif.goto('/articles');
  await jonah.goto(`/articles/${articleId}`);
  for (const claim of [/^C1/, /^C2/]) {
    await jonah.getByRole('option', { name: claim }).click();
    await jonah.getByLabel('Comment', { exact: true }).fill('Is that so?');
    await jonah.keyboard.press('Enter');
    await expect(threadOf(jonah)).toContainText('Is that so?');
  }
  await expect(workbenchOf(jonah).saveState).toContainText('Saved');

  // Claim 3 is open again, as she left it.
  await openArticle(elif, articleId);
  await expect(chip).toHaveAccessibleName('Unread 2');
  await chip.press('Space');
  await expect(tags.getByRole('option')).toHaveCount(2);
  await expectNoAxeFinding(elif, { how: 'the unread tags' });
  // What is read stays in its place until all are listed again: the keys go on from it.
  await tags.focus();
  await elif.keyboard.press('Home');
  await expect(option(/^C1.*1 comment(, |$)/)).not.toContainText('unread');
  await expect(chip).toHaveAccessibleName('Unread 1');
  await elif.keyboard.press('ArrowDown');
  await expect(option(/^C2/)).toHaveAttribute('aria-selected', 'true');
  await expect(chip).toHaveAccessibleName('Unread 0');
  await expect(tags.getByRole('option')).toHaveCount(2);
  await expect(tags).toBeFocused();
  await chip.press('Space');
  await expect(tags.getByRole('option')).toHaveCount(3);
  await expect(chip).toHaveCount(0);
  await expect.poll(() => elif.evaluate(() => document.activeElement === document.body)).toBe(false);
});

test('I change my comment, and my colleague can read what it said before; then I remove it', async ({ page, openElsewhere }) => {
  const { elif, jonah, articleId } = await beginWithReader(page, openElsewhere);
  await openArticle(elif, articleId);
  await tagSentence(elif, 1);
  await elif.getByLabel('Comment', { exact: true }).fill('Twelve times, or twenty?');
  await elif.keyboard.press('Enter');
  await jonah.goto(`/articles/${articleId}`);
  await jonah.getByRole('option', { name: /^C1/ }).click();
  await expect(threadOf(jonah)).toContainText('Twelve times, or twenty?');
  await expect(threadOf(jonah).getByRole('button', { name: 'Edit', exact: true })).toHaveCount(0);
  await threadOf(elif).getByRole('button', { name: 'Edit', exact: true }).click();
  await elif.getByLabel('Change the comment').fill('Twelve times?');
  await elif.keyboard.press('Enter');
  await expect(threadOf(elif).getByRole('button', { name: 'Edit', exact: true })).toBeFocused();
  await threadOf(jonah).getByRole('button', { name: 'edited' }).click();
  await expect(threadOf(jonah).getByRole('list', { name: 'What it said before' })).toContainText('Twelve times, or twenty?');
  await threadOf(elif).getByRole('button', { name: 'Remove' }).click();
  await expect(jonah.getByText('Twelve times')).toHaveCount(0);
});

test('I comment on selected words and on the article, offline too, and the words are found when the text changes', async ({
  page,
  openElsewhere,
}) => {
  const { elif, jonah, articleId } = await beginWithReader(page, openElsewhere);
  await openArticle(elif, articleId);
  await jonah.goto(`/articles/${articleId}`);
  await expect(jonah.getByRole('region', { name: 'Comments' })).toBeVisible();
  // The card for a comment comes when the page is at rest; without a line it would not.
  await expectFetched(elif, 'Comment on the selected words');
  await elif.context().setOffline(true);
  await elif.keyboard.press('ControlOrMeta+Home');
  await elif.keyboard.press('.');
  await elif.keyboard.press('m');
  await expect(elif.getByLabel('Comment on the selected words')).toBeFocused();
  await elif.keyboard.type('Too long.');
  await elif.keyboard.press('Enter');
  await expect(workbenchOf(elif).saveState).toHaveText('Offline: 1 kept');
  const onWords = (at: Page) => at.getByRole('article', { name: /^Comments on words/ });
  await expect(onWords(elif)).toContainText('Too long.');
  await elif.getByRole('button', { name: 'Comment on the article' }).click();
  await expect(elif.getByRole('textbox', { name: 'Comment on the article' })).toBeFocused();
  await elif.keyboard.type('Legal has seen it.');
  await elif.keyboard.press('Enter');
  await elif.context().setOffline(false);
  await expect(workbenchOf(elif).saveState).toContainText('Saved');

  const list = jonah.getByRole('region', { name: 'Comments' });
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await list.getByRole('button', { name: /Too long\./ }).click();
  await expect(onWords(jonah)).toContainText('Too long.');
  await expect(jonah.locator('.commented.open')).not.toHaveCount(0);
  // The card stands level with the words, and a line leads to them.
  await expect(async () => {
    const [card, words] = [await onWords(jonah).boundingBox(), await jonah.locator('.commented.open').first().boundingBox()];
    if (!card || !words) throw new Error('The card or its words are not drawn.');
    expect(Math.abs(card.y - words.y)).toBeLessThan(40);
  }).toPass();
  await expect(jonah.locator('.leader.of-no-tag circle')).toBeVisible();
  await expectNoAxeFinding(jonah);
});

test('What I type for a comment on words whose card is still coming goes into it, and tags nothing', async ({ page, openElsewhere }) => {
  const { elif, articleId } = await beginWithReader(page, openElsewhere);
  const letCome = await holdLateScripts(elif, articleId, 'Comment on the selected words');
  await waitForTagColumn(elif);
  const { option } = workbenchOf(elif);
  const field = elif.getByLabel('Comment on the selected words');
  const comment = async (words: string) => {
    for (const key of ['ControlOrMeta+Home', '.', 'm']) await elif.keyboard.press(key);
    await elif.keyboard.type(words);
  };
  // Who thinks better of it begins anew.
  await comment('Or is it?');
  await elif.keyboard.press('Escape');
  await comment('Too long, cut it.');
  await expect(field).toHaveCount(0);
  await letCome();
  await expect(field).toHaveValue('Too long, cut it.');
  await expect(field).toBeFocused();
  await expect(option(/^[COP]/)).toHaveCount(0);
});

test('A comment that I began on other words is sent on none before I say which I mean', async ({ page, openElsewhere }) => {
  const { elif, articleId } = await beginWithReader(page, openElsewhere);
  await openArticle(elif, articleId);
  const beginOn = async (sentences: number) => {
    await elif.keyboard.press('Escape');
    await expect(workbenchOf(elif).text).toBeFocused();
    await elif.keyboard.press('ControlOrMeta+Home');
    for (let n = 0; n < sentences; n++) await elif.keyboard.press('ArrowDown');
    await elif.keyboard.press('.');
    await elif.keyboard.press('m');
    await expect(elif.getByLabel('Comment on the selected words')).toBeFocused();
  };
  const words = elif.locator('.card-words');
  await beginOn(0);
  const first = (await words.textContent()) ?? '';
  await elif.keyboard.type('Too long.');
  await beginOn(6);
  await expect(words).not.toHaveText(first);
  await expect(elif.getByText('You began this comment on other words:')).toContainText(first.slice(0, 20));
  await expectNoAxeFinding(elif, { how: 'a comment begun on other words' });
  await elif.keyboard.press('Enter');
  await expect(threadOf(elif)).toHaveCount(0);
  await elif.getByRole('button', { name: 'Back to those words' }).press('Enter');
  await expect(words).toHaveText(first);
  await expect(elif.getByLabel('Comment on the selected words')).toHaveValue('Too long.');
  await beginOn(6);
  const second = (await words.textContent()) ?? '';
  await elif.getByRole('button', { name: 'Comment on these' }).press('Enter');
  await expect(elif.getByLabel('Comment on the selected words')).toBeFocused();
  await elif.keyboard.press('Enter');
  await expect(elif.getByRole('article', { name: /^Comments on words/ })).toContainText('Too long.');
  await expect(words).toHaveText(second);
});

test('The words that I began a comment on are others by now: I am told so when I want to go back to them', async ({
  page,
  openElsewhere,
}) => {
  const { elif, articleId, deskId } = await beginWithReader(page, openElsewhere);
  await openArticle(elif, articleId);
  const field = elif.getByLabel('Comment on the selected words');
  for (const key of ['ControlOrMeta+Home', '.', 'm']) await elif.keyboard.press(key);
  await expect(field).toBeFocused();
  await elif.keyboard.type('Too long.');
  await elif.keyboard.press('Escape');
  await expect(workbenchOf(elif).text).toBeFocused();
  for (const key of ['ControlOrMeta+End', '.', 'm']) await elif.keyboard.press(key);
  await expect(elif.getByText('You began this comment on other words:')).toBeVisible();
  const nika = await openElsewhere();
  await signIn(nika, await makePerson('Nika Oravec', { roles: { [deskId]: 'editor' } }));
  await writeOver(nika, articleId, 'nobody', 'everybody');
  await expect(workbenchOf(elif).text).toContainText('A ferry that everybody asked for');
  await elif.getByRole('button', { name: 'Back to those words' }).press('Enter');
  await expect(newsOn(elif, 'Notes')).toContainText('Those words are gone, or changed.');
  await expect(field).toHaveValue('Too long.');
});

test('As a reader I comment on a sentence by keys alone', async ({ page, openElsewhere }) => {
  const { jonah, articleId } = await beginWithReader(page, openElsewhere);
  await jonah.goto(`/articles/${articleId}`);
  const text = jonah.getByRole('article', { name: 'Text of the article' });
  await expect(text).toBeFocused();
  await expect(jonah.locator('.keys')).toContainText('select a sentence');
  const selected = () => jonah.evaluate(() => String(document.getSelection()));
  await jonah.keyboard.press('.');
  await expect.poll(selected).toBe('A ferry that nobody asked for');
  await jonah.keyboard.press('g');
  await expect(jonah.getByLabel('Paragraph', { exact: true })).toBeFocused();
  await jonah.keyboard.type('2');
  await jonah.keyboard.press('Enter');
  await expect(text).toBeFocused();
  await jonah.keyboard.press('.');
  const fare = 'In March the fare rose to £3.40, up 12 per cent on the year before.';
  await expect.poll(selected).toBe(fare);
  await jonah.keyboard.press('.');
  await expect.poll(selected).toBe(`${fare} Nobody voted on it.`);
  await jonah.keyboard.press(',');
  await expect.poll(selected).toBe(fare);
  await expect(newsOn(jonah, 'What you did')).toHaveText(fare);
  await expectNoAxeFinding(jonah);
  await jonah.keyboard.press('m');
  await expect(jonah.getByLabel('Comment on the selected words')).toBeFocused();
  await jonah.keyboard.type('Since when?');
  await jonah.keyboard.press('Enter');
  const onWords = jonah.getByRole('article', { name: 'Comments on words, paragraph 2' });
  await expect(onWords).toContainText(fare);
  await expect(onWords).toContainText('Since when?');
});

test('As a reader I keep the bar over the words that I chose, whatever a colleague does meanwhile', async ({ page, openElsewhere }) => {
  const { elif, jonah, articleId } = await beginWithReader(page, openElsewhere);
  await openArticle(elif, articleId);
  await jonah.goto(`/articles/${articleId}`);
  const text = jonah.getByRole('article', { name: 'Text of the article' });
  await text.getByText('It was a lazy count').selectText();
  const bar = jonah.getByRole('toolbar', { name: 'Comment on the selection' });
  await expect(bar).toBeVisible();
  // Nothing comes after it by which the bar could come back.
  await jonah.evaluate(() => {
    const gone = new MutationObserver(() => {
      if (!document.querySelector('[role=toolbar][aria-label="Comment on the selection"]')) document.title = 'The bar was away';
    });
    gone.observe(document.body, { childList: true, subtree: true });
  });
  await tagSentence(elif, 1);
  await expect(jonah.getByRole('option', { name: /^C1/ })).toBeVisible();
  await expect(bar).toBeVisible();
  await expect(jonah).not.toHaveTitle('The bar was away');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('I read and answer a comment in the sheet, and go to the inbox', async ({ page, openElsewhere }) => {
    const { elif, jonah, articleId } = await beginWithReader(page, openElsewhere);
    await openArticle(elif, articleId);
    await tagSentence(elif, 1);
    await jonah.goto(`/articles/${articleId}`);
    await jonah.getByRole('button', { name: 'Tags', exact: true }).tap();
    await jonah.getByRole('option', { name: /^C1/ }).tap();
    await jonah.getByLabel('Comment', { exact: true }).fill('Is that so?');
    await jonah.keyboard.press('Enter');
    await expect(threadOf(elif)).toContainText('Is that so?');
    await threadOf(elif).getByLabel('Reply').tap();
    await elif.keyboard.type('It is.');
    await threadOf(elif).getByRole('button', { name: 'Reply', exact: true }).tap();
    await expect(threadOf(jonah)).toContainText('It is.');
    expect(await sideways(elif)).toEqual([]);
    // With a colleague here and a sign-off to come it is still one line, under which the sheet begins.
    expect((await elif.getByRole('banner').boundingBox())?.height).toBeLessThan(60);
    await elif.getByRole('button', { name: /^More of this article/ }).tap();
    await elif.getByRole('menuitem', { name: /^Inbox/ }).tap();
    await expect(elif.getByRole('heading', { name: 'Inbox' })).toBeVisible();
    await expect(elif.getByRole('link', { name: /^Jonah commented/ })).toBeVisible();
    await expectNoAxeFinding(elif);
  });
});
