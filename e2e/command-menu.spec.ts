import { expect, type Page } from '@playwright/test';
import { expectNoAxeFinding } from './axe';
import { makePerson, newsOn, signIn, test } from './fixtures';
import { openOwnArticle } from './own-article';

test.use({ viewport: { width: 1440, height: 900 } });

/** The gallery's article, which needs no server: the caret stands in the headline. */
async function openBench(page: Page) {
  await signIn(page, await makePerson('Elif Tuncel'));
  await page.goto('/gallery');
  await expect(card(page)).toHaveAccessibleName(/^Claim 6,/);
  await page.getByRole('button', { name: 'To the text' }).click();
  await expect(text(page)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Home');
  return fieldOf(page);
}

const fieldOf = (page: Page) => page.getByRole('combobox', { name: 'Find a tag, a paragraph or a command' }).last();

const text = (page: Page) => page.getByRole('region', { name: 'Marks', exact: true }).getByRole('textbox', { name: 'Text of the article' });
const card = (page: Page) => page.getByRole('region', { name: 'Card of the active tag' }).getByRole('article');
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Everything' });
const open = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const openMenu = async (page: Page) => {
  await open(page, 'Command menu');
  await expect(fieldOf(page)).toBeFocused();
};

/** The words of the block that the caret stands in, up to the caret and behind it. */
const caret = (page: Page) =>
  page.evaluate(() => {
    const { anchorNode, anchorOffset } = getSelection() ?? {};
    const block = (anchorNode instanceof Element ? anchorNode : anchorNode?.parentElement)?.closest('.article-text > *');
    if (!anchorNode || !block) return null;
    const range = document.createRange();
    range.setStart(block, 0);
    range.setEnd(anchorNode, anchorOffset ?? 0);
    return { before: range.toString(), words: block.textContent };
  });

test('I find a claim’s verdict by typing, and what it lacks is asked for', async ({ page }) => {
  await openBench(page);
  await openMenu(page);
  await page.keyboard.type('c1 par');
  const first = dialog(page).getByRole('option').first();
  await expect(first).toHaveAccessibleName(/^C1: Partly/);
  await expect(first).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toHaveCount(0);
  await expect(card(page)).toHaveAccessibleName(/^Claim 1,/);
  await expect(card(page).getByRole('radio', { name: 'Partly' })).toBeChecked();
  await expect(card(page).getByRole('textbox', { name: 'Note' })).toBeFocused();
});

test('A verdict that lacks nothing is given, and focus is in the text again', async ({ page }) => {
  await openBench(page);
  await openMenu(page);
  await page.keyboard.type('supp');
  await expect(dialog(page).getByRole('option').first()).toHaveAccessibleName(/^C6: Supported/);
  await page.keyboard.press('Enter');
  await expect(card(page)).toHaveAccessibleName(/^Claim 6, .*supported/);
  await expect(text(page)).toBeFocused();
});

test('I go to a tag by its words and to a paragraph by its number', async ({ page }) => {
  await openBench(page);
  await openMenu(page);
  await page.keyboard.type('last bus');
  await page.keyboard.press('Enter');
  await expect(card(page)).toHaveAccessibleName(/^Claim 10,/);
  await expect(text(page)).toBeFocused();

  await openMenu(page);
  await page.keyboard.type('p 3');
  await expect(dialog(page).getByRole('option').first()).toHaveAccessibleName(/^Paragraph 3/);
  await page.keyboard.press('Enter');
  await expect(text(page)).toBeFocused();
  expect(await caret(page)).toMatchObject({ before: '', words: expect.stringContaining('It was a lazy cut') });
});

test('From a filter of the tags Ctrl+K is Galley’s too, and Escape leads back to the filter', async ({ page }) => {
  await openOwnArticle(page);
  const kind = page.getByRole('region', { name: 'Find and filter' }).getByRole('button', { name: 'Kind' });
  await kind.focus();
  await page.keyboard.press('ControlOrMeta+k');
  await expect(fieldOf(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(kind).toBeFocused();
});

test('The field of the menu is where I am until I type or go on, and says what Enter does', async ({ page }) => {
  const field = await openBench(page);
  await openMenu(page);
  await expect(field).not.toHaveAttribute('aria-activedescendant');
  await expect(field).toHaveAccessibleDescription(/^Enter takes C6: Supported/);
  await page.keyboard.type('c1');
  await expect(field).toHaveAttribute('aria-activedescendant', /./);
  await expect(field).toHaveAccessibleDescription('');
});

test('The list is gone through by keys, says what is chosen, and does it', async ({ page }) => {
  const field = await openBench(page);
  await openMenu(page);
  const options = dialog(page).getByRole('option');
  await expect(options.first()).toHaveAccessibleName(/^C6: Supported/);
  const pointed = async () => page.locator(`#${await field.getAttribute('aria-activedescendant')}`.replaceAll(':', '\\:')).textContent();
  await page.keyboard.press('ArrowDown');
  expect(await pointed()).toContain('C6: Partly');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  expect(await pointed()).toContain('Export: Audit dossier');
  await expect(options.last()).toBeInViewport();
  await expectNoAxeFinding(page, { within: '[role=dialog]' });

  await page.keyboard.type('no such thing');
  await expect(options).toHaveCount(0);
  await expect(newsOn(dialog(page), 'Results found')).toHaveText('Nothing is called that.');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('edit mode');
  await page.keyboard.press('Enter');
  await expect(text(page)).toHaveAttribute('aria-readonly', 'false');
  await expect(text(page)).toBeFocused();
  // Of the articles of the gallery it is this one's.
  await expect(newsOn(page, 'What you did').filter({ hasText: /^Edit mode: letters type\. Esc leaves it\.$/ })).toHaveCount(1);
});

test('Escape leaves everything as it was, with the caret where it stood', async ({ page }) => {
  await openBench(page);
  for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowRight');
  const before = await caret(page);
  expect(before?.before).toBe('A city');
  await openMenu(page);
  await page.keyboard.type('c4');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(text(page)).toBeFocused();
  expect(await caret(page)).toEqual(before);
  await expect(card(page)).toHaveAccessibleName(/^Claim 6,/);
});

test('A letter that I type right behind the menu’s end goes where focus goes, and never to the page', async ({ page }) => {
  const field = await openBench(page);
  /** Presses a key in the field, and gives what has focus before the browser has a moment for anything else. */
  const focusRightBehind = (key: string) =>
    field.evaluate(async (input, pressed) => {
      input.dispatchEvent(new KeyboardEvent('keydown', { key: pressed, bubbles: true, cancelable: true }));
      // React may draw at the end of the event; a timer comes only when no key waits.
      await null;
      return document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName;
    }, key);
  await openMenu(page);
  expect(await focusRightBehind('Escape')).toBe('Text of the article');
  await expect(dialog(page)).toHaveCount(0);
  await expect(text(page)).toBeFocused();

  await openMenu(page);
  await page.keyboard.type('last bus');
  await expect(dialog(page).getByRole('option').first()).toHaveAccessibleName(/^C10/);
  expect(await focusRightBehind('Enter')).toBe('Text of the article');
  await expect(card(page)).toHaveAccessibleName(/^Claim 10,/);
  await expect(text(page)).toBeFocused();
});

test('A press beside the menu closes it, and focus is in the text', async ({ page }) => {
  await openBench(page);
  await openMenu(page);
  await expect(dialog(page)).toBeVisible();
  await page.mouse.click(5, 5);
  await expect(dialog(page)).toHaveCount(0);
  await expect(text(page)).toBeFocused();
});

test('On a phone the menu fits the screen', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openBench(page);
  await openMenu(page);
  const box = await dialog(page).boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(390);
  expect((box?.y ?? 0) + (box?.height ?? 999)).toBeLessThanOrEqual(844);
  const row = await dialog(page).getByRole('option').first().boundingBox();
  expect(row?.height).toBeGreaterThanOrEqual(44);
});

test('I go to a paragraph by its number alone, and hear how many there are', async ({ page }) => {
  await openBench(page);
  await open(page, 'Go to a paragraph');
  const field = page.getByRole('textbox', { name: 'Paragraph' });
  await expect(field).toBeFocused();
  for (const wrong of ['6', '0', 'two', '']) {
    await field.fill(wrong);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert').filter({ hasText: 'This article has 5 paragraphs.' })).toBeVisible();
    await expect(field).toBeFocused();
  }
  await field.fill('2');
  await page.keyboard.press('Enter');
  await expect(field).toHaveCount(0);
  await expect(text(page)).toBeFocused();
  const there = await caret(page);
  expect(there).toMatchObject({ before: '', words: expect.stringContaining('The active claim') });

  await open(page, 'Go to a paragraph');
  await page.keyboard.press('Escape');
  await expect(field).toHaveCount(0);
  await expect(text(page)).toBeFocused();
  expect(await caret(page)).toEqual(there);
});

test('The coach follows what I do, can be gone through by keys, and goes for good', async ({ page }) => {
  await openBench(page);
  const coach = page.getByRole('region', { name: 'First steps' });
  await open(page, 'First steps');
  await expect(coach.getByRole('heading', { name: 'Tag what can be checked' })).toBeVisible();
  await expect(newsOn(coach, 'Step')).toContainText('Step 1 of 3. Tag what can be checked. Select some words. Press C for a claim');
  await expectNoAxeFinding(page, { within: '[data-region=coach]' });

  // It is not modal: the keys of the text go on, and a tag is the first step.
  await open(page, 'To the text');
  await page.keyboard.press('.');
  await page.keyboard.press('p');
  await expect(coach.getByRole('heading', { name: 'Link a source' })).toBeVisible();
  await expect(text(page)).toBeFocused();

  await coach.getByRole('button', { name: 'Next' }).focus();
  await page.keyboard.press('Enter');
  await expect(coach.getByRole('heading', { name: 'Give a verdict' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(text(page)).toBeFocused();
  await expect(coach).toBeVisible();
  await coach.getByRole('button', { name: 'Done' }).focus();
  await page.keyboard.press('Enter');
  await expect(coach).toHaveCount(0);
  await expect(text(page)).toBeFocused();

  await open(page, 'First steps');
  await coach.getByRole('button', { name: 'Skip' }).click();
  await expect(coach).toHaveCount(0);
});

test('In Read mode there is no coach', async ({ page }) => {
  await openBench(page);
  await openMenu(page);
  await page.keyboard.type('read mode');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article', { name: 'Text of the article' })).toBeVisible();
  await open(page, 'First steps');
  await expect(page.getByRole('region', { name: 'First steps' })).toHaveCount(0);
});

test('On a phone the coach docks at the foot', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openBench(page);
  await open(page, 'First steps');
  const box = await page.getByRole('region', { name: 'First steps' }).boundingBox();
  expect([box?.x, box?.width]).toEqual([12, 366]);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(844 - 56);
  expect(box?.y).toBeGreaterThan(500);
});
