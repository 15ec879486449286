import { expect, type Page } from '@playwright/test';
import { plainRules } from '../lib/domain/sign-off/desk-rules';
import { makeArticle, openArticle, storedArticle, tagSentence, workbenchOf } from './articles';
import { expectNoAxeFinding } from './axe';
import { ferryArticle } from './ferry-article';
import { inDatabase, makeDesk, makePerson, password, signIn, test } from './fixtures';

/** Elif at `page` with an article of her desk open, and an admin, who leads it, in another browser. */
async function begin(page: Page, openElsewhere: () => Promise<Page>) {
  const deskId = await makeDesk();
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

  const colleague = await lead.context().newPage();
  await colleague.goto(`/articles/${articleId}`);
  await openArticle(lead, articleId);
  // Once the second is there, whoever hears anything has long heard of the first.
  for (const n of [1, 2]) {
    await tagSentence(lead, n);
    await expect(workbenchOf(colleague).tags.getByRole('option')).toHaveCount(n);
  }
  await expect(tags.getByRole('option')).toHaveCount(0);

  const tab = await page.context().newPage();
  await signIn(tab, elif);
  await openArticle(tab, articleId);
  await expect(tags.getByRole('option')).toHaveCount(2);
  await expect(saveState).toContainText('Saved');
});

