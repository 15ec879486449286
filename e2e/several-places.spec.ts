import { expect, type Page } from '@playwright/test';
import { makeArticle, openArticle, storedArticle, storeTags } from './articles';
import { expectNoAxeFinding } from './axe';
import { ferryArticle } from './ferry-article';
import { makeDesk, makePerson, signIn, test } from './fixtures';
import { sideways } from './look-at-all';

/** An editor with the article about the ferry open. */
async function begin(page: Page, tagged: readonly string[] = []) {
  const deskId = await makeDesk(`Desk ${Date.now()} ${Math.random()}`);
  await signIn(page, await makePerson('Elif Tuncel', { roles: { [deskId]: 'editor' } }));
  const articleId = await makeArticle(page, deskId, ferryArticle);
  if (tagged.length > 0) await storeTags(page, articleId, tagged, ['claim']);
  return { articleId, ...(await openArticle(page, articleId)) };
}

/** Where words stand on the screen: the middle of their first and of their last letter. */
async function placeOf(page: Page, words: string) {
  const place = await page.getByRole('textbox', { name: 'Text of the article' }).evaluate((text, wanted) => {
    const nodes = document.createNodeIterator(text, NodeFilter.SHOW_TEXT);
    // Marks part the text: the words may begin in one node and end in another.
    const pieces: { node: Node; from: number }[] = [];
    let all = '';
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      pieces.push({ node, from: all.length });
      all += node.textContent ?? '';
    }
    const at = all.indexOf(wanted);
    const rectAt = (offset: number) => {
      const piece = pieces.findLast(({ from }) => from <= offset);
      if (at < 0 || !piece) throw new Error(`no ${wanted}`);
      const range = document.createRange();
      range.setStart(piece.node, offset - piece.from);
      range.setEnd(piece.node, offset - piece.from + 1);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      return { left, right, y: (top + bottom) / 2 };
    };
    const [first, last] = [rectAt(at), rectAt(at + wanted.length - 1)];
    return { from: { x: first.left + 1, y: first.y }, to: { x: last.right - 1, y: last.y } };
  }, words);
  return place;
}

/** Drags over these words as a hand does. */
async function drag(page: Page, words: string): Promise<void> {
  const { from, to } = await placeOf(page, words);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, to.y, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}

async function dragWithCtrl(page: Page, words: string): Promise<void> {
  await page.keyboard.down('ControlOrMeta');
  await drag(page, words);
  await page.keyboard.up('ControlOrMeta');
}

const bar = (page: Page) => page.getByRole('toolbar', { name: 'Tag the selection' });
const gathered = (page: Page) => page.locator('.gathered');
const [FIRST, SECOND, THIRD] = ['The harbour board', 'the line carries', 'a week of August'];

test('I gather words in three places with Ctrl held, tag them as one claim, and take that back', async ({ page }) => {
  const { articleId, option, card, saveState } = await begin(page);
  await drag(page, FIRST);
  await dragWithCtrl(page, SECOND);
  await expect(bar(page)).toContainText('2 places');
  await dragWithCtrl(page, THIRD);
  await expect(bar(page)).toContainText('3 places');
  await expect(gathered(page)).toHaveText([FIRST, SECOND]);
  await expectNoAxeFinding(page, { how: 'words gathered in three places' });
  await page.keyboard.press('c');
  await expect(option(`C1 ${FIRST} … ${SECOND} … ${THIRD}, in 3 places`)).toBeVisible();
  await expect(card).toHaveAccessibleName(/^Claim 1, paragraph 2, in 3 places,/);
  await expect(card).toContainText(`${FIRST} … ${SECOND} … ${THIRD}`);
  await expect(gathered(page)).toHaveCount(0);
  await expect(page.locator('mark[data-start]')).toHaveAttribute('data-start', 'claim 1, in 3 places');
  await expect(page.locator('mark[data-place]').last()).toHaveAttribute('data-place', 'claim 1, place 3 of 3');
  await expectNoAxeFinding(page, { how: 'a claim in three places' });
  await expect(saveState).toContainText('Saved');

  await page.keyboard.press('ControlOrMeta+z');
  await expect(option(/^C1/)).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(option(/^C1.*in 3 places/)).toBeVisible();
  await expect(saveState).toContainText('Saved');
  await page.reload();
  await expect(option(`C1 ${FIRST} … ${SECOND} … ${THIRD}, in 3 places`)).toBeVisible();
  expect((await storedArticle(articleId, page)).labels).toEqual(['C1']);
});

