import { expect } from '@playwright/test';
import { expectCheckedFerry } from './checked-archive';
import { ferryArticle, ferryKinds, newerFerryArticle } from './ferry-article';
import { emptyHouse, password, setupCode } from './fixtures';
import { test } from './keys-only';
import { linkTyped } from './link-typed';

test('I do all of it without a pointer', async ({ page, me }) => {
  test.setTimeout(180_000);
  await emptyHouse();
  const text = page.getByRole('textbox', { name: 'Text of the article' });
  const tags = page.getByRole('listbox', { name: 'Tags in text order' });
  const card = page.getByRole('article', { name: /^(Claim|Opinion|Proposal).* \d+ sources?$/ });

  await test.step('the first account', async () => {
    await page.goto('/');
    await me.write('textbox', 'Name', 'Hanne Voss');
    await me.write('textbox', 'Email', 'hanne.voss@ledger.example');
    await me.press('Tab');
    await me.type(password);
    await me.write('textbox', 'First desk', 'City');
    await me.write('textbox', 'Set-up code', setupCode);
    await me.press('Enter');
  });

  await test.step('the article comes in', async () => {
    await me.tabTo('link', /Paste the text/);
    await me.press('Enter');
    await me.tabTo('textbox', 'Text of the article');
    await page.keyboard.insertText(ferryArticle);
    await expect(page.getByRole('region', { name: 'Preview' })).toContainText('The two boats are 31 years old.');
    await me.tabTo('button', 'Start tagging');
    await me.press('Enter');
    await expect(page.getByRole('radio', { name: 'Tag', exact: true })).toBeChecked();
    await expect(text).toContainText('The two boats are 31 years old.');
  });

  await test.step('ten tags', async () => {
    await expect(text).toBeFocused();
    await me.press('ControlOrMeta+Home', 'ArrowDown');
    for (const kind of ferryKinds) await me.press('.', kind);
    await expect(tags.getByRole('option')).toHaveCount(10);
  });

  await test.step('three sources and two verdicts', async () => {
    await me.press('n', 's');
    await me.type('Harbour board minutes');
    await linkTyped(page);
    await me.press('v', '1');
    await expect(text).toBeFocused();
    await expect(card).toHaveAccessibleName('Claim 1, paragraph 1, supported, 1 source');
    // The other way round: the verdict first, which asks for the source that it needs.
    await me.press('n', 'v', '3');
    await expect(page.getByRole('combobox', { name: 'Source: title or link' })).toBeFocused();
    await me.type('Fare table');
    await expect(page.getByRole('radio', { name: 'Refutes' })).toBeChecked();
    await linkTyped(page);
    await expect(page.getByRole('radio', { name: 'Refuted' })).toBeFocused();
    await me.press('Enter');
    await expect(text).toBeFocused();
    await expect(card).toHaveAccessibleName('Claim 2, paragraph 2, refuted, 1 source');
    await me.press('n', 's');
    await me.type('Letter from the clerk');
    await linkTyped(page);
    await expect(card).toHaveAccessibleName('Claim 3, paragraph 2, 1 source');
    await expect(text).toBeFocused();
  });

  await test.step('find, step, and come back to the same caret', async () => {
    await me.press('/');
    await me.type('harbour board');
    await me.press('Enter');
    await expect(tags).toBeFocused();
    await expect(card).toHaveAccessibleName(/^Claim 1,/);
    await me.press('Enter');
    await expect(card).toBeFocused();
    await me.tabTo('button', 'Add source');
    await me.press('Escape');
    await expect(text).toBeFocused();
    await me.press('/', 'Escape');
    await expect(tags.getByRole('option')).toHaveCount(10);
    await me.press('F6', 'Shift+F6');
    await expect(text).toBeFocused();
  });

  await test.step('an edit inside a claim, and it still holds', async () => {
    await me.press('e', 'ControlOrMeta+ArrowRight');
    await me.type(' old');
    await me.press('Escape', 'Enter');
    await me.tabTo('button', 'It holds');
    await me.press('Enter');
    await expect(card).toHaveAccessibleName('Claim 1, paragraph 1, supported, 1 source');
    await expect(text).toBeFocused();
  });

  await test.step('a tag removed and put back', async () => {
    await me.press('j', 'Backspace');
    await expect(text).toBeFocused();
    await expect(page.getByText('Tag O1 removed').first()).toBeVisible();
    await me.press('ControlOrMeta+z');
    await expect(page.getByRole('option', { name: /lazy count/ })).toBeAttached();
  });

  await test.step('a newer version over it, and a claim to check again', async () => {
    await expect(page.getByRole('status', { name: 'Save state' })).toContainText('Saved');
    await me.press('F6', 'F6');
    await me.tabTo('link', 'Paste a newer version');
    await me.press('Enter');
    // The text of the workbench is called the same.
    await expect(page).toHaveURL(/newer-version$/);
    await me.tabTo('textbox', 'Text of the article');
    await page.keyboard.insertText(newerFerryArticle);
    await expect(page.getByRole('region', { name: 'Preview' })).toContainText('rose to £3.60');
    await me.tabTo('button', 'Replace the text');
    await me.press('Enter');
    await me.tabTo('link', 'Look at C2');
    await me.press('Enter');
    await expect(card).toHaveAccessibleName('Claim 2, paragraph 2, text changed, 1 source');
    await me.press('F6', 'Enter');
    await me.tabTo('button', 'Check again');
    await me.press('Enter');
    await expect(card).toHaveAccessibleName('Claim 2, paragraph 2, 1 source');
    await expect(page.getByRole('radio', { name: 'Supported' })).toBeFocused();
  });

  await test.step('an export', async () => {
    await me.press('F6');
    await me.tabTo('button', 'Export');
    // It waits until all is saved.
    await expect(page.getByRole('button', { name: 'Export', exact: true })).toBeEnabled();
    const download = page.waitForEvent('download');
    await me.press('Enter');
    await expect(page.getByRole('menuitem', { name: /^Fact-check report/ })).toBeFocused();
    await me.press('ArrowDown');
    await expect(page.getByRole('menuitem', { name: 'Audit dossier' })).toBeFocused();
    await me.press('ArrowDown');
    await expect(page.getByRole('menuitem', { name: 'Galley archive' })).toBeFocused();
    await me.press('Enter');
    await expectCheckedFerry(await download);
  });
});
