import { expect } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { makeArticle, openArticle, writeInHeadline } from './articles';
import { ferryArticle } from './ferry-article';
import { makeDesk, makePerson, signIn, test } from './fixtures';

const HEADLINE = 'The slow ferry';

test('Each tab is called after the article that it shows, and which page of it', async ({ page, openElsewhere }) => {
  const deskId = await makeDesk();
  await signIn(page, await makePerson('Elif Tuncel', { roles: { [deskId]: 'lead' } }));
  const articleId = await makeArticle(page, deskId, ferryArticle, { title: HEADLINE });
  const pages = {
    history: `${HEADLINE} · History · Galley`,
    queries: `${HEADLINE} · Queries · Galley`,
    report: `${HEADLINE} · Fact-check report · Galley`,
    'newer-version': `${HEADLINE} · Paste a newer version · Galley`,
  };
  for (const [address, title] of Object.entries(pages)) {
    await page.goto(`/articles/${articleId}/${address}`);
    await expect(page).toHaveTitle(title);
  }
  await openArticle(page, articleId);
  await expect(page).toHaveTitle(`${HEADLINE} · Galley`);
  await writeInHeadline(page, ' very');
  await expect(page).toHaveTitle('The very slow ferry · Galley');
  // As Next does, when the page is read anew with the headline that the server had by then.
  await page.evaluate(() => document.querySelector('title')?.replaceChildren('The ver slow ferry · Galley'));
  await expect(page).toHaveTitle('The very slow ferry · Galley');
  // A title shows of several spaces one.
  await writeInHeadline(page, '  ');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('The   very');
  await expect(page).toHaveTitle('The very slow ferry · Galley');

  const sourceId = uuidv7();
  const answer = await page.request.post('/api/v1/sources', {
    data: { id: sourceId, deskId, source: { title: 'Harbour board, minutes of May' } },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  await page.goto(`/sources/${sourceId}`);
  await expect(page).toHaveTitle('Harbour board, minutes of May · Galley');

  // Whoever may not read it is told nothing of it, in the tab neither.
  const stranger = await openElsewhere();
  await signIn(stranger, await makePerson('Ove Lind'));
  for (const address of [`/articles/${articleId}`, `/articles/${articleId}/report`, `/sources/${sourceId}`]) {
    await stranger.goto(address);
    await expect(stranger).toHaveTitle(/^(Article|Fact-check report|Source|Galley)( · Galley)?$/);
    await expect(stranger.locator('body')).not.toContainText('slow ferry');
  }
});
