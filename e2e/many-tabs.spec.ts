import { expect, type Page, type Request } from '@playwright/test';
import { makeArticle, openArticle, storeTags, workbenchOf } from './articles';
import { ferryArticle } from './ferry-article';
import { makeDesk, makePerson, signIn, test } from './fixtures';

/** Twice as many as a browser has connections to a host over HTTP/1.1. */
const tabCount = 12;
const words = 'The harbour board says';

test('I have twelve articles open in tabs, and each hears what a colleague does there, all over one stream', async ({
  page,
  context,
  openElsewhere,
}) => {
  test.setTimeout(tabCount * 20_000);
  const deskId = await makeDesk();
  const roles = { [deskId]: 'editor' };
  await signIn(page, await makePerson('Elif Tuncel', { roles }));
  const jonah = await openElsewhere();
  await signIn(jonah, await makePerson('Jonah Okoye', { roles }));
  const streams = new Set<Request>();
  context.on('request', (request) => new URL(request.url()).pathname === '/api/v1/live' && streams.add(request));
  context.on('requestfinished', (request) => streams.delete(request));
  context.on('requestfailed', (request) => streams.delete(request));

  const tabs: { tab: Page; articleId: string }[] = [];
  for (let n = 0; n < tabCount; n++) {
    const articleId = await makeArticle(page, deskId, ferryArticle);
    const tab = n === 0 ? page : await context.newPage();
    await openArticle(tab, articleId);
    tabs.push({ tab, articleId });
  }
  for (const { articleId } of tabs) await storeTags(jonah, articleId, [words], ['claim']);
  for (const { tab } of tabs) await expect(workbenchOf(tab).option(/^C1/)).toBeVisible();
  await expect.poll(() => [...streams].length).toBe(1);
  const [stream] = streams;
  const carried = new URL(stream?.url() ?? '').searchParams.getAll('article').map((one) => one.split(':')[0]);
  expect(new Set(carried)).toEqual(new Set(tabs.map(({ articleId }) => articleId)));

  // The tab that listens for all is the first; with others it is closed, and those that are left hear on.
  for (const { tab } of tabs.slice(0, tabCount / 2)) await tab.close();
  const left = tabs.slice(tabCount / 2);
  for (const { articleId } of left) await storeTags(jonah, articleId, ['It was a lazy count'], ['opinion']);
  for (const { tab } of left) await expect(workbenchOf(tab).option(/^O1/)).toBeVisible();
});
