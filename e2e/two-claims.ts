import type { Page } from '@playwright/test';
import { makeArticle, storeTags } from './articles';
import { ferryArticle } from './ferry-article';
import { makeDesk, makePerson, signIn } from './fixtures';
import { giveVerdict } from './judging';

export const CLAIM = 'the line carries 1,240 people a day';
export const OTHER = 'up 12 per cent on the year before';

/** Nika, a checker, with two claims in an article. */
export async function beginWithTwoClaims(page: Page): Promise<{ articleId: string; deskId: string }> {
  const deskId = await makeDesk();
  await signIn(page, await makePerson('Nika Oravec', { roles: { [deskId]: 'checker' } }));
  const articleId = await makeArticle(page, deskId, ferryArticle);
  await storeTags(page, articleId, [CLAIM, OTHER], ['claim']);
  return { articleId, deskId };
}

/** Judges the second claim of the open article by keys: unproven, with a note. */
export const judgeSecondClaim = (page: Page) => judgeClaim(page, 2);

/** The same of any claim, by its number. */
export async function judgeClaim(page: Page, n: number): Promise<void> {
  await page.getByRole('option', { name: new RegExp(`^C${n}\\b`) }).click();
  await giveVerdict(page, '4', 'No figures for the year before.');
}
