import { expect, type Page } from '@playwright/test';
import { expectNoAxeFinding } from './axe';
import { test } from './fixtures';
import { sideways } from './look-at-all';
import { openOwnArticle } from './own-article';

async function begin(page: Page, width: number) {
  await page.setViewportSize({ width, height: 900 });
  const list = page.getByRole('navigation', { name: 'Tags', exact: true });
  const tags = ['1,240 people', 'a lazy count', '12 per cent'];
  return { ...(await openOwnArticle(page, { tags, kinds: ['claim', 'opinion'] })), list };
}

test('The margin is 406 pixels wide, and 360 where the window is under 1,200; then the tags fold away, then it is a phone', async ({
  page,
}) => {
  const { list, option, card } = await begin(page, 1440);
  const margin = page.getByRole('complementary', { name: 'Cards' });
  const widthOf = async (part: typeof margin) => Math.round((await part.boundingBox())?.width ?? 0);
  const phoneBar = page.getByRole('navigation', { name: 'From tag to tag' });
  await option(/^C1\b/).click();
  await expect(card).toHaveAccessibleName(/^Claim 1,/);
  for (const [width, is] of [
    [1440, { margin: 406, hasColumn: true, isPhone: false }],
    [1200, { margin: 406, hasColumn: true, isPhone: false }],
    [1199, { margin: 360, hasColumn: true, isPhone: false }],
    [1024, { margin: 360, hasColumn: true, isPhone: false }],
    [1023, { margin: 360, hasColumn: false, isPhone: false }],
    [820, { margin: 360, hasColumn: false, isPhone: false }],
    [819, { margin: 0, hasColumn: false, isPhone: true }],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    // A list that had the focus would stand open as a drawer.
    await page.getByRole('textbox', { name: 'Text of the article' }).focus();
    await expect(phoneBar, `${width}`).toHaveCount(is.isPhone ? 1 : 0);
    await expect(page.getByRole('region', { name: 'Card', exact: true }), `${width}`).toHaveCount(is.isPhone ? 1 : 0);
    if (is.hasColumn) await expect(list, `${width}`).toBeInViewport({ ratio: 1 });
    else await expect(list, `${width}`).not.toBeInViewport();
    if (!is.isPhone) await expect.poll(() => widthOf(margin), `${width}`).toBe(is.margin);
    await expect.poll(() => sideways(page), `${width}`).toEqual([]);
  }
});

test('Where the tags are a drawer T opens it, a filter leaves it open, and a tag that I choose closes it', async ({ page }) => {
  const { list, tags, text, card, option } = await begin(page, 1000);
  await expect(list).not.toBeInViewport();
  await page.keyboard.press('t');
  await expect(tags).toBeFocused();
  await expect(list).toBeInViewport({ ratio: 1 });
  await expectNoAxeFinding(page);
  await page.keyboard.press('Escape');
  await expect(text).toBeFocused();
  await expect(list).not.toBeInViewport();

  await page.keyboard.press('t');
  await list.getByRole('button', { name: 'Kind', exact: true }).click();
  await expect(page.getByRole('menuitemradio', { name: 'Opinions' })).toBeVisible();
  await expect(list).toBeInViewport({ ratio: 1 });
  await page.getByRole('menuitemradio', { name: 'Opinions' }).click();
  await expect(tags.getByRole('option')).toHaveCount(1);
  await expect(list).toBeInViewport({ ratio: 1 });
  await option(/^O1\b/).click();
  await expect(list).not.toBeInViewport();
  await expect(card).toHaveAccessibleName(/^Opinion 1,/);
  await expect(text).toBeFocused();
});
