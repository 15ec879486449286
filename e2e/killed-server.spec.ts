import { expect } from '@playwright/test';
import { makeArticle, openArticle, storedArticle, tagSentence, writeInHeadline } from './articles';
import { ferryArticle } from './ferry-article';
import { makeDesk, makePerson, signIn, test, uniqueName } from './fixtures';
import { freeAddress, secondServer } from './second-server';

test('The server is killed while I work, and everything is there when it is back', async ({ browser }) => {
  test.setTimeout(120_000);
  const address = await freeAddress();
  const start = secondServer(address);
  let app = await start();
  const context = await browser.newContext({ baseURL: address.url });
  try {
    const page = await context.newPage();
    const deskId = await makeDesk(uniqueName('Night'));
    await signIn(page, await makePerson('Bo Lindqvist', { roles: { [deskId]: 'editor' } }));
    const articleId = await makeArticle(page, deskId, ferryArticle);
    const { saveState, text, tags } = await openArticle(page, articleId);
    await tagSentence(page, 1);
    await expect(saveState).toContainText('Saved');

    // In the middle of a sentence: what is on its way goes down with it.
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.press('e');
    await page.keyboard.press('ControlOrMeta+ArrowRight');
    await page.keyboard.type(' slow', { delay: 40 });
    app.child.kill('SIGKILL');
    await app.gone;
    await page.keyboard.type(' and old', { delay: 40 });
    await page.keyboard.press('Escape');
    await tagSentence(page, 2, 'o');
    await expect(saveState).toContainText(/Offline: [1-9]\d* kept/);

    app = await start();
    await expect(saveState).toContainText('Saved', { timeout: 40_000 });
    await expect(text).toContainText('A slow and old ferry');
    await expect(tags.getByRole('option')).toHaveCount(2);
    const stored = await storedArticle(articleId, page);
    expect(stored.words).toContain('A slow and old ferry');
    expect(stored.labels).toEqual(['C1', 'O1']);
    expect(stored.count('annotation.created')).toBe(2);
    await writeInHeadline(page, ' very');
    await page.reload();
    await expect(text).toContainText('A very slow and old ferry');
  } finally {
    await context.close();
    await app.stop();
  }
});
