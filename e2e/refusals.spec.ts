import { expect, type Page } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { may } from '../lib/domain/people/permissions';
import { makeArticle, openArticle, storeTags, tagSentence, workbenchOf } from './articles';
import { everyPage, guardedPages, openPages, withIds } from './every-page';
import { ferryArticle } from './ferry-article';
import { inDatabase, makeDesk, makePerson, password, signIn, test, uniqueName } from './fixtures';
import { holdScripts } from './late-scripts';

/** A desk with an article that a lead has brought in, and a source. */
async function makeDeskWithArticle(page: Page) {
  const deskName = uniqueName('Desk');
  const deskId = await makeDesk(deskName);
  await signIn(page, await makePerson('Hanne Voss', { roles: { [deskId]: 'lead' } }));
  const articleId = await makeArticle(page, deskId, ferryArticle);
  const sourceId = uuidv7();
  const added = await page.request.post('/api/v1/sources', { data: { id: sourceId, deskId, source: { title: 'Log of the harbour' } } });
  expect(added.ok(), await added.text()).toBe(true);
  return { deskId, deskName, articleId, ids: { articleId, sourceId } };
}

/** The same, with one tag on the article. */
async function makeDeskWithTag(page: Page) {
  const made = await makeDeskWithArticle(page);
  await storeTags(page, made.articleId, ['The harbour board says that the line carries 1,240 people a day.'], ['claim']);
  return made;
}

/** Words of the desk that nobody else may come to read. */
const secrets = ['The harbour board', 'A ferry that nobody asked for', 'Log of the harbour'];

/** The page as the server sends it, scripts and all: what is not shown could be in there too. */
async function sentTo(page: Page, address: string) {
  const answer = await page.request.get(address);
  return { status: answer.status(), text: await answer.text() };
}

test('Every page is known to these journeys', () => {
  expect([...Object.keys(openPages), ...Object.keys(guardedPages)].sort()).toEqual(everyPage);
});

test('Signed out, every page asks me to sign in and brings me back', async ({ page, openElsewhere }) => {
  const { articleId, deskId, ids } = await makeDeskWithArticle(page);
  const person = await makePerson('Jonah Okoye', { roles: { [deskId]: 'editor' } });
  const visitor = await openElsewhere();
  const paths = Object.keys(guardedPages).map((address) => withIds(address, ids));
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
  // A session that has ended since is none, though the browser still shows its cookie: each page asks by itself.
  await inDatabase((client) => client.query('update "Person" set "sessionVersion" = "sessionVersion" + 1 where id = $1', [person.id]));
  const withQueries = [`/articles/${articleId}?tag=C1`, `/articles/${articleId}/history?mode=single&to=1`, '/inbox?of=unread'];
  for (const path of [...paths, ...withQueries]) {
    const answer = await visitor.request.get(path, { maxRedirects: 0 });
    expect([answer.status(), answer.headers().location], path).toEqual([307, `/sign-in?to=${encodeURIComponent(path)}`]);
  }
});

test('The address that I type before the scripts of the page have come is there when I sign in', async ({ page }) => {
  const person = await makePerson('Jonah Okoye');
  const letGo = await holdScripts(page);
  await page.goto('/sign-in', { waitUntil: 'commit' });
  const email = page.getByLabel('Email');
  await expect(email).toBeVisible();
  await email.pressSequentially(person.email);
  letGo();
  await page.waitForLoadState('load');
  await page.getByLabel('Password', { exact: true }).pressSequentially(password);
  await expect(email).toHaveValue(person.email);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('You are on no desk yet.')).toBeVisible();
});

test('A cookie that another program of the host has set under a name of ours does not keep me from signing in', async ({ page }) => {
  const person = await makePerson('Jonah Okoye');
  await page.goto('/sign-in');
  const url = page.url();
  await page.context().addCookies([{ name: `galley-callback-${new URL(url).port}`, value: 'foo', url }]);
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('You are on no desk yet.')).toBeVisible();
});

