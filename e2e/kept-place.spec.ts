import { expect } from '@playwright/test';
import { test } from './fixtures';
import { openOwnArticle } from './own-article';

const paragraphs = Array.from(
  { length: 60 },
  (_, n) => `Ferry ${n + 1} left at ${n + 1}.05 with ${n + 1}0 people. It came back with nobody.`,
);

test('An article opens where the person left it, with the tag that was active', async ({ page }) => {
  const { articleId, text, option, card } = await openOwnArticle(page, { text: `Ferries of the week\n\n${paragraphs.join('\n\n')}` });
  await text.getByText('Ferry 40 left').click();
  await page.keyboard.press('.');
  await page.keyboard.press('c');
  await expect(option(/^C1\b/)).toBeAttached();
  await expect(card).toHaveAccessibleName(/^Claim 1, paragraph 40/);
  await page.mouse.wheel(0, 130);
  const placeOf = async () => Math.round((await text.getByText('Ferry 40 left').boundingBox())?.y ?? 0);
  // It stands still, and what is kept does not change any more.
  let left = 0;
  let kept = '';
  await expect(async () => {
    const before = { left, kept };
    left = await placeOf();
    kept = await page.evaluate(() => Object.entries(window.localStorage).find(([key]) => key.startsWith('galley-places-'))?.[1] ?? '');
    expect({ left, kept }).toEqual(before);
    expect(kept).toContain(articleId);
    expect(kept).toMatch(/"activeId":"/);
  }).toPass({ intervals: [500] });

  await page.reload();
  await expect(card).toHaveAccessibleName(/^Claim 1, paragraph 40/);
  await expect.poll(async () => Math.abs((await placeOf()) - left)).toBeLessThan(4);
  // The caret is where it was: the next key goes on from there.
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('.');
  await page.keyboard.press('o');
  await expect(card).toHaveAccessibleName(/^Opinion 1, paragraph 40/);

  // An address that names a place is stronger, and signing out forgets.
  await page.goto(`/articles/${articleId}?unseen`);
  await expect(text.getByText('Ferry 1 left')).toBeInViewport();
  await page.getByRole('button', { name: /Elif Tuncel/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/sign-in/);
  expect(await page.evaluate(() => Object.keys(window.localStorage).filter((key) => key.startsWith('galley-places-')))).toEqual([]);
});

test('An article opens at the words to which the person went by keys, without scrolling', async ({ page }) => {
  const { articleId, text, card } = await openOwnArticle(page, { text: 'Ferries of the week\n\nFerry 1 left.\n\nFerry 2 came back.' });
  const kept = () => page.evaluate(() => Object.entries(window.localStorage).find(([key]) => key.startsWith('galley-places-'))?.[1] ?? '');
  await text.getByText('Ferry 1 left').click();
  await expect.poll(kept).toContain(articleId);
  await page.keyboard.press('ControlOrMeta+End');

  await page.reload();
  await expect(text).toBeFocused();
  await page.keyboard.press('.');
  await page.keyboard.press('c');
  await expect(card).toHaveAccessibleName(/^Claim 1, paragraph 2/);
});
