import { expect, type Page } from '@playwright/test';
import { z } from 'zod';
import { makeArticle, openArticle, storeTags, tagSentence, workbenchOf } from './articles';
import { ferryArticle } from './ferry-article';
import { makeDesk, makePerson, signIn, test } from './fixtures';

const boats = Array.from({ length: 24 }, (_, n) => `Boat number ${n + 1} left the quay on time.`);
const fleet = `A fleet at sea\n\n${Array.from({ length: 8 }, (_, n) => boats.slice(n * 3, n * 3 + 3).join(' ')).join('\n\n')}`;

async function begin(page: Page, text = ferryArticle) {
  const deskId = await makeDesk(`Desk ${Date.now()} ${Math.random()}`);
  const roles = { [deskId]: 'editor' };
  await signIn(page, await makePerson('Elif Tuncel', { roles }));
  return { roles, articleId: await makeArticle(page, deskId, text) };
}

const bar = (page: Page) => page.getByRole('toolbar', { name: 'Tag the selection' });
const Rect = z.object({ left: z.number(), right: z.number(), top: z.number(), bottom: z.number() });

/** The box of the selected words' last line, and of the bar. */
async function boxes(page: Page) {
  const line = await page.evaluate(() => [...(window.getSelection()?.getRangeAt(0).getClientRects() ?? [])].at(-1)?.toJSON());
  const box = await bar(page).evaluate((element) => element.getBoundingClientRect().toJSON());
  return { line: Rect.parse(line), box: Rect.parse(box) };
}

test('The bar stands 6 pixels above the line where I ended, below it at the top, and inside the paper', async ({ page }) => {
  const { articleId } = await begin(page);
  const { text } = await openArticle(page, articleId);
  const select = async (words: string) => {
    await page.keyboard.press('Escape');
    await text
      .getByText(words)
      .first()
      .evaluate((element, words) => {
        const node = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
        const at = node?.nodeValue?.indexOf(words) ?? -1;
        if (node) window.getSelection()?.setBaseAndExtent(node, at, node, at + words.length);
      }, words);
    await expect(bar(page)).toBeVisible();
  };
  await select('The two boats');
  await expect(async () => {
    const { line, box } = await boxes(page);
    expect(Math.abs(line.top - box.bottom - 6)).toBeLessThan(4);
  }).toPass();
  // The headline is too near to the top of the paper.
  await select('nobody asked');
  await expect(async () => {
    const { line, box } = await boxes(page);
    const scroller = await page.locator('.sheet-scroll').boundingBox();
    expect(line.top - (scroller?.y ?? 0) < 56 ? box.top - line.bottom : line.top - box.bottom).toBeGreaterThan(0);
  }).toPass();
  await select('says the yard');
  await expect(async () => {
    const { box } = await boxes(page);
    const paper = await text.boundingBox();
    expect(box.right).toBeLessThanOrEqual((paper?.x ?? 0) + (paper?.width ?? 0) + 1);
    expect(box.left).toBeGreaterThanOrEqual((paper?.x ?? 0) - 1);
  }).toPass();
});

test('A click on the claim strip goes to its claim, and the pointer stands under that', async ({ page }) => {
  const { articleId } = await begin(page, fleet);
  await storeTags(page, articleId, boats, ['claim']);
  const { card } = await openArticle(page, articleId);
  const strip = page.getByRole('img', { name: /^24 claims in text order/ });
  const box = await strip.boundingBox();
  const at = (claim: number) => ((box?.width ?? 0) * (claim - 0.5)) / 24;
  for (const claim of [18, 3]) {
    await strip.click({ position: { x: at(claim), y: 10 } });
    await expect(card).toHaveAccessibleName(new RegExp(`^Claim ${claim},`));
    await expect(card).toBeInViewport({ ratio: 1 });
    const pointer = await strip.locator('.strip-now').boundingBox();
    expect(Math.abs((pointer?.x ?? 0) + (pointer?.width ?? 0) / 2 - (box?.x ?? 0) - at(claim))).toBeLessThan(6);
  }
});

test('What a colleague does leaves my open card where it is', async ({ page, openElsewhere }) => {
  const { roles, articleId } = await begin(page, fleet);
  await storeTags(page, articleId, boats.slice(0, 12), ['claim']);
  const { card, option } = await openArticle(page, articleId);
  await option(/^C10\b/).click();
  await expect(card).toHaveAccessibleName(/^Claim 10,/);
  const topOf = async () => Math.round((await card.boundingBox())?.y ?? 0);
  let before = -1;
  // Once it has come to rest.
  await expect(async () => {
    const was = before;
    before = await topOf();
    expect(before).toBe(was);
  }).toPass();
  const jonah = await openElsewhere();
  await signIn(jonah, await makePerson('Jonah Okoye', { roles }));
  await openArticle(jonah, articleId);
  await tagSentence(jonah, 14);
  await workbenchOf(jonah).option(/^C1\b/).click();
  await jonah.keyboard.press('Backspace');
  await expect(page.getByRole('listbox', { name: 'Tags in text order' }).getByRole('option', { name: /^C13\b/ })).toBeAttached();
  await expect(page.getByRole('listbox', { name: 'Tags in text order' }).getByRole('option', { name: /^C1\b/ })).toHaveCount(0);
  await expect(card).toHaveAccessibleName(/^Claim 10,/);
  expect(await topOf()).toBe(before);
});

test('Nothing jumps while an article opens', async ({ page }) => {
  const { articleId } = await begin(page, fleet);
  await storeTags(page, articleId, boats, ['claim', 'opinion']);
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if ('value' in entry && typeof entry.value === 'number') shifts.push(entry.value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const { card } = await openArticle(page, articleId);
  await expect(card).toHaveCount(0);
  await expect(page.getByRole('complementary', { name: 'Cards' }).getByRole('article').first()).toBeVisible();
  const shifts = z.array(z.number()).parse(await page.evaluate(() => ('shifts' in window ? window.shifts : null)));
  expect(Number(shifts.reduce((sum, one) => sum + one, 0).toFixed(2))).toBe(0);
});

test('A note of what was done goes after six seconds, and stays while it has focus', async ({ page }) => {
  const { articleId } = await begin(page);
  await page.clock.install();
  const { option } = await openArticle(page, articleId);
  const note = page.getByText('Tag C1 removed', { exact: true }).first();
  await tagSentence(page, 1);
  await expect(option(/^C1\b/)).toBeVisible();
  await page.keyboard.press('Backspace');
  await expect(note).toBeVisible();
  await page.getByRole('button', { name: /^Undo/ }).focus();
  await page.clock.runFor(20_000);
  await expect(note).toBeVisible();
  await page.getByRole('textbox', { name: 'Text of the article' }).focus();
  await page.clock.runFor(7_000);
  await expect(note).toHaveCount(0);
});
