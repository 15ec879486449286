import { expect, type Page } from '@playwright/test';
import { emptyHouse, password, setupCode, test } from './fixtures';

const article = `A ferry that nobody asked for

By Ruben Alcott

The harbour board says that the line carries 1,240 people a day. It was a lazy count, made in a week of August. The ferry should run at night too.

In March the fare rose to £3.40, up 12 per cent on the year before. Nobody voted on it. The board met twice in the winter and kept no minutes of it.

The two boats are 31 years old. They are the prettiest thing in the harbour. A third one would cost £2.1m, says the yard. The council ought to buy it before the winter.`;

const _newer = article
  .replace('The two boats are 31 years old.', 'Both boats are more than 31 years old.')
  .replace('Nobody voted on it. ', '');

/** Counts what a person does: the main job must not take more. */
class Hands {
  actions = 0;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async fill(label: string, text: string): Promise<void> {
    this.actions += 1;
    await this.page.getByLabel(label, { exact: true }).fill(text);
  }

  async click(role: 'button' | 'link' | 'menuitem' | 'radio' | 'textbox' | 'option', name: string | RegExp): Promise<void> {
    this.actions += 1;
    const target = this.page.getByRole(role, { name, exact: typeof name === 'string' });
    // The radio itself is drawn over by its label, which is what a person clicks.
    if (role === 'radio') await target.check({ force: true });
    else await target.click();
  }

  async press(key: string): Promise<void> {
    this.actions += 1;
    await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    this.actions += 1;
    await this.page.keyboard.type(text);
  }
}

test('I set Galley up and check an article from paste to export', async ({ page }) => {
  test.setTimeout(120_000);
  await emptyHouse();
  const me = new Hands(page);

  await page.goto('/');
  await me.fill('Name', 'Hanne Voss');
  await me.fill('Email', 'hanne.voss@ledger.example');
  await me.fill('Password', password);
  await me.fill('First desk', 'City');
  await me.fill('Setup code', setupCode);
  await me.click('button', 'Make the account');

  await me.click('link', /Paste the text/);
  await me.fill('Text of the article', article);
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText('The two boats are 31 years old.');
  await me.click('button', 'Start tagging');

  await expect(page.getByRole('radio', { name: 'Tag', exact: true })).toBeChecked();
  const text = page.getByRole('textbox', { name: 'Text of the article' });
  const tags = page.getByRole('listbox', { name: 'Tags in text order' });
  await expect(text).toContainText('The two boats are 31 years old.');
  await me.click('textbox', 'Text of the article');
  await me.press('ControlOrMeta+Home');
  await me.press('ArrowDown');
  for (const kind of ['c', 'o', 'p', 'c', 'o', 'c', 'c', 'o', 'c', 'p']) {
    await me.press('.');
    await me.press(kind);
  }
  await expect(tags.getByRole('option')).toHaveCount(10);
  await expect(tags.getByRole('option').last()).toContainText('The council ought to buy it before the winter');
  expect(me.actions).toBeLessThanOrEqual(34);
});
