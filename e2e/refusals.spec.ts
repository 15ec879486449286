import { expect, type Page } from '@playwright/test';
import { makeArticle, openArticle, tagSentence, workbenchOf } from './articles';
import { ferryArticle } from './ferry-article';
import { makeDesk, makePerson, password, signIn, test } from './fixtures';

/** A desk with an article that a lead has brought in, and one tag on it. */
async function makeDeskWithArticle(page: Page) {
  const deskId = await makeDesk(`Desk ${Date.now()} ${Math.random()}`);
  await signIn(page, await makePerson('Hanne Voss', { roles: { [deskId]: 'lead' } }));
  const articleId = await makeArticle(page, deskId, ferryArticle);
  await openArticle(page, articleId);
  await tagSentence(page, 1);
  await expect(workbenchOf(page).saveState).toContainText('Saved');
  await expect(workbenchOf(page).card).toHaveAccessibleName(/^Claim 1,/);
  return { deskId, articleId };
}

test('Signed out, every page asks me to sign in and brings me back', async ({ page, openElsewhere }) => {
  const { articleId, deskId } = await makeDeskWithArticle(page);
  const person = await makePerson('Jonah Okoye', { roles: { [deskId]: 'editor' } });
  const visitor = await openElsewhere();
  const paths = [
    '/articles',
    '/articles/new',
    `/articles/${articleId}`,
    `/articles/${articleId}/newer-version`,
    `/articles/${articleId}/queries`,
    '/sources',
    '/people',
    '/people/desks',
    '/people/verdicts',
    '/people/types',
    '/profile',
  ];
  for (const path of paths) {
    await visitor.goto(path);
    await expect(visitor.getByRole('heading', { name: 'Sign in to Galley' }), path).toBeVisible();
    expect(new URL(visitor.url()).searchParams.get('to'), path).toBe(path);
  }
  await visitor.goto(`/articles/${articleId}`);
  await visitor.getByLabel('Email').fill(person.email);
  await visitor.getByLabel('Password', { exact: true }).fill(password);
  await visitor.getByRole('button', { name: 'Sign in' }).click();
  await expect(workbenchOf(visitor).text).toContainText('The harbour board');
});

test('An article of another desk does not exist for me', async ({ page, openElsewhere }) => {
  const { articleId } = await makeDeskWithArticle(page);
  const stranger = await openElsewhere();
  await signIn(stranger, await makePerson('Nadia Ferrant', { roles: { [await makeDesk(`Desk ${Date.now()} far`)]: 'lead' } }));
  const pages = ['', '/newer-version', '/queries'].map((page) => `/articles/${articleId}${page}`);
  for (const path of [...pages, '/articles/not-an-id', '/articles/not-an-id/queries', '/sources/not-an-id']) {
    const answer = await stranger.goto(path);
    expect(answer?.status(), path).toBe(404);
    await expect(stranger.getByText('The harbour board')).toHaveCount(0);
  }
  await stranger.goto('/articles');
  await expect(stranger.getByText('A ferry that nobody asked for')).toHaveCount(0);
});

test('As a reader I see plain values and no tools', async ({ page, openElsewhere }) => {
  const { articleId, deskId } = await makeDeskWithArticle(page);
  const reader = await openElsewhere();
  await signIn(reader, await makePerson('Ana Reyes', { roles: { [deskId]: 'reader' } }));
  await reader.goto(`/articles/${articleId}`);
  await expect(reader.getByRole('radio', { name: 'Read' })).toBeChecked();
  const off = reader.getByRole('radio', { name: 'Tag', exact: true });
  await expect(off).toHaveAttribute('aria-disabled', 'true');
  await off.check({ force: true }).catch(() => undefined);
  await expect(off).not.toBeChecked();
  await expect(reader.getByRole('radio', { name: 'Edit', exact: true })).toHaveCount(0);
  const text = reader.getByRole('article', { name: 'Text of the article' });
  await text.getByText('It was a lazy count').selectText();
  await reader.keyboard.press('c');
  await expect(reader.getByRole('toolbar')).toHaveCount(0);
  await reader.getByRole('option', { name: /The harbour board/ }).click();
  const card = workbenchOf(reader).card;
  await expect(card).toHaveAccessibleName(/^Claim 1,/);
  await expect(card.getByRole('radio')).toHaveCount(0);
  await expect(card.getByRole('button')).toHaveCount(1);
  await expect(card).toContainText('To check');
  await expect(reader.getByRole('link', { name: 'Paste a newer version' })).toHaveCount(0);
  await expect(reader.getByRole('button', { name: 'Export' })).toBeVisible();
});

test('As a checker I tag and judge, and where others edit I suggest, which changes no text', async ({ page, openElsewhere }) => {
  const { articleId, deskId } = await makeDeskWithArticle(page);
  const checker = await openElsewhere();
  await signIn(checker, await makePerson('Priya Raman', { roles: { [deskId]: 'checker' } }));
  const { text, option } = await openArticle(checker, articleId);
  await expect(checker.getByRole('radio', { name: 'Edit' })).toHaveCount(0);
  await expect(checker.locator('.modes').getByTitle(/^Your role suggests changes; editors and leads accept them\./)).toBeVisible();
  await checker.keyboard.press('e');
  await checker.keyboard.type('xyz');
  await expect(checker.getByRole('region', { name: 'Suggestions' }).getByRole('button', { name: /xyz/ })).toBeVisible();
  await expect(text).not.toContainText('xyz');
  await checker.keyboard.press('Escape');
  await tagSentence(checker, 2, 'o');
  await expect(option(/It was a lazy count/)).toContainText('O1');
  await checker.goto(`/articles/${articleId}/newer-version`);
  await expect(checker.getByText(/Your role does not paste a newer version over/)).toBeVisible();
});
