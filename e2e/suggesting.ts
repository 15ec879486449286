import { expect, type Page } from '@playwright/test';
import { makeArticle, openArticle, workbenchOf } from './articles';
import { ferryArticle } from './ferry-article';
import { makeDesk, makePerson, signIn } from './fixtures';
import { selectWord } from './words-by-pointer';

/** Cleo, who checks, at `page` and Elif, who edits, at another browser, with an article of their desk. */
export async function beginWithSuggester(page: Page, openElsewhere: () => Promise<Page>) {
  const deskId = await makeDesk();
  await signIn(page, await makePerson('Cleo Haas', { roles: { [deskId]: 'checker' } }));
  const elif = await openElsewhere();
  await signIn(elif, await makePerson('Elif Tuncel', { roles: { [deskId]: 'editor' } }));
  return { cleo: page, elif, articleId: await makeArticle(elif, deskId, ferryArticle) };
}

export const suggested = (page: Page, words: string) =>
  workbenchOf(page).text.getByRole('img', { name: new RegExp(`^Suggested: ${words.trim()}$`) });
export const suggestionsOf = (page: Page) => page.getByRole('region', { name: 'Suggestions' });
export const suggestionOf = (page: Page) => page.getByRole('article', { name: /^Suggestion, / });
export const isSaved = (page: Page) => expect(workbenchOf(page).saveState).toContainText('Saved');

/** Enters the mode in which a checker's typing suggests. */
export async function startSuggesting(page: Page): Promise<void> {
  await page.keyboard.press('e');
  await expect(page.getByRole('radio', { name: 'Suggest' })).toBeChecked();
}

/** Opens the article and suggests “hasty” for “lazy”, as the editor is told. */
export async function suggestHasty({ cleo, elif, articleId }: { cleo: Page; elif: Page; articleId: string }): Promise<void> {
  await openArticle(cleo, articleId);
  await startSuggesting(cleo);
  await selectWord(cleo, 'lazy');
  await cleo.keyboard.type('hasty');
  await openArticle(elif, articleId);
  // While somebody types, the page around the text waits for a pause, and says Saved until then.
  await expect(suggestionsOf(elif).getByRole('button', { name: /lazy hasty/ })).toBeVisible();
}
