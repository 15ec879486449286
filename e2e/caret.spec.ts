import { expect } from '@playwright/test';
import { tagSentence } from './articles';
import { test } from './fixtures';
import { openOwnArticle } from './own-article';

test('A key that moves the caret counts, however busy the page is when I come back to the text', async ({ page }) => {
  const { text } = await openOwnArticle(page);
  for (let round = 0; round < 6; round++) {
    await tagSentence(page, 3);
    await page.keyboard.press('ControlOrMeta+z');
    await text.evaluate((element) => {
      element.blur();
      element.focus();
      const work = () => {
        const end = performance.now() + 4;
        while (performance.now() < end);
      };
      // Short pieces of work, so that timers and keys take turns.
      for (let ms = 0; ms < 30; ms++) setTimeout(work, ms);
    });
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.press('.');
    expect(await page.evaluate(() => String(getSelection()))).toBe('A ferry that nobody asked for');
  }
});
