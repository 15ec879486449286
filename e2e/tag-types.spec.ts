import { expect } from '@playwright/test';
import { openArticle } from './articles';
import { expectNoAxeFinding } from './axe';
import { test } from './fixtures';
import { beginWithTwoClaims } from './two-claims';

test('I say by two keys that a claim is a statistic, fill its fields, tick its checklist, and take the type back', async ({ page }) => {
  const { articleId } = await beginWithTwoClaims(page);
  const { option } = await openArticle(page, articleId);
  await option(/^C1/).click();
  const card = page.getByRole('article', { name: /^Claim 1,/ });
  await expect(card).toBeVisible();

  await page.keyboard.press('l');
  await expect(card.getByRole('group', { name: 'Type of C1' })).toContainText('A figure drawn from data');
  await expectNoAxeFinding(page, { how: 'the types of a claim' });
  await page.keyboard.press('7');
  await expect(card.getByRole('button', { name: 'Type Statistic' })).toBeVisible();

  await card.getByLabel('Unit').fill('people');
  await card.getByLabel('Unit').press('Enter');
  await card.getByRole('button', { name: 'Checklist 0 of 4' }).click();
  await card.getByLabel('Figure stands in the source').click();
  await expect(card.getByLabel('Figure stands in the source')).toBeChecked();
  await card.getByLabel('Compared with like').click();
  await expect(card.getByRole('button', { name: 'Checklist 2 of 4' })).toBeVisible();
  await expect(page.getByText(/^Saved/)).toBeVisible();
  await expectNoAxeFinding(page, { how: 'a claim with its checklist' });

  await page.reload();
  await option(/^C1/).click();
  await expect(card.getByRole('button', { name: 'Checklist 2 of 4' })).toBeVisible();
  await expect(card.getByLabel('Unit')).toHaveValue('people');

  await page.keyboard.press('l');
  await page.keyboard.press('0');
  await expect(card.getByRole('button', { name: 'Type none' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(card.getByRole('button', { name: 'Type Statistic' })).toBeVisible();
  await expect(card.getByRole('button', { name: 'Checklist 2 of 4' })).toBeVisible();
});
