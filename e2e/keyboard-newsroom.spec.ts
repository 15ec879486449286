import { expect, type Page } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { makeArticle, storeTags, workbenchOf } from './articles';
import { ferryArticle } from './ferry-article';
import { inDatabase, makeDesk, makePerson, newsOn, password, signIn, uniqueName } from './fixtures';
import { holdPage } from './held-page';
import { test } from './keys-only';
import { noneMatches } from './none-matches';
import { pageWithCuts, unreadableFile } from './screens/samples';
import { CLAIM, OTHER } from './two-claims';

/** Somebody who leads a desk of their own, signed in on `page`. */
async function begin(page: Page, { isAdmin = false } = {}) {
  const desk = uniqueName('City');
  const deskId = await makeDesk(desk);
  const lead = await makePerson('Hanne Voss', { isAdmin, roles: { [deskId]: 'lead' } });
  await signIn(page, lead);
  return { desk, deskId };
}

test('I sign in after a wrong try, change the theme and sign out, by keys alone', async ({ page, me }) => {
  const person = await makePerson('Jonah Okoye', { roles: { [await makeDesk(uniqueName('Night'))]: 'checker' } });
  await page.goto('/people');
  await me.write('textbox', 'Email', person.email);
  await me.press('Tab');
  await me.type('not it');
  await me.press('Enter');
  await expect(page.getByText('That email and password do not match.')).toBeVisible();
  await me.press('ControlOrMeta+a');
  await me.type(password);
  await me.press('Enter');
  await expect(page.getByRole('heading', { name: 'Members' })).toBeVisible();
  await me.choose('Account of Jonah Okoye', 'Dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByRole('button', { name: 'Account of Jonah Okoye' })).toBeFocused();
  await me.use('link', 'Sources');
  await expect(page.getByRole('heading', { name: 'Sources', level: 1 })).toBeVisible();
  await me.choose('Account of Jonah Okoye', 'Sign out');
  await expect(page.getByRole('heading', { name: 'Sign in to Galley' })).toBeVisible();
});

test('I bring an article in from a file and correct what was found, by keys alone', async ({ page, me }) => {
  await begin(page);
  await page.goto('/articles/new');
  await me.tabTo('radio', 'Paste');
  await me.press('ArrowRight');
  const give = async (file: typeof unreadableFile) => {
    const choosing = page.waitForEvent('filechooser');
    await me.press('Tab', 'Space');
    await (await choosing).setFiles(file);
  };
  await give(unreadableFile);
  await expect(page.getByRole('alert').filter({ hasText: 'Pages' })).toBeVisible();
  await me.use('button', `Remove ${unreadableFile.name}`);
  await expect(page.getByText(unreadableFile.name)).toHaveCount(0);
  await me.tabTo('radio', 'File');
  await give(pageWithCuts);
  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(preview).toContainText('The last 41 bus leaves');
  await me.write('textbox', 'Title', 'Marrow Quay goes to bed');
  await me.use('button', /^Keep “Share this/);
  await expect(page.getByRole('button', { name: /^Cut “Share this/ })).toBeFocused();
  await me.use('button', 'Start tagging');
  const text = page.getByRole('textbox', { name: 'Text of the article' });
  await expect(text).toBeFocused();
  await expect(text).toContainText('Share this on everything');
});

test('I paste an article and give it up again, by keys alone', async ({ page, me }) => {
  const { desk } = await begin(page);
  await page.goto('/articles');
  await me.use('link', /^Paste the text/);
  await me.tabTo('textbox', 'Text of the article');
  await page.keyboard.insertText(ferryArticle);
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText('The two boats are 31 years old.');
  await me.tabTo('combobox', 'Desk');
  await me.type(desk);
  await me.use('link', 'Cancel');
  await expect(page.getByRole('heading', { name: 'Nothing on the desk yet' })).toBeVisible();
  await me.tabTo('link', /^Upload a file/);
});

test('A text without a title asks me for one when I go on without it, not before', async ({ page, me }) => {
  await begin(page);
  const text = 'The line carries 1,240 people a day.\n\nIt was a lazy count.';
  const asked = page.getByText('We found no title in this text. Write one to go on.');
  const preview = page.getByRole('region', { name: 'Preview' });
  await page.goto('/articles/new');
  await me.tabTo('textbox', 'Text of the article');
  await page.keyboard.insertText(text);
  await expect(preview).toContainText('1,240');
  await me.tabTo('textbox', 'Title');
  await expect(asked).toHaveCount(0);
  await me.press('Tab');
  await expect(asked).toBeVisible();

  // What was begun waits, and is put away by keys.
  await page.goto('/articles/new');
  await expect(preview).toContainText('1,240');
  await me.use('button', 'Begin anew');
  await expect(page.getByRole('textbox', { name: 'Text of the article' })).toBeFocused();
  await page.keyboard.insertText(text);
  await expect(preview).toContainText('1,240');
  await expect(asked).toHaveCount(0);
  await me.use('button', 'Start tagging');
  await expect(asked).toBeVisible();
  // What is missing is what one writes next.
  await expect(preview.getByLabel('Title')).toBeFocused();
  await page.keyboard.type('Ferry');
  await expect(asked).toHaveCount(0);
});

test('I put an article away, take it back and find nothing, by keys alone', async ({ page, me }) => {
  const { deskId } = await begin(page);
  for (const title of ['Second story', 'First story']) await makeArticle(page, deskId, `${title}\n\nWords of it.`);
  await page.goto('/articles');
  const links = page.getByRole('table', { name: 'Articles' }).getByRole('link');
  await me.choose('Actions on First story', 'Rename…');
  await me.write('textbox', 'Title', 'Best story');
  await me.press('Escape');
  await expect(page.getByRole('button', { name: 'Actions on First story' })).toBeFocused();
  await me.choose('Actions on First story', 'Archive');
  await expect(links).toHaveText(['Second story']);
  await expect(page.getByRole('button', { name: 'Actions on Second story' })).toBeFocused();
  // The notes at the foot are a key away.
  await me.press('F8');
  await me.use('button', 'Undo');
  await expect(links).toHaveCount(2);
  await me.write('searchbox', 'Find by title or byline', 'glass');
  await expect(noneMatches(page, 'No article')).toBeVisible();
  await me.use('button', 'Clear filters');
  await expect(links).toHaveCount(2);
});

test('I add a source, find and change it, by keys alone', async ({ page, me }) => {
  await begin(page);
  await page.goto('/sources');
  await me.use('button', 'Add the first source');
  await expect(page.getByRole('dialog').getByRole('textbox').first()).toBeFocused();
  await me.type('Harbour accounts');
  await me.write('textbox', 'Link', 'https://harbour.example/accounts');
  await me.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Harbour accounts');
  await me.use('button', 'Change this source');
  await me.write('textbox', 'Publisher', 'Harbour board');
  await me.press('Enter');
  await expect(page.getByRole('region', { name: 'What is known' })).toContainText('Harbour board');
  await expect(page.getByRole('button', { name: 'Change this source' })).toBeFocused();

  await me.use('link', 'Sources');
  await me.use('button', 'New source');
  await me.write('textbox', 'Link', 'https://harbour.example/accounts');
  await me.press('Enter');
  await me.use('link', 'Open it');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Harbour accounts');
  await me.use('link', 'Sources');
  await me.write('searchbox', 'Find by title or link', 'granary');
  await expect(noneMatches(page, 'No source')).toBeVisible();
  await me.use('button', 'Clear filters');
  await expect(page.getByRole('searchbox', { name: 'Find by title or link' })).toHaveValue('');
  await me.write('searchbox', 'Find by title or link', 'accounts');
  await expect(page).toHaveURL(/q=accounts/);
  await me.use('link', 'Harbour accounts');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Harbour accounts');
});

test('A source that I go to while my words are still to be looked for opens all the same', async ({ page, me }) => {
  const { deskId } = await begin(page);
  const id = uuidv7();
  const source = { title: 'Harbour accounts' };
  const added = await page.request.post('/api/v1/sources', { data: { id, deskId, source } });
  expect(added.ok(), await added.text()).toBe(true);
  await page.clock.install();
  await page.goto('/sources');
  const letGo = await holdPage(page, `/sources/${id}`);
  const link = page.getByRole('link', { name: 'Harbour accounts' });
  await expect(link).toBeVisible();
  await me.write('searchbox', 'Find by title or link', 'acc');
  await link.press('Enter');
  await expect(page.getByRole('status', { name: 'Opening the page' })).toBeVisible();
  // The words have come to rest by now.
  await page.clock.fastForward(1_000);
  letGo();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Harbour accounts');
});

test('I go through the claims of the house, find one and open it in its article, by keys alone', async ({ page, me }) => {
  const { deskId } = await begin(page);
  await storeTags(page, await makeArticle(page, deskId, ferryArticle), [CLAIM, OTHER], ['claim']);
  await page.goto('/articles');
  await me.use('link', 'Claims');
  await expect(page.getByText('2 claims', { exact: true })).toBeVisible();
  const claims = page.getByRole('link', { name: new RegExp(`${CLAIM}|${OTHER}`) });
  // They are counted by a request of its own, which may be answered first.
  await expect(claims).toHaveCount(2);
  for (const [key, row] of [
    ['j', 0],
    ['j', 1],
    ['k', 0],
  ] as const) {
    await me.press(key);
    await expect(claims.nth(row)).toBeFocused();
  }
  await me.write('searchbox', 'Find claims by their words', '1,240');
  await expect(page.getByText('1 claim', { exact: true })).toBeVisible();
  await me.use('link', CLAIM);
  const panel = page.getByRole('region', { name: 'The open claim' });
  await expect(panel.getByRole('heading', { name: CLAIM })).toBeFocused();
  await me.use('link', 'Open in its article');
  await expect(workbenchOf(page).card).toHaveAccessibleName(/^Claim 1,/);
  await expect(workbenchOf(page).text).toBeFocused();
});

test('I read in my inbox what I was given, mark it as read and open it, by keys alone', async ({ page, me, openElsewhere }) => {
  const hanne = await openElsewhere();
  const { deskId } = await begin(hanne);
  const jonah = await makePerson('Jonah Okoye', { roles: { [deskId]: 'checker' } });
  await storeTags(hanne, await makeArticle(hanne, deskId, ferryArticle), [CLAIM, OTHER], ['claim']);
  await hanne.goto('/articles');
  await hanne.getByRole('button', { name: 'Actions on A ferry that nobody asked for' }).click();
  await hanne.getByRole('menuitem', { name: 'Assign unassigned claims…' }).click();
  await hanne.getByRole('combobox', { name: 'Checker' }).selectOption('Jonah Okoye');
  await hanne.getByRole('button', { name: 'Give 2 claims' }).click();
  await expect(hanne.getByText('2 claims for Jonah').first()).toBeVisible();

  await signIn(page, jonah);
  await page.goto('/articles');
  await me.use('link', /^Inbox.*1 unread/);
  const given = page.getByRole('list', { name: 'Given to you' });
  await expect(given).toContainText('2 claims to check');
  await me.use('button', 'Mark all as read');
  await expect(given.getByText('Unread.')).toHaveCount(0);
  await me.expectFocus('all is read');
  await me.use('link', 'Hanne gave you claims in A ferry that nobody asked for');
  await expect(workbenchOf(page).text).toBeFocused();
});

test('I invite, change roles, disable and enable, by keys alone', async ({ page, me }) => {
  const { desk, deskId } = await begin(page, { isAdmin: true });
  // Of nobody else in a house that other journeys live in, too.
  const name = `Runa Holm ${Date.now()}`;
  const runa = await makePerson(name, { roles: { [deskId]: 'checker' } });
  await page.goto('/people');
  const row = page.getByRole('row', { name: runa.email });
  const said = (words: string) => expect(page.getByText(words).first()).toBeVisible();
  const email = `lionel.graves.${Date.now()}@post.example`;
  await me.write('textbox', 'Email of someone new', email);
  await me.tabTo('combobox', 'Role');
  await me.type('Editor');
  await me.tabTo('combobox', 'Desk');
  await me.type(desk);
  await me.use('button', 'Invite');
  await expect(page.getByRole('dialog', { name: 'The invitation is ready' })).toBeVisible();
  await me.use('button', 'Copy the link');
  await me.press('Escape');
  await expect(page.getByRole('button', { name: 'Invite' })).toBeFocused();
  // It runs out, and is made anew with all that was written.
  await inDatabase((client) =>
    client.query(
      `update "OneTimeLink" set "createdAt" = "createdAt" - interval '9 days', "expiresAt" = "expiresAt" - interval '9 days' where email = $1`,
      [email],
    ),
  );
  await page.reload();
  // In a large house who is meant is found first: the list before them has hundreds of stops.
  const find = async (words: string, found: string | RegExp) => {
    await me.write('searchbox', 'Find a person', words);
    await expect(newsOn(page, 'People found')).toHaveText(found);
  };
  await find(email, /^1 of [\d,]+ invitations?$/);
  const invited = page.getByRole('row', { name: email });
  await expect(invited).toContainText('Ran out 2 days ago');
  await me.choose(`Actions for ${email}`, 'Invite again');
  await expect(page.getByRole('dialog', { name: 'The invitation is ready' })).toBeVisible();
  await expect(page.getByLabel('Link')).toHaveValue(/\/invitation\//);
  await me.press('Escape');
  await expect(page.getByRole('button', { name: `Actions for ${email}` })).toBeFocused();
  await expect(invited).toContainText('Runs out in 7 days');
  await expect(invited).toContainText('Editor');
  await me.choose(`Actions for ${email}`, 'Withdraw');
  await said(`The invitation of ${email} is withdrawn.`);
  await expect(invited).toHaveCount(0);
  await me.expectFocus('the invitation is gone');

  await find(runa.email, /^1 of [\d,]+ people$/);
  await me.tabTo('combobox', `Role of ${name} on ${desk}`);
  await me.type('Editor');
  await said(`${name} is now editor.`);
  await me.choose(`Actions for ${name}`, 'Desks and roles…');
  await me.use('button', `Take off ${desk}`);
  await said(`${name} is off ${desk}.`);
  await me.use('button', 'Add');
  await said(`${name} is now checker.`);
  await me.use('button', 'Close');
  await expect(page.getByRole('button', { name: `Actions for ${name}` })).toBeFocused();
  await me.choose(`Actions for ${name}`, 'Make a password link');
  await expect(page.getByLabel('Link')).toHaveValue(/\/reset\//);
  await me.use('button', 'Close');
  await me.choose(`Actions for ${name}`, 'Rename…');
  await me.write('textbox', 'Name', `${name} Berg`);
  await me.press('Enter');
  await expect(row).toContainText(`${name} Berg`);
  await me.choose(`Actions for ${name} Berg`, 'Disable…');
  await me.use('button', 'Disable');
  await said(`${name} Berg is disabled and signed out.`);
  await me.choose(`Actions for ${name} Berg`, 'Enable');
  await said(`${name} Berg can sign in again.`);
  await me.write('searchbox', 'Find a person', 'nobody at all');
  await expect(noneMatches(page, 'Nobody')).toBeVisible();
  await expect(newsOn(page, 'People found')).toHaveText('Nobody matches.');
  await me.use('button', 'Clear filters');
  await expect(page.getByRole('searchbox', { name: 'Find a person' })).toHaveValue('');

  // Short again: else two stops for each of a hundred people stand on the way, of a house that other journeys live in, too.
  await me.write('searchbox', 'Find a person', 'nobody at all');
  await expect(noneMatches(page, 'Nobody')).toBeVisible();
  await me.use('link', 'Desks');
  // What is seen in it is what is heard of it.
  await expect(page.getByRole('textbox', { name: 'Name of the new desk' })).toHaveAttribute('placeholder', 'Name of the new desk');
  await me.write('textbox', 'Name of the new desk', `${desk} night`);
  await me.press('Enter');
  await me.use('button', `Rename ${desk} night`);
  await me.write('textbox', 'Name', `${desk} late`);
  await me.press('Enter');
  await expect(page.getByRole('button', { name: `Rename ${desk} late` })).toBeFocused();
});

test('What stands in my way says so, and leads on by a key', async ({ page, me }) => {
  await begin(page);
  await page.goto('/nowhere');
  await me.use('link', 'To the articles');
  await expect(page).toHaveURL('/articles');
  await page.goto('/gallery/broken');
  await me.use('button', 'Break it');
  await expect(page.getByRole('heading', { name: 'This page could not be shown' })).toBeVisible();
  await me.use('button', 'Try again');
  await me.tabTo('button', 'Break it');
  await page.goto('/invitation/none');
  await me.use('link', 'To the sign-in page');
});
