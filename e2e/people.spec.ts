import { expect, type Page } from '@playwright/test';
import { expectNoAxeFinding } from './axe';
import { inDatabase, makeDesk, makePerson, newsOn, password, signIn, test, toastOf, uniqueName } from './fixtures';
import { gateOf } from './gate';
import { holdScripts } from './late-scripts';

/** Of a large house only the first are drawn. */
const find = (page: Page, words: string) => page.getByRole('searchbox', { name: 'Find a person' }).fill(words);

test('I invite a colleague, who joins, works, and is out at the next click when I disable them', async ({ page, openElsewhere }) => {
  const desk = uniqueName('City');
  // An admin sees those who have joined in other journeys, too.
  const name = `Tove Ekman ${Date.now()}`;
  const admin = await makePerson('Hanne Voss', { isAdmin: true, roles: { [await makeDesk(desk)]: 'lead' } });
  await signIn(page, admin);
  await page.goto('/people');
  await page.getByLabel('Email').fill(`Tove.Ekman.${Date.now()}@Ledger.example`);
  await page.getByLabel('Role', { exact: true }).selectOption('Checker');
  await page.getByLabel('Desk', { exact: true }).selectOption(desk);
  await page.getByRole('button', { name: 'Invite' }).click();
  const link = await page.getByLabel('Link').inputValue();
  await page.getByRole('button', { name: 'Close' }).click();

  const colleague = await openElsewhere();
  await colleague.goto(link);
  await colleague.getByLabel('Name').fill(name);
  await colleague.getByLabel('Password', { exact: true }).fill(password);
  await colleague.getByRole('button', { name: 'Join' }).click();
  await expect(colleague.getByRole('button', { name: `Account of ${name}` })).toBeVisible();
  await colleague.goto('/people');
  await expect(colleague.getByRole('heading', { name: 'Members' })).toBeVisible();
  await expect(colleague.getByRole('button', { name: 'Invite' })).toHaveCount(0);

  await page.reload();
  await find(page, name);
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Disable…' }).click();
  await page.getByRole('button', { name: 'Disable', exact: true }).click();
  await expect(toastOf(page, `${name} is disabled and signed out.`)).toBeVisible();
  await colleague.goto('/people');
  await expect(colleague.getByRole('heading', { name: 'Sign in to Galley' })).toBeVisible();
  await colleague.goto(link);
  await expect(colleague.getByRole('heading', { name: 'This link cannot be used' })).toBeVisible();
});

test('I invite somebody again: the row says that it is being made, takes no second press, and I hear that the earlier link is gone', async ({
  page,
}) => {
  const desk = uniqueName('Night');
  await signIn(page, await makePerson('Hanne Voss', { roles: { [await makeDesk(desk)]: 'lead' } }));
  const email = `tove.${Date.now()}@post.example`;
  await page.goto('/people');
  await page.getByLabel('Email').fill(email);
  await page.getByRole('button', { name: 'Invite' }).click();
  const dialog = page.getByRole('dialog', { name: 'The invitation is ready' });
  await expect(dialog).toContainText('send it to');
  await expect(dialog).not.toContainText('earlier link');
  await dialog.getByRole('button', { name: 'Close' }).click();

  const row = page.getByRole('row', { name: email });
  const actions = row.getByRole('button', { name: `Actions for ${email}` });
  let asked = 0;
  const { gate, open: answer } = gateOf();
  await page.route('**/api/v1/invitations', async (route) => {
    if (route.request().method() === 'POST') {
      asked += 1;
      await gate;
    }
    await route.continue();
  });
  // It is there before there is something to say: what comes together with its words is said by few screen readers.
  const said = row.getByRole('status');
  await expect(said).toHaveText('');
  await actions.click();
  await page.getByRole('menuitem', { name: 'Invite again' }).click();
  await expect(said).toHaveText('Making a new invitation');
  await expect(actions).toHaveAttribute('aria-disabled', 'true');
  await actions.click({ force: true });
  await expect(page.getByRole('menuitem')).toHaveCount(0);
  await expectNoAxeFinding(page, { how: 'an invitation that is being made anew' });
  answer();
  await expect(dialog).toContainText('The earlier link works no more.');
  expect(asked).toBe(1);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(row).toContainText('Runs out in 7 days');
  await expect(actions).not.toHaveAttribute('aria-disabled');
});

