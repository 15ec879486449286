import { expect, type Page } from '@playwright/test';
import { z } from 'zod';
import { makeArticle, storeTags, workbenchOf } from './articles';
import { ferryArticle } from './ferry-article';
import { inDatabase, makeDesk, makePerson, signIn, uniqueName } from './fixtures';
import { test } from './keys-only';
import { CLAIM, OTHER } from './two-claims';

/** Verdicts and types are the house's: the next journey wants those that a house begins with. */
test.afterEach(() => inDatabase((client) => client.query(`delete from "HouseSetting" where key in ('verdict-scale', 'tag-types')`)));

const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 });

/** An admin who leads a desk of their own, signed in on `page`. */
async function begin(page: Page) {
  const desk = uniqueName('Desk');
  const deskId = await makeDesk(desk);
  await signIn(page, await makePerson('Hanne Voss', { isAdmin: true, roles: { [deskId]: 'lead' } }));
  return { desk, deskId };
}

test('I name the verdicts of the house, move, add and take one out, by keys alone', async ({ page, me }) => {
  await begin(page);
  await page.goto('/people');
  await me.use('link', 'Verdicts');
  await expect(heading(page, 'Verdicts')).toBeVisible();
  await me.tabTo('textbox', 'Name');
  await me.press('ControlOrMeta+a');
  await me.type('Holds');
  await me.use('button', 'Holds further down');
  await expect(page.getByRole('button', { name: 'Holds further down' })).toBeFocused();
  await me.use('button', 'Add a verdict');
  await expect(page.getByLabel('Name').last()).toBeFocused();
  await me.type('Of no matter');
  await me.press('Tab');
  await me.type('Nobody would be misled by it');
  await me.use('button', 'Refuted: take it out');
  await me.expectFocus('a verdict is gone');
  await me.use('button', 'Keep as version 2');
  await expect(page.getByText(/^Version 2\./)).toBeVisible();
  await me.expectFocus('the version is kept');
  await expect(page.getByLabel('Name').nth(1)).toHaveValue('Holds');
  await expect(page.getByLabel('Name').last()).toHaveValue('Of no matter');
});

test('I add a type of claim with a field, take another out again and keep them, by keys alone', async ({ page, me }) => {
  await begin(page);
  await page.goto('/people');
  await me.use('link', 'Types');
  await expect(heading(page, 'Types of tags')).toBeVisible();
  await me.use('button', 'Add a type of claim');
  await me.type('Forecast');
  await me.use('button', 'Add a field');
  await me.write('textbox', 'Field 1: name', 'For when');
  await me.use('button', 'Add a type of opinion');
  await me.type('Mistake');
  await me.use('button', 'Take Mistake out');
  await me.expectFocus('a type is gone');
  await me.use('button', 'Keep the types');
  const claims = page.getByRole('region', { name: 'Claim' });
  await expect(claims.getByText('Forecast', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Keep the types' })).toHaveAccessibleDescription('Nothing has changed yet.');
  await me.expectFocus('the types are kept');
});

test('I take a desk’s invitation and later set a new password by a link, by keys alone', async ({ page, me, openElsewhere }) => {
  const admin = await openElsewhere();
  const { desk, deskId } = await begin(admin);
  const email = `kit.lomax.${Date.now()}@post.example`;
  const Link = z.object({ path: z.string() });
  const made = await admin.request.post('/api/v1/invitations', { data: { email, deskId, role: 'checker' } });
  expect(made.ok(), await made.text()).toBe(true);
  await page.goto(Link.parse(await made.json()).path);
  await expect(heading(page, `Join ${desk}`)).toBeVisible();
  await me.write('textbox', 'Name', 'Kit Lomax');
  await me.write('textbox', 'Password', 'short');
  await me.press('Enter');
  await expect(page.getByLabel('Password', { exact: true })).toHaveAttribute('aria-invalid', 'true');
  await me.write('textbox', 'Password', 'a long wet afternoon');
  await me.use('button', 'Join');
  await expect(page.getByRole('button', { name: 'Account of Kit Lomax' })).toBeVisible();

  const { rows } = await inDatabase((client) => client.query('select id from "Person" where email = $1', [email]));
  const reset = await admin.request.post(`/api/v1/people/${z.object({ id: z.string() }).parse(rows[0]).id}/password-reset`);
  expect(reset.ok(), await reset.text()).toBe(true);
  await page.goto(Link.parse(await reset.json()).path);
  await expect(heading(page, 'Set a new password')).toBeVisible();
  await me.write('textbox', 'New password', 'another long afternoon');
  await me.press('Enter');
  await expect(page.getByRole('button', { name: 'Account of Kit Lomax' })).toBeVisible();
});

test('I read a report, print it and go back to the article, by keys alone', async ({ page, me }) => {
  const { deskId } = await begin(page);
  const articleId = await makeArticle(page, deskId, ferryArticle);
  await storeTags(page, articleId, [CLAIM, OTHER], ['claim']);
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', '');
  });
  await page.goto(`/articles/${articleId}/report`);
  await expect(page.getByRole('article', { name: 'A ferry that nobody asked for' })).toContainText(CLAIM);
  await me.use('button', 'Print or PDF');
  await expect(page.locator('html')).toHaveAttribute('data-printed', '');
  const saving = page.waitForEvent('download');
  await me.use('link', 'JSON');
  expect((await saving).suggestedFilename()).toBe(`report-${articleId}.json`);
  await me.use('link', 'Article');
  await expect(workbenchOf(page).text).toBeFocused();
});

