import type { Page } from '@playwright/test';
import { makeArticle, storeTags } from './articles';
import { ferryArticle } from './ferry-article';
import { inDatabase, makeDesk, makePerson, signIn } from './fixtures';
import { CLAIM } from './two-claims';

/** Hanne, an editor, at `page`; Nika and Jonah, checkers, and Marc, a lead, each at a browser of their own; and a claim. */
export async function beginWithCheckers(page: Page, openElsewhere: () => Promise<Page>, rules: object = {}) {
  const deskId = await makeDesk();
  await inDatabase((client) => client.query('update "Desk" set rules = $2 where id = $1', [deskId, rules]));
  const elsewhere = async (name: string, role: string) => {
    const other = await openElsewhere();
    await signIn(other, await makePerson(name, { roles: { [deskId]: role } }));
    return other;
  };
  const nika = await elsewhere('Nika Oravec', 'checker');
  const jonah = await elsewhere('Jonah Okoye', 'checker');
  const marc = await elsewhere('Marc Delacroix', 'lead');
  await signIn(page, await makePerson('Hanne Voss', { roles: { [deskId]: 'editor' } }));
  const articleId = await makeArticle(page, deskId, ferryArticle);
  await storeTags(page, articleId, [CLAIM], ['claim']);
  return { hanne: page, nika, jonah, marc, articleId, deskId };
}
