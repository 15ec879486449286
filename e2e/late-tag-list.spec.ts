import { expect } from '@playwright/test';
import { workbenchOf } from './articles';
import { test } from './fixtures';
import { holdLateScripts } from './late-scripts';
import { beginWithTwoClaims } from './two-claims';

test('The keys that lead to the tags wait for their list, and what I type goes into it', async ({ page }) => {
  const { articleId } = await beginWithTwoClaims(page);
  const { text, tags, option } = workbenchOf(page);
  const find = page.getByRole('searchbox', { name: 'Find in tags' });
  let letGo = await holdLateScripts(page, articleId);
  await page.keyboard.press('/');
  await page.keyboard.type('year before');
  await expect(find).toHaveCount(0);
  await letGo();
  await expect(find).toHaveValue('year before');
  await expect(find).toBeFocused();
  await expect(option(/^C/)).toHaveCount(1);

  letGo = await holdLateScripts(page, articleId);
  await page.keyboard.press('t');
  await page.keyboard.press('End');
  await letGo();
  await expect(tags).toBeFocused();
  await expect(option(/^C2/)).toHaveAttribute('aria-selected', 'true');

  // Whoever thinks better of it stays in the text.
  letGo = await holdLateScripts(page, articleId);
  await page.keyboard.press('/');
  await page.keyboard.press('Escape');
  await letGo();
  await expect(option(/^C2/)).toBeVisible();
  await page.keyboard.press('k');
  await expect(option(/^C1/)).toHaveAttribute('aria-selected', 'true');
  await expect(text).toBeFocused();
});

test('Of letters typed while the list of tags is not yet on the page none is lost, nor one that comes in the moment when it is', async ({
  page,
}) => {
  const { articleId } = await beginWithTwoClaims(page);
  const { text, option } = workbenchOf(page);
  const find = page.getByRole('searchbox', { name: 'Find in tags' });
  // The list stands on the page when the text has been painted: no frame is drawn while the clock rests.
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  await page.goto(`/articles/${articleId}`);
  await expect(text).toBeFocused();
  await page.keyboard.press('/');
  await page.keyboard.type('year befor');
  await expect(find).toHaveCount(0);
  await Promise.all([page.clock.resume(), page.keyboard.type('e')]);
  await expect(find).toBeFocused();
  await expect(find).toHaveValue('year before');
  await expect(option(/^C/)).toHaveCount(1);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('The buttons that lead to the tags wait for their list as well', async ({ page }) => {
    const { articleId } = await beginWithTwoClaims(page);
    const { tags } = workbenchOf(page);
    const letGo = await holdLateScripts(page, articleId, 'Select some words to tag them');
    await page.getByRole('button', { name: 'Tags', exact: true }).tap();
    await letGo();
    await expect(tags).toBeFocused();
    await expect(tags).toBeInViewport();
  });
});
