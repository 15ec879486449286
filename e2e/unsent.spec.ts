import { expect, type Page } from '@playwright/test';
import { insertInHeadline, makeArticle, openArticle, storedArticle, workbenchOf } from './articles';
import { expectNoAxeFinding } from './axe';
import { cutSending, mendSending } from './cut-sending';
import { ferryArticle } from './ferry-article';
import { inDatabase, makeDesk, makePerson, signIn, test, uniqueName } from './fixtures';
import { openOwnArticle } from './own-article';

const said = (page: Page) => page.getByRole('region', { name: 'Not sent' });
/** What was only just written may be on its way: it is said after some seconds. */
const soon = { timeout: 20_000 };

/** An editor whose tab with an article was closed before what they wrote could be sent. */
async function closeUnsent(page: Page) {
  const deskId = await makeDesk();
  const person = await makePerson('Elif Tuncel', { roles: { [deskId]: 'editor', [await makeDesk(uniqueName('Night'))]: 'editor' } });
  await signIn(page, person);
  const articleId = await makeArticle(page, deskId, ferryArticle);
  const tab = await page.context().newPage();
  await openArticle(tab, articleId);
  await cutSending(page.context());
  await insertInHeadline(tab, ' slow');
  await expect(workbenchOf(tab).saveState).toHaveText('Offline: 1 kept');
  return { person, deskId, articleId, tab };
}

test('I write without a line and close the tab: the list says so until I have opened the article, which sends it', async ({ page }) => {
  const { articleId, tab } = await closeUnsent(page);
  // As a person closes it: the page hears of it.
  await tab.close({ runBeforeUnload: true });
  await expect.poll(() => tab.isClosed()).toBe(true);
  await page.goto('/articles');
  await expect(said(page)).toContainText('Changes to 1 article are kept in this browser and not sent yet', soon);
  const link = said(page).getByRole('link', { name: 'A ferry that nobody asked for' });
  await expect(link).toHaveAttribute('href', `/articles/${articleId}`);
  await expectNoAxeFinding(page);
  await page.goto('/sources');
  await expect(said(page)).toBeVisible(soon);
  await mendSending(page.context());
  const again = await page.context().newPage();
  await openArticle(again, articleId);
  await expect(workbenchOf(again).text).toContainText('A slow ferry');
  await expect(workbenchOf(again).saveState).toContainText('Saved');
  await expect(said(page)).toHaveCount(0, soon);
  const stored = await storedArticle(articleId, page);
  expect(stored.words.match(/slow/g)).toHaveLength(1);
  await page.goto('/articles');
  await expect(page.getByRole('link', { name: /ferry that nobody asked for/ })).toBeVisible();
  await expect(said(page)).toHaveCount(0);
});

test('I lose the article in which I wrote without a line, and am shown my words to copy', async ({ page }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const { person, deskId, tab } = await closeUnsent(page);
  await tab.close();
  await inDatabase((client) => client.query('delete from "Membership" where "personId" = $1 and "deskId" = $2', [person.id, deskId]));
  await page.goto('/articles');
  await expect(said(page)).toContainText(/You can no longer open an article that you changed: \d changes? will not be sent/, soon);
  await expect(said(page)).toContainText('slow');
  await expect(said(page).getByRole('link')).toHaveCount(0);
  await expectNoAxeFinding(page);
  // On a phone the buttons leave the words their room.
  await page.setViewportSize({ width: 390, height: 844 });
  expect((await said(page).getByText('You can no longer open').boundingBox())?.width).toBeGreaterThan(240);
  await said(page).getByRole('button', { name: 'Copy' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('slow');
  await said(page).getByRole('button', { name: 'Dismiss' }).click();
  await expect(said(page)).toHaveCount(0);
});

const countHeld = (page: Page) =>
  page.evaluate(async () => {
    const { held = [] } = await navigator.locks.query();
    return held.filter(({ name }) => name?.startsWith('galley-outbox-')).length;
  });

test('I leave an article with unsent work, go on with it in another tab, and come back by Back to all of it', async ({ page }) => {
  const { articleId, text, saveState } = await openOwnArticle(page);
  await cutSending(page.context());
  await insertInHeadline(page, ' slow');
  await expect(saveState).toHaveText('Offline: 1 kept');
  expect(await countHeld(page)).toBe(1);
  // What a browser says to a page that it puts away as it is.
  await page.evaluate(() => void window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
  await expect.poll(() => countHeld(page)).toBe(0);
  const tab = await page.context().newPage();
  await openArticle(tab, articleId);
  await expect(workbenchOf(tab).text).toContainText('A slow ferry');
  await insertInHeadline(tab, ' old');
  await expect(workbenchOf(tab).saveState).toHaveText(/Offline: \d kept/);
  await tab.close({ runBeforeUnload: true });
  await expect.poll(() => tab.isClosed()).toBe(true);
  const loaded = page.waitForEvent('load');
  // Nothing can be written into it until it is loaded anew.
  const mode = await text.evaluate((element) => {
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    return element.dataset.mode;
  });
  expect(mode).toBe('read');
  await loaded;
  await expect(text).toContainText('A old slow ferry');
  await expect(page.getByText('not saved:')).toHaveCount(0);
  await mendSending(page.context());
  await expect(saveState).toContainText('Saved');
  expect((await storedArticle(articleId, page)).words.match(/old slow|slow/g)).toEqual(['old slow']);
});
