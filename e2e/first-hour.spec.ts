import { expect } from '@playwright/test';
import { expectCheckedFerry } from './checked-archive';
import { ferryArticle, ferryKinds, newerFerryArticle } from './ferry-article';
import { emptyHouse, password, setupCode, test } from './fixtures';
import { Hands } from './hands';
import { linkTyped } from './link-typed';

test('I set Galley up and check an article from paste to export', async ({ page }) => {
  test.setTimeout(120_000);
  await emptyHouse();
  const me = new Hands(page);
  const text = page.getByRole('textbox', { name: 'Text of the article' });
  const tags = page.getByRole('listbox', { name: 'Tags in text order' });
  const card = page.getByRole('article', { name: /^(Claim|Opinion|Proposal).* \d+ sources?$/ });

  await test.step('the first account', async () => {
    await page.goto('/');
    await me.fill('Name', 'Hanne Voss');
    await me.fill('Email', 'hanne.voss@ledger.example');
    await me.fill('Password', password);
    await me.fill('First desk', 'City');
    await me.fill('Set-up code', setupCode);
    await me.click('button', 'Make the account');
  });

  await test.step('the article comes in by paste', async () => {
    await me.click('link', /Paste the text/);
    await me.fill('Text of the article', ferryArticle);
    await expect(page.getByRole('region', { name: 'Preview' })).toContainText('The two boats are 31 years old.');
    await me.click('button', 'Start tagging');
    await expect(page.getByRole('radio', { name: 'Tag', exact: true })).toBeChecked();
    await expect(text).toContainText('The two boats are 31 years old.');
  });

  await test.step('ten tags', async () => {
    await expect(text).toBeFocused();
    await me.press('ControlOrMeta+Home', 'ArrowDown');
    for (const kind of ferryKinds) await me.press('.', kind);
    await expect(tags.getByRole('option')).toHaveCount(10);
    await expect(tags.getByRole('option').last()).toContainText('The council ought to buy it before the winter');
  });

  await test.step('three sources and two verdicts', async () => {
    await me.press('n', 's');
    await me.type('Harbour board minutes');
    await linkTyped(page);
    await me.press('v', '1');
    await expect(card).toHaveAccessibleName('Claim 1, paragraph 1, supported, 1 source');
    await me.press('n', 's');
    await me.type('Fare table');
    await linkTyped(page);
    await me.press('v', '2');
    await me.type('It was 11.8 per cent.');
    await me.press('ControlOrMeta+Enter');
    await expect(card).toHaveAccessibleName('Claim 2, paragraph 2, partly, 1 source');
    await me.press('n', 's');
    await me.type('Letter from the clerk');
    await linkTyped(page);
    await expect(card).toHaveAccessibleName('Claim 3, paragraph 2, 1 source');
  });

  await test.step('an edit inside a claim, and it still holds', async () => {
    await me.click('option', /The harbour board says/);
    await me.press('e', 'ControlOrMeta+ArrowRight');
    await me.type(' old');
    await me.press('Escape');
    await expect(card.getByRole('insertion')).toHaveText('old');
    await me.click('button', 'It holds');
    await expect(card).toHaveAccessibleName('Claim 1, paragraph 1, supported, 1 source');
  });

  await test.step('a newer version over it, and a claim to check again', async () => {
    await expect(page.getByRole('status', { name: 'Save state' })).toContainText('Saved');
    await me.click('link', 'Paste a newer version');
    await me.fill('Text of the article', newerFerryArticle);
    await me.click('button', 'Replace the text');
    await expect(page.getByRole('region', { name: 'Words gone' })).toContainText('Nobody voted on it');
    await me.click('link', 'Look at C2');
    await expect(card).toHaveAccessibleName('Claim 2, paragraph 2, text changed, 1 source');
    await me.click('button', 'Check again');
    await expect(card).toHaveAccessibleName('Claim 2, paragraph 2, 1 source');
  });

  await test.step('an export', async () => {
    const download = page.waitForEvent('download');
    await me.click('button', 'Export');
    await me.click('menuitem', /^Galley archive/);
    await expectCheckedFerry(await download);
  });

  expect(me.actions).toBeLessThanOrEqual(70);
});
