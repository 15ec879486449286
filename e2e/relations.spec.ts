import { expect, type Page } from '@playwright/test';
import { openArticle } from './articles';
import { expectNoAxeFinding } from './axe';
import { test } from './fixtures';
import { claimOf } from './judging';
import { lookAtAll } from './look-at-all';
import { beginWithTwoClaims, CLAIM, OTHER } from './two-claims';

const related = (page: Page, claim: number) => claimOf(page, claim).getByRole('region', { name: 'Related' });

/** Opens the dialog for the active claim from its card. */
async function askToRelate(page: Page, claim: number): Promise<void> {
  await claimOf(page, claim)
    .getByRole('button', { name: `More for C${claim}`, exact: true })
    .click();
  await page.getByRole('menuitem', { name: 'Relate to another tag…' }).click();
  await expect(page.getByRole('dialog', { name: `Relate C${claim} to another tag` })).toBeVisible();
}

test('I say that a claim rests on another, see it from both, go there, take it back, and find it in the list', async ({ page }) => {
  const { articleId } = await beginWithTwoClaims(page);
  const { option, saveState } = await openArticle(page, articleId);
  await option(/^C2/).click();
  await askToRelate(page, 2);
  // On the first kind Space would choose that one.
  await expect(page.getByRole('radio', { name: 'Rests on' })).toBeFocused();
  await page.getByRole('combobox', { name: 'Which tag' }).fill('1,240');
  await expectNoAxeFinding(page, { how: 'the dialog that relates two tags' });
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(related(page, 2).getByRole('button', { name: `Rests on C1 ${CLAIM}` })).toBeVisible();
  await expectNoAxeFinding(page, { how: 'a claim that rests on another' });
  await expect(option(/^C2.*related to 1 tag/)).toBeVisible();
  await page.getByRole('button', { name: 'Related 2' }).click();
  await expect(option(/^C1/)).toBeVisible();

  await related(page, 2)
    .getByRole('button', { name: /^Rests on C1/ })
    .press('Enter');
  await expect(related(page, 1).getByRole('button', { name: `Borne by C2 ${OTHER}` })).toBeVisible();
  await related(page, 1).getByRole('button', { name: 'More for Borne by C2' }).click();
  await page.getByRole('menuitem', { name: 'Remove the relation' }).click();
  await expect(related(page, 1)).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(related(page, 1).getByRole('button', { name: /^Borne by C2/ })).toBeVisible();
  await expect(saveState).toContainText('Saved');
  await page.reload();
  await option(/^C2/).click();
  await expect(related(page, 2)).toContainText(CLAIM);

  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox').fill('relate to');
  await page.keyboard.press('Enter');
  await page.getByRole('radio', { name: 'Rests on' }).press('ArrowUp');
  await page.getByRole('combobox', { name: 'Which tag' }).fill('c1');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(related(page, 2).getByRole('button', { name: /^Contradicts C1/ })).toBeVisible();
  await lookAtAll(page);
});
