import { expect, type Page } from '@playwright/test';
import { makeArticle, openArticle, tagSentence, workbenchOf } from './articles';
import { ferryArticle } from './ferry-article';
import { makeDesk, makePerson, signIn, test } from './fixtures';
import { house } from './house';

/** The house under a name that is not this machine's own: no browser takes plain http from there for safe. */
const elsewhere = new URL(house.address);
elsewhere.hostname = 'newsroom.test';

/** Goes on under the other name, still signed in. */
async function goElsewhere(page: Page): Promise<void> {
  const cookies = await page.context().cookies();
  await page.context().addCookies(cookies.map((cookie) => ({ ...cookie, domain: elsewhere.hostname })));
  await page.goto(`${elsewhere.origin}${new URL(page.url()).pathname}`);
}

const faceOf = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('On plain http we are told so, and still see what the other one tags, who is here and who leaves', async ({ page, openElsewhere }) => {
  const deskId = await makeDesk(`Desk ${Date.now()} ${Math.random()}`);
  const roles = { [deskId]: 'editor' };
  await signIn(page, await makePerson('Elif Tuncel', { roles }));
  const jonah = await openElsewhere();
  await signIn(jonah, await makePerson('Jonah Okoye', { roles }));
  const articleId = await makeArticle(page, deskId, ferryArticle);
  for (const at of [page, jonah]) {
    await openArticle(at, articleId);
    await expect(at.getByText('This line is not encrypted')).toHaveCount(0);
    await goElsewhere(at);
    expect(await at.evaluate(() => isSecureContext)).toBe(false);
    await expect(at.getByText('This line is not encrypted')).toBeVisible();
  }
  await workbenchOf(page).text.focus();
  await tagSentence(page, 1);
  await expect(workbenchOf(page).saveState).toContainText('Saved');
  await expect(workbenchOf(jonah).option(/^C1/)).toBeVisible();
  await workbenchOf(jonah).text.focus();
  await tagSentence(jonah, 2);
  await expect(workbenchOf(page).option(/^C2/)).toBeVisible();
  await expect(faceOf(page, 'Jonah, here')).toBeVisible();
  await expect(faceOf(jonah, 'Elif, here')).toBeVisible();
  await jonah.goto('about:blank');
  await expect(faceOf(page, 'Jonah, here')).toHaveCount(0);
});
