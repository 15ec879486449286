import { expect, type Page } from '@playwright/test';
import { makeArticle, storeTags } from '../articles';
import { ferryArticle, newerFerryArticle } from '../ferry-article';
import { judge, writeOver } from '../history-article';
import { storeEntries, tagIdsOf } from '../stored-entries';
import { CLAIM } from '../two-claims';
import type { Newsroom } from './newsroom';
import { asOther } from './ways';

/** An article of its own with one claim, which whoever is signed in has called unproven. Gives the address at which its card is open. */
async function makeJudged(page: Page, { cityId }: Newsroom) {
  const articleId = await makeArticle(page, cityId, ferryArticle);
  await storeTags(page, articleId, [CLAIM], ['claim']);
  await judge(page, articleId, 'C1', 'unproven', 'The board has the count of one week in August.');
  const [claimId] = await tagIdsOf(page, articleId);
  return { articleId, claimId, path: `/articles/${articleId}?tag=${claimId}` };
}

/** A claim to which two people gave a verdict at the same time. */
export async function makeRivals(page: Page, newsroom: Newsroom): Promise<string> {
  const { articleId, claimId, path } = await makeJudged(page, newsroom);
  const verdict = { value: 'partly', rationale: 'So in the summer timetable, and in no other.' };
  const payload = { annotationId: claimId, basedOn: null, verdict };
  await storeEntries(page, articleId, [{ type: 'verdict.given', payload }], asOther(newsroom, 'lead'));
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
