import type { Page } from '@playwright/test';
import { makeDesk, makePerson, signIn, uniqueName } from './fixtures';

/** What was found in the text. */
export const preview = (page: Page) => page.getByRole('region', { name: 'Preview' });
/** The field for the text. */
export const box = (page: Page) => page.getByLabel('Text of the article');
/** The line that says that something had been begun. */
export const begun = (page: Page) => page.getByRole('status').filter({ hasText: 'This is what you had begun here' });

/** Elif, an editor of two desks, at `page`, and Jonah, another. */
export async function begin(page: Page) {
  const desks = [await makeDesk(uniqueName('A')), await makeDesk(uniqueName('B'))] as const;
  const roles = { [desks[0]]: 'editor', [desks[1]]: 'editor' };
  const [elif, jonah] = [await makePerson('Elif Tuncel', { roles }), await makePerson('Jonah Okoye', { roles })];
  await signIn(page, elif);
  return { elif, jonah, desks };
}
