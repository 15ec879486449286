import { expect, type Page } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { makeArticle, storeTags, workbenchOf } from './articles';
import { makeDesk, makePerson, newsOn, signIn } from './fixtures';
import { test } from './keys-only';
import { lookAtAll, sideways } from './look-at-all';

const SAID = 'Each ferry passenger costs the harbour board eleven pounds';

const field = (page: Page) => page.getByRole('combobox', { name: 'Search articles, claims, sources' });
const rows = (page: Page) => page.getByRole('listbox', { name: 'What is found' }).getByRole('option');
const chosen = (page: Page) => page.getByRole('listbox', { name: 'What is found' }).getByRole('option', { selected: true });

/** Somebody with a desk of their own: an article about a ferry with one claim, and a source. */
async function begin(page: Page, title = 'What a crossing costs') {
  const deskId = await makeDesk();
  await signIn(page, await makePerson('Elif Tuncel', { roles: { [deskId]: 'editor' } }));
  const articleId = await makeArticle(page, deskId, `${title}\n\nNobody rides it. ${SAID}, the chairman said.`);
  await storeTags(page, articleId, [SAID], ['claim']);
  const source = { title: 'Log of the ferry', url: 'https://www.log.example/2022' };
  const made = await page.request.post('/api/v1/sources', { data: { id: uuidv7(), deskId, source } });
  expect(made.ok(), await made.text()).toBe(true);
  return { deskId, articleId };
}

