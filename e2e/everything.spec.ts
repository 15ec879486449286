import { expect, type Page } from '@playwright/test';
import { openArticle, tagSentence } from './articles';
import { newsOn } from './fixtures';
import { gateOf } from './gate';
import { expectFetched } from './has-fetched';
import { test } from './keys-only';
import { openOwnArticle } from './own-article';

test('Everything is one chord away, and focus comes back to where I was, by keys alone', async ({ page, me }) => {
  const { text, card, option } = await openOwnArticle(page);
  await tagSentence(page, 1);
  await tagSentence(page, 2, 'o');
  // The menu knows the labels that there are when it opens.
  await expect(option(/^O1/)).toBeVisible();
  await me.press('Escape');
  await me.press('ControlOrMeta+k');
  await expect(page.getByRole('dialog', { name: 'Everything' }).getByRole('combobox')).toBeFocused();
  await me.type('c1 unpr');
  await me.press('Enter');
  await expect(card).toHaveAccessibleName(/^Claim 1,/);
  await expect(card.getByLabel('Note')).toBeFocused();
  await me.type('Nobody counted.');
  await me.press('ControlOrMeta+Enter');
  await expect(card).toHaveAccessibleName(/unproven/);
  await expect(text).toBeFocused();

  await me.press('ControlOrMeta+k');
  await me.press('Escape');
  await expect(text).toBeFocused();

  await me.press('g');
  await me.type('99');
  await me.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'paragraphs' })).toContainText(/^This article has \d paragraphs\.$/);
  await me.press('ControlOrMeta+a');
  await me.type('2');
  await me.press('Enter');
  await expect(text).toBeFocused();
  await me.press('.');
  expect(await text.locator('p').nth(1).textContent()).toContain(await page.evaluate(() => window.getSelection()?.toString() ?? '-'));

  await me.press('?');
  const tables = page.getByRole('dialog', { name: 'All keys' }).getByRole('table');
  await expect(tables.first()).toBeVisible();
  // One group is called as a mode is: in no column is that heard of both.
  for (const name of ['Command', 'In Tag mode', 'In Edit mode']) {
    await expect(tables.getByRole('columnheader', { name, exact: true })).toHaveCount(await tables.count());
  }
  await me.press('Escape');
  await expect(text).toBeFocused();
});

test('What the bar leads to is among everything: signing off, the history and the report', async ({ page }) => {
  const { articleId, text, saveState } = await openOwnArticle(page);
  await tagSentence(page, 1);
  await expect(saveState).toContainText('Saved');
  const everything = page.getByRole('dialog', { name: 'Everything' });
  const choose = async (words: string) => {
    await page.keyboard.press('ControlOrMeta+k');
    await expect(everything.getByRole('combobox')).toBeFocused();
    await page.keyboard.type(words);
    await expect(everything.getByRole('option').first()).toContainText(words, { ignoreCase: true });
    await page.keyboard.press('Enter');
    await expect(everything).toHaveCount(0);
  };
  await choose('sign off');
  const signOff = page.getByRole('dialog', { name: '1 claim stands in the way' });
  await expect(signOff).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(signOff).toHaveCount(0);
  await expect(text).toBeFocused();
  await choose('history');
  await expect(page).toHaveURL(`/articles/${articleId}/history`);
  await openArticle(page, articleId);
  await choose('fact-check report');
  await expect(page).toHaveURL(`/articles/${articleId}/report`);
});

/** What of these parts the coach lies over. */
const coveredByCoach = (page: Page, parts: string) =>
  page.evaluate((parts) => {
    const note = document.querySelector('.coach')?.getBoundingClientRect();
    if (!note) return ['there is no coach'];
    const isUnder = ({ left, right, top, bottom }: DOMRect) =>
      left < note.right - 1 && right > note.left + 1 && top < note.bottom - 1 && bottom > note.top + 1;
    return [...document.querySelectorAll(parts)].filter((part) => isUnder(part.getBoundingClientRect())).map(({ className }) => className);
  }, parts);

