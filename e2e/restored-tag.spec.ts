import { expect, type Page } from '@playwright/test';
import { openArticle, storedArticle } from './articles';
import { expectNoAxeFinding } from './axe';
import { cutSending, mendSending } from './cut-sending';
import { makePerson, signIn, test, toastOf } from './fixtures';
import { storeEntries, tagIdsOf } from './stored-entries';
import { beginWithTwoClaims, judgeSecondClaim } from './two-claims';

/** Nika, a checker, at `page`, and Hanne, an editor, beside her, both in one article with two claims. */
async function begin(page: Page, openElsewhere: () => Promise<Page>) {
  const { articleId, deskId } = await beginWithTwoClaims(page);
  const hanne = await openElsewhere();
  await signIn(hanne, await makePerson('Hanne Voss', { roles: { [deskId]: 'editor' } }));
  const here = await openArticle(page, articleId);
  const there = await openArticle(hanne, articleId);
  await there.option(/^C2/).click();
  return { articleId, hanne, here, there };
}

test('A colleague removes a claim before my verdict on it is sent: I am told who, keep my words, and restore the claim there', async ({
  page,
  openElsewhere,
}) => {
  const { articleId, hanne, here, there } = await begin(page, openElsewhere);
  await cutSending(page);
  await judgeSecondClaim(page);
  await hanne.keyboard.press('Backspace');
  await expect(there.option(/^C2/)).toHaveCount(0);
  await expect.poll(async () => (await storedArticle(articleId, page)).count('annotation.removed')).toBe(1);
  await mendSending(page);
  const refused = page.getByRole('alert').filter({ hasText: 'C2 was removed. Restore it to change it.' });
  await expect(refused).toContainText('Removed by Hanne.');
  await expect(refused).toContainText('No figures for the year before.');
  await expectNoAxeFinding(page, { how: 'a verdict on a claim that is gone' });
  // On the narrowest phone the sign stands beside the words, and the buttons below these.
  await page.setViewportSize({ width: 320, height: 700 });
  await expect(async () => {
    const [sign, title] = [await refused.locator('svg').boundingBox(), await refused.getByText('C2 was removed.').boundingBox()];
    expect(title?.y).toBeLessThan((sign?.y ?? 0) + (sign?.height ?? 0));
  }).toPass();
  await page.setViewportSize({ width: 1440, height: 900 });
  await refused.getByRole('button', { name: 'Restore C2' }).press('Enter');
  await expect(toastOf(page, 'Tag C2 restored')).toBeVisible();
  for (const { option } of [here, there]) await expect(option(/^C2/)).toBeVisible();
  // The words are there still, to be given again.
  await expect(refused).toContainText('No figures for the year before.');
  await expect(refused).not.toContainText('Removed by');
  await expect(refused.getByRole('button', { name: 'Restore C2' })).toHaveCount(0);
  await judgeSecondClaim(page);
  await expect(there.option(/^C2.*unproven/i)).toBeVisible();
});

test('I restore a claim that a colleague removed, by its name in the menu of everything, and take that back', async ({
  page,
  openElsewhere,
}) => {
  const { articleId, hanne, here, there } = await begin(page, openElsewhere);
  await hanne.keyboard.press('Backspace');
  await expect(here.option(/^C2/)).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+k');
  const offered = page.getByRole('dialog', { name: 'Everything' }).getByRole('option', { name: /^Restore C2 up 12 per cent/ });
  await expect(page.getByRole('option').first()).toBeVisible();
  await expect(offered).toHaveCount(0);
  await page.keyboard.type('c2');
  await expect(offered).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  for (const { option } of [here, there]) await expect(option(/^C2/)).toBeVisible();
  await expect(here.text).toBeFocused();
  await expect(here.card).toHaveAccessibleName(/^Claim 2,/);
  // And by keys alone it goes again.
  await page.keyboard.press('ControlOrMeta+z');
  for (const { option } of [here, there]) await expect(option(/^C2/)).toHaveCount(0);

  // A colleague brings it back before my Enter: mine changes nothing, and theirs can be taken back.
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('c2');
  await expect(offered).toHaveAttribute('aria-selected', 'true');
  const restored = (await storedArticle(articleId, page)).count('annotation.restored');
  const [, annotationId] = await tagIdsOf(hanne, articleId);
  await storeEntries(hanne, articleId, [{ type: 'annotation.restored', payload: { annotationId } }]);
  // Under the menu the text shows it.
  await expect(page.locator('mark[data-mark]')).toHaveCount(2);
  await page.keyboard.press('Enter');
  await expect(toastOf(page, 'Tag C2 was restored already')).toBeVisible();
  await expect(here.card).toHaveAccessibleName(/^Claim 2,/);
  await expect(here.saveState).toContainText('Saved');
  expect((await storedArticle(articleId, page)).count('annotation.restored')).toBe(restored + 1);
});

test('A colleague removes the claim whose card I have open: I am told who, restore it there, and on a phone go on from there', async ({
  page,
  openElsewhere,
}) => {
  const { hanne, here, there } = await begin(page, openElsewhere);
  await here.option(/^C2/).click();
  await expect(here.card).toHaveAccessibleName(/^Claim 2,/);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(here.card).toHaveAccessibleName(/^Claim 2,/);
  await hanne.keyboard.press('Backspace');
  const told = toastOf(page, 'C2 was removed by Hanne.');
  await expect(told).toBeVisible();
  await expect(page.getByRole('button', { name: 'Previous: C1' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Next', exact: true })).toHaveAttribute('aria-disabled', 'true');
  await page.getByRole('button', { name: 'Restore C2' }).click();
  await expect(here.card).toHaveAccessibleName(/^Claim 2,/);
  await there.option(/^C2/).click();
  // What I take away myself nobody tells me.
  await page.setViewportSize({ width: 1440, height: 900 });
  await here.text.focus();
  await page.keyboard.press('Backspace');
  await expect(here.option(/^C2/)).toHaveCount(0);
  await expect(toastOf(hanne, 'C2 was removed by Nika.')).toBeVisible();
  await expect(toastOf(page, 'C2 was removed by Nika.')).toHaveCount(0);
});