test('I have an account and am invited to another desk: I sign in, and add it', async ({ page, openElsewhere }) => {
  const desk = uniqueName('Night');
  const lead = await makePerson('Hanne Voss', { roles: { [await makeDesk(desk)]: 'lead' } });
  const person = await makePerson('Jonah Okoye', { roles: { [await makeDesk(uniqueName('City'))]: 'checker' } });
  await signIn(page, lead);
  await page.goto('/people');
  await page.getByLabel('Email').fill(person.email);
  await page.getByRole('button', { name: 'Invite' }).click();
  const link = await page.getByLabel('Link').inputValue();

  // Whoever made the link cannot use it in another's place.
  await page.goto(link);
  await expect(page.getByText(`This invitation is for ${person.email}, and you are signed in as Hanne Voss.`)).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: 'Sign in to join' })).toBeVisible();

  const colleague = await openElsewhere();
  await colleague.goto(link);
  const signInToJoin = colleague.getByRole('link', { name: 'Sign in to join' });
  await expect(signInToJoin).toBeVisible();
  await expect(colleague.getByText(person.name)).toHaveCount(0);
  await signInToJoin.click();
  await colleague.getByLabel('Email').fill(person.email);
  await colleague.getByLabel('Password', { exact: true }).fill(password);
  await colleague.getByRole('button', { name: 'Sign in' }).click();
  await expect(colleague.getByRole('button', { name: 'Join' })).toBeVisible();
  await colleague.getByRole('button', { name: 'Join' }).click();
  await expect(colleague.getByRole('heading', { name: 'Articles' })).toBeVisible();
  await colleague.goto('/profile');
  await expect(colleague.getByText(desk)).toBeVisible();
  // The link has done its work, and leads me on.
  await colleague.goto(link);
  await expect(colleague.getByRole('heading', { name: 'Articles' })).toBeVisible();
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'This link cannot be used' })).toBeVisible();
});

test('I sign in where I wanted to go, after one wrong try that told me how many are left', async ({ page }) => {
  const person = await makePerson('Jonah Okoye', { roles: { [await makeDesk(uniqueName('Night'))]: 'checker' } });
  await page.goto('/people/desks');
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill('not my password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('That email and password do not match. Four tries left before a 15 minute pause.')).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Desks' })).toBeVisible();
});

test('I get a new password by a link from an admin, and my old sessions end', async ({ page, openElsewhere }) => {
  const person = await makePerson('Elif Tuncel', { roles: { [await makeDesk(uniqueName('Culture'))]: 'editor' } });
  const elsewhere = await openElsewhere();
  await signIn(elsewhere, person);
  await signIn(page, await makePerson('Hanne Voss', { isAdmin: true }));
  await page.goto('/people');
  await find(page, person.email);
  await page.getByRole('row', { name: person.email }).getByRole('button', { name: 'Actions for Elif Tuncel' }).click();
  await page.getByRole('menuitem', { name: 'Make a password link' }).click();
  const link = await page.getByLabel('Link').inputValue();

  const here = await openElsewhere();
  await here.goto(link);
  await here.getByLabel('New password').fill('a quite new password');
  await here.getByRole('button', { name: 'Set the password' }).click();
  await expect(here.getByRole('button', { name: 'Account of Elif Tuncel' })).toBeVisible();
  await elsewhere.goto('/profile');
  await expect(elsewhere.getByRole('heading', { name: 'Sign in to Galley' })).toBeVisible();

  // I am told whose link it was, until I put it away; my profile keeps it.
  const told = here.getByRole('status').filter({ hasText: 'Your password was reset' });
  await expect(told).toContainText('Through a link by Hanne Voss');
  await expectNoAxeFinding(here);
  const stored = here.waitForResponse((answer) => answer.url().endsWith('/me/preferences') && answer.ok());
  await told.getByRole('button', { name: 'Dismiss' }).click();
  await stored;
  await expect(told).toHaveCount(0);
  await here.goto('/profile');
  await expect(here.getByRole('region', { name: 'Password' })).toContainText('Reset through a link by Hanne Voss');
  await expect(told).toHaveCount(0);
});

test('I change my password and sign out everywhere', async ({ page }) => {
  await signIn(page, await makePerson('Nadia Ferrant', { roles: { [await makeDesk(uniqueName('Opinion'))]: 'author' } }));
  await page.goto('/profile');
  await page.getByLabel('Current password').fill(password);
  await page.getByLabel('New password').fill('a quite new password');
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(toastOf(page, 'Your password is changed.')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Profile' })).toBeVisible();
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to Galley' })).toBeVisible();
});

test('I choose a role and at once another one: the later is shown and stored', async ({ page }) => {
  const desk = uniqueName('City');
  const deskId = await makeDesk(desk);
  await signIn(page, await makePerson('Hanne Voss', { roles: { [deskId]: 'lead' } }));
  const runa = await makePerson('Runa Holm', { roles: { [deskId]: 'reader' } });
  await page.goto('/people');
  const role = page.getByLabel(`Role of Runa Holm on ${desk}`);
  let asked = 0;
  const { gate, open: answer } = gateOf();
  await page.route(`**/members/${runa.id}`, async (route) => {
    asked += 1;
    // The first one is slow.
    if (asked === 1) await gate;
    await route.continue();
  });
  await role.selectOption('Editor');
  await expect(role).toHaveValue('editor');
  await expect.poll(() => asked).toBe(1);
  await role.selectOption('Checker');
  await expect(role).toHaveValue('checker');
  expect(asked).toBe(1);
  answer();
  await expect(toastOf(page, 'Runa Holm is now checker.')).toBeVisible();
  await expect(role).toHaveValue('checker');
  await page.reload();
  await expect(role).toHaveValue('checker');
});

test('A role that I gave in the row and then took back in the dialog is shown in both', async ({ page }) => {
  const desk = uniqueName('City');
  const deskId = await makeDesk(desk);
  await signIn(page, await makePerson('Hanne Voss', { roles: { [deskId]: 'lead' } }));
  await makePerson('Runa Holm', { roles: { [deskId]: 'reader' } });
  await page.goto('/people');
  const role = page.getByLabel(`Role of Runa Holm on ${desk}`);
  await role.selectOption('Editor');
  await expect(toastOf(page, 'Runa Holm is now editor.')).toBeVisible();
  await page.getByRole('row').filter({ has: role }).getByRole('button', { name: 'Actions for Runa Holm' }).click();
  await page.getByRole('menuitem', { name: 'Desks and roles…' }).click();
  // What the list says is new by now.
  const again = page.getByRole('dialog').getByLabel(`Role on ${desk}`);
  await expect(again).toHaveValue('editor');
  await again.selectOption('Reader');
  await expect(toastOf(page, 'Runa Holm is now reader.')).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).click();
  await expect(role).toHaveValue('reader');
});

