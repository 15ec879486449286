import { expect, type Page } from '@playwright/test';
import { boxOf } from './box-of';
import { test } from './fixtures';
import { claimOf } from './judging';
import { sideways } from './look-at-all';
import { beginWithOwnArticle, openOwnArticle } from './own-article';
import { CLAIM } from './two-claims';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

/** As a reader of a phone sets the size of text, and nothing else of a page. */
const setTextSize = (page: Page, percent: number) =>
  page.evaluate((size) => document.documentElement.style.setProperty('-webkit-text-size-adjust', size), `${percent}%`);

test('The top bar keeps its places, the inbox and the account on a phone whose text is set large', async ({ page }) => {
  await beginWithOwnArticle(page);
  const bar = page.getByRole('banner');
  const account = bar.getByRole('button', { name: /^Account/ });
  for (const path of ['/articles', '/claims', '/inbox']) {
    await page.goto(path);
    for (const width of [320, 360, 390]) {
      await page.setViewportSize({ width, height: 844 });
      await setTextSize(page, 100);
      // One row, as long as there is room.
      await expect.poll(async () => (await boxOf(bar)).height, `${path} at ${width}`).toBe(48);
      for (const percent of [115, 150, 200]) {
        await setTextSize(page, percent);
        await expect(account, `${path} at ${width}, ${percent}%`).toBeInViewport({ ratio: 1 });
        // The page is as wide as the screen: no finger moves its bar away.
        if (width === 390) await expect.poll(() => sideways(page), `${path} at ${percent}%`).toEqual([]);
      }
    }
  }
});

test('The head of a card keeps its state and its menu on a phone whose text is set large, and the verdicts below it', async ({ page }) => {
  const { option, card } = await openOwnArticle(page, { tags: [CLAIM] });
  await page.getByRole('button', { name: 'Tags', exact: true }).tap();
  await option(/^C1\b/).tap();
  await expect(claimOf(page)).toBeVisible();
  const head = card.locator('.card-head');
  const [state, more] = [card.getByRole('button', { name: /^Check:/ }), card.getByRole('button', { name: /^More/ })];
  await expect.poll(async () => (await boxOf(head)).height).toBe(44);
  await page.getByRole('button', { name: 'Show the whole card' }).tap();
  for (const percent of [130, 175, 200]) {
    await setTextSize(page, percent);
    await expect(more, `${percent}%`).toBeInViewport({ ratio: 1 });
    await expect(state, `${percent}%`).toBeInViewport({ ratio: 1 });
    await expect.poll(() => state.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth), `${percent}%`).toBe(0);
    await expect.poll(() => sideways(page), `${percent}%`).toEqual([]);
  }
  // The head has two rows there, and what goes by below it stays below it.
  await card.evaluate((one) => one.scrollTo({ top: one.scrollHeight }));
  const below = async () => (await boxOf(card.locator('.verdicts'))).y - (await boxOf(head)).y - (await boxOf(head)).height;
  await expect.poll(below).toBeGreaterThanOrEqual(-1);
});
