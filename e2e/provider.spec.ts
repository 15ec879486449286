import { expect, type Page } from '@playwright/test';
import type { openMailbox } from '../lib/server/mailbox.fixture';
import { test } from './connected-house';
import { inDatabase, makeDesk, makePerson, password, signIn, uniqueName } from './fixtures';
import { lookAtAll } from './look-at-all';

type Mailbox = Awaited<ReturnType<typeof openMailbox>>;

const sub = () => crypto.randomUUID();
const address = () => `tove.${crypto.randomUUID().slice(-6)}@post.example`;

/** Goes to the provider from the page it is on. */
const goThere = (page: Page) => page.getByRole('button', { name: 'Sign in with Ledger' }).click();

/** A lead invites the address, by the API; the link in its mail. */
async function invite(page: Page, mailbox: Mailbox, email: string): Promise<string> {
  const deskId = await makeDesk(uniqueName('Night'));
  await signIn(page, await makePerson('Hanne Voss', { roles: { [deskId]: 'lead' } }));
  const answer = await page.request.post('/api/v1/invitations', { data: { email, deskId, role: 'checker' } });
  expect(await answer.json()).toMatchObject({ mail: 'sent', path: null });
  const { content } = await mailbox.next(email);
  const [link = ''] = /http:\/\/localhost:\d+\/invitation\/[\w-]+/.exec(content) ?? [];
  return link;
}

async function expectRefusal(page: Page, sentence: string): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Sign in to Galley' })).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: sentence })).toBeVisible();
  await page.goto('/articles');
  await expect(page.getByRole('heading', { name: 'Sign in to Galley' })).toBeVisible();
}

for (const isInToken of [true, false]) {
  test(`I join from my invitation through the provider, which tells my address ${isInToken ? 'at once' : 'when asked'}, and come back`, async ({
    page,
    openElsewhere,
    connected,
  }) => {
    const email = address();
    const path = await invite(page, connected.mailbox, email);
    connected.provider.admit({ sub: sub(), name: 'Tove Ekman', email, email_verified: true, isInToken });
    const newcomer = await openElsewhere();
    await newcomer.goto(path);
    await goThere(newcomer);
    await expect(newcomer.getByRole('button', { name: 'Account of Tove Ekman' })).toBeVisible();

    await newcomer.context().clearCookies();
    await newcomer.goto('/people/desks');
    await goThere(newcomer);
    await expect(newcomer.getByRole('heading', { name: 'Desks' })).toBeVisible();
    await newcomer.goto('/profile');
    await expect(newcomer.getByText('You have none: you sign in through the identity provider.')).toBeVisible();
    await expect(newcomer.getByLabel('Current password')).toHaveCount(0);

    await newcomer.context().clearCookies();
    await newcomer.goto(path);
    await expect(newcomer.getByRole('heading', { name: 'This link cannot be used' })).toBeVisible();
  });
}

