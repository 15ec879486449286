import { expect, type Page } from '@playwright/test';
import { readableFormats } from '../lib/domain/import/formats';
import { makeArticle, openArticle, tagSentence } from './articles';
import { expectNoAxeFinding } from './axe';
import { ferryArticle } from './ferry-article';
import { makeDesk, makePerson, signIn, uniqueName } from './fixtures';
import { test } from './keys-only';
import { type Listed, listArticles, listOf } from './listed-articles';
import { sideways } from './look-at-all';
import { noneMatches } from './none-matches';

/** A lead of two desks with an article of each stage, and two that were put away or are long ago. */
async function leadWithArticles(page: Page) {
  const [city, night] = [await makeDesk(uniqueName('City')), await makeDesk(uniqueName('Night'))];
  const lead = await makePerson('Marc Delisle', { roles: { [city]: 'lead', [night]: 'lead' } });
  const articles: Listed[] = [
    { title: 'Harbour dredging', deskId: city, stage: 'checking', claims: 24, checked: 18 },
    { title: 'Night buses', byline: 'Tove Ekman', deskId: night, stage: 'tagging', claims: 14 },
    { title: 'A glassworks', deskId: city, stage: 'checking', claims: 10, checked: 1, hoursAgo: 24 * 20 },
    { title: 'Five myths', deskId: city, stage: 'signed-off', claims: 22, checked: 22 },
    { title: 'Old ferry', deskId: city, isArchived: true },
  ];
  await listArticles(lead.id, articles);
  await signIn(page, lead);
  return { city, night, lead };
}

test('I see what needs someone first, narrow it, and send a colleague the address', async ({ page, openElsewhere }) => {
  const { city, night } = await leadWithArticles(page);
  const { table, tab, head, find, row, titles } = listOf(page);
  await page.goto('/articles');
  await expect(row(/^No due date 3$/)).toBeVisible();
  expect(await titles()).toEqual(['Night buses', 'Harbour dredging', 'A glassworks', 'Five myths']);
  await expect(page.getByText('Two are being checked. 29 claims are unchecked. One is being tagged.')).toBeVisible();
  await expect(row(/^Signed off 1$/)).toBeVisible();
  await expect(row(/Harbour dredging/)).toContainText('18/24');
  const saysOfBars = [
    'Step 3 of 6. Verdicts are given, and not every claim is checked',
    'Claim 56%, opinion 22%, proposal 9%, untagged 13%',
  ];
  for (const name of saysOfBars) {
    const bar = row(/Harbour dredging/).getByRole('img', { name, exact: true });
    await expect(bar).toBeVisible();
    // Whoever points at it is told the same.
    expect(await bar.evaluate((one) => one.querySelector('title')?.textContent ?? one.closest('[title]')?.getAttribute('title'))).toBe(
      name,
    );
  }
  const progress = row(/Harbour dredging/).getByRole('button', {
    name: '18 of 24 claims checked: 18 supported. 6 left: 6 to check',
    exact: true,
  });
  // The words are its name; eyes see them while it is pointed at or has the focus.
  const why = page.locator('.note-above');
  await progress.hover();
  await expect(why).toHaveText('18 of 24 claims checked: 18 supported. 6 left: 6 to check');
  await page.keyboard.press('Escape');
  await expect(why).toHaveCount(0);
  await progress.focus();
  await expect(why).toBeVisible();
  await progress.blur();
  await expect(why).toHaveCount(0);
  await expect(head(/^Due/)).toHaveAttribute('aria-sort', 'other');
  await expectNoAxeFinding(page);

  await tab(/Checking 2/).click();
  await expect(page).toHaveURL('/articles?stage=checking');
  await expect(table.getByRole('link')).toHaveText(['Harbour dredging', 'A glassworks']);
  await head(/Claims checked/)
    .getByRole('button')
    .click();
  await expect(head(/Claims checked/)).toHaveAttribute('aria-sort', 'ascending');
  await expect(table.getByRole('link')).toHaveText(['A glassworks', 'Harbour dredging']);
  await head(/Claims checked/)
    .getByRole('button')
    .click();
  await expect(head(/Claims checked/)).toHaveAttribute('aria-sort', 'descending');
  await expect(table.getByRole('link')).toHaveText(['Harbour dredging', 'A glassworks']);
  await find.fill('glass');
  await expect(table.getByRole('link')).toHaveText(['A glassworks']);
  await expect(page).toHaveURL('/articles?stage=checking&q=glass&sort=progress&dir=desc');

  const colleague = await openElsewhere();
  await signIn(colleague, await makePerson('Priya Raman', { roles: { [city]: 'checker', [night]: 'reader' } }));
  await colleague.goto(page.url());
  await expect(listOf(colleague).table.getByRole('link')).toHaveText(['A glassworks']);
  await expect(listOf(colleague).find).toHaveValue('glass');

  await page.goBack();
  await expect(find).toHaveValue('');
  await expect(table.getByRole('link')).toHaveText(['Harbour dredging', 'A glassworks']);
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL('/articles?stage=checking');
  await page.goBack();
  await expect(page).toHaveURL('/articles');
  await expect(table.getByRole('link')).toHaveCount(4);

  await page.getByRole('button', { name: 'Desk: all' }).click();
  await page.getByRole('menuitemradio', { name: /^Night/ }).click();
  await expect(table.getByRole('link')).toHaveText(['Night buses']);
  await find.fill('dredging');
  await expect(noneMatches(page, 'No article')).toBeVisible();
  // What says so stays, and says how many there are again.
  const said = page.getByRole('main').getByRole('status');
  await expect(said).toHaveText('No article matches.');
  const first = await said.elementHandle();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(table.getByRole('link')).toHaveCount(4);
  await expect(said).toHaveText('4 of 4 shown');
  expect(await first?.evaluate((element) => element.isConnected)).toBe(true);
  await page.getByRole('button', { name: 'Archived' }).click();
  await expect(table.getByRole('link')).toHaveText(['Old ferry']);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectNoAxeFinding(page);
});