test('I look for words by keys alone and open a claim in its article; what another desk has is not found', async ({
  page,
  me,
  openElsewhere,
}) => {
  await begin(await openElsewhere(), 'The ferry of another desk');
  const { articleId } = await begin(page);
  await page.goto('/sources');
  await expect(page.getByRole('link', { name: 'Log of the ferry' })).toBeVisible();
  await me.press('/');
  await expect(field(page)).toBeFocused();
  await me.type('ferry');
  await expect(rows(page)).toHaveText([
    /Each ferry passenger costs.*C1.*What a crossing costs/,
    'All claims with “ferry”',
    /Log of the ferry.*log\.example/,
    'All sources with “ferry”',
  ]);
  await expect(rows(page).nth(0)).toHaveAccessibleName(/^No verdict: Each ferry passenger/);
  await expect(page.getByRole('group', { name: 'Claims' }).getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  await me.press('ControlOrMeta+a');
  await me.type('crossing');
  await expect(rows(page)).toHaveText([/^What a crossing costs/, 'All articles with “crossing”']);
  await me.press('ControlOrMeta+a');
  await me.type('passenger cost');
  // For these words: arrows go through no list of others.
  await expect(rows(page)).toHaveText([/./, 'All claims with “passenger cost”']);
  await me.press('ArrowDown', 'ArrowUp');
  await expect(chosen(page)).toContainText(SAID);
  await me.press('Enter');
  await expect(workbenchOf(page).card).toHaveAccessibleName(/^Claim 1,/);
  await expect(page).toHaveURL(new RegExp(`/articles/${articleId}`));
});

test('From what is found I go on to all of it in the lists, which have the same words in their fields', async ({ page, me }) => {
  await begin(page, 'What the ferry costs');
  await page.goto('/articles');
  await expect(page.getByRole('link', { name: 'What the ferry costs' })).toBeVisible();
  const go = async (name: string) => {
    await me.press('/');
    await me.type('ferry');
    await expect(rows(page)).toHaveCount(6);
    // From the first row up is the last one.
    for (let n = 0; n < 6 && (await chosen(page).textContent()) !== name; n++) await me.press('ArrowUp');
    await me.press('Enter');
    await expect(rows(page)).toHaveCount(0);
    await expect(field(page)).toHaveValue('');
    // The keys of the page act at once.
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  };
  await go('All sources with “ferry”');
  await expect(page).toHaveURL(/\/sources\?q=ferry$/);
  await expect(page.getByRole('searchbox', { name: 'Find by title or link' })).toHaveValue('ferry');
  await expect(page.getByRole('link', { name: 'Log of the ferry' })).toBeVisible();
  await go('All claims with “ferry”');
  await expect(page).toHaveURL(/\/claims\?q=ferry$/);
  await expect(page.getByRole('searchbox', { name: 'Find claims by their words' })).toHaveValue('ferry');
  await go('All articles with “ferry”');
  await expect(page).toHaveURL(/\/articles\?q=ferry$/);
  const find = page.getByRole('searchbox', { name: 'Find by title or byline' });
  await expect(find).toHaveValue('ferry');
  // In a field the key is a sign like any other.
  await me.tabTo('searchbox', 'Find by title or byline');
  await me.press('End', '/');
  await expect(find).toHaveValue('ferry/');
});

test('Escape closes the list, then brings me back to where I was', async ({ page, me }) => {
  await begin(page);
  await page.goto('/articles');
  await me.tabTo('link', 'What a crossing costs');
  await me.press('/');
  await me.type('crossing');
  await expect(field(page)).toHaveAttribute('aria-expanded', 'true');
  await me.press('Escape');
  await expect(rows(page)).toHaveCount(0);
  await expect(field(page)).toHaveValue('crossing');
  await me.press('ArrowDown');
  await expect(rows(page)).toHaveCount(2);
  await me.press('Escape', 'Escape');
  await expect(page.getByRole('link', { name: 'What a crossing costs' })).toBeFocused();
  await expect(field(page)).toHaveValue('');
  // Also where I came to it without its key.
  await me.tabTo('combobox', 'Search articles, claims, sources');
  await me.press('Escape');
  await expect(page.getByRole('link', { name: 'People' })).toBeFocused();
});

test('It says what is not there, what failed, and that there is no line', async ({ page, me, context }) => {
  await begin(page);
  await page.goto('/articles');
  await expect(page.getByRole('link', { name: 'What a crossing costs' })).toBeVisible();
  const search = page.getByRole('search', { name: 'Articles, claims and sources' });
  await me.press('/');
  await me.type('z');
  await expect(newsOn(search, 'Results found')).toHaveText('');
  await me.type('eppelin');
  await expect(search).toContainText('No articles, claims or sources with “zeppelin”.');
  await expect(newsOn(search, 'Results found')).toHaveText('Nothing found');

  await page.route('**/api/v1/search?*', (route) => route.fulfill({ status: 500, body: '' }));
  await me.press('ControlOrMeta+a');
  await me.type('crossing');
  await expect(search.getByRole('alert')).toBeVisible();
  await me.tabTo('button', 'Try again');
  await me.press('Escape');
  await expect(search.getByRole('alert')).toHaveCount(0);
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue('crossing');
  await me.press('ArrowDown');
  await expect(search.getByRole('alert')).toBeVisible();
  await page.unroute('**/api/v1/search?*');
  await me.use('button', 'Try again');
  await expect(rows(page)).toHaveCount(2);

  await expect(field(page)).toBeFocused();
  await context.setOffline(true);
  await me.press('ControlOrMeta+a');
  await me.type('passenger');
  await expect(search).toContainText('You are offline.');
  await expect(rows(page)).toHaveCount(0);
  await context.setOffline(false);
  await expect(rows(page)).toHaveCount(2);
});

test('The list is whole and readable for everyone', async ({ page, me }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await begin(page, 'What the ferry costs');
  await page.goto('/articles');
  await expect(page.getByRole('link', { name: 'What the ferry costs' })).toBeVisible();
  await me.press('/');
  await me.type('ferry');
  await expect(rows(page)).toHaveCount(6);
  await lookAtAll(page);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('I open the search by its button, find a claim, and close it again', async ({ page }) => {
    const { articleId } = await begin(page);
    await page.goto('/articles');
    await expect(page.getByRole('link', { name: 'What a crossing costs' })).toBeVisible();
    for (const width of [320, 360, 390]) {
      await page.setViewportSize({ width, height: 844 });
      const over = await page.getByRole('banner').evaluate((bar) => bar.scrollWidth - bar.clientWidth);
      expect(over, `${width} px wide`).toBe(0);
    }
    expect(await sideways(page)).toEqual([]);
    const button = page.getByRole('button', { name: 'Search articles, claims, sources' });
    const size = await button.boundingBox();
    // In whole pixels: a box may be a hundred-thousandth short.
    expect(Math.round(Math.min(size?.width ?? 0, size?.height ?? 0))).toBeGreaterThanOrEqual(44);
    await expect(field(page)).toBeHidden();
    await button.tap();
    await expect(field(page)).toBeFocused();
    await page.getByRole('button', { name: 'Close the search' }).tap();
    await expect(field(page)).toBeHidden();
    await expect(button).toBeFocused();
    await button.tap();
    await field(page).fill('ferry');
    await expect(rows(page)).toHaveCount(4);
    for (const row of await rows(page).all()) expect((await row.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    expect(await sideways(page)).toEqual([]);
    await rows(page).first().tap();
    await expect(page).toHaveURL(new RegExp(`/articles/${articleId}`));
    await expect(page.getByRole('region', { name: 'Card' })).toBeVisible();
  });

  test('Back closes the search and leaves me on the page; what closes it otherwise leaves no step behind', async ({ page }) => {
    const { articleId } = await begin(page);
    await page.goto('/sources');
    await expect(page.getByRole('link', { name: 'Log of the ferry' })).toBeVisible();
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Articles' }).tap();
    const link = page.getByRole('link', { name: 'What a crossing costs' });
    await expect(link).toBeVisible();
    const button = page.getByRole('button', { name: 'Search articles, claims, sources' });
    await button.tap();
    await field(page).fill('ferry');
    await expect(rows(page)).toHaveCount(4);
    await page.goBack();
    await expect(field(page)).toBeHidden();
    await expect(link).toBeVisible();
    await expect(page).toHaveURL(/\/articles$/);
    await expect(button).toBeFocused();

    // The words are still there, and found again.
    await button.tap();
    await expect(rows(page)).toHaveCount(4);
    await rows(page).first().tap();
    await expect(page).toHaveURL(new RegExp(`/articles/${articleId}`));
    await page.goBack();
    await expect(link).toBeVisible();
    await expect(page).toHaveURL(/\/articles$/);
    await expect(field(page)).toBeHidden();

    // By its button, and by a key where the search has failed.
    await page.route('**/api/v1/search?*', (route) => route.fulfill({ status: 500, body: '' }));
    await button.tap();
    await page.getByRole('button', { name: 'Close the search' }).tap();
    await expect(field(page)).toBeHidden();
    await button.tap();
    await field(page).fill('harbour');
    await page.getByRole('button', { name: 'Try again' }).focus();
    await page.keyboard.press('Escape');
    await expect(field(page)).toBeHidden();
    await expect(link).toBeVisible();
    await expect(button).toBeFocused();
    await page.goBack();
    await expect(page).toHaveURL(/\/sources$/);
    await expect(page.getByRole('link', { name: 'Log of the ferry' })).toBeVisible();
  });
});