test('Whom a lead took off a desk I do not put back from my page from before', async ({ page }) => {
  const desk = uniqueName('City');
  const deskId = await makeDesk(desk);
  await signIn(page, await makePerson('Hanne Voss', { isAdmin: true, roles: { [deskId]: 'lead' } }));
  const runa = await makePerson('Runa Holm', { roles: { [deskId]: 'editor' } });
  await page.goto('/people');
  await find(page, runa.email);
  const role = page.getByLabel(`Role of Runa Holm on ${desk}`);
  await expect(role).toHaveValue('editor');
  await inDatabase((client) => client.query('delete from "Membership" where "personId" = $1', [runa.id]));
  await role.selectOption('Checker');
  await expect(toastOf(page, 'Runa Holm is not on this desk any more.')).toBeVisible();
  await expect(role).toHaveCount(0);
  await expect(page.getByRole('row', { name: runa.email })).toContainText('No desk');
});

test('Of a large desk the first hundred show, the next by a press, and the field finds all', async ({ page }) => {
  const deskId = await makeDesk();
  for (let n = 100; n < 204; n++) await makePerson(`Colleague ${n}`, { roles: { [deskId]: 'checker' } });
  // Behind them all by name.
  await signIn(page, await makePerson('Zoe Adair', { roles: { [deskId]: 'lead' } }));
  const email = `tove.${Date.now()}@post.example`;
  expect((await page.request.post('/api/v1/invitations', { data: { email, deskId, role: 'checker' } })).ok()).toBe(true);
  await page.goto('/people');
  const people = page.getByRole('row', { name: /@ledger\.example/ });
  const more = page.getByRole('button', { name: 'Show more' });
  await expect(page.getByText('100 of 105 people')).toBeVisible();
  await expect(people).toHaveCount(100);
  await expect(page.getByRole('row', { name: email })).toBeVisible();
  await expectNoAxeFinding(page);
  await find(page, 'zoe');
  await expect(people).toHaveCount(1);
  await expect(more).toHaveCount(0);
  await find(page, '');
  await more.press('Enter');
  await expect(people).toHaveCount(105);
  await expect(more).toHaveCount(0);
  await expect(newsOn(page, 'People found').filter({ hasText: /^105 of 105 people$/ })).toHaveCount(1);
  // Where the list goes on: a press more does nothing, and Tab goes through those who came.
  await expect(page.getByRole('cell', { name: 'Colleague 200' }).first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await page.keyboard.press('Tab');
  await expect(page.getByLabel(/^Role of Colleague 200 on/)).toBeFocused();
});

test('The browser puts another role into the list before the page has its scripts: nobody is given it', async ({ page }) => {
  const desk = uniqueName('City');
  const deskId = await makeDesk(desk);
  await signIn(page, await makePerson('Hanne Voss', { roles: { [deskId]: 'lead' } }));
  const runa = await makePerson('Runa Holm', { roles: { [deskId]: 'reader' } });
  let asked = 0;
  await page.route(`**/members/${runa.id}`, async (route) => {
    asked += 1;
    await route.continue();
  });
  const letGo = await holdScripts(page);
  await page.goto('/people', { waitUntil: 'commit' });
  const role = page.getByLabel(`Role of Runa Holm on ${desk}`);
  // As a browser does that restores a page: without a word to it.
  await role.evaluate((select) => {
    if (select instanceof HTMLSelectElement) select.value = 'lead';
  });
  await expect(role).toHaveValue('lead');
  letGo();
  await expect(role).toHaveValue('reader');
  await role.selectOption('Editor');
  await expect(toastOf(page, 'Runa Holm is now editor.')).toBeVisible();
  expect(asked).toBe(1);
});