test('What is another desk’s, or a colleague’s for an author, does not exist for me', async ({ page, openElsewhere }) => {
  const { deskId, articleId, ids } = await makeDeskWithArticle(page);
  const stranger = await openElsewhere();
  const strangers = {
    'a lead of another desk': await makePerson('Nadia Ferrant', { roles: { [await makeDesk()]: 'lead' } }),
    'an author of the desk': await makePerson('Tove Ekman', { roles: { [deskId]: 'author' } }),
    'someone on no desk': await makePerson('Ruben Alcott'),
  };
  const addresses = Object.keys(guardedPages).filter((address) => address.includes('['));
  for (const [who, person] of Object.entries(strangers)) {
    await stranger.context().clearCookies();
    await signIn(stranger, person);
    for (const path of addresses.flatMap((address) => [withIds(address, ids), withIds(address, {})])) {
      const { status, text } = await sentTo(stranger, path);
      expect(status, `${path} for ${who}`).toBe(404);
      for (const secret of secrets) expect(text, `${path} for ${who}`).not.toContain(secret);
    }
    for (const list of ['articles', 'claims', 'sources']) {
      const { text } = await sentTo(stranger, `/api/v1/${list}`);
      for (const secret of secrets) expect(text, `${list} for ${who}`).not.toContain(secret);
    }
  }
  await stranger.goto(`/articles/${articleId}`);
  await expect(stranger.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
});

test('On no desk I find pages that say so, and nothing of anybody', async ({ page, openElsewhere }) => {
  const { deskName } = await makeDeskWithArticle(page);
  const newcomer = await openElsewhere();
  await signIn(newcomer, await makePerson('Ruben Alcott'));
  for (const [path, { onNoDesk }] of Object.entries(guardedPages)) {
    if (onNoDesk === null) continue;
    const { text } = await sentTo(newcomer, path);
    expect(text, path).toContain(onNoDesk);
    for (const secret of [...secrets, deskName, 'Hanne Voss']) expect(text, path).not.toContain(secret);
  }
  await newcomer.goto('/articles');
  await expect(newcomer.getByText('You are on no desk yet. Ask a lead or an admin to add you.')).toBeVisible();
});

test('As a reader I am told what my role does not do, and offered none of it', async ({ page, openElsewhere }) => {
  const { deskId, ids } = await makeDeskWithArticle(page);
  const [reader, admin] = [await openElsewhere(), await openElsewhere()];
  await signIn(reader, await makePerson('Ana Reyes', { roles: { [deskId]: 'reader' } }));
  await signIn(admin, await makePerson('Ines Duarte', { isAdmin: true }));
  for (const [address, { tool, closedToReaders }] of Object.entries(guardedPages)) {
    const path = withIds(address, ids);
    if (!tool && !closedToReaders) continue;
    await Promise.all([reader.goto(path), tool && admin.goto(path)]);
    await expect(reader.getByRole('heading').first(), path).toBeVisible();
    await expect(reader.locator('[aria-busy=true]'), path).toHaveCount(0);
    if (closedToReaders) {
      await expect(reader.getByText(closedToReaders), path).toBeVisible();
      await expect(reader.getByRole('textbox'), path).toHaveCount(0);
    }
    if (!tool) continue;
    await expect(reader.getByRole(tool.role, { name: tool.name, exact: true }), path).toHaveCount(0);
    await expect(admin.getByRole(tool.role, { name: tool.name, exact: true }).first(), path).toBeVisible();
  }
});

for (const role of ['author', 'checker', 'editor', 'lead'] as const) {
  test(`As ${role} I am offered what the table of rights gives me, and nothing else`, async ({ page, openElsewhere }) => {
    const { deskId, ids } = await makeDeskWithArticle(page);
    const one = await openElsewhere();
    const person = await makePerson('Priya Raman', { roles: { [deskId]: role } });
    await signIn(one, person);
    // Who has no article yet is offered the first one in other words.
    if (role === 'author') await makeArticle(one, deskId, ferryArticle);
    const actor = { id: person.id, name: 'Priya Raman', isAdmin: false, memberships: { [deskId]: role } };
    for (const [address, { tool, closedToReaders, right }] of Object.entries(guardedPages)) {
      if (!right) continue;
      const path = withIds(address, ids);
      const isGranted = may(actor, right, { deskId });
      await one.goto(path);
      await expect(one.getByRole('heading').first(), path).toBeVisible();
      await expect(one.locator('[aria-busy=true]'), path).toHaveCount(0);
      // Of an article that is another author's they are told that it is not there.
      const isThere = !address.includes('[articleId]') || may(actor, 'read article', { deskId });
      if (closedToReaders && isThere) await expect(one.getByText(closedToReaders), path).toHaveCount(isGranted ? 0 : 1);
      if (!tool) continue;
      const found = one.getByRole(tool.role, { name: tool.name, exact: true });
      if (isGranted) await expect(found.first(), path).toBeVisible();
      else await expect(found, path).toHaveCount(0);
    }
  });
}

test('As a reader I see plain values and no tools', async ({ page, openElsewhere }) => {
  const { articleId, deskId } = await makeDeskWithTag(page);
  const reader = await openElsewhere();
  await signIn(reader, await makePerson('Ana Reyes', { roles: { [deskId]: 'reader' } }));
  await reader.goto(`/articles/${articleId}`);
  await expect(reader.getByRole('radio', { name: 'Read' })).toBeChecked();
  const off = reader.getByRole('radio', { name: 'Tag', exact: true });
  await expect(off).toHaveAttribute('aria-disabled', 'true');
  await off.check({ force: true }).catch(() => undefined);
  await expect(off).not.toBeChecked();
  await expect(reader.getByRole('radio', { name: 'Suggest', exact: true })).toHaveCount(0);
  await expect(reader.getByRole('radio', { name: 'Edit', exact: true })).toHaveAttribute('aria-disabled', 'true');
  const text = reader.getByRole('article', { name: 'Text of the article' });
  await text.getByText('It was a lazy count').selectText();
  await reader.keyboard.press('c');
  // It comes a moment after the selection, and does not tag.
  const bar = reader.getByRole('toolbar');
  await expect(bar).toHaveAccessibleName('Comment on the selection');
  await expect(bar.getByRole('button')).toHaveText(['Select more', /^Comment/]);
  await expect(reader.getByRole('option')).toHaveCount(1);
  await reader.getByRole('option', { name: /The harbour board/ }).click();
  const card = workbenchOf(reader).card;
  await expect(card).toHaveAccessibleName(/^Claim 1,/);
  // The key has tagged nothing.
  await expect(reader.getByRole('option')).toHaveCount(1);
  await expect(reader.getByRole('toolbar')).toHaveCount(0);
  await expect(card.getByRole('radio')).toHaveCount(0);
  await expect(card.getByRole('button')).toHaveCount(1);
  await expect(card).toContainText('To check');
  await expect(reader.getByRole('link', { name: 'Paste a newer version' })).toHaveCount(0);
  await expect(reader.getByRole('button', { name: 'Export' })).toBeVisible();
});

test('As a checker I tag and judge, and where others edit I suggest, which changes no text', async ({ page, openElsewhere }) => {
  const { articleId, deskId } = await makeDeskWithTag(page);
  const checker = await openElsewhere();
  await signIn(checker, await makePerson('Priya Raman', { roles: { [deskId]: 'checker' } }));
  const { text, option } = await openArticle(checker, articleId);
  await expect(checker.getByRole('radio', { name: 'Edit' })).toHaveCount(0);
  await expect(
    checker.getByRole('group', { name: 'Mode' }).getByTitle(/^Your role suggests changes; editors and leads accept them\./),
  ).toBeVisible();
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