test('Somebody else signs in in my browser: my open article does nothing in their name, and goes on when I am back', async ({
  page,
  openElsewhere,
}) => {
  const { elif, deskId, articleId } = await begin(page, openElsewhere);
  const { saveState, text } = workbenchOf(page);
  const tab = await page.context().newPage();
  await signIn(tab, await makePerson('Marc Delisle', { roles: { [deskId]: 'lead' } }));
  await page.bringToFront();
  await page.getByRole('button', { name: /^Sign off/ }).click();
  await page.getByRole('button', { name: 'Sign as checker' }).click();
  await expect(
    page.getByText('Someone else is signed in here now. Sign in as yourself to go on; what you wrote is kept here.').first(),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await text.click();
  await tagSentence(page, 1);
  await expect(saveState).toContainText('Signed out: 1 kept');
  const stored = await storedArticle(articleId, tab);
  expect([stored.count('article.signed-off'), stored.labels]).toEqual([0, []]);

  await signIn(tab, elif);
  await openArticle(tab, articleId);
  await expect(saveState).toContainText('Saved');
});

test('Whoever is signed in in my browser gets a whole page of their own where a link leads on from mine', async ({
  page,
  openElsewhere,
}) => {
  const { elif, deskId } = await begin(page, openElsewhere);
  const { saveState, tags } = workbenchOf(page);
  const accountOf = (name: string) => page.getByRole('button', { name: `Account of ${name}` });
  const mark = () => page.evaluate(() => document.documentElement.classList.add('page-of-before'));
  const marked = page.locator('html.page-of-before');
  const tab = await page.context().newPage();
  await signIn(tab, await makePerson('Marc Delisle', { roles: { [deskId]: 'lead' } }));
  await page.bringToFront();
  await tagSentence(page, 1);
  await expect(saveState).toContainText('Signed out: 1 kept');
  await mark();
  await saveState.getByRole('link', { name: 'Sign in' }).click();
  await expect(accountOf('Marc Delisle')).toBeVisible();
  await expect(marked).toHaveCount(0);
  await expect(saveState).toContainText('Saved');
  await expect(tags.getByRole('option')).toHaveCount(0);

  await page.goto('/articles');
  await expect(accountOf('Marc Delisle')).toBeVisible();
  // The list is asked for once the page is there: in his name still.
  const article = page.getByRole('link', { name: 'A ferry that nobody asked for' });
  await expect(article).toBeVisible();
  await mark();
  await signIn(tab, elif);
  await article.click();
  await expect(accountOf('Elif Tuncel')).toBeVisible();
  await expect(marked).toHaveCount(0);
  // What waited for her was not lost.
  await expect(tags.getByRole('option')).toHaveCount(1);
  await expect(saveState).toContainText('Saved');
});

test('Whoever is signed in in my browser gets a whole page of their own from one page of the newsroom to the next', async ({ page }) => {
  const deskId = await makeDesk();
  await signIn(page, await makePerson('Elif Tuncel', { roles: { [deskId]: 'editor' } }));
  const accountOf = (name: string) => page.getByRole('button', { name: `Account of ${name}` });
  const main = page.getByRole('navigation', { name: 'Main' });
  await page.goto('/articles');
  await expect(accountOf('Elif Tuncel')).toBeVisible();
  for (const [place, name] of [
    ['Sources', 'Marc Delisle'],
    ['People', 'Priya Raman'],
  ] as const) {
    const tab = await page.context().newPage();
    await signIn(tab, await makePerson(name, { roles: { [deskId]: 'lead' } }));
    await page.bringToFront();
    await page.evaluate(() => document.documentElement.classList.add('page-of-before'));
    await main.getByRole('link', { name: place }).click();
    await expect(accountOf(name)).toBeVisible();
    await expect(page.locator('html.page-of-before')).toHaveCount(0);
    await tab.close();
  }
});

test('I am taken off the desk: my open article says so and offers nothing more, until I am back and load it anew', async ({
  page,
  openElsewhere,
}) => {
  const { elif, lead, deskId, articleId } = await begin(page, openElsewhere);
  const { saveState } = workbenchOf(page);
  const member = `/api/v1/desks/${deskId}/members/${elif.id}`;
  const offered = [
    page.getByRole('button', { name: /^Sign off/ }),
    page.getByRole('link', { name: 'Paste a newer version' }),
    page.getByRole('link', { name: 'History' }),
    page.getByRole('link', { name: 'Queries' }),
  ];
  const reload = saveState.getByRole('button', { name: 'Reload' });
  for (const one of offered) await expect(one).toBeVisible();
  const history = await page.context().newPage();
  await history.goto(`/articles/${articleId}/history`);
  const restore = history.getByRole('button', { name: /^Restore/ });
  await expect(restore).toBeVisible();
  expect((await lead.request.delete(member)).ok()).toBe(true);
  await expect(saveState).toContainText(
    'This article was deleted, or is no longer yours to see. What you have not sent is kept: see Articles.',
  );
  // Loaded anew there would be no such page.
  for (const one of [...offered, reload]) await expect(one).toBeHidden();
  await expect(page.getByRole('radio', { name: 'Tag', exact: true })).toHaveAccessibleDescription(
    'This article was deleted, or is no longer yours to see.',
  );
  await expect(page.getByRole('navigation', { name: 'Place' }).getByRole('link', { name: 'Articles' })).toBeVisible();
  await expectNoAxeFinding(page, { how: 'an article that is lost' });
  // Its history says the same once it asks for more.
  const comeBackTo = (one: Page) => one.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
  await history.getByLabel('Kind of entry').selectOption('verdicts');
  await expect(history.getByRole('main').getByText('This article was deleted, or is no longer yours to see.')).toBeVisible();
  await expect(history.getByRole('complementary', { name: 'Entries' }).getByRole('button', { name: 'Try again' })).toBeHidden();
  await expect(restore).toBeHidden();

  const back = await lead.request.put(member, { data: { role: 'checker', seenRole: null, changeId: crypto.randomUUID() } });
  expect(back.ok()).toBe(true);
  // I come back to the page: it asks without waiting for its turn.
  await comeBackTo(page);
  await expect(saveState).toContainText('This article is yours to see again. Reload it; what you have not sent is kept.');
  await comeBackTo(history);
  await expect(history.getByText('This article is yours to see again. Reload it to go on.')).toBeVisible();
  await history.getByRole('button', { name: 'Reload' }).click();
  await expect(history.getByText('yours to see again')).toBeHidden();
  await expect(history.getByRole('main')).toContainText('A ferry that nobody asked for');
  // The bar has said it all: my role is said by the page that comes.
  await expect(page.getByText(/Your role has changed/)).toHaveCount(0);
  await reload.click();
  await expect(saveState).toContainText('Saved');
  await expect(page.getByRole('button', { name: /^Sign off/ })).toBeVisible();
});

test('My role is lowered while I write a note: I am told what becomes of it, and go on with it when I judge again', async ({
  page,
  openElsewhere,
}) => {
  const { elif, lead, deskId } = await begin(page, openElsewhere);
  const { card, option } = workbenchOf(page);
  const give = async (role: string, seenRole: string) => {
    const data = { role, seenRole, changeId: crypto.randomUUID() };
    expect((await lead.request.put(`/api/v1/desks/${deskId}/members/${elif.id}`, { data })).ok()).toBe(true);
  };
  await tagSentence(page, 1);
  for (const key of ['v', '4']) await page.keyboard.press(key);
  await expect(card.getByLabel('Note')).toBeFocused();
  await page.keyboard.type('Nobody counted.');

  await give('reader', 'editor');
  await expect(
    page.getByText('Your role has changed. This page offers what you may do now. What you have begun to write is kept in this tab.', {
      exact: true,
    }),
  ).toBeVisible();
  await expect(card).toContainText('You had begun a judgement here. It was not given, and is kept in this tab until you may judge again.');
  await expect(card.getByText('Nobody counted.', { exact: true })).toBeVisible();
  await expect(card.getByLabel('Note')).toHaveCount(0);

  await give('editor', 'reader');
  await page.getByRole('button', { name: 'Load anew' }).click();
  await expect(page.getByRole('radio', { name: 'Tag', exact: true })).toBeChecked();
  await option(/^C1/).click();
  await expect(card.getByLabel('Note')).toHaveValue('Nobody counted.');
});

test('My open article offers what I may do from the moment my role is another, and keeps what I wrote', async ({ page, openElsewhere }) => {
  const { elif, lead, deskId, articleId } = await begin(page, openElsewhere);
  const { saveState, tags } = workbenchOf(page);
  const give = async (role: string, seenRole: string) => {
    const answer = await lead.request.put(`/api/v1/desks/${deskId}/members/${elif.id}`, {
      data: { role, seenRole, changeId: crypto.randomUUID() },
    });
    expect(answer.ok()).toBe(true);
  };
  const mode = (name: string) => page.getByRole('radio', { name, exact: true });
  await page.getByRole('group', { name: 'Mode' }).getByText('Edit', { exact: true }).click();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('Once ');
  // Of the server: the page may say for a frame longer that all from before is saved.
  await expect.poll(async () => (await storedArticle(articleId, lead)).words).toMatch(/^Once /);

  await give('reader', 'editor');
  await expect(page.getByText('Your role has changed. This page offers what you may do now.', { exact: true })).toBeVisible();
  await expect(mode('Read')).toBeChecked();
  await expect(page.getByRole('button', { name: /^Sign off/ })).toHaveCount(0);
  await expect(page.getByRole('article', { name: 'Text of the article' })).toContainText('Once ');
  await expectNoAxeFinding(page, { how: 'a role that is another' });

  // Who sees more than before needs more than the page has.
  await give('checker', 'reader');
  await expect(mode('Read')).toBeChecked();
  await page.getByRole('button', { name: 'Load anew' }).click();
  await expect(mode('Tag')).toBeChecked();
  await tagSentence(page, 1);
  await expect(tags.getByRole('option')).toHaveCount(1);
  await expect(saveState).toContainText('Saved');
  await expect(mode('Suggest')).toBeVisible();
  expect((await storedArticle(articleId, lead)).words).toMatch(/^Once /);
});

test('The checking begins while I write in my own article: what I type from then on is a suggestion, and I am told why', async ({
  page,
  openElsewhere,
}) => {
  const deskId = await makeDesk();
  const ruben = await makePerson('Ruben Alcott', { roles: { [deskId]: 'author' } });
  await signIn(page, ruben);
  const articleId = await makeArticle(page, deskId, ferryArticle);
  const { text, saveState } = workbenchOf(page);
  await page.goto(`/articles/${articleId}`);
  await expect(page.getByRole('article', { name: 'Text of the article' })).toBeFocused();
  await page.getByRole('group', { name: 'Mode' }).getByText('Edit', { exact: true }).click();
  await expect(text).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('Once ');
  await expect(saveState).toContainText('Saved');

  const elif = await openElsewhere();
  await signIn(elif, await makePerson('Elif Tuncel', { roles: { [deskId]: 'lead' } }));
  await openArticle(elif, articleId);
  // What was written before the verdict is the text's.
  await expect(workbenchOf(elif).text).toContainText('Once ');
  await tagSentence(elif, 1);
  await expect(page.getByRole('radio', { name: 'Edit' })).toBeChecked();
  await elif.keyboard.press('v');
  await elif.keyboard.press('4');
  await expect(workbenchOf(elif).card.getByLabel('Note')).toBeFocused();
  await elif.keyboard.type('Nobody counted.');
  await elif.keyboard.press('ControlOrMeta+Enter');

  const notice = page.getByRole('status').filter({ hasText: 'The checking has begun' });
  await expect(notice).toContainText('A first verdict was given, so authors edit no more. What you type from now on is a suggestion');
  await expect(page.getByRole('radio', { name: 'Suggest' })).toBeChecked();
  await expect(text).toBeFocused();
  await page.keyboard.type('upon a time ');
  await expect(text.getByRole('img', { name: /^Suggested: upon a time/ })).toBeVisible();
  // Nor is what I wrote before mine to take back.
  for (let i = 0; i < 2; i++) await page.keyboard.press('ControlOrMeta+z');
  await expect(text.getByRole('img', { name: /^Suggested/ })).toHaveCount(0);
  await expect(text).toContainText('Once ');
  // What comes behind both is stored behind them.
  await page.keyboard.type('x');
  await expect(text.getByRole('img', { name: /^Suggested: x/ })).toBeVisible();
  await expect.poll(async () => (await storedArticle(articleId, elif)).count('suggestion.made')).toBe(2);
  expect((await storedArticle(articleId, elif)).words).toMatch(/^Once /);
  await expectNoAxeFinding(page, { how: 'the right to edit that has ended' });
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toHaveCount(0);

  // Editors edit, whatever was checked.
  const answer = await elif.request.put(`/api/v1/desks/${deskId}/members/${ruben.id}`, {
    data: { role: 'editor', seenRole: 'author', changeId: crypto.randomUUID() },
  });
  expect(answer.ok()).toBe(true);
  await page.getByRole('button', { name: 'Load anew' }).click();
  await expect(page.getByRole('radio', { name: 'Edit', exact: true })).toBeVisible();
});

test('The lead changes the rules of the desk while I write a note: my open page says so at once, and what I write stays', async ({
  page,
  openElsewhere,
}) => {
  const { lead, deskId } = await begin(page, openElsewhere);
  await tagSentence(page, 1);
  const { card, saveState } = workbenchOf(page);
  await page.keyboard.press('v');
  await page.keyboard.press('4');
  await expect(card.getByLabel('Note')).toBeFocused();
  await page.keyboard.type('Nobody counted ');
  await expect(saveState).toContainText('Saved');

  const rules = { ...plainRules, basedOn: plainRules, secondCheck: true };
  const answer = await lead.request.put(`/api/v1/desks/${deskId}/rules`, { data: rules });
  expect(answer.ok()).toBe(true);
  const notice = page.getByRole('status').filter({ hasText: 'What is asked of a check has changed' });
  await expect(notice).toBeVisible();
  await expect(card.getByLabel('Note')).toBeFocused();
  await page.keyboard.type('the boats.');
  await expect(card.getByLabel('Note')).toHaveValue('Nobody counted the boats.');
  await expectNoAxeFinding(page, { how: 'rules that have changed while a note is written' });
  await notice.getByRole('button', { name: 'Load anew' }).click();
  await expect(notice).toHaveCount(0);
});

test('An article goes to the archive by mistake and comes back: my open page is in its mode again, and I can take back what I wrote', async ({
  page,
  openElsewhere,
}) => {
  const { lead, articleId } = await begin(page, openElsewhere);
  const { text } = workbenchOf(page);
  const put = async (isArchived: boolean) => {
    const answer = await lead.request.put(`/api/v1/articles/${articleId}/archived`, { data: { isArchived } });
    expect(answer.ok()).toBe(true);
  };
  const mode = (name: string) => page.getByRole('radio', { name, exact: true });
  await page.getByRole('group', { name: 'Mode' }).getByText('Edit', { exact: true }).click();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('Once ');
  // Of the server: the page may say for a frame longer that all from before is saved, and what is archived takes nothing more.
  await expect.poll(async () => (await storedArticle(articleId, lead)).words).toMatch(/^Once /);
  await put(true);
  await expect(mode('Read')).toBeChecked();
  await put(false);
  await expect(mode('Tag')).toBeChecked();
  await page.getByRole('group', { name: 'Mode' }).getByText('Edit', { exact: true }).click();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(text).not.toContainText('Once ');
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
