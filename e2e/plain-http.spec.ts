import { expect, type Page } from '@playwright/test';
import { faceOf, insertInHeadline, makeArticle, openArticle, storedArticle, tagSentence, waitForTagColumn, workbenchOf } from './articles';
import { cutSending, mendSending } from './cut-sending';
import { ferryArticle } from './ferry-article';
import { makeDesk, makePerson, signIn, test } from './fixtures';
import { house } from './house';
import { openOwnArticle } from './own-article';

/** The house under a name that is not this machine's own: no browser takes plain http from there for safe. */
const elsewhere = new URL(house.address);
elsewhere.hostname = 'newsroom.test';

/** Goes on under the other name, still signed in. */
async function goElsewhere(page: Page): Promise<void> {
  const cookies = await page.context().cookies();
  await page.context().addCookies(cookies.map((cookie) => ({ ...cookie, domain: elsewhere.hostname })));
  await page.goto(`${elsewhere.origin}${new URL(page.url()).pathname}`);
}

test('On plain http we are told so, and still see what the other one tags, who is here and who leaves', async ({ page, openElsewhere }) => {
  const deskId = await makeDesk();
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
  // What a page says as it goes may be lost on the way: then who left is known by their silence, after 45 s.
  await expect(faceOf(page, 'Jonah, here')).toHaveCount(0, { timeout: 60_000 });
});

test('On plain http a tab that slept while I went on in another writes nothing over that, and loads itself anew', async ({ page }) => {
  const { articleId } = await openOwnArticle(page);
  await goElsewhere(page);
  const first = workbenchOf(page);
  await expect(first.text).toBeFocused();
  await waitForTagColumn(page);
  await cutSending(page.context());
  await insertInHeadline(page, ' slow');
  await expect(first.saveState).toHaveText('Offline: 1 kept');

  // It waits for an answer and runs nothing else.
  let wake = (): void => undefined;
  const asleep = new Promise<void>((resolve) => {
    void page.route('**/held', async (route) => {
      resolve();
      await new Promise<void>((answer) => {
        wake = answer;
      });
      await route.fulfill({ body: '' });
    });
  });
  const awake = page.evaluate(() => {
    const request = new XMLHttpRequest();
    request.open('GET', '/held', false);
    request.send();
  });
  await asleep;
  const tab = await page.context().newPage();
  await tab.goto(`${elsewhere.origin}/articles/${articleId}`);
  const second = workbenchOf(tab);
  await expect(second.text).toContainText('A slow ferry');
  await expect(second.text).toBeFocused();
  await waitForTagColumn(tab);
  await insertInHeadline(tab, ' old');
  await expect(second.saveState).toHaveText(/Offline: \d kept/);
  const loaded = page.waitForEvent('load');
  wake();
  await awake;
  await loaded;
  await expect(first.text).toContainText('A ferry');
  await expect(page.getByText('not saved:')).toHaveCount(0);

  await tab.close({ runBeforeUnload: true });
  await expect.poll(() => tab.isClosed()).toBe(true);
  await page.reload();
  await expect(first.text).toContainText('A old slow ferry');
  await mendSending(page.context());
  await expect(first.saveState).toContainText('Saved');
  expect((await storedArticle(articleId, page)).words.match(/old slow|slow/g)).toEqual(['old slow']);
});
