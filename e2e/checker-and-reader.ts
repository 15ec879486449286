import type { Page } from '@playwright/test';
import { makeArticle } from './articles';
import { ferryArticle } from './ferry-article';
import { makeDesk, makePerson, signIn } from './fixtures';

/** Elif, a checker, at `page` and Jonah, who only reads, at another browser, with an article of their desk. */
export async function beginWithReader(page: Page, openElsewhere: () => Promise<Page>) {
  const deskId = await makeDesk();
  await signIn(page, await makePerson('Elif Tuncel', { roles: { [deskId]: 'checker' } }));
  const jonah = await openElsewhere();
  await signIn(jonah, await makePerson('Jonah Okoye', { roles: { [deskId]: 'reader' } }));
  return { elif: page, jonah, deskId, articleId: await makeArticle(page, deskId, ferryArticle) };
}