test('The first article shows me three steps, which I can skip and never see again', async ({ page }) => {
  const { articleId } = await openOwnArticle(page, { coachSeen: false });
  const coach = page.getByRole('region', { name: 'First steps' });
  await expect(coach).toContainText('1 of 3');
  // It is a word of Galley's, and does not look like one of the article's.
  await expect(coach.locator('p').last()).toHaveCSS('font-family', /^Inter\b/);
  // Who does what it asks for needs no Next.
  await tagSentence(page, 1);
  await expect(coach).toContainText('2 of 3');
  // It covers nothing that I work with: no card, no words of the active tag; on a phone, no text at all.
  await expect.poll(() => coveredByCoach(page, '.margin-place, .text-mark.is-active')).toEqual([]);
  // Nor a list of the card that opens over what is beside it, where there is room for a note below the card.
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press('d');
  await expect(page.getByRole('menuitem', { name: 'Another time…' })).toBeVisible();
  await expect.poll(() => coveredByCoach(page, '.margin [role=menuitem]')).toEqual([]);
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole('region', { name: 'Card' })).toBeVisible();
  await expect.poll(() => coveredByCoach(page, '.card-sheet, .sheet-scroll, .phone-bar')).toEqual([]);
  // Nor where the tags are a drawer, and the card leaves no room in the margin.
  await page.setViewportSize({ width: 900, height: 500 });
  await expect.poll(() => coveredByCoach(page, '.sheet-scroll, .keys')).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 720 });
  await coach.getByRole('button', { name: 'Next' }).click();
  await expect(coach).toContainText('3 of 3');
  const saved = page.waitForResponse((response) => response.url().endsWith('/api/v1/me/preferences') && response.ok());
  await coach.getByRole('button', { name: 'Skip' }).click();
  await expect(coach).toHaveCount(0);
  await saved;
  await openArticle(page, articleId);
  await expect(page.getByRole('option', { name: /^C1/ })).toBeVisible();
  await expect(coach).toHaveCount(0);
});

test('Beside the queries of my first article no step is shown, and at its text it is again', async ({ page }) => {
  const { articleId } = await openOwnArticle(page, { coachSeen: false });
  const coach = page.getByRole('region', { name: 'First steps' });
  await expect(coach).toContainText('1 of 3');
  await page.goto(`/articles/${articleId}/queries`);
  await expect(page.getByRole('heading', { name: 'Queries', level: 1 })).toBeVisible();
  // The steps could be there: their script is.
  await expectFetched(page, 'First steps');
  await expect(newsOn(page, 'What others do')).toBeAttached();
  await expect(coach).toHaveCount(0);
  await openArticle(page, articleId);
  await expect(coach).toContainText('1 of 3');
});

test('When the page is drawn anew for a preference of mine, I stay where I am in it', async ({ page }) => {
  const { articleId } = await openOwnArticle(page, { coachSeen: false });
  const { gate, open: letGo } = gateOf();
  await page.route('**/api/v1/me/preferences', async (route) => {
    await gate;
    await route.continue();
  });
  await page.getByRole('region', { name: 'First steps' }).getByRole('button', { name: 'Skip' }).click();
  await page.keyboard.press('/');
  const find = page.getByRole('searchbox', { name: 'Find in tags' });
  await expect(find).toBeFocused();
  const drawnAnew = page.waitForResponse(
    (response) => new URL(response.url()).pathname === `/articles/${articleId}` && response.request().headers().rsc === '1',
  );
  letGo();
  await drawnAnew;
  // Letters would be keys of the text, if focus went there.
  for (const letter of 'harbour board') await page.keyboard.type(letter, { delay: 20 });
  await expect(find).toHaveValue('harbour board');
  await expect(find).toBeFocused();
});
