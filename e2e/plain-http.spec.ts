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

test('On plain http we are told so, still see what the other one tags, and are shown to nobody', async ({ page, openElsewhere }) => {
  const deskId = await makeDesk(`Desk ${Date.now()} ${Math.random()}`);
  const roles = { [deskId]: 'editor' };
  await signIn(page, await makePerson('Elif Tuncel', { roles }));
  const jonah = await openElsewhere();
  await signIn(jonah, await makePerson('Jonah Okoye', { roles }));
  const articleId = await makeArticle(page, deskId, ferryArticle);
  const said: string[] = [];
  for (const at of [page, jonah]) {
    at.on('request', (request) => {
      const { hostname, pathname } = new URL(request.url());
      if (hostname === elsewhere.hostname && pathname.endsWith('/presence')) said.push(pathname);
    });
    await openArticle(at, articleId);
    await expect(at.getByText('This line is not encrypted')).toHaveCount(0);
    await goElsewhere(at);
    expect(await at.evaluate(() => isSecureContext)).toBe(false);
    await expect(at.getByText('This line is not encrypted')).toBeVisible();
    await expect(at.getByText('nobody sees who else is here')).toBeVisible();
  }
  await workbenchOf(page).text.focus();
  await tagSentence(page, 1);
  await expect(workbenchOf(page).saveState).toContainText('Saved');
  await expect(workbenchOf(jonah).option(/^C1/)).toBeVisible();
  // Whoever sees the other says where they are at every move, and both have moved.
  await workbenchOf(jonah).text.focus();
  await tagSentence(jonah, 2);
  await expect(workbenchOf(page).option(/^C2/)).toBeVisible();
  expect(said).toEqual([]);
});