test('A plain click and Escape let go of what I gathered', async ({ page }) => {
  const { option, text } = await begin(page);
  await drag(page, FIRST);
  await dragWithCtrl(page, SECOND);
  await expect(gathered(page)).toHaveText([FIRST]);
  await page.keyboard.press('Escape');
  await expect(gathered(page)).toHaveCount(0);
  await expect(bar(page)).toBeHidden();

  await drag(page, FIRST);
  await dragWithCtrl(page, SECOND);
  await expect(gathered(page)).toHaveText([FIRST]);
  const { from } = await placeOf(page, 'Nobody voted');
  await page.mouse.click(from.x + 4, from.y);
  await expect(gathered(page)).toHaveCount(0);
  await expect(text).toBeFocused();
  await page.keyboard.press('c');
  await expect(option(/^C1 Nobody voted on it\./)).toBeVisible();
});

test('I add words to the active tag, take some out, and am told what cannot be', async ({ page }) => {
  const { option, card } = await begin(page, ['The harbour board says', 'The harbour board']);
  await option(/^C1/).click();
  await drag(page, THIRD);
  await bar(page).getByRole('button', { name: 'Add these words' }).click();
  await expect(option(`C1 The harbour board says … ${THIRD}, in 2 places`)).toBeVisible();
  await expect(card).toContainText('in 2 places');
  await expect(card).toBeVisible();

  await drag(page, 'harbour board says');
  await page.keyboard.press('-');
  await expect(option(`C1 The … ${THIRD}, in 2 places`)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(option(`C1 The harbour board says … ${THIRD}, in 2 places`)).toBeVisible();
  await drag(page, THIRD);
  await bar(page).getByRole('button', { name: 'Take these words out' }).click();
  await expect(option(/^C1 The harbour board says(?!.*places)/)).toBeVisible();
  await drag(page, 'says');
  await page.keyboard.press('-');
  await expect(page.locator('.toast', { hasText: 'These words are already C2.' })).toBeVisible();
  await drag(page, 'The harbour board says');
  await page.keyboard.press('+');
  await expect(page.locator('.toast', { hasText: 'C1 has these words already.' })).toBeVisible();
});

test('On a phone I select words, keep them, select more and tag both', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  const { option } = await begin(page);
  // A long press selects a word without a press of the pointer; so does this.
  await press(page, 'harbour');
  await bar(page).getByRole('button', { name: 'Select more' }).tap();
  await expect(bar(page)).toContainText('1 place');
  await press(page, 'August');
  await expect(bar(page)).toContainText('2 places');
  expect(await sideways(page)).toEqual([]);
  await expectNoAxeFinding(page, { how: 'two places on a phone' });
  for (const button of await bar(page).getByRole('button').all()) expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await bar(page).getByRole('button', { name: 'Claim' }).tap();
  await expect(option(/^C1 harbour … August, in 2 places/)).toBeAttached();
  await press(page, 'night');
  await bar(page).getByRole('button', { name: 'Add these words' }).tap();
  await expect(option(/^C1 harbour … August … night, in 3 places/)).toBeAttached();
  await context.close();
});

/** Selects a word as a long press does: the page hears of a new selection, and of no pointer. */
async function press(page: Page, word: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Text of the article' }).evaluate((text, wanted) => {
    const nodes = document.createNodeIterator(text, NodeFilter.SHOW_TEXT);
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      document.getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
      return;
    }
    throw new Error(`no ${wanted}`);
  }, word);
}
