import { expect, type Page } from '@playwright/test';
import { z } from 'zod';
import { makeArticle, openArticle, storeTags, tagSentence } from './articles';
import { expectNoAxeFinding } from './axe';
import { test } from './fixtures';
import { setTheme } from './look-at-all';
import { openOwnArticle, signInAtDesk } from './own-article';
import { beginWithTwoClaims, CLAIM, judgeClaim } from './two-claims';

test('With Alt held I tag the very characters, by key too; without it whole words', async ({ page }) => {
  const { text, tags } = await openOwnArticle(page);
  const drag = async (words: string, key?: 'Alt') => {
    const box = await text.evaluate((element, words) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.nodeValue?.indexOf(words) ?? -1;
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + words.length);
        return range.getBoundingClientRect().toJSON();
      }
    }, words);
    const { left, right, y, height } = z.object({ left: z.number(), right: z.number(), y: z.number(), height: z.number() }).parse(box);
    if (key) await page.keyboard.down(key);
    await page.mouse.move(left + 1, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(right - 1, y + height / 2, { steps: 4 });
    await page.mouse.up();
    if (key) await page.keyboard.up(key);
    await expect(page.getByRole('toolbar', { name: 'Tag the selection' })).toBeVisible();
  };
  await drag('eopl', 'Alt');
  await page.keyboard.press('c');
  await expect(tags.getByRole('option', { name: /^C1 eopl\b/ })).toBeVisible();
  await drag('arbou');
  await page.keyboard.press('o');
  await expect(tags.getByRole('option', { name: /^O1 harbour\b/ })).toBeVisible();
});

test('A tag that begins in the middle of a Persian word leaves its letters joined', async ({ page }) => {
  const { deskId } = await signInAtDesk(page);
  const articleId = await makeArticle(page, deskId, 'On words\n\nتشکیلات\n\nتشکیلات');
  await storeTags(page, articleId, ['لات'], ['claim']);
  const { text } = await openArticle(page, articleId);
  await expect(text.locator('mark')).toHaveText('لات');
  const widths = await text.getByText('تشکیلات', { exact: true }).evaluateAll((words) =>
    words.map((word) => {
      const range = document.createRange();
      range.selectNodeContents(word);
      return Math.round(range.getBoundingClientRect().width);
    }),
  );
  expect(widths).toHaveLength(2);
  expect(widths[0]).toBe(widths[1]);
});

test('Three hundred marks are in the accessibility tree, each with its name', async ({ page }) => {
  const sentences = Array.from({ length: 300 }, (_, n) => `Boat number ${n + 1} left the quay on time.`);
  const paragraphs = Array.from({ length: 30 }, (_, n) => sentences.slice(n * 10, n * 10 + 10).join(' '));
  const { articleId, text } = await openOwnArticle(page, { text: `Three hundred boats\n\n${paragraphs.join('\n\n')}` });
  await storeTags(page, articleId, sentences, ['opinion', 'claim', 'claim']);
  await expect(text.locator('mark')).toHaveCount(300);
  const tree = await text.ariaSnapshot();
  expect(tree.match(/- mark/g)).toHaveLength(300);
  expect(tree).toContain('opinion 1 Boat number 1 left the quay on time. end of opinion 1');
  expect(tree).toContain('claim 200 Boat number 300 left the quay on time. end of claim 200');
  // Each whose folded card is on the page refers to it, and none to one that is not.
  const cardOf = (words: string) => page.locator(`xpath=//*[@id = //mark[starts-with(., "${words}")]/@aria-details]`);
  await expect(cardOf('Boat number 2 left')).toHaveAccessibleName(/^Claim 1,/);
  await text.locator('mark').last().scrollIntoViewIfNeeded();
  await expect(cardOf('Boat number 300 left')).toHaveAccessibleName(/^Claim 200,/);
  await expect(page.locator('xpath=//mark[@aria-details][not(@aria-details = //@id)]')).toHaveCount(0);
});

