import { expect, type Page } from '@playwright/test';

/** Links what is typed in the field for a source. The first Enter takes it once it is known what the desk has, and the second one links it. */
export async function linkTyped(page: Page): Promise<void> {
  const field = page.getByRole('combobox', { name: 'Source: title or link' });
  await expect(field).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(field).not.toBeFocused();
  await page.keyboard.press('Enter');
}
