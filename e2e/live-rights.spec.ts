import { expect, type Page } from '@playwright/test';
import { makeArticle, openArticle, tagSentence, workbenchOf } from './articles';
import { ferryArticle } from './ferry-article';
import { inDatabase, makeDesk, makePerson, password, signIn, test } from './fixtures';

/** Elif at `page` with an article of her desk open, and an admin, who leads it, in another browser. */
async function begin(page: Page, openElsewhere: () => Promise<Page>) {
  const deskId = await makeDesk(`Desk ${Date.now()} ${Math.random()}`);
  const elif = await makePerson('Elif Tuncel', { roles: { [deskId]: 'editor' } });
  await signIn(page, elif);
  const articleId = await makeArticle(page, deskId, ferryArticle);
  await openArticle(page, articleId);
  const lead = await openElsewhere();
  await signIn(lead, await makePerson('Hanne Voss', { isAdmin: true, roles: { [deskId]: 'lead' } }));
  return { elif, lead, deskId, articleId };
}

test('My open article says at once that I signed out elsewhere, and goes on when I am back', async ({ page, openElsewhere }) => {
  const { elif, lead, articleId } = await begin(page, openElsewhere);
  const elsewhere = await openElsewhere();
  await signIn(elsewhere, elif);
  await elsewhere.goto('/profile');
  await elsewhere.getByRole('button', { name: 'Sign out everywhere' }).click();
  await elsewhere.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click();
  const { saveState, tags } = workbenchOf(page);
  await expect(saveState).toContainText('Signed out');

  await openArticle(lead, articleId);
  await tagSentence(lead, 1);
  await expect(workbenchOf(lead).saveState).toContainText('Saved');
  await expect(tags.getByRole('option')).toHaveCount(0);

  const tab = await page.context().newPage();
  await signIn(tab, elif);
  await openArticle(tab, articleId);
  await expect(tags.getByRole('option')).toHaveCount(1);
  await expect(saveState).toContainText('Saved');
});

test('My open article says at once that it is no longer mine to see when I am taken off the desk', async ({ page, openElsewhere }) => {
  const { elif, lead, deskId } = await begin(page, openElsewhere);
  const answer = await lead.request.delete(`/api/v1/desks/${deskId}/members/${elif.id}`);
  expect(answer.ok()).toBe(true);
  await expect(workbenchOf(page).saveState).toContainText('There is no such page, or it is not yours to see.');
});

test('Wrong tries count by where they come from, whatever they claim, and I get in from elsewhere', async ({ page }) => {
  const person = await makePerson('Jonah Okoye');
  const csrf: { csrfToken: string } = await (await page.request.get('/api/auth/csrf')).json();
  const form = { email: person.email, password: 'not it', csrfToken: csrf.csrfToken, json: 'true' };
  const since = new Date();
  for (let tries = 0; tries < 5; tries++) {
    const headers = { 'X-Forwarded-For': `203.0.113.${tries}`, 'X-Real-IP': `203.0.113.${tries}` };
    await page.request.post('/api/auth/callback/credentials', { form, headers });
  }
  const rows = await inDatabase(async (client) => {
    const { rows: stored } = await client.query('select distinct address from "SignInFailure" where at >= $1', [since]);
    // As if those had come from another address: only that one pauses.
    await client.query(`update "SignInFailure" set address = '203.0.113.9' where at >= $1`, [since]);
    return stored;
  });
  expect(rows).toEqual([{ address: expect.stringMatching(/^(127\.0\.0\.1|0:0:0:0::\/64)$/) }]);
  await page.goto('/sign-in');
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('button', { name: 'Account of Jonah Okoye' })).toBeVisible();
});
