import type { Page } from '@playwright/test';
import { makeArticle, openArticle } from './articles';
import { ferryArticle } from './ferry-article';
import { makeDesk, makePerson, signIn } from './fixtures';

/** Signs Elif in, an editor of a desk of her own; the desk's id and she. */
export async function signInAtDesk(page: Page) {
  const deskId = await makeDesk();
  const person = await makePerson('Elif Tuncel', { roles: { [deskId]: 'editor' } });
  await signIn(page, person);
  return { deskId, person };
}

/** The same with an article of her desk. */
export async function beginWithOwnArticle(page: Page, text = ferryArticle) {
  const { deskId, person } = await signInAtDesk(page);
  return { person, articleId: await makeArticle(page, deskId, text) };
}

/** The same with the article open. */
export async function openOwnArticle(page: Page, text = ferryArticle) {
  const { articleId } = await beginWithOwnArticle(page, text);
  return { articleId, ...(await openArticle(page, articleId)) };
}
