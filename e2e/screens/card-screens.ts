import { expect, type Page } from '@playwright/test';
import { openArticle } from '../articles';
import { inDatabase } from '../fixtures';
import type { Newsroom } from './newsroom';
import type { Screen } from './screen';
import { makeRivals, makeStale } from './states-of-claims';
import { openTag, press, showWholeCard, unfold, untilRest } from './ways';

/** Opens the claim that was refuted in other words before, and waits until its card says so. */
async function openEcho(page: Page, { echoId }: Newsroom): Promise<void> {
  const annotationId = await inDatabase(async (client) => {
    const { rows } = await client.query('select id from "Annotation" where "articleId" = $1', [echoId]);
    return String(rows[0]?.id);
  });
  await page.goto(`/articles/${echoId}?tag=${annotationId}`);
  await expect(page.getByRole('button', { name: /^Seen before/ })).toBeVisible();
}

/** The open card in its states, and what opens from it. */
export const cardScreens: readonly Screen[] = [
  {
    name: 'seen-before-hint',
    who: 'lead',
    open: openEcho,
  },
  {
    name: 'seen-before',
    who: 'lead',
    open: async (page, newsroom) => {
      await openEcho(page, newsroom);
      await page.getByRole('button', { name: /^Seen before/ }).click();
      await expect(page.getByRole('group', { name: 'Carry over' })).toBeVisible();
    },
  },
  {
    name: 'workbench-votes',
    who: 'lead',
    open: async (page, newsroom) => {
      await openTag(page, newsroom, 'C3');
      await showWholeCard(page);
      await expect(page.getByRole('region', { name: /^1 of 2 votes/ })).toContainText('Tomas');
    },
  },
  {
    name: 'workbench-facts',
    who: 'editor',
    open: async (page, newsroom) => {
      await openTag(page, newsroom, 'C2');
      await showWholeCard(page);
      await expect(page.getByRole('region', { name: 'Facts' })).toContainText('3 of 3 decided');
    },
  },
  {
    name: 'workbench-fact',
    who: 'editor',
    open: async (page, newsroom) => {
      await openTag(page, newsroom, 'C10');
      await showWholeCard(page);
      await expect(page.getByRole('button', { name: 'Fact of C2' })).toBeVisible();
    },
  },
  {
    name: 'workbench-replies',
    who: 'checker',
    open: async (page, newsroom) => {
      await openTag(page, newsroom, 'C8');
      await showWholeCard(page);
      await expect(page.getByRole('region', { name: 'Right of reply' }).filter({ hasText: 'Derek Amble' })).toContainText(
        'Deadline passed',
      );
    },
  },
  {
    name: 'workbench-reply-answered',
    who: 'checker',
    open: async (page, newsroom) => {
      await openTag(page, newsroom, 'C4');
      await showWholeCard(page);
      await expect(page.getByText('Net cost was £2.4 million', { exact: false })).toBeVisible();
    },
  },
  {
    name: 'workbench-rivals',
    who: 'editor',
    open: async (page, newsroom) => {
      await page.goto(await makeRivals(page, newsroom));
      await expect(page.getByRole('region', { name: /gave C1 another verdict at the same time$/ })).toBeVisible();
      await untilRest(page);
    },
  },
  {
    name: 'workbench-stale',
    who: 'editor',
    open: async (page, newsroom) => {
      await page.goto(await makeStale(page, newsroom));
      await expect(page.getByRole('button', { name: 'It holds' })).toBeVisible();
      await untilRest(page);
    },
  },
  {
    name: 'workbench-ask',
    who: 'editor',
    open: async (page, newsroom) => {
      await openTag(page, newsroom, 'C4');
      await press(page, 'Ask the author');
      await press(page, 'Propose other words');
      await expect(page.getByLabel('Proposed wording')).toBeFocused();
    },
  },
  {
    name: 'workbench-split',
    who: 'editor',
    open: async (page, newsroom) => {
      await openTag(page, newsroom, 'C4');
      await press(page, 'More for C4');
      await page.getByRole('menuitem', { name: 'Split into facts…' }).click();
      await expect(page.getByLabel('Fact 1')).toBeFocused();
    },
  },
  {
    name: 'workbench-suggestion',
    who: 'editor',
    open: async (page, { articleId }) => {
      await openArticle(page, articleId);
      await unfold(page, 'Suggestions');
      await page.getByRole('region', { name: 'Suggestions' }).getByRole('button', { name: /forty/ }).click();
      await expect(page.getByRole('article', { name: /^Suggestion, / })).toBeVisible();
    },
  },
  {
    name: 'workbench-comment',
    who: 'editor',
    open: async (page, { articleId }) => {
      await openArticle(page, articleId);
      await unfold(page, 'Comments');
      await page
        .getByRole('region', { name: 'Comments' })
        .getByRole('button', { name: /headline promises/ })
        .click();
      await expect(page.getByRole('article', { name: 'Comments on the article' })).toBeVisible();
    },
  },
];