test('I come by the provider for the first time: the password and the sessions from before are over', async ({
  page,
  openElsewhere,
  connected,
}) => {
  const person = await makePerson('Jonah Okoye', { roles: { [await makeDesk(uniqueName('Night'))]: 'checker' } });
  const elsewhere = await openElsewhere();
  await signIn(elsewhere, person);
  connected.provider.admit({ sub: sub(), name: 'J. Okoye', email: person.email, email_verified: true });
  await page.goto('/people/desks');
  await goThere(page);
  await expect(page.getByRole('heading', { name: 'Desks' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Account of Jonah Okoye' })).toBeVisible();
  await elsewhere.goto('/profile');
  await elsewhere.getByLabel('Email').fill(person.email);
  await elsewhere.getByLabel('Password', { exact: true }).fill(password);
  await elsewhere.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(elsewhere.getByText('That email and password do not match.')).toBeVisible();
  await goThere(elsewhere);
  await expect(elsewhere.getByText('You have none: you sign in through the identity provider.')).toBeVisible();
});

test('I have an account and am invited to another desk: signing in through the provider adds it', async ({
  page,
  openElsewhere,
  connected,
}) => {
  const person = await makePerson('Jonah Okoye', { roles: { [await makeDesk(uniqueName('City'))]: 'checker' } });
  const path = await invite(page, connected.mailbox, person.email);
  connected.provider.admit({ sub: sub(), email: person.email, email_verified: true });
  const invited = await openElsewhere();
  await invited.goto(path);
  await invited.getByRole('link', { name: 'Sign in to join' }).click();
  await goThere(invited);
  await expect(invited.getByRole('button', { name: 'Account of Jonah Okoye' })).toBeVisible();
  await expect(invited.getByRole('heading', { name: 'Articles' })).toBeVisible();
});

test('I was not invited, so I am told whom to ask', async ({ page, connected }) => {
  connected.provider.admit({ sub: sub(), name: 'Lionel Graves', email: address(), email_verified: true });
  await page.goto('/sign-in');
  await goThere(page);
  await expect(page.getByRole('alert').filter({ hasText: 'This address was not invited.' })).toBeVisible();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await lookAtAll(page);
  await expectRefusal(page, 'This address was not invited. Ask an admin.');
});

test('My address is not confirmed at the provider, so it opens nobody’s account', async ({ page, connected }) => {
  const { email } = await makePerson('Elif Tuncel');
  connected.provider.admit({ sub: sub(), email, email_verified: false });
  await page.goto('/sign-in');
  await goThere(page);
  await expectRefusal(page, 'Ledger has not confirmed your email address. Confirm it there, then sign in again.');
});

test('A second account at the provider with my address is not me, until an admin says so', async ({ page, openElsewhere, connected }) => {
  const person = await makePerson('Nadia Ferrant');
  connected.provider.admit({ sub: sub(), email: person.email, email_verified: true });
  await page.goto('/sign-in');
  await goThere(page);
  await expect(page.getByRole('button', { name: 'Account of Nadia Ferrant' })).toBeVisible();

  connected.provider.admit({ sub: sub(), email: person.email, email_verified: true });
  const other = await openElsewhere();
  await other.goto('/sign-in');
  await goThere(other);
  await expectRefusal(other, 'Another account at Ledger signs in with this address already. Ask an admin.');

  const admin = await openElsewhere();
  await signIn(admin, await makePerson('Hanne Voss', { isAdmin: true }));
  await admin.goto('/people');
  await admin.getByRole('searchbox', { name: 'Find a person' }).fill(person.email);
  await admin.getByRole('row', { name: person.email }).getByRole('button', { name: 'Actions for Nadia Ferrant' }).click();
  await admin.getByRole('menuitem', { name: 'Forget the account at Ledger' }).click();
  await expect(admin.getByText('Nadia Ferrant can sign in with another account at Ledger now.').first()).toBeVisible();
  await goThere(other);
  await expect(other.getByRole('button', { name: 'Account of Nadia Ferrant' })).toBeVisible();
});

test('I am disabled, and the provider does not bring me back', async ({ page, connected }) => {
  const person = await makePerson('Marc Delisle');
  await inDatabase((client) => client.query('update "Person" set "disabledAt" = now() where id = $1', [person.id]));
  connected.provider.admit({ sub: sub(), email: person.email, email_verified: true });
  await page.goto('/sign-in');
  await goThere(page);
  await expectRefusal(page, 'Your account here is disabled. Ask an admin.');
});

test('I turn back at the provider', async ({ page, connected }) => {
  const person = await makePerson('Hal Brandt');
  connected.provider.admit('refused');
  await page.goto('/inbox');
  await goThere(page);
  // Back again: what is typed before would be lost with the page from before.
  await expect(page.getByRole('alert').filter({ hasText: 'Ledger did not let you through.' })).toBeVisible();
  // Whoever signs in after all goes where they wanted to.
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible();
  await page.context().clearCookies();
  await page.goto('/sign-in');
  await goThere(page);
  await expectRefusal(page, 'Ledger did not let you through. Nothing was changed; try again, or sign in with your password.');
});

test('A way back from the provider that is not mine, or forged, signs nobody in', async ({ page, openElsewhere, connected }) => {
  const person = await makePerson('Ana Reyes');
  connected.provider.admit({ sub: sub(), email: person.email, email_verified: true });
  const wayBack = async () => {
    const csrf: { csrfToken: string } = await (await page.request.get('/api/auth/csrf')).json();
    const answer = await page.request.post('/api/auth/signin/house', {
      form: { csrfToken: csrf.csrfToken, json: 'true', callbackUrl: '/' },
    });
    const started: { url: string } = await answer.json();
    let at = started.url;
    while (!at.startsWith(`${connected.url}/api/auth/callback/`)) {
      const step = await page.request.get(at, { maxRedirects: 0 });
      at = new URL(step.headers().location ?? '', at).href;
    }
    return new URL(at);
  };
  const failed = 'Signing in with Ledger did not work. You are not signed in; start again from here.';
  const forged = await wayBack();
  forged.searchParams.set('state', 'a-forged-state');
  await page.goto(forged.href);
  await expectRefusal(page, failed);

  // Another browser has not asked for it: nobody can be signed in as somebody else by a link.
  const elsewhere = await openElsewhere();
  await elsewhere.goto((await wayBack()).href);
  await expectRefusal(elsewhere, failed);

  await page.goto((await wayBack()).href);
  await expect(page.getByRole('button', { name: 'Account of Ana Reyes' })).toBeVisible();
});
