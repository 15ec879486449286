import { expect, type Page } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { SCHEMA_VERSION } from '../../lib/domain/text/article-schema';
import { makeArticle, storeTags } from '../articles';
import { ferryArticle, newerFerryArticle } from '../ferry-article';
import { judge, stateOf, tagIdOf, writeOver } from '../history-article';
import { CLAIM } from '../two-claims';
import type { Newsroom } from './newsroom';
import { asOther } from './ways';

/** An article of its own with one claim, which whoever is signed in has called unproven. Gives the address at which its card is open. */
async function makeJudged(page: Page, { cityId }: Newsroom) {
  const articleId = await makeArticle(page, cityId, ferryArticle);
  await storeTags(page, articleId, [CLAIM], ['claim']);
  await judge(page, articleId, 'C1', 'unproven', 'The board has the count of one week in August.');
  return { articleId, path: `/articles/${articleId}?tag=${await tagIdOf(page, articleId, 'C1')}` };
}

/** A claim to which two people gave a verdict at the same time. */
export async function makeRivals(page: Page, newsroom: Newsroom): Promise<string> {
  const { articleId, path } = await makeJudged(page, newsroom);
  const { version, seq } = await stateOf(page, articleId);
  const verdict = { value: 'partly', rationale: 'So in the summer timetable, and in no other.' };
  const payload = { annotationId: await tagIdOf(page, articleId, 'C1'), basedOn: null, verdict };
  const answer = await page.request.post(`/api/v1/articles/${articleId}/entries`, {
    headers: asOther(newsroom, 'lead'),
    data: {
      base: { version, seq },
      clientId: uuidv7(),
      schemaVersion: SCHEMA_VERSION,
      entries: [{ id: uuidv7(), type: 'verdict.given', payload }],
    },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  return path;
}

/** A claim whose words were changed after its verdict. */
export async function makeStale(page: Page, newsroom: Newsroom): Promise<string> {
  const { articleId, path } = await makeJudged(page, newsroom);
  await writeOver(page, articleId, '1,240', '1,420');
  return path;
}

/** An article in which nothing is left, signed by whoever is signed in on the page, where it is open. */
export async function openSigned(page: Page, newsroom: Newsroom): Promise<void> {
  const { path } = await makeJudged(page, newsroom);
  await page.goto(path);
  await page.getByRole('button', { name: /^Sign off/ }).click();
  await page.getByRole('button', { name: 'Sign as checker' }).click();
  await expect(page.getByText('Signed off by you')).toBeVisible();
}

/** An article of its own over which a newer version was put: what became of its tags is listed. */
export async function openReview(page: Page, { cityId }: Newsroom): Promise<void> {
  const articleId = await makeArticle(page, cityId, ferryArticle);
  await storeTags(page, articleId, [CLAIM, 'In March the fare rose to £3.40', 'Nobody voted on it'], ['claim', 'claim', 'opinion']);
  await page.goto(`/articles/${articleId}/newer-version`);
  await page.getByLabel('Text of the article', { exact: true }).fill(newerFerryArticle);
  await page.getByRole('button', { name: 'Replace the text' }).click();
  await expect(page.getByRole('region', { name: 'Words gone' })).toBeVisible();
}
