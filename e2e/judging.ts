import { expect, type Page } from '@playwright/test';
import { openArticle } from './articles';
import { newsOn } from './fixtures';
import { hear } from './hear';

/** The claim of this number beside the text, as a card or folded. */
export const claimOf = (page: Page, n = 1) => page.getByRole('article', { name: new RegExp(`^Claim ${n},`) });

/** What the open card has said of what came while it was open. */
export const newsOf = (page: Page) => newsOn(page, 'News of this card');

/** Listens to what open cards of the page say from now on; gives the way to ask what all was said. */
export const hearNews = (page: Page) => hear(page, '[data-news="News of this card"]');

/** Opens the article, and in it the first claim. */
export async function openClaim(page: Page, articleId: string): Promise<void> {
  const { option } = await openArticle(page, articleId);
  await option(/^C1/).click();
  await expect(claimOf(page)).toBeVisible();
}

/** Picks a verdict for the open claim by its digit, and writes the note that it needs. It is not given yet. */
export async function beginVerdict(page: Page, digit: string, note: string): Promise<void> {
  await page.keyboard.press('v');
  await page.keyboard.press(digit);
  await expect(page.getByLabel('Note', { exact: true })).toBeFocused();
  await page.keyboard.type(note);
}

/** Gives the open claim a verdict, or one's vote, with its note as the keys do. */
export async function giveVerdict(page: Page, digit: string, note: string): Promise<void> {
  await beginVerdict(page, digit, note);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByLabel('Note', { exact: true })).toHaveCount(0);
}