test('I send, answer, settle and withdraw queries, by keys alone', async ({ page, me, openElsewhere }) => {
  const deskId = await makeDesk();
  const hanne = await openElsewhere();
  await signIn(hanne, await makePerson('Hanne Voss', { roles: { [deskId]: 'editor' } }));
  const ruben = await makePerson('Ruben Alcott', { roles: { [deskId]: 'author' } });
  const articleId = await makeArticle(hanne, deskId, ferryArticle);
  await storeTags(hanne, articleId, [CLAIM, OTHER], ['claim']);
  const named = await hanne.request.put(`/api/v1/articles/${articleId}/author`, { data: { authorId: ruben.id } });
  expect(named.ok(), await named.text()).toBe(true);

  await signIn(page, await makePerson('Nika Oravec', { roles: { [deskId]: 'checker' } }));
  await page.goto(`/articles/${articleId}`);
  for (const question of ['Who counted them?', 'Against which year?']) {
    await expect(workbenchOf(page).text).toBeFocused();
    await me.press('j');
    await me.use('button', 'Ask the author');
    await me.type(question);
    await me.use('button', 'Add to the queries');
    await me.expectFocus('a query is there');
    await me.press('Escape', 'Escape');
  }
  await me.use('link', /^Queries/);
  await expect(heading(page, 'Queries')).toBeVisible();
  await me.use('button', 'Send to Ruben');
  await expect(page.getByRole('heading', { name: /^Waiting/ })).toBeVisible();
  await me.expectFocus('all drafts are sent');
  await me.use('button', 'Withdraw');
  await me.expectFocus('a query is withdrawn');
  await expect(page.getByRole('article', { name: /^Query, withdrawn/ })).toHaveCount(1);

  const author = await openElsewhere();
  await signIn(author, ruben);
  await author.goto(`/articles/${articleId}/queries`);
  await author.getByRole('textbox', { name: 'Answer' }).fill('The port authority, in May.');
  await author.getByRole('button', { name: 'Send the answer' }).click();
  await expect(page.getByText('The port authority, in May.')).toBeVisible();
  await me.expectFocus('an answer came');
  await me.use('button', 'Settle');
  await me.expectFocus('a query is settled');
  await expect(page.getByRole('article', { name: /^Query, settled/ })).toBeVisible();
});
