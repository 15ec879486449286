import { expect, type Page } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { makeArticle, openArticle, queryOf, storeTags, workbenchOf } from './articles';
import { ferryArticle } from './ferry-article';
import { makeDesk, makePerson, signIn } from './fixtures';
import { storeEntries, tagIdsOf } from './stored-entries';
import { CLAIM, OTHER } from './two-claims';

/** Nika, a checker, at `page` and Ruben, the author, at another browser, with two claims in an article that a colleague brought in. */
export async function beginWithAuthor(page: Page, openElsewhere: () => Promise<Page>, { hasAuthor = true } = {}) {
  const deskId = await makeDesk();
  const hanne = await openElsewhere();
  await signIn(hanne, await makePerson('Hanne Voss', { roles: { [deskId]: 'editor' } }));
  const person = await makePerson('Ruben Alcott', { roles: { [deskId]: 'author' } });
  const articleId = await makeArticle(hanne, deskId, ferryArticle);
  await storeTags(hanne, articleId, [CLAIM, OTHER], ['claim']);
  if (hasAuthor) {
    const named = await hanne.request.put(`/api/v1/articles/${articleId}/author`, { data: { authorId: person.id } });
    expect(named.ok(), await named.text()).toBe(true);
  }
  await signIn(page, await makePerson('Nika Oravec', { roles: { [deskId]: 'checker' } }));
  const ruben = await openElsewhere();
  await signIn(ruben, person);
  return { nika: page, ruben, hanne, articleId };
}

/** Asks about the first claim as the keyboard does, with other words for it. */
export async function ask(nika: Page, articleId: string, label: string, question: string, proposed?: string) {
  const { option } = await openArticle(nika, articleId);
  await option(new RegExp(`^${label}`)).click();
  await nika.getByRole('button', { name: 'Ask the author' }).click();
  await expect(nika.getByLabel('Question to the author').last()).toBeFocused();
  await nika.keyboard.type(question);
  if (proposed) {
    await nika.getByRole('button', { name: 'Propose other words' }).click();
    await expect(nika.getByLabel('Proposed wording')).toHaveValue(CLAIM);
    await nika.getByLabel('Proposed wording').fill(proposed);
  }
  await nika.getByRole('button', { name: 'Add to the queries' }).click();
  await expect(queryOf(nika)).toHaveAccessibleName('Query, not sent');
  await expect(workbenchOf(nika).saveState).toContainText('Saved');
}

/** Drafts of so many queries about the first claim, made without a page; their ids. */
export async function storeDrafts(page: Page, articleId: string, count: number): Promise<string[]> {
  const [annotationId] = await tagIdsOf(page, articleId);
  const ids = Array.from({ length: count }, () => uuidv7());
  const drafts = ids.map((threadId, n) => ({
    type: 'query.asked',
    payload: { threadId, commentId: uuidv7(), annotationId, text: `Who counted ${n}?`, replacement: null },
  }));
  for (let at = 0; at < count; at += 500) await storeEntries(page, articleId, drafts.slice(at, at + 500));
  return ids;
}
