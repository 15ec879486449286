import { expect, type Page } from '@playwright/test';
import { storedArticle } from './articles';
import { expectNoAxeFinding } from './axe';
import { test, toastOf } from './fixtures';
import { sideways } from './look-at-all';
import { openOwnArticle } from './own-article';
import { drag, dragWithCtrl, placeOf, press } from './words-by-pointer';

const bar = (page: Page) => page.getByRole('toolbar', { name: 'Tag the selection' });
const gathered = (page: Page) => page.locator('.gathered');
const [FIRST, SECOND, THIRD] = ['The harbour board', 'the line carries', 'a week of August'];

test('I gather words in three places with Ctrl held, tag them as one claim, and take that back', async ({ page }) => {
  const { articleId, option, card, saveState } = await openOwnArticle(page);
  await drag(page, FIRST);
  await expect(bar(page)).toBeVisible();
  await dragWithCtrl(page, SECOND);
  await expect(bar(page)).toContainText('2 places');
  // These stand under the bar.
  await dragWithCtrl(page, THIRD);
  await expect(bar(page)).toContainText('3 places');
  await expect(gathered(page)).toHaveText([FIRST, SECOND]);
  await expectNoAxeFinding(page, { how: 'words gathered in three places' });
  await page.keyboard.press('c');
  await expect(option(`C1 ${FIRST} … ${SECOND} … ${THIRD} , To check, in 3 places`)).toBeVisible();
  await expect(card).toHaveAccessibleName(/^Claim 1, paragraph 1, in 3 places,/);
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
  await expect(option(`C1 ${FIRST} … ${SECOND} … ${THIRD} , To check, in 3 places`)).toBeVisible();
  expect((await storedArticle(articleId, page)).labels).toEqual(['C1']);
});

test('A plain click and Escape let go of what I gathered', async ({ page }) => {
  const { option, text } = await openOwnArticle(page);
  await drag(page, FIRST);
  await expect(bar(page)).toBeVisible();
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
  const { option, card } = await openOwnArticle(page, { tags: ['The harbour board says', 'The harbour board'] });
  await option(/^C1/).click();
  await drag(page, THIRD);
  await bar(page).getByRole('button', { name: 'Add these words' }).click();
  await expect(option(`C1 The harbour board says … ${THIRD} , To check, in 2 places`)).toBeVisible();
  await expect(card).toContainText('in 2 places');
  await expect(card).toBeVisible();

  await drag(page, 'harbour board says');
  await page.keyboard.press('-');
  await expect(option(`C1 The … ${THIRD} , To check, in 2 places`)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(option(`C1 The harbour board says … ${THIRD} , To check, in 2 places`)).toBeVisible();
  await drag(page, THIRD);
  await bar(page).getByRole('button', { name: 'Take these words out' }).click();
  await expect(option(/^C1 The harbour board says(?!.*places)/)).toBeVisible();
  await drag(page, 'says');
  await page.keyboard.press('-');
  await expect(toastOf(page, 'These words are already C2.')).toBeVisible();
  await drag(page, 'The harbour board says');
  await page.keyboard.press('+');
  await expect(toastOf(page, 'C1 has these words already.')).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('I select words, keep them, select more and tag both', async ({ page }) => {
    const { option } = await openOwnArticle(page);
    // A long press selects a word without a press of the pointer; so does this.
    await press(page, 'harbour');
    await bar(page).getByRole('button', { name: 'Select more' }).tap();
    await expect(bar(page)).toContainText('1 place');
    await press(page, 'August');
    await expect(bar(page)).toContainText('2 places');
    expect(await sideways(page)).toEqual([]);
    await expectNoAxeFinding(page, { how: 'two places on a phone' });
    const buttons = await bar(page).getByRole('button').all();
    expect(buttons.length).toBeGreaterThan(2);
    for (const button of buttons) expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await bar(page).getByRole('button', { name: 'Claim' }).tap();
    await expect(option(/^C1 harbour … August .*, in 2 places/)).toBeAttached();
    await press(page, 'night');
    await bar(page).getByRole('button', { name: 'Add these words' }).tap();
    await expect(option(/^C1 harbour … August … night .*, in 3 places/)).toBeAttached();
  });
});