test('Before the first article I can take the sample article, and tag in it', async ({ page }) => {
  const deskId = await makeDesk();
  await signIn(page, await makePerson('Elif Tuncel', { roles: { [deskId]: 'editor' } }));
  await page.goto('/articles');
  await page.getByRole('link', { name: 'Take the sample article' }).click();
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText('The last 41 bus leaves the Corn Exchange');
  await page.getByRole('button', { name: 'Start tagging' }).click();
  await expect(page.getByRole('textbox', { name: 'Text of the article' })).toBeFocused();
  await tagSentence(page, 1);
  await expect(page.getByRole('option', { name: /^C1 / })).toContainText('The last 41 bus');
});

test('What I tag shows on the list: how the claims stand and what the text is made of', async ({ page }) => {
  const deskId = await makeDesk();
  await signIn(page, await makePerson('Elif Tuncel', { roles: { [deskId]: 'editor' } }));
  await page.goto('/articles');
  await expect(page.getByRole('heading', { name: 'Nothing on the desk yet' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Upload a file' })).toContainText(readableFormats);
  await expectNoAxeFinding(page);
  const { saveState, option } = await openArticle(page, await makeArticle(page, deskId, ferryArticle));
  await tagSentence(page, 1);
  await tagSentence(page, 4, 'o');
  // Until the page has drawn the second, what is said to be saved is the first.
  await expect(option(/^O1\b/)).toBeVisible();
  await expect(saveState).toContainText('Saved');
  await page.goto('/articles');
  const row = listOf(page).row(/Tagging/);
  await expect(row.getByRole('button', { name: '0 of 1 claim checked. 1 left: 1 to check' })).toBeVisible();
  await expect(row.getByRole('img', { name: /^Claim [1-9]\d*%, opinion [1-9]/ })).toBeVisible({ timeout: 20_000 });
});

test('A list of hundreds scrolls on, with few rows on the page and its heads in sight', async ({ page }) => {
  const deskId = await makeDesk();
  const reader = await makePerson('Elif Tuncel', { roles: { [deskId]: 'reader' } });
  const many = Array.from(
    { length: 230 },
    (_, n): Listed => ({ title: `Story ${n}.`, deskId, hoursAgo: n * 2, stage: n < 200 ? 'tagging' : 'signed-off' }),
  );
  await listArticles(reader.id, many);
  await signIn(page, reader);
  const { table } = listOf(page);
  await page.goto('/articles');
  await expect(page.getByRole('link', { name: 'Story 0.' })).toBeVisible();
  await expect(page.getByRole('status')).toHaveText('50 of 230 shown');
  // Its 230 rows come in five pages, one after the other.
  await expect(async () => {
    await page.mouse.move(600, 500);
    await page.mouse.wheel(0, 4_000);
    await expect(page.getByRole('link', { name: 'Story 229.' })).toBeInViewport({ timeout: 200 });
  }).toPass({ timeout: 45_000 });
  await expect(page.getByRole('status')).toHaveText('230 of 230 shown');
  await expect(page.getByRole('rowheader', { name: 'Signed off 30' })).toBeInViewport();
  await expect(page.getByRole('columnheader', { name: /Article/ })).toBeInViewport();
  expect(await table.getByRole('link').count()).toBeLessThan(60);
  await page.keyboard.press('Home');
  await expect(page.getByRole('link', { name: 'Story 0.' })).toBeInViewport();
});

test('I find an article, turn the list round and open it by keys alone', async ({ page, me }) => {
  await leadWithArticles(page);
  const { table } = listOf(page);
  await page.goto('/articles');
  await expect(table.getByRole('link')).toHaveCount(4);
  await me.use('link', /^Checking/);
  await expect(page).toHaveURL('/articles?stage=checking');
  await me.write('searchbox', 'Find by title or byline', 'r');
  await expect(table.getByRole('link')).toHaveCount(2);
  await me.use('button', /^Article/);
  await expect(table.getByRole('link')).toHaveText(['A glassworks', 'Harbour dredging']);
  await me.tabTo('link', 'A glassworks');
  await me.use('button', 'Actions on A glassworks');
  await expect(page.getByRole('menuitem', { name: 'Rename…' })).toBeFocused();
  await me.press('Escape');
  await me.use('link', 'Harbour dredging');
  await expect(page).toHaveURL(/\/articles\/[0-9a-f-]{36}$/);
});

test('A list that cannot be read says so and offers to try again', async ({ page }) => {
  await leadWithArticles(page);
  const { table } = listOf(page);
  await page.route('**/api/v1/articles?*', (route) => route.abort());
  await page.goto('/articles');
  await expect(page.getByRole('alert').filter({ hasText: 'The server did not answer.' })).toBeVisible({ timeout: 20_000 });
  await page.unroute('**/api/v1/articles?*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(table.getByRole('link')).toHaveCount(4);
});

test.describe('On a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the list is a column of cards that a thumb can use', async ({ page }) => {
    await leadWithArticles(page);
    const { table, tab } = listOf(page);
    await page.goto('/articles');
    await expect(table.getByRole('link')).toHaveCount(4);
    expect(await sideways(page)).toEqual([]);
    for (const target of [
      tab(/Checking/),
      page.getByRole('button', { name: 'Archived' }),
      page.getByRole('button', { name: 'Actions on Night buses' }),
    ]) {
      expect((await target.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    }
    await page.getByRole('combobox', { name: 'Order' }).selectOption('By title');
    await expect(table.getByRole('link')).toHaveText(['A glassworks', 'Five myths', 'Harbour dredging', 'Night buses']);
    await expectNoAxeFinding(page);
    // All of a card opens its article, but what says more of itself at a tap.
    const byline = listOf(page)
      .row(/Harbour dredging/)
      .getByText('Nadia Ferrant');
    await byline.scrollIntoViewIfNeeded();
    const place = await byline.boundingBox();
    await page.touchscreen.tap(place?.x ?? 0, place?.y ?? 0);
    await expect(page).toHaveURL(/\/articles\/[0-9a-f-]{36}$/);
  });
});
