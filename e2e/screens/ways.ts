import { expect, type Page } from '@playwright/test';
import type { PresencePlace } from '../../lib/domain/contract/presence';
import { workbenchOf } from '../articles';
import { waitForCardsOfMarks } from '../axe';
import { placeOf, stateOf } from '../stored-entries';
import type { Newsroom, Who } from './newsroom';

/** Waits for the page's heading; for the one of that name, if a name is given. */
export const heading = (page: Page, name?: string | RegExp) =>
  expect(name === undefined ? page.getByRole('heading', { level: 1 }) : page.getByRole('heading', { level: 1, name })).toBeVisible();

/** Goes there and waits for the page's heading. */
export const at = (path: string) => async (page: Page) => {
  await page.goto(path);
  await heading(page);
};

export const fill = (page: Page, label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text);
export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

export async function tryToSignIn(page: Page, email: string, says: RegExp): Promise<void> {
  await fill(page, 'Email', email);
  await fill(page, 'Password', 'not my password');
  await press(page, 'Sign in');
  await expect(page.getByRole('alert').filter({ hasText: says })).toBeVisible();
}

export async function giveFile(page: Page, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  await page.goto('/articles/new?from=file');
  await page.getByLabel(/Drop a file here/).setInputFiles(file);
}

export const preview = (page: Page, words: string) => expect(page.getByRole('region', { name: 'Preview' })).toContainText(words);

/** A request as somebody else than whoever is signed in on the page. */
export const asOther = ({ sessions }: Newsroom, who: Who) => ({
  Cookie: sessions[who].map(({ name, value }) => `${name}=${value}`).join('; '),
});

/** Somebody has the article open in a browser of their own: at its start, or at a `place`. */
export async function sayHere(
  page: Page,
  newsroom: Newsroom,
  who: Who,
  articleId: string,
  place: Partial<PresencePlace> = {},
): Promise<void> {
  const answer = await page.request.post(`/api/v1/articles/${articleId}/presence`, {
    headers: asOther(newsroom, who),
    data: { tabId: who, place: { version: 0, anchor: 1, head: 1, annotationId: null, isAway: false, ...place } },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}

/** Where these words stand for somebody who has selected them. */
export async function placeOfWords(
  page: Page,
  articleId: string,
  words: string,
): Promise<Pick<PresencePlace, 'version' | 'anchor' | 'head'>> {
  const state = await stateOf(page, articleId);
  const { from, to } = placeOf(state, words);
  return { version: state.version, anchor: from, head: to };
}

export async function openTag(page: Page, { articleId, tagIds }: Newsroom, label: string): Promise<void> {
  await page.goto(`/articles/${articleId}?tag=${tagIds[label]}`);
  await expect(workbenchOf(page).card).toBeVisible();
}

/** On a phone the tag column is a sheet of its own, and what stands below the tags is folded. */
export async function unfold(page: Page, section: string): Promise<void> {
  if ((page.viewportSize()?.width ?? 0) > 500) return;
  await page.getByRole('button', { name: 'Tags', exact: true }).click();
  const region = page.getByRole('region', { name: section, exact: true });
  const first = region.getByRole('listitem').first();
  await expect(async () => {
    if (!(await first.isVisible())) await region.getByRole('heading').click();
    await expect(first).toBeVisible({ timeout: 500 });
  }).toPass();
}

/** Waits for what comes after the text. */
export async function untilRest(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: /^(Sign off|More of this article)/ }).first()).toBeAttached();
  if ((page.viewportSize()?.width ?? 0) < 820) return;
  await expect(page.getByRole('region', { name: 'What the text is made of' })).toContainText('seen');
  await expect(page.getByRole('button', { name: /all keys/ })).toBeVisible();
  await waitForCardsOfMarks(page);
}

/** Waits for what comes after the text. On a phone the card is a sheet at the foot, of which half is seen at first: there it is shown whole. */
export async function showWholeCard(page: Page): Promise<void> {
  if ((page.viewportSize()?.width ?? 0) < 820) await press(page, 'Show the whole card');
  else await expect(page.getByRole('region', { name: 'What the text is made of' })).toContainText('seen');
}