for (const width of [1440, 390]) {
  test(`The workbench has no finding of axe in either theme at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    const { saveState } = await openOwnArticle(page);
    await tagSentence(page, 2, 'o');
    await tagSentence(page, 3, 'p');
    await tagSentence(page, 1);
    await page.keyboard.press('v');
    await page.keyboard.press('2');
    await expect(saveState).toContainText('Saved');
    await page.getByRole('button', { name: 'Add source' }).click();
    await page.keyboard.type('Harbour');
    await expectNoAxeFinding(page, { how: 'light' });
    await setTheme(page, 'dark');
    await expectNoAxeFinding(page, { how: 'dark', coloursOnly: true });
  });
}

test('The toolbar over a tag changes its kind or removes it, and says when I cross two', async ({ page }) => {
  const { tags, option } = await openOwnArticle(page);
  const bar = page.getByRole('toolbar', { name: 'Tag the selection' });
  const select = async (sentences: number) => {
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.press('.');
    await page.keyboard.press('ArrowRight');
    for (let n = 0; n < sentences; n++) await page.keyboard.press('.');
  };
  await tagSentence(page, 1);
  await tagSentence(page, 2, 'o');
  await select(1);
  await expect(bar.getByRole('button', { name: 'Proposal' })).toBeVisible();
  await bar.getByRole('button', { name: 'Change the kind of C1' }).click();
  await bar.getByRole('button', { name: 'Change C1 to proposal' }).click();
  await expect(option(/^P1/)).toContainText('The harbour board says');
  await expect(bar).toHaveCount(0);
  await select(2);
  await expect(bar).toContainText('Crosses P1 and O1');
  // Neither of the two is offered to be changed or removed.
  await expect(bar.getByRole('button')).toHaveText([/Claim/, /Opinion/, /Proposal/, /Add these words to O1/, /Select more/, /Comment/]);
  await select(1);
  await bar.getByRole('button', { name: 'Remove P1' }).click();
  await expect(tags.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(tags.getByRole('option')).toHaveCount(2);
});

test('A click on a tag puts the caret there too, so that the next key means those words', async ({ page }) => {
  const { text, tags, option } = await openOwnArticle(page);
  await tagSentence(page, 1);
  await tagSentence(page, 3, 'p');
  await page.keyboard.press('ControlOrMeta+Home');
  await text.locator('mark.proposal').click();
  await page.keyboard.press('c');
  await expect(option(/^C2/)).toContainText('The ferry should run at night too.');
  await expect(tags.getByRole('option')).toHaveCount(2);
});

test('A key that comes with the focus acts where the caret was left in the text, and not at its start', async ({ page }) => {
  const { text, option } = await openOwnArticle(page);
  await tagSentence(page, 2, 'o');
  await page.getByRole('searchbox', { name: 'Find in tags' }).click();
  await text.evaluate((element) => {
    element.focus();
    // In the same moment: on a machine that stands still it comes before what the browser tells of the caret.
    element.dispatchEvent(new KeyboardEvent('keydown', { key: '.', code: 'Period', bubbles: true, cancelable: true }));
  });
  await page.keyboard.press('c');
  // It stands behind the words that were tagged: the sentence after them is meant, and not the headline.
  await expect(option(/^C1/)).toContainText('The ferry should run at night too.');
});

for (const mode of ['Tag', 'Read'] as const) {
  test(`In ${mode} mode the browser finds and copies words across a judged claim as if nothing marked them`, async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const { articleId } = await beginWithTwoClaims(page);
    const { text } = await openArticle(page, articleId);
    await judgeClaim(page, 1);
    await expect(text.locator('mark.unproven')).toHaveText(CLAIM);
    await page.getByRole('radio', { name: mode, exact: true }).check({ force: true });
    // In Read mode the text is nothing that one writes in.
    const paper = page.getByLabel('Text of the article', { exact: true });
    await expect(paper).toHaveRole(mode === 'Read' ? 'article' : 'textbox');
    await paper.focus();
    const across = `says that ${CLAIM}. It was a lazy count`;
    for (const words of ['says that the line', 'people a day. It was', across]) {
      expect(await findInPage(page, words), words).toBe(true);
      expect(await paper.evaluate((element) => element.contains(getSelection()?.anchorNode ?? null)), words).toBe(true);
      expect(await page.evaluate(() => getSelection()?.toString()), words).toBe(words);
    }
    await page.keyboard.press('ControlOrMeta+c');
    await expect.poll(() => readClipboard(page, 'text/plain')).toBe(across);
    const html = await readClipboard(page, 'text/html');
    expect(html).not.toContain('<mark');
    expect(html.replaceAll(/<[^>]*>/g, '').trim()).toBe(across);
  });
}

/** Finds words as the browser's own search does, from the top, and selects them. https://developer.mozilla.org/docs/Web/API/Window/find */
const findInPage = (page: Page, words: string) =>
  page.evaluate((wanted): boolean => {
    getSelection()?.removeAllRanges();
    const [isCaseSensitive, isBackwards, wraps] = [true, false, true];
    return Reflect.get(window, 'find').call(window, wanted, isCaseSensitive, isBackwards, wraps);
  }, words);

/** What the clipboard has in one form. Empty if it has nothing of it. */
const readClipboard = (page: Page, type: 'text/plain' | 'text/html') =>
  page.evaluate(async (wanted) => {
    const item = (await navigator.clipboard.read()).find(({ types }) => types.includes(wanted));
    return item ? (await item.getType(wanted)).text() : '';
  }, type);
