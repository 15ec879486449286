import { expect, type Locator } from '@playwright/test';
import { openArticle, storeTags } from './articles';
import { test } from './fixtures';
import { box, preview } from './importing';
import { beginWithOwnArticle, openOwnArticle, signInAtDesk } from './own-article';

const hebrew = 'איש לא שילם על המזח בשנת 2024, כך העירייה של Leith.';
const english = 'Nobody paid for the quay (in 2024), says the council.';
const foreignName = 'BBC قالت إن أحدا لم يدفع ثمن الرصيف في عام 2024.';
const englishArticle = `Who paid for the quay\n\n${english}\n\n${hebrew}\n\nBoats come all the same.`;
const arabicArticle = `من دفع ثمن الرصيف\n\n${foreignName}\n\n${english}\n\nتأتي القوارب مع ذلك.`;

/** Where the first and the last character of a block stand, the block itself, and its number in the margin. */
const placesIn = (block: Locator) =>
  block.evaluate((element) => {
    const seen = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (one) =>
      one.parentElement?.closest('.vh, .hb-number') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    );
    const texts: Text[] = [];
    for (let one = seen.nextNode(); one; one = seen.nextNode()) if (one instanceof Text && one.length > 0) texts.push(one);
    const placeOf = (text: Text | undefined, at: number) => {
      const range = new Range();
      range.setStart(text ?? element, at);
      range.setEnd(text ?? element, at + 1);
      const { left, right } = range.getBoundingClientRect();
      return { left, right };
    };
    const { left, right } = element.getBoundingClientRect();
    const last = texts.at(-1);
    const number = element.querySelector('.hb-number')?.getBoundingClientRect().left ?? Number.NaN;
    const drawn = Number.parseFloat(getComputedStyle(element, '::before').left);
    return {
      first: placeOf(texts[0], 0),
      last: placeOf(last, (last?.length ?? 1) - 1),
      left,
      right,
      number: Math.round(Number.isNaN(number) ? left + drawn : number),
    };
  });

/** "to the left" where the full stop at the end of a block stands left of its first letter; the lines of these blocks are one. */
async function wayOf(block: Locator): Promise<string> {
  const { first, last } = await placesIn(block);
  return last.right <= first.left ? 'to the left' : last.left >= first.right ? 'to the right' : 'neither';
}

const numberOf = async (block: Locator) => (await placesIn(block)).number;

test('A Hebrew paragraph of an English article ends at the left, with its number where all stand', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const { text } = await openOwnArticle(page, { text: englishArticle });
  const [quoted, said] = [text.getByText(hebrew), text.getByText(english)];
  await expect.poll(() => wayOf(quoted)).toBe('to the left');
  expect(await wayOf(said)).toBe('to the right');
  const [other, own] = [await placesIn(quoted), await placesIn(said)];
  expect(other.number).toBe(own.number);
  // Words of either stand within the same measure: those from right to left at its far edge, and none in the margin of the numbers.
  expect(other.right).toBe(own.right);
  expect(Math.abs(other.first.right - other.right)).toBeLessThan(2);
  expect(other.last.left).toBeGreaterThan(own.first.left);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await numberOf(quoted)).toBe(await numberOf(said));
});

test('A paragraph of an Arabic article that begins with a foreign name runs from right to left, and an English one from left to right', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const { text } = await openOwnArticle(page, { text: arabicArticle });
  await expect(text).toHaveAttribute('dir', 'rtl');
  const [begun, said] = [text.getByText(foreignName), text.getByText(english)];
  await expect.poll(() => wayOf(said)).toBe('to the right');
  expect(await wayOf(begun)).toBe('to the left');
  expect(await numberOf(said)).toBe(await numberOf(begun));
  expect((await placesIn(said)).last.right).toBeLessThan((await placesIn(begun)).first.right);
});

test('A new paragraph turns as I write it, and turns back as I undo that', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const { text } = await openOwnArticle(page, { text: `Who paid for the quay\n\n${english}\n\n${hebrew}` });
  await expect.poll(() => wayOf(text.getByText(hebrew))).toBe('to the left');
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.press('e');
  await page.keyboard.press('Enter');
  const written = text.locator('p').last();
  await expect(written).toHaveText('');
  await expect(written).not.toHaveAttribute('dir');
  const words = 'הסירות באות בכל זאת.';
  await page.keyboard.insertText(words);
  await expect(text.getByText(words)).toHaveAttribute('dir', 'rtl');
  await expect.poll(() => wayOf(text.getByText(words))).toBe('to the left');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(text.getByText(words)).toHaveCount(0);
  await expect(text.locator('p[dir]')).toHaveText([hebrew]);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(text.getByText(words)).toHaveAttribute('dir', 'rtl');
});

test('The preview of an import draws each paragraph in its own order, and another direction of the article turns the rest', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await signInAtDesk(page);
  await page.goto('/articles/new');
  await box(page).fill(englishArticle);
  const [quoted, said] = [preview(page).getByText(hebrew), preview(page).getByText(english)];
  await expect.poll(() => wayOf(quoted)).toBe('to the left');
  expect(await wayOf(said)).toBe('to the right');
  await preview(page).getByLabel('Direction', { exact: true }).selectOption('Right to left');
  await expect(preview(page).locator('article')).toHaveAttribute('dir', 'rtl');
  await expect.poll(() => wayOf(quoted)).toBe('to the left');
  expect(await wayOf(said)).toBe('to the right');
});

test('History, report and paper have the words of each paragraph in its own order', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const { articleId } = await beginWithOwnArticle(page, { text: arabicArticle });
  await storeTags(page, articleId, [foreignName, english], ['claim']);
  await page.goto(`/articles/${articleId}/history?mode=single`);
  const paper = page.getByRole('article', { name: 'Text as it was' });
  const blockOf = (words: string) => paper.locator('.hb', { hasText: words });
  await expect.poll(() => wayOf(blockOf(english))).toBe('to the right');
  expect(await wayOf(blockOf(foreignName))).toBe('to the left');
  expect(await numberOf(blockOf(english))).toBe(await numberOf(blockOf(foreignName)));
  await page.goto(`/articles/${articleId}/report`);
  await expectClaims(page.locator('.claim-words'));
  await openArticle(page, articleId);
  await page.emulateMedia({ media: 'print' });
  await expectClaims(page.locator('.printed-words'));
});

async function expectClaims(words: Locator): Promise<void> {
  await expect(words.filter({ hasText: 'BBC' })).toHaveAttribute('dir', 'rtl');
  await expect(words.filter({ hasText: 'Nobody' })).toHaveAttribute('dir', 'ltr');
}
